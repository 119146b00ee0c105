"""Floats and positioned boxes that are not to be broken: a picture keeps its caption.

WeasyPrint divides a float at the foot of a page whatever its `break-inside` says. With `avoid` it
now goes to the next page whole. A float that no page could hold is divided as before, and so is one
inside a line, for which WeasyPrint looks for no other page.

A box that a style sheet positions on the page ends where the notes begin, though they may stand
beside it, and goes on on the next page on top of what stands there. With `avoid` it stays whole.
"""

from collections.abc import Callable
from math import inf
from typing import Any

from weasyprint.layout import absolute, block

from .engine import Box, Context, Foreign, SkipStack

_WHOLE = frozenset(("avoid", "avoid-page"))


class FloatSeam:
    """The replacement for the layout of one float."""

    def __init__(self) -> None:
        self.layout: Callable[..., Any] = block.float_layout
        self.absolute: Callable[..., Any] = absolute.absolute_block

    def install(self) -> None:
        """Put the replacement in place."""
        block.float_layout = self._layout
        absolute.absolute_block = self._absolute

    def _layout(
        self,
        context: Context,
        box: Box,
        containing_block: Box,
        absolute_boxes: Foreign,
        fixed_boxes: Foreign,
        bottom_space: float,
        skip_stack: SkipStack,
    ) -> Foreign:
        top = box.position_y
        arguments = context, box, containing_block, absolute_boxes, fixed_boxes
        result = self.layout(*arguments, bottom_space, skip_stack)
        if result[1] is None or skip_stack or box.style["break_inside"] not in _WHOLE:
            return result
        context.excluded_shapes.pop()
        box.position_y = top
        whole = self.layout(*arguments, -inf, None)
        page = context.current_footnote_area.page
        if whole[0].margin_height() <= context.page_bottom - page.content_box_y():
            return whole  # it overflows this page, so the next one gets it
        context.excluded_shapes.pop()
        box.position_y = top
        return self.layout(*arguments, bottom_space, None)

    def _absolute(
        self,
        context: Context,
        box: Box,
        containing_block: Box,
        fixed_boxes: Foreign,
        bottom_space: float,
        skip_stack: SkipStack,
        *rest: Foreign,
    ) -> Foreign:
        if box.style["break_inside"] in _WHOLE:
            bottom_space = -inf
        arguments = containing_block, fixed_boxes, bottom_space, skip_stack
        return self.absolute(context, box, *arguments, *rest)
