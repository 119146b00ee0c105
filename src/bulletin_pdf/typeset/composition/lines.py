"""The seams in WeasyPrint's inline layout: each planned line gets exactly its characters.

A line box is planned as a whole when its first line is asked for. WeasyPrint then builds
its own boxes for one line at a time, with no limit to the width: text boxes are cut where
the plan says, and the children after the end of the line are kept from it, so that borders,
floats, footnote calls and positioned boxes go their usual way.
"""

from collections import deque
from collections.abc import Callable
from functools import cache
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.float import avoid_collisions
from weasyprint.layout.percent import resolve_percentages
from weasyprint.layout.preferred import shrink_to_fit
from weasyprint.text.line_break import strut

from bulletin_pdf.clreq import Paragraph, Setting

from .engine import Box, Context, Foreign, SkipStack, Style
from .flow import END, SPAN, START, TAIL, Flow, keep_flow, stored_flow
from .planned import PlannedLine, check, frame_of, is_plain, next_line, planned_text
from .reader import read_flow
from .settings import NARROW

# Measures are rounded to this many decimals of an em: the same width comes back from
# WeasyPrint with other last digits, and each new width would be planned anew.
_DIGITS = 6
# No measure is less, em: boxes without room are set one character a line.
_LEAST = 0.01
_LINES = "bulletin_planned_lines"
_RECENT = "bulletin_recent_paragraphs"
# So many paragraphs that were set to their end are kept as they are, for WeasyPrint lays out some
# again at once; the earlier ones rest.
_AWAKE = 16
# On a line box that was set here: its line and its flow.
SET = "composition_set"
SET_FLOW = "composition_set_flow"


def _stack(context: Context) -> list[PlannedLine | None]:
    """Lines being built, innermost last, kept on the layout context."""
    stack: list[PlannedLine | None] = context.__dict__.setdefault(_LINES, [])
    return stack


def _current(context: Context) -> PlannedLine | None:
    stack = context.__dict__.get(_LINES) if context is not None else None
    return stack[-1] if stack else None


def _let_rest(context: Context, paragraph: Paragraph) -> None:
    """Let an earlier paragraph than this one, which was set to its end, give back its memory."""
    recent: deque[Paragraph] = context.__dict__.setdefault(_RECENT, deque())
    recent.append(paragraph)
    if len(recent) > _AWAKE:
        recent.popleft().rest()


def _edges(box: Box, containing_block: Box) -> tuple[float, float]:
    """(left, right) margin, border and padding of an inline box, px."""
    resolve_percentages(box, containing_block)
    sides = []
    for side in ("left", "right"):
        margin = getattr(box, f"margin_{side}")
        sides.append(
            (0 if margin == "auto" else margin)
            + getattr(box, f"padding_{side}")
            + getattr(box, f"border_{side}_width")
        )
    return sides[0], sides[1]


def flow_of(
    context: Context,
    linebox: Box,
    containing_block: Box,
    first_line_style: Style = None,
) -> Flow | None:
    """Return the flow of a line box, read when first asked for."""
    if first_line_style is None:
        known, flow = stored_flow(linebox)
        if known:
            return flow

    def atom_width(box: Box) -> float:
        resolve_percentages(box, containing_block)
        atom = inline.atomic_box(context, box, 0, None, containing_block, [], [])
        return float(atom.margin_width())

    flow = read_flow(
        linebox, lambda box: _edges(box, containing_block), atom_width, first_line_style
    )
    if first_line_style is None:
        keep_flow(linebox, flow)
    return flow


def measures_of(flow: Flow, width: float, ahead: list[float]) -> list[float]:
    """Widths of a line and of those after it (px) in em, so that the same ones are equal."""
    return [max(_LEAST, round(w / flow.em, _DIGITS)) for w in (width, *ahead)]


def setting_of(flow: Flow, style: Style, measure: float) -> Setting:
    """How the lines of a measure (em) are to end."""
    settings = flow.settings
    may = settings.justify and not flow.has_leader
    may = may and (settings.justify_narrow or measure >= NARROW)
    align, last = style["text_align_all"], style["text_align_last"]
    justify = may and align == "justify"
    return _end_of_lines(justify, justify and last == "justify")


@cache
def _end_of_lines(justify: bool, justify_last: bool) -> Setting:
    """The one setting of its kind."""
    return Setting(justify=justify, justify_last=justify_last)


