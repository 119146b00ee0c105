"""A finding on a page that was laid out, before anybody knows which line of a source it is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bulletin_pdf.errors import Severity, Value
from bulletin_pdf.model.fields import FieldPath
from bulletin_pdf.typeset.laidout import Box


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at a place of a page.

    Attributes:
        code: key of the message tables.
        page: 1-based; 0 when it is on no page.
        box: the place, px from the upper left corner of the page; None for the page as a whole.
        element: number of the element that it is of, or -1.
        severity: errors keep a file from being printed or archived.
        values: what fills the message; ``text`` is what the reader finds the place by.
        path: of the field in the issue, where that is known.
    """

    code: str
    page: int
    box: Box | None = None
    element: int = -1
    severity: Severity = Severity.ERROR
    values: Mapping[str, Value] = field(default_factory=dict)
    path: FieldPath = ()


_SHOWN = 24
"""Characters of a text that a message repeats."""


def excerpt(text: str) -> str:
    """Return what a message repeats of a text: its beginning, in one line."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
