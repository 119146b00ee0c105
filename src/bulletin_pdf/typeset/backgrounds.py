"""Boxes without a background, found at once.

WeasyPrint looks at every box of a page for rounded corners, pictures round its border, backgrounds
and shadows (`layout_box_backgrounds` in weasyprint/layout/background.py): a dozen questions to each
line and text. The answers are the same for all boxes of a style, and nearly always no.

Measured: an edited proof of 10 pages is built again in .99 of the time.
"""

from __future__ import annotations

from typing import Any

from weasyprint.draw.color import get_color
from weasyprint.layout import background

from bulletin_pdf.speedups import Speedup
from bulletin_pdf.typeset.seams import Seam

SEAM = Seam.at(
    background,
    "layout_box_backgrounds",
    "page box get_image_from_uri layout_children style",
    Speedup.BACKGROUNDS,
)

_BARE = "bulletin_bare"
"""On a style: whether its boxes have nothing behind or around them."""
_CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")
_ZERO, _SQUARE = (0, "px"), (0, 0)


def look_at_styles_once() -> None:
    """Put the quick answers in place; where WeasyPrint has changed, it is left as it comes."""
    SEAM.put(_layout)


def _layout(
    page: Any,  # noqa: ANN401
    box: Any,  # noqa: ANN401
    get_image_from_uri: Any,  # noqa: ANN401
    layout_children: bool = True,
    style: Any = None,  # noqa: ANN401
) -> None:
    """Stand in for `layout_box_backgrounds`."""
    own = box.style
    bare = getattr(own, _BARE, None)
    if bare is None:
        bare = _is_bare(own)
        setattr(own, _BARE, bare)
    if not bare or style is not None or box is page:
        SEAM.plain(page, box, get_image_from_uri, layout_children, style)
        return
    box.border_top_left_radius = box.border_top_right_radius = _SQUARE
    box.border_bottom_right_radius = box.border_bottom_left_radius = _SQUARE
    if layout_children:
        for child in box.all_children():
            _layout(page, child, get_image_from_uri)
    box.background = None


def _is_bare(style: Any) -> bool:  # noqa: ANN401
    """Whether a style has neither background nor shadow, pictures of borders or round corners."""
    return (
        all(_ZERO in style[f"border_{corner}_radius"] for corner in _CORNERS)
        and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
        and not style["box_shadow"]
        and all(kind == "none" for kind, _ in style["background_image"])
        and get_color(style, "background_color").alpha == 0
    )
