"""The composed lines of a document: what an editor is told of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bulletin_pdf.clreq import Explanation, Fit
from bulletin_pdf.errors import Diagnostic, Place, Severity
from bulletin_pdf.typeset.composition import SetLine, set_lines

_PX = 0.75
"""Points in a CSS pixel."""

_SHOWN = 40
"""Characters of a line that a message repeats."""


@dataclass(frozen=True, slots=True)
class ComposedLine:
    """A line that was composed.

    Attributes:
        page: 1-based page.
        x: left edge in pt from the left of the page.
        y: top in pt from the top of the page.
        size: type size in pt.
        anchor: id of the nearest element around it, as a1 for the first article.
        paragraph: 1-based number of its paragraph in the document.
        explanation: what was done to it and why it breaks where it does.
    """

    page: int
    x: float
    y: float
    size: float
    anchor: str
    paragraph: int
    explanation: Explanation


def composed_lines(document: Any) -> tuple[ComposedLine, ...]:  # noqa: ANN401 - WeasyPrint's
    """Return the composed lines of a rendered document, page by page from top to bottom."""
    found, number, last = [], 0, None
    for line in set_lines(document):
        number += line.paragraph is not last
        last = line.paragraph
        where = line.page, line.x * _PX, line.y * _PX, line.em * _PX
        found.append(ComposedLine(*where, line.anchor, number, line.explain()))
    return tuple(found)


def faulty_lines(document: Any) -> list[Diagnostic]:  # noqa: ANN401 - WeasyPrint's
    """Return a warning for each line that could not be set well."""
    return [_fault(line) for line in set_lines(document, faulty=True)]


def _fault(line: SetLine) -> Diagnostic:
    code = {Fit.RAGGED: "line-ragged", Fit.OVERFULL: "line-overfull"}.get(
        line.line.fit, "line-emergency"
    )
    place = Place("pdf", page=line.page)
    return Diagnostic(code, Severity.WARNING, place, {"text": line.text[:_SHOWN]})
