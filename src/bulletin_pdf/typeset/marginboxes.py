"""Margin boxes that say the same are laid out once.

The running head of a hundred pages is one text on one place, and WeasyPrint breaks it into lines
each time (`margin_box_content_layout` in weasyprint/layout/page.py). A box of the same style and
sizes on the same place that holds nothing but the same text gets a copy of what came of the first.

Measured: whole processes of 100 pages take .99 of the instructions without it.
"""

from __future__ import annotations

from collections.abc import Hashable
from operator import attrgetter
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as page_layout

from bulletin_pdf.speedups import Speedup
from bulletin_pdf.typeset.seams import Seam

SEAM = Seam.at(page_layout, "margin_box_content_layout", "context page box", Speedup.MARGIN_BOXES)
_KNOWN = "bulletin_margin_boxes"
"""On a layout context: what came of boxes of its document."""
_place = attrgetter(
    *("position_x", "position_y", "width", "height"),
    *(
        f"{part}_{side}"
        for part in ("margin", "padding")
        for side in ("left", "right", "top", "bottom")
    ),
)


def lay_margin_boxes_out_once() -> None:
    """Put the keeping in place; where WeasyPrint has changed, it is left as it comes."""
    SEAM.put(_lay_out)


def _lay_out(context: Any, page: Any, box: Any) -> Any:  # noqa: ANN401
    """Stand in for `margin_box_content_layout`."""
    key = _key(box)
    if key is None:
        return SEAM.plain(context, page, box)
    known = context.__dict__.setdefault(_KNOWN, {})
    if key in known:
        return _copy(known[key][0])
    made = SEAM.plain(context, page, box)
    known[key] = made, box.style  # the style, so that no other one gets its number
    return made


def _key(box: Any) -> Hashable:  # noqa: ANN401
    """Return what the layout of a box depends on; None if it holds more than text."""
    texts = []
    for line in box.children:
        if type(line) is not boxes.LineBox:
            return None
        for text in line.children:
            if type(text) is not boxes.TextBox:
                return None
            texts.append(text.text)
    return id(box.style), _place(box), tuple(texts)


def _copy(box: Any) -> Any:  # noqa: ANN401
    """Return a copy of a box, its lines and their texts."""
    new = box.copy()
    if hasattr(new, "children"):
        new.children = [_copy(child) for child in new.children]
    return new