def _measures_ahead(
    context: Context, linebox: Box, containing_block: Box, width: float
) -> list[float]:
    """Widths (px) of the lines after this one, as far as floats stand beside them."""
    shapes = context.excluded_shapes
    if not shapes:
        return [width]
    foot = max(shape.position_y + shape.margin_height() for shape in shapes)
    height, _ = strut(linebox.style)
    probe = linebox.copy()
    probe.width, probe.height = 0, height
    probe.position_y = linebox.position_y + height
    measures = []
    while height > 0 and probe.position_y < foot:
        _, _, available = avoid_collisions(context, probe, containing_block, outer=False)
        measures.append(available)
        probe.position_y += height
    probe.position_y = max(foot, probe.position_y)
    _, _, available = avoid_collisions(context, probe, containing_block, outer=False)
    return [*measures, available]


def plan_line(
    context: Context,
    linebox: Box,
    position_x: float,
    max_x: float,
    skip_stack: SkipStack,
    containing_block: Box,
    first_letter_style: Style,
    first_line_style: Style,
) -> PlannedLine | None:
    """Return the line that starts at a skip stack; None if WeasyPrint is to set it."""
    if first_letter_style:
        # WeasyPrint rebuilds the tree of such a paragraph each time it lays it out.
        for box in (linebox, *linebox.descendants()):
            if isinstance(box, boxes.LineBox):
                keep_flow(box, None)
        return None
    flow = flow_of(context, linebox, containing_block, first_line_style)
    if flow is None:
        return None
    start = flow.position(linebox, skip_stack)
    if start >= flow.size:
        return None
    em = flow.em
    width = max_x - position_x
    ahead = _measures_ahead(context, linebox, containing_block, width + linebox.text_indent)
    measures = measures_of(flow, width, ahead)
    setting = setting_of(flow, linebox.style, measures[-1])
    line = flow.paragraph.plan(measures, start, setting)[start]
    floats = [(at, box) for at, box in flow.floats if start < at < line.next]
    if not floats:
        return PlannedLine(flow, line)
    narrower = [
        measures[0] - _float_width(context, box, containing_block) / em for _, box in floats
    ]
    beside = flow.paragraph.plan([max(_LEAST, min(narrower)), *measures[1:]], start, setting)[start]
    if len(floats) == 1 and beside.next > floats[0][0] and not beside.emergency:
        return PlannedLine(flow, beside)
    return PlannedLine(flow, line, floats_wait=True)


def _float_width(context: Context, box: Box, containing_block: Box) -> float:
    """Margin width, px, that a float will have."""
    resolve_percentages(box, containing_block)
    width = box.width
    if width == "auto":
        width = shrink_to_fit(context, box, containing_block.width)
    return float(width) + sum(_edges(box, containing_block))


