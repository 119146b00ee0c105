"""A planned line: what its characters become in WeasyPrint's boxes."""

from dataclasses import dataclass, field

from weasyprint.text.line_break import strut

from bulletin_pdf.clreq import Fit, Line

from .drawing import AdjustedLayout
from .engine import Box, Foreign
from .flow import Flow

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
    inner: dict[int, float] = field(default_factory=dict)
    """Change of a character's advance."""
    outer: dict[int, float] = field(default_factory=dict)
    """Space that opens between two boxes, before this character."""
    shifts: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        flow, line, em = self.flow, self.line, self.flow.em
        start, end = line.start, line.end
        inner, tails, kinds = self.inner, flow.tails, flow.paragraph.kinds
        if start >= end:
            return
        opener = flow.left_blanks.get(start)
        trimmed = flow.paragraph.springs.trimmed_start(start) * em
        if opener and trimmed:
            inner[start], self.shifts[start] = -trimmed, -trimmed
        for i, gap in enumerate(flow.paragraph.gaps(line), start + 1):
            if not gap:
                continue
            space = gap * em
            if space < 0.0 and kinds[i] == "o" and i in flow.left_blanks:
                taken = min(-space, flow.left_blanks[i])
                inner[i], self.shifts[i] = -taken, -taken
                space += taken
            if space > 0.0 and i in tails:
                self.outer[i] = space
            elif space:
                inner[i - 1] = inner.get(i - 1, 0.0) + space
        if line.trim:
            inner[end - 1] = inner.get(end - 1, 0.0) - line.trim * em

    @property
    def width(self) -> float:
        """Width of the line as it is to come out, px."""
        line = self.line
        adjusted = line.unit or line.ratio
        return (line.measure if adjusted else line.measure - line.slack) * self.flow.em


def text_slice(
    box: Box, planned: PlannedLine, span: Foreign, first: int, end: int, hyphen: str
) -> Foreign:
    """A text box that holds the characters first..end of a planned line."""
    flow, inner, shifts = planned.flow, planned.inner, planned.shifts
    text = box.text[first - span.start : end - span.start]
    new = box.copy_with_text(text + hyphen)
    advances = flow.advances[first:end]
    for i in range(first, end) if inner else ():
        if i in inner:
            advances[i - first] += inner[i]
    moved = {i - first: shifts[i] for i in shifts if first <= i < end}
    for i, shift in flow.shifts.items() if flow.shifts else ():
        if first <= i < end:
            moved[i - first] = moved.get(i - first, 0.0) + shift
    hyphen_width = planned.line.hyphen * flow.em if hyphen else 0.0
    new.width = sum(advances) + hyphen_width
    ascent, descent = span.faces.metrics(first - span.start, end - span.start)
    line_height, _ = strut(box.style)
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
        None if hyphen or not span.stands_alone(first, end) else (span.faces, first - span.start),
    )
    return new


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
