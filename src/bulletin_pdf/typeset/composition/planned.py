"""A planned line: what its characters become in WeasyPrint's boxes."""

from array import array
from dataclasses import dataclass, field
from operator import add

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

from bulletin_pdf.clreq import Fit, Line

from .adjusted import AdjustedLayout
from .engine import Box, Foreign
from .flow import SPAN, Flow, Span

# A set line that differs from its plan by more than this, em, means that WeasyPrint no
# longer builds lines as these seams expect.
_FAULT = 0.5


class CompositionFault(RuntimeError):  # noqa: N818
    """WeasyPrint did not set a line as planned, or is not the version these seams fit."""


@dataclass(slots=True)
class PlannedLine:
    """One line while WeasyPrint builds it; lengths in px, keyed by character."""

    flow: Flow
    line: Line
    floats_wait: bool = False
    """Whether floats met on this line go below it."""
    inner: list[float] = field(init=False)
    """Change of the advance of each character from the first on."""
    outer: dict[int, float] = field(default_factory=dict)
    """Space that opens between two boxes, before this character."""
    shifts: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        flow, line, em = self.flow, self.line, self.flow.em
        start, end = line.start, line.end
        if start >= end:
            self.inner = []
            return
        self.inner = inner = [gap * em for gap in flow.paragraph.gaps(line)]
        inner.append(0.0)
        self._give_blanks(start, end)
        for i in flow.tails:
            if start < i < end and inner[i - start - 1] > 0.0:
                self.outer[i], inner[i - start - 1] = inner[i - start - 1], 0.0
        for i, shift in self.shifts.items():
            inner[i - start] += shift
        if line.trim:
            inner[-1] -= line.trim * em

    def _give_blanks(self, start: int, end: int) -> None:
        """Take from the openers of a line what they give of their blanks: they move left."""
        flow, kinds = self.flow, self.flow.paragraph.kinds
        i = kinds.find("o", start, end)
        while i >= 0:
            if i in flow.left_blanks:
                if i == start:
                    taken = flow.paragraph.springs.trimmed_start(start) * flow.em
                else:
                    taken = min(max(-self.inner[i - start - 1], 0.0), flow.left_blanks[i])
                    self.inner[i - start - 1] += taken
                if taken:
                    self.shifts[i] = -taken
            i = kinds.find("o", i + 1, end)

    def change(self, i: int) -> float:
        """Change of the advance of a character, px; 0 if it is not on the line."""
        at = i - self.line.start
        return self.inner[at] if 0 <= at < len(self.inner) else 0.0

    @property
    def width(self) -> float:
        """Width of the line as it is to come out, px."""
        line = self.line
        adjusted = line.unit or line.ratio
        return (line.measure if adjusted else line.measure - line.slack) * self.flow.em


def text_slice(
    box: Box, planned: PlannedLine, span: Span, first: int, end: int, hyphen: str
) -> Foreign:
    """A text box that holds the characters first..end of a planned line."""
    flow, shifts, start = planned.flow, planned.shifts, planned.line.start
    text = box.text[first - span.start : end - span.start]
    new = box.copy_with_text(text + hyphen)
    changes = planned.inner[first - start : end - start]
    advances = array("d", map(add, flow.advances[first:end], changes))
    moved = {i - first: shifts[i] for i in shifts if first <= i < end}
    for i, shift in flow.shifts.items() if flow.shifts else ():
        if first <= i < end:
            moved[i - first] = moved.get(i - first, 0.0) + shift
    hyphen_width = planned.line.hyphen * flow.em if hyphen else 0.0
    new.width = sum(advances) + hyphen_width
    ascent, descent = span.faces.metrics(first - span.start, end - span.start)
    if span.line_height is None:
        span.line_height, _ = strut(box.style)
    line_height = span.line_height
    new.height = ascent + descent
    new.margin_top = new.margin_bottom = (line_height - new.height) / 2
    new.baseline = ascent + new.margin_top
    new.pango_layout = AdjustedLayout(
        text,
        hyphen,
        box.style,
        advances,
        moved,
        planned.line.measure * flow.em,
        None if hyphen or not span.stands_alone(first, end) else span.faces,
        first - span.start,
    )
    return new


def next_line(
    planned: PlannedLine,
    frame: tuple[float, float, float, float],
    box: Box,
    position_x: float,
    line_children: list[Foreign],
) -> Foreign:
    """Build a later line of a plain paragraph as `split_inline_box` would.

    A text box has no edges and nothing stands beside it, so only its text differs from line
    to line.
    """
    (child,) = box.children
    child.position_x, child.position_y = position_x, box.position_y
    text, skip, preserved = planned_text(planned, child)
    line = box.copy_with_children([] if text is None else [text])
    line.remove_decoration(start=True, end=skip is None)
    line.width = 0
    if text is not None:
        line_children.append((0, text))
        line.width = text.position_x + text.margin_width() - line.content_box_x()
    line.height, line.baseline, line.margin_top, line.margin_bottom = frame
    resume_at = None if skip is None else {0: {skip: None}}
    return line, resume_at, preserved, None, None, {"left": 0, "right": 0}


def planned_text(planned: PlannedLine, box: Box) -> tuple[Box | None, int | None, bool]:
    """What `split_text_box` returns of a text box: what a planned line holds of it."""
    flow, line = planned.flow, planned.line
    span, text = flow.spans[getattr(box, SPAN)], box.text
    first, stop = max(span.start, line.start), min(line.next, span.end)
    if stop <= first:
        return None, None, False
    end = max(first, min(line.end, stop))
    preserved = line.next <= span.end and flow.paragraph.kinds[line.next - 1] == "\n"
    resume = None
    if line.next < span.end or preserved:
        resume = len(text[: line.next - span.start].encode())
    if end == first:
        return None, resume, preserved
    hyphen = box.style["hyphenate_character"] if line.hyphen and stop == line.next else ""
    return text_slice(box, planned, span, first, end, hyphen), resume, preserved


def is_plain(linebox: Box) -> bool:
    """Whether a line box holds nothing but one text box."""
    return len(linebox.children) == 1 and isinstance(linebox.children[0], boxes.TextBox)


def frame_of(line: Box) -> tuple[float, float, float, float]:
    """Height, base line and margins that WeasyPrint gave a line box by its line-height."""
    return line.height, line.baseline, line.margin_top, line.margin_bottom


def check(planned: PlannedLine, built: Box, indent: float) -> None:
    """Make sure that a line came out as wide as planned."""
    flow, line = planned.flow, planned.line
    if flow.floats or flow.has_leader or line.fit is Fit.OVERFULL or line.start == line.end:
        return
    width = built.width - indent
    if abs(width - planned.width) > _FAULT * flow.em:
        text = flow.text[planned.line.start : planned.line.end]
        raise CompositionFault(
            f"a line was planned {planned.width:.2f} px wide and set {width:.2f} px: {text}"
        )
