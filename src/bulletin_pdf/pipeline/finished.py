"""What may stand in a proof, but in nothing that leaves the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from bulletin_pdf.errors import Severity, SourceError, worst
from bulletin_pdf.pipeline.targets import Target

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.checking import Checked

STOPS_FINISHED = frozenset(("lint-placeholder",))
"""Codes of warnings that are errors for the press and the archive."""

_FINISHED = frozenset((Target.PRESS, Target.ARCHIVE))


def refuse_unfinished(checked: Checked, targets: Iterable[Target]) -> None:
    """Refuse to finish an issue that still waits for words.

    Raises:
        SourceError: something is to be finished that is not ready; with everything found.
    """
    if _FINISHED.isdisjoint(targets):
        return
    found = [
        replace(d, severity=Severity.ERROR) if d.code in STOPS_FINISHED else d
        for d in checked.diagnostics
    ]
    if worst(found) is Severity.ERROR:
        raise SourceError(*found)
