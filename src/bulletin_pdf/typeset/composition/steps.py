"""Blocks that are whole lines high, so that what follows stands on the grid again.

    block-step-size   none | a length     (CSS Rhythmic Sizing 1, 3.1; not inherited)
    block-step-align  center | start | end

https://drafts.csswg.org/css-rhythm/#block-step . The border box is rounded up to a multiple of the
step by padding, and what is in it stands where `block-step-align` says (`auto` of the draft is our
`center`). A block that a page break divides is rounded where it ends. What is blank at its end does
not keep a block from a page that holds the rest: it is left out there.
"""

from collections.abc import Callable, Sequence
from math import ceil, inf
from typing import Any

from weasyprint.css import properties
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS, length
from weasyprint.css.properties import Dimension
from weasyprint.css.tokens import get_keyword, get_length
from weasyprint.css.validation import properties as validation
from weasyprint.draw.color import get_color
from weasyprint.layout import block
from weasyprint.layout.percent import percentage

from .engine import Box, Foreign, SkipStack
from .feet import tighten
from .starts import put_off

_SIZE, _ALIGN = "block_step_size", "block_step_align"
_SHARES = {"center": 0.5, "start": 0.0, "end": 1.0}
"""Share of the added room that goes above the content."""

_NONE = Dimension(0, "px")
_TOLERANCE = 0.01
"""Pixels by which a block may be too high for its lines through rounding."""


def register() -> None:
    """Make both properties known; a table's wrapper, which holds its captions, takes its step."""
    if _SIZE in properties.INITIAL_VALUES:
        return
    properties.INITIAL_VALUES[_SIZE] = _NONE
    properties.INITIAL_VALUES[_ALIGN] = "center"
    for name in (_SIZE, _ALIGN):
        properties.TABLE_WRAPPER_BOX_PROPERTIES.add(name)
        properties.KNOWN_PROPERTIES.add(name.replace("_", "-"))
    validation.property("block-step-size")(_size)
    validation.property("block-step-align")(_align)
    COMPUTER_FUNCTIONS[_SIZE] = length


def _size(tokens: Sequence[Any]) -> Foreign:
    if len(tokens) != 1:
        return None
    return _NONE if get_keyword(tokens[0]) == "none" else get_length(tokens[0], negative=False)


def _align(tokens: Sequence[Any]) -> str | None:
    keyword = get_keyword(tokens[0]) if len(tokens) == 1 else None
    return keyword if keyword in _SHARES else None


class StepSeam:
    """The replacement for the layout of one block-level box."""

    def __init__(self) -> None:
        self.layout: Callable[..., Any] = block.block_level_layout_switch

    def install(self) -> None:
        """Put the replacement in place."""
        block.block_level_layout_switch = self._layout

    def _layout(
        self,
        context: Foreign,
        box: Box,
        bottom_space: float,
        skip_stack: SkipStack,
        containing_block: Box,
        page_is_empty: bool,
        *rest: Foreign,
        **named: Foreign,
    ) -> Foreign:
        around = skip_stack, containing_block, page_is_empty
        result = self.layout(context, box, bottom_space, *around, *rest, **named)
        if put_off(result, box, skip_stack, page_is_empty=page_is_empty):
            return None, None, {"break": "any", "page": None}, [], False, *result[5:]
        new_box, resume_at, collapsing = result[0], result[1], result[4]
        if box.style[_SIZE] is _NONE or new_box is None:
            return result
        if any(child.is_column for child in getattr(new_box, "children", ())):
            tighten(new_box)
        if resume_at or collapsing:
            return result
        if step := percentage(box.style[_SIZE], box.style, 0):
            # The foot of a column that is being balanced is not where anything has to end.
            foot = inf if context.in_column else context.page_bottom - bottom_space
            _round_up(new_box, step, _SHARES[box.style[_ALIGN]], foot)
        return result


def _round_up(box: Box, step: float, share: float, foot: float) -> None:
    """Make a block whole steps high, as far as its page goes.

    Args:
        box: the block, laid out.
        step: a step, px.
        share: share of the added room that goes above the content.
        foot: where the page ends.
    """
    high = box.border_height()
    room = max(0.0, ceil((high - _TOLERANCE) / step) * step - high)
    above = share * room
    if _foot_of_content(box) + above > foot + _TOLERANCE:
        above = 0.0
    box.padding_bottom += room - above
    _lower(box, above)
    spare = foot - _foot_of_content(box)
    if _is_blank_below(box) and -_TOLERANCE <= spare < box.padding_bottom:
        box.padding_bottom = max(0.0, spare)


def _foot_of_content(box: Box) -> float:
    return float(box.content_box_y() + box.height)


def _is_blank_below(box: Box) -> bool:
    """Tell whether nothing shows where the padding of a block ends."""
    colour = get_color(box.style, "background_color")
    return not box.border_bottom_width and colour.alpha == 0


def _lower(box: Box, distance: float) -> None:
    """Move what is in a box down, and its border with it."""
    if not distance:
        return
    box.padding_top += distance
    for child in box.children if hasattr(box, "children") else ():
        child.translate(dy=distance)
