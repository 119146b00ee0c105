"""What was done to each line of a finished document, for `explain` and diagnostics."""

from collections.abc import Iterator
from dataclasses import dataclass

from weasyprint.formatting_structure import boxes

from bulletin_pdf.clreq import Explanation, Fit, Line, Paragraph, Setting, explain

from .engine import Foreign
from .lines import SET, SET_FLOW, setting_of


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line that was planned here, in the place where it stands."""

    page: int
    """Number of the page in the document, from 1."""
    x: float
    """Left edge, px from the left of the page."""
    y: float
    """Top, px from the top of the page."""
    em: float
    """Size of the paragraph's type, px."""
    paragraph: Paragraph
    line: Line
    setting: Setting
    indent: float
    """Indent of the line, em."""
    anchor: str
    """Id of the nearest element around it that has one; empty if none has."""

    @property
    def text(self) -> str:
        """What is printed on the line."""
        return self.paragraph.text[self.line.start : self.line.end]

    def explain(self) -> Explanation:
        """What was done to the line and why it breaks where it does."""
        return explain(self.paragraph, self.line)

    @property
    def is_faulty(self) -> bool:
        """Whether an editor should hear of the line: it could not be set well."""
        return _is_faulty(self.line)


def _is_faulty(line: Line) -> bool:
    return line.fit in (Fit.RAGGED, Fit.OVERFULL) or line.emergency


def set_lines(document: Foreign, *, faulty: bool = False) -> Iterator[SetLine]:
    """Yield the planned lines of a WeasyPrint document, page by page from top to bottom.

    Args:
        document: what `HTML.render` returned.
        faulty: only those that an editor should hear of.
    """
    last = None
    for number, page in enumerate(document.pages, 1):
        for box, anchor in _with_anchors(page._page_box, ""):
            line = getattr(box, SET, None)
            if line is not None and line is not last and isinstance(box, boxes.LineBox):
                last = line  # a ::first-line box stands in its line and holds the same
                if faulty and not _is_faulty(line):
                    continue
                flow = getattr(box, SET_FLOW)
                yield SetLine(
                    page=number,
                    x=box.position_x,
                    y=box.position_y,
                    em=flow.em,
                    paragraph=flow.paragraph,
                    line=line,
                    setting=setting_of(flow, box.style, line.measure),
                    indent=box.text_indent / flow.em,
                    anchor=anchor,
                )


def paragraph_of(linebox: Foreign) -> Paragraph | None:
    """Return the paragraph that a line box is a line of; None if it was not planned here."""
    flow = getattr(linebox, SET_FLOW, None)
    return None if flow is None else flow.paragraph


def _with_anchors(box: Foreign, anchor: str) -> Iterator[tuple[Foreign, str]]:
    """Yield the boxes inside a box from top to bottom, each with the nearest id around it."""
    waiting = [(child, anchor) for child in reversed(getattr(box, "children", ()))]
    while waiting:
        child, inside = waiting.pop()
        element = child.element
        inside = (element.get("id") if element is not None else None) or inside
        yield child, inside
        # not into the places of what is positioned elsewhere
        if isinstance(child, boxes.ParentBox):
            waiting += [(inner, inside) for inner in reversed(child.children)]
