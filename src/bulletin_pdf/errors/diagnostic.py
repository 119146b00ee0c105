"""One mistake in a source or one finding in a PDF, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Value = str | int | float
"""What a message can be filled with."""


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops a build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a diagnostic points.

    Attributes:
        file: name as the user gave it.
        line: 1-based line of a source, or None.
        column: 1-based column in characters, or None.
        excerpt: the source line itself, for the caret.
        page: 1-based page of a PDF, or None.
        box: (x0, y0, x1, y1) on that page in pt, origin at the lower left, or None.
    """

    file: str
    line: int | None = None
    column: int | None = None
    excerpt: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None

    def __str__(self) -> str:
        """Return ``file:line:column`` as far as known."""
        numbers = [self.line, self.column] if self.page is None else [self.page]
        return ":".join([self.file, *(str(n) for n in numbers if n is not None)])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake or finding; its wording lives in the message tables under ``code``.

    Attributes:
        code: stable kebab-case name, the key of the message tables.
        severity: error, warning or note.
        where: place in a source or a PDF, or None.
        values: what fills the placeholders of the message and the hint.
    """

    code: str
    severity: Severity = Severity.ERROR
    where: Place | None = None
    values: Mapping[str, Value] = field(default_factory=dict)


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """Return the gravest severity among the diagnostics, or None when there are none."""
    found = {d.severity for d in diagnostics}
    return next((s for s in Severity if s in found), None)
