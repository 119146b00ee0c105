"""Builds issues that were made up and tells whether each is right, refused or wrong."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_pdf.errors import (
    BulletinError,
    Diagnostic,
    Language,
    Severity,
    hint_of,
    message_of,
)
from bulletin_pdf.pipeline.checking import examine
from bulletin_pdf.pipeline.making import make
from bulletin_pdf.pipeline.progress import Silent
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.targets import Target

from .generated import Generated, generated, write

ACCEPTED = frozenset({"table-too-wide"})
"""Reasons to refuse an issue that no layout could set otherwise."""


class Verdict(NamedTuple):
    """What became of an issue.

    Attributes:
        pages: how many it has; 0 when there are none.
        faults: what is wrong, in an editor's words, behind its code; empty when it is right or
            was refused for a reason that is accepted.
        warnings: codes of the pages' warnings.
        refused: codes of accepted reasons.
    """

    pages: int
    faults: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Codes of what is wrong."""
        return frozenset(fault.partition(" ")[0] for fault in self.faults) - {"page-more"}


def judge(issue: Generated) -> Verdict:
    """Build an issue as a proof, in this process, and tell what became of it."""
    with tempfile.TemporaryDirectory(prefix="generated-") as folder:
        path = write(issue, Path(folder))
        try:
            made = make(examine(path), Request(targets=(Target.PROOF,)), Silent())
        except BulletinError as error:
            return _refused(error)
        except Exception as error:  # whatever it is: that none gets out is what is tried
            return Verdict(0, (f"{type(error).__name__} {error}",))
    found = [d for d in made.diagnostics if d.code.startswith("page-")]
    faults = tuple(_said(d) for d in made.diagnostics if d.severity is Severity.ERROR)
    warnings = tuple(
        d.code for d in found if d.severity is Severity.WARNING and d.code != "page-more"
    )
    return Verdict(made.pages, faults, warnings)


def _refused(error: BulletinError) -> Verdict:
    """An issue may be refused for a reason that is accepted, with its place and a remedy."""
    errors = [d for d in error.diagnostics if d.severity is Severity.ERROR]
    faults = tuple(_said(d) for d in errors if not _is_accepted(d))
    if faults or not errors:
        return Verdict(0, faults or ("no-reason",))
    return Verdict(0, (), refused=tuple(d.code for d in errors))


def _is_accepted(found: Diagnostic) -> bool:
    where = found.where
    has_place = where is not None and where.line is not None
    return found.code in ACCEPTED and has_place and bool(hint_of(found, Language.ZH))


def _said(found: Diagnostic) -> str:
    line = found.where.line if found.where else None
    return f"{found.code} line {line}: {message_of(found, Language.ZH)}"


def summary(numbers: Iterable[int]) -> str:
    """Return what is wrong with which issues, and how often what is warned of, as two tables."""
    wrong: dict[tuple[str, str], list[int]] = defaultdict(list)
    warned: dict[tuple[str, str], list[int]] = defaultdict(list)
    pages, judged, right = 0, 0, 0
    for number in numbers:
        issue = generated(number)
        verdict = judge(issue)
        judged, pages = judged + 1, pages + verdict.pages
        right += not verdict.faults
        for code in sorted(verdict.codes):
            wrong[code, issue.layout].append(number)
        for code in verdict.warnings:
            warned[code, issue.layout].append(number)
    lines = [f"{right} of {judged} issues are right or refused; {pages} pages", "", "wrong:"]
    lines += _rows(wrong)
    return "\n".join([*lines, "", "warnings:", *_rows(warned), ""])


def _rows(found: dict[tuple[str, str], list[int]]) -> Iterator[str]:
    for (code, layout), numbers in sorted(found.items()):
        which = " ".join(map(str, dict.fromkeys(numbers)))
        yield f"{code:24} {layout:8} {len(numbers):4}  {which}"


def least(issue: Generated, code: str) -> Generated:
    """Return an issue without anything that its fault does not need.

    Args:
        issue: an issue with a fault.
        code: of the fault.
    """

    def has_it(given: Any) -> bool:
        return code in judge(issue._replace(issue=given)).codes

    given = deepcopy(issue.issue)
    while (smaller := _smaller(given, has_it)) is not None:
        given = smaller
    return issue._replace(issue=given)


def _smaller(given: Any, has_it: Callable[[Any], bool]) -> Any:
    """Return the first smaller issue that still has the fault; None when no part can go."""
    for cut in _cuts(given):
        if has_it(cut):
            return cut
    return None


def _cuts(value: Any) -> Iterator[Any]:
    """Yield what is left of a value without one of its parts, the larger parts first."""
    if isinstance(value, dict):
        for key in value:
            yield {k: v for k, v in value.items() if k != key}
        for key, inner in value.items():
            for cut in _cuts(inner):
                yield value | {key: cut}
    elif isinstance(value, list):
        half = len(value) // 2
        if half > 1:
            yield value[:half]
            yield value[half:]
        for place in range(len(value)) if len(value) > 1 else ():
            yield value[:place] + value[place + 1 :]
        for place, inner in enumerate(value):
            for cut in _cuts(inner):
                yield [*value[:place], cut, *value[place + 1 :]]
    elif isinstance(value, str) and len(value) > 1:
        for mark in ("\n\n", "\n"):
            if len(parts := value.strip("\n").split(mark)) > 1:
                half = len(parts) // 2
                yield mark.join(parts[:half])
                yield mark.join(parts[half:])
                for place in range(len(parts)) if len(parts) > 2 else ():
                    yield mark.join(parts[:place] + parts[place + 1 :])
                break
        else:
            if len(value) > 6 and not any(mark in value for mark in "[]{}|*"):
                yield value[: len(value) // 2]
                yield value[len(value) // 2 :]
