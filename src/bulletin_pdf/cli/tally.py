"""What is said of a batch: the files as they come, what went wrong at the end, and the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.cli.console import Console, as_ours
from bulletin_pdf.cli.shop import short
from bulletin_pdf.errors import ExitCode, Place

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.batch import Outcome
    from bulletin_pdf.pipeline.build import Built


@dataclass(slots=True)
class Tally:
    """The outcomes of a batch, which come in any order and are told in that of the issues.

    Attributes:
        console: how to speak.
        issues: the issue files, in the order in which they were given.
    """

    console: Console
    issues: Sequence[Path]
    _outcomes: dict[Path, Outcome] = field(default_factory=dict)
    _told: int = 0

    @property
    def ended(self) -> int:
        """How many issues are done, well or not."""
        return len(self._outcomes)

    def add(self, outcome: Outcome) -> None:
        """Take how one issue ended."""
        self._outcomes[outcome.path] = outcome

    def tell_ready(self) -> None:
        """Name the files of every issue whose forerunners have all ended."""
        while self._told < len(self.issues):
            outcome = self._outcomes.get(self.issues[self._told])
            if outcome is None:
                return
            self._told += 1
            if outcome.built:
                name_files(self.console, outcome.built)

    def close(self, stopped: BaseException | None = None) -> ExitCode:
        """Tell what is left to tell and return the highest exit code.

        Args:
            stopped: why some issues were not even begun.
        """
        outcomes = [self._outcomes[path] for path in self.issues if path in self._outcomes]
        for outcome in outcomes[self._told :]:
            if outcome.built:
                name_files(self.console, outcome.built)
        code = max((self._report(outcome) for outcome in outcomes), default=ExitCode.OK)
        built = [outcome.built for outcome in outcomes if outcome.built]
        reused = sum(one.reused for one in built)
        counts = {
            "batch-built": len(built) - reused,
            "batch-reused": reused,
            "batch-failed": len(outcomes) - len(built),
            "batch-left": len(self.issues) - len(outcomes),
        }
        words = [self.console.word(key, count=n) for key, n in counts.items() if n]
        rest = self.console.word("batch-comma").join(words)
        self.console.say(self.console.word("batch-sum", count=len(self.issues), rest=rest))
        return code if stopped is None else max(code, self.console.fail(stopped))

    def _report(self, outcome: Outcome) -> ExitCode:
        if outcome.built:
            self.console.report(outcome.built.diagnostics)
            return ExitCode.FINDINGS if outcome.built.is_faulty else ExitCode.OK
        error = outcome.error or RuntimeError(outcome.path)
        place, ours = Place(str(outcome.path)), as_ours(error)
        named = type(ours)(*(replace(d, where=d.where or place) for d in ours.diagnostics))
        named.__cause__ = error  # for --debug
        return self.console.fail(named)


def name_files(console: Console, built: Built) -> None:
    """Name the files of an issue."""
    for pdf in built.outputs.values():
        console.say(console.word("built", path=short(pdf), pages=built.pages))