class LineSeams:
    """Replacements for WeasyPrint's functions, each holding on to the one it replaces."""

    def __init__(self) -> None:
        self.split_inline_box: Callable[..., Any] = inline.split_inline_box
        self.split_inline_level: Callable[..., Any] = inline.split_inline_level
        self.split_text_box: Callable[..., Any] = inline.split_text_box
        self.justify_line: Callable[..., Any] = inline.justify_line
        self.out_of_flow: Callable[..., Any] = inline._out_of_flow_layout

    def install(self) -> None:
        """Put the replacements in place."""
        inline.split_inline_box = self._split_inline_box
        inline.split_inline_level = self._split_inline_level
        inline.split_text_box = self._split_text_box
        inline.justify_line = self._justify_line
        inline._out_of_flow_layout = self._out_of_flow_layout

    def _split_inline_box(
        self,
        context: Context,
        box: Box,
        position_x: float,
        max_x: float,
        bottom_space: float,
        skip_stack: SkipStack,
        containing_block: Box,
        *rest: Foreign,
    ) -> Foreign:
        if not isinstance(box, boxes.LineBox):
            return self._build(
                _current(context),
                context,
                box,
                position_x,
                max_x,
                bottom_space,
                skip_stack,
                containing_block,
                *rest,
            )
        planned = None
        if max_x != inf:
            planned = plan_line(
                context, box, position_x, max_x, skip_stack, containing_block, *rest[-2:]
            )
        frame = None if planned is None or skip_stack is None else planned.flow.frame
        if planned is not None and frame is not None:
            result = next_line(planned, frame, box, position_x, rest[-3])
        else:
            stack = _stack(context)
            stack.append(planned)
            try:
                result = self._build(
                    planned,
                    context,
                    box,
                    position_x,
                    inf if planned else max_x,
                    bottom_space,
                    skip_stack,
                    containing_block,
                    *rest,
                )
            finally:
                stack.pop()
        if planned is not None:
            if skip_stack is None and is_plain(box):
                planned.flow.frame = frame_of(result[0])
            finish_line(context, planned, result[0], box.text_indent)
            if planned.flow.floats:
                _clear_left_floats(result[0])
        return result

    def _build(
        self,
        planned: PlannedLine | None,
        context: Context,
        box: Box,
        position_x: float,
        max_x: float,
        bottom_space: float,
        skip_stack: SkipStack,
        *rest: Foreign,
    ) -> Foreign:
        """Build a line box or inline box, without the children after the line's end."""
        cut = None if planned is None else _first_after(box, planned, skip_stack)
        if cut is None:
            return self.split_inline_box(
                context, box, position_x, max_x, bottom_space, skip_stack, *rest
            )
        part = box.copy()
        part.children = box.children[:cut]
        built, resume_at, *others = self.split_inline_box(
            context, part, position_x, max_x, bottom_space, skip_stack, *rest
        )
        if resume_at is None:
            resume_at = {cut: None}
            if not isinstance(box, boxes.LineBox):
                built.remove_decoration(start=False, end=True)
        return built, resume_at, *others

    def _split_inline_level(self, context: Context, box: Box, *args: Foreign) -> Foreign:
        result = self.split_inline_level(context, box, *args)
        planned = _current(context)
        if planned is not None and result[0] is not None:
            tail = getattr(box, TAIL, None)
            if tail in planned.outer:
                result[0].margin_right += planned.outer[tail]
            if isinstance(box, boxes.AtomicInlineLevelBox):
                result[0].margin_right += planned.change(getattr(box, START, -1))
        return result

    def _split_text_box(
        self,
        context: Context,
        box: Box,
        available_width: float | None,
        skip: int,
        is_line_start: bool = True,
    ) -> Foreign:
        planned = _current(context)
        if planned is None or available_width is None or not hasattr(box, SPAN):
            return self.split_text_box(context, box, available_width, skip, is_line_start)
        return planned_text(planned, box)

    def _justify_line(self, context: Context, line: Box, extra_width: float) -> None:
        if not hasattr(line, SET):
            self.justify_line(context, line, extra_width)

    def _out_of_flow_layout(
        self,
        context: Context,
        box: Box,
        containing_block: Box,
        index: int,
        child: Box,
        *args: Foreign,
    ) -> Foreign:
        planned = _current(context)
        if planned is not None and planned.floats_wait and child.is_floated():
            *front, _max_x, position_x, bottom_space = args
            args = *front, position_x - 1, position_x, bottom_space
        return self.out_of_flow(context, box, containing_block, index, child, *args)


def finish_line(context: Context, planned: PlannedLine, line: Box, indent: float) -> None:
    """Make sure that a line came out as planned, and mark it as set here."""
    check(planned, line, indent)
    setattr(line, SET, planned.line)
    setattr(line, SET_FLOW, planned.flow)
    if planned.line.next >= planned.flow.size:
        _let_rest(context, planned.flow.paragraph)


def _first_after(box: Box, planned: PlannedLine, skip_stack: SkipStack) -> int | None:
    """Number of the first child that belongs to a later line; None if none does."""
    after = planned.line.next
    if after >= planned.flow.size or getattr(box, END, after + 1) <= after:
        return None
    skip = next(iter(skip_stack)) if skip_stack else 0
    for number in range(skip, len(box.children)):
        child = box.children[number]
        start = getattr(child, START, -1)
        if start >= after and getattr(child, END, start + 1) != start:
            return number  # an empty box at the end of a line stays on it
    return None


def _clear_left_floats(line: Box) -> None:
    """Move what follows a left float on its line, as WeasyPrint moves only what precedes it."""
    moved = 0.0
    for child in line.children:
        if child.is_floated():
            if child.style["float"] in ("left", "inline-start"):
                moved += max(child.margin_width(), 0.0)
        elif moved and child.is_in_normal_flow():
            child.translate(dx=moved)
