"""Quick answers for boxes in normal flow, and for lines where nothing floats.

WeasyPrint asks five times for each box whether it is out of flow (`Box.is_in_normal_flow`), six
times what its margins may collapse with (`Box.establishes_formatting_context`, `collapse_margin`),
and for each page what all its boxes are and what pages they ask for, through all children where the
first and the last would do (`Box.descendants`, `ParentBox.page_values`). It asks three times for
each line what it could collide with (`avoid_collisions` in weasyprint/layout/float.py), though most
pages have no float at all.

Measured: an edited proof of 10 pages is built again in .96 of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import BlockBox, Box, LineBox, ParentBox
from weasyprint.layout import block
from weasyprint.layout import float as floats

from bulletin_pdf.speedups import Speedup
from bulletin_pdf.typeset.seams import Seam

FLOW = Seam.at(Box, "is_in_normal_flow", "self", Speedup.NORMAL_FLOW)
CONTEXT = Seam.at(Box, "establishes_formatting_context", "self", Speedup.NORMAL_FLOW)
DESCENDANTS = Seam.at(Box, "descendants", "self placeholders", Speedup.NORMAL_FLOW)
PAGES = Seam.at(ParentBox, "page_values", "self", Speedup.NORMAL_FLOW)
MARGINS = Seam.at(block, "collapse_margin", "adjoining_margins", Speedup.NORMAL_FLOW)
COLLISIONS = Seam.at(
    floats, "avoid_collisions", "context box containing_block outer", Speedup.NORMAL_FLOW
)


def answer_quickly() -> None:
    """Put the answers in place; where WeasyPrint has changed, it is left as it comes."""
    FLOW.put(_is_in_normal_flow)
    CONTEXT.put(_establishes_context)
    DESCENDANTS.put(_descendants)
    PAGES.put(_page_values)
    MARGINS.put_everywhere(_collapsed, "weasyprint.")
    COLLISIONS.put_everywhere(_avoid_collisions, "weasyprint.")


def _is_in_normal_flow(self: Any) -> bool:  # noqa: ANN401
    """Stand in for `Box.is_in_normal_flow`."""
    style = self.style
    if style["float"] == "none" and style["position"] in ("static", "relative"):
        return True
    return bool(FLOW.plain(self))


def _establishes_context(self: Any) -> bool:  # noqa: ANN401
    """Stand in for `Box.establishes_formatting_context`."""
    style = self.style
    if (
        type(self) is BlockBox
        and not self.is_column
        and style["float"] == "none"
        and style["position"] in ("static", "relative")
        and style["overflow"] == "visible"
        and "flow-root" not in style["display"]
    ):
        return False
    return bool(CONTEXT.plain(self))


def _descendants(self: Any, placeholders: bool = False) -> Iterator[Any]:  # noqa: ANN401
    """Stand in for `Box.descendants`."""
    waiting = [self]
    while waiting:
        box = waiting.pop()
        if isinstance(box, Box):
            yield box
            waiting += reversed(box.children)
        elif placeholders:
            yield from box.descendants(placeholders)
        else:
            yield box


def _page_values(self: Any) -> tuple[Any, Any]:  # noqa: ANN401
    """Stand in for `ParentBox.page_values`."""
    page = self.style["page"]
    first = next(filter(_is_among_blocks, self.children), None)
    if first is None:
        return page, page
    last = next(filter(_is_among_blocks, reversed(self.children)))
    start, end = first.page_values()
    if last is not first:
        end = last.page_values()[1]
    return start or page, end or page


def _is_among_blocks(box: Any) -> bool:  # noqa: ANN401
    return bool(box.is_in_normal_flow() or box.is_floated())


def _collapsed(adjoining_margins: Iterable[float]) -> float:
    """Stand in for `collapse_margin`."""
    most: float = 0
    least: float = 0
    for margin in adjoining_margins:
        if margin > most:
            most = margin
        elif margin < least:
            least = margin
    return most + least


def _avoid_collisions(
    context: Any,  # noqa: ANN401
    box: Any,  # noqa: ANN401
    containing_block: Any,  # noqa: ANN401
    outer: bool = True,
) -> Any:  # noqa: ANN401
    """Stand in for `avoid_collisions`: a line among no floats has the width of its block."""
    alone = not outer and not context.excluded_shapes and isinstance(box, LineBox)
    if not alone or containing_block.style["direction"] != "ltr":
        return COLLISIONS.plain(context, box, containing_block, outer)
    left = containing_block.content_box_x()
    right = left + containing_block.width
    start = left + box.margin_left
    # As WeasyPrint reckons: the same sums in the same order, to the last digit.
    available = right - box.margin_right - start
    return start - box.margin_left, box.border_box_y() - box.margin_top, available
