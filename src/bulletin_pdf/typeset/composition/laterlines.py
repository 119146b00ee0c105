"""The later lines of a paragraph that is one text, with nothing afloat beside it.

Most lines of a bulletin are such. WeasyPrint builds each as if anything could stand on it: it looks
for floats three times, through the tree of the line for blanks, marks and heights, and makes room
for what waits to be placed. Here the same sums are made, in the same order, with nothing to look
for (`get_next_linebox` in weasyprint/layout/inline.py).
"""

from collections.abc import Callable
from typing import Any

from weasyprint.layout import inline

from .engine import Box, Context, Foreign, SkipStack, Style
from .flow import Flow, stored_flow
from .lines import finish_line, measures_of, setting_of
from .planned import PlannedLine, next_line

_LOST = " \n\u2028"


class LaterLineSeam:
    """The replacement for the layout of one line."""

    def __init__(self) -> None:
        self.next_linebox: Callable[..., Any] = inline.get_next_linebox

    def install(self) -> None:
        """Put the replacement in place."""
        inline.get_next_linebox = self._next_linebox

    def _next_linebox(
        self,
        context: Context,
        linebox: Box,
        position_y: float,
        bottom_space: float,
        skip_stack: SkipStack,
        containing_block: Box,
        absolute_boxes: Foreign,
        fixed_boxes: Foreign,
        first_letter_style: Style,
        first_line_style: Style,
    ) -> Foreign:
        if skip_stack is not None and not first_letter_style and first_line_style is None:
            flow = _plain_flow(context, linebox, containing_block)
            start = flow.position(linebox, skip_stack) if flow else 0
            # WeasyPrint takes away the blanks that a line begins with, and an empty line is rare.
            if flow and start < flow.size and flow.text[start] not in _LOST:
                return _set(context, linebox, flow, start, position_y, containing_block)
        return self.next_linebox(
            context,
            linebox,
            position_y,
            bottom_space,
            skip_stack,
            containing_block,
            absolute_boxes,
            fixed_boxes,
            first_letter_style,
            first_line_style,
        )


def _plain_flow(context: Context, linebox: Box, containing_block: Box) -> Flow | None:
    """Return the flow of a paragraph whose lines differ in their text only; None of any other."""
    known, flow = stored_flow(linebox)
    if not known or flow is None or flow.frame is None or context.excluded_shapes:
        return None
    (text,) = linebox.children
    plain = text.style["vertical_align"] == "baseline"
    return flow if plain and containing_block.style["direction"] == "ltr" else None


def _set(
    context: Context,
    linebox: Box,
    flow: Flow,
    start: int,
    position_y: float,
    containing_block: Box,
) -> tuple[Box, SkipStack]:
    """Set the line that begins with a character; return it, and where the next one begins."""
    linebox.position_y, linebox.width, linebox.height = position_y, 0, 0
    x, y, available = inline.avoid_collisions(context, linebox, containing_block, outer=False)
    linebox.position_x, linebox.position_y = x, y
    width = x + available - x  # to the last digit as WeasyPrint reckons it
    measures = measures_of(flow, width, [width])
    setting = setting_of(flow, linebox.style, measures[-1])
    planned = PlannedLine(flow, flow.paragraph.plan(measures, start, setting)[start])
    frame: Foreign = flow.frame
    line, resume_at, preserved, *_ = next_line(planned, frame, linebox, x, [])
    finish_line(context, planned, line, linebox.text_indent)
    linebox.width, linebox.height = line.width, line.height
    inline.remove_last_whitespace(context, line)
    last = resume_at is None or preserved
    offset_x = inline.text_align(context, line, available, last=last)
    _place(line, offset_x, y)
    return line, resume_at


def _place(line: Box, offset_x: float, y: float) -> None:
    """Put a line of one text on its place; WeasyPrint has its base line at 0 meanwhile."""
    (text,) = line.children
    text.position_y = top = -text.baseline
    bottom = top + text.margin_height()
    above = -line.baseline
    below = above + line.margin_height()
    top, bottom = min(top, above), max(bottom, below)
    line.baseline, line.position_y, line.height = -top, top, bottom - top
    line.margin_top = line.margin_bottom = 0
    line.translate(offset_x, y - top)
    line.position_y = y  # y - top + top may be another number
