"""Blocks of which nothing but a start without content fits at the foot of a page.

WeasyPrint leaves the empty start of a block behind when the first thing in it is a float that
the page does not hold (`_out_of_flow_layout` in weasyprint/layout/block.py: the parent stops, but
is not aborted). Then a heading that is to stay with it stands alone. Such a block has not begun: it
is handed back as one that did not fit, so that WeasyPrint looks for an earlier break.
"""

from typing import Any

from .engine import Box, SkipStack


def put_off(
    result: Any,  # noqa: ANN401 - WeasyPrint's, of six parts
    box: Box,
    skip_stack: SkipStack,
    *,
    page_is_empty: bool,
) -> bool:
    """Tell whether a block has to begin on the next page.

    Args:
        result: what the layout of the block returned.
        box: the block.
        skip_stack: where in the block this page begins.
        page_is_empty: nothing stands on the page yet, so that something has to.
    """
    new_box, resume_at = result[:2]
    if new_box is None or not resume_at or skip_stack or page_is_empty:
        return False
    begins_with_float = any(child.is_floated() for child in box.children[:1])
    shown = any(child.children if child.is_column else True for child in new_box.children)
    return begins_with_float and not shown and _is_start(resume_at)


def _is_start(place: SkipStack) -> bool:
    """Tell whether a place in a block is before all that is in it."""
    while place:
        ((index, place),) = place.items()
        if index:
            return False
    return True
