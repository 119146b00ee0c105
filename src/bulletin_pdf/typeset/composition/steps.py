"""Blocks that are whole lines high, so that what follows stands on the grid again.

    block-step-size   none | a length     (CSS Rhythmic Sizing 1, 3.1; not inherited)
    block-step-align  center | start | end

https://drafts.csswg.org/css-rhythm/#block-step . The border box is rounded up to a multiple of the
step by padding, and what is in it stands where `block-step-align` says (`auto` of the draft is our
`center`). A block that a page break divides is rounded where it ends.
"""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from weasyprint.css import properties
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS, length
from weasyprint.css.properties import Dimension
from weasyprint.css.tokens import get_keyword, get_length
from weasyprint.css.validation import properties as validation
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
        step = percentage(box.style[_SIZE], box.style, 0)
        if not step:
            return result
        high = new_box.border_height()
        room = ceil((high - _TOLERANCE) / step) * step - high
        if room > 0:
            above = _SHARES[box.style[_ALIGN]] * room
            new_box.padding_bottom += room - above
            _lower(new_box, above)
        return result


def _lower(box: Box, distance: float) -> None:
    """Move what is in a box down, and its border with it."""
    if not distance:
        return
    box.padding_top += distance
    for child in box.children if hasattr(box, "children") else ():
        child.translate(dy=distance)
