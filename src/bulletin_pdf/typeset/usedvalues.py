"""Sizes of boxes that are the same for all boxes of a style.

For each box WeasyPrint works out some twenty lengths from its style, step by step, as many times as
it is laid out (`resolve_percentages` in weasyprint/layout/percent.py). Where a style has neither
percentages nor calculations they never differ, so they are read off the first box. So is the height
of lines, which WeasyPrint keeps by a text that it makes of sixteen properties.

Measured: an edited proof of 10 pages is built again in .99 of the time.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from weasyprint.layout import percent
from weasyprint.text import line_break

from bulletin_pdf.speedups import Speedup
from bulletin_pdf.typeset.seams import Seam

SEAM = Seam.at(percent, "resolve_percentages", "box containing_block", Speedup.USED_VALUES)
STRUT = Seam.at(line_break, "strut", "style", Speedup.USED_VALUES)

_LINE = "bulletin_strut"
_KNOWN = "bulletin_used_values"
"""On a style: what `_read` gives of its boxes, or nothing if they differ."""
_LENGTHS = (
    *(
        f"{part}_{side}"
        for part in ("margin", "padding")
        for side in ("left", "right", "top", "bottom")
    ),
    *(f"{least}{side}" for side in ("width", "height") for least in ("", "min_", "max_")),
)
_read = attrgetter(
    *_LENGTHS, *(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
)


def keep_used_values() -> None:
    """Put the keeping in place; where WeasyPrint has changed, it is left as it comes."""
    SEAM.put_everywhere(_resolve, "weasyprint.")
    SEAM.put_everywhere(_resolve, "bulletin_pdf.typeset.")
    STRUT.put_everywhere(_strut, "weasyprint.layout.")
    STRUT.put_everywhere(_strut, "bulletin_pdf.typeset.")


def _strut(style: Any) -> Any:  # noqa: ANN401
    """Stand in for `strut` in the layout, where no style changes its fonts."""
    known = getattr(style, _LINE, None)
    if known is None:
        known = STRUT.plain(style)
        setattr(style, _LINE, known)
    return known


def _resolve(box: Any, containing_block: Any) -> None:  # noqa: ANN401
    """Stand in for `resolve_percentages`."""
    style = box.style
    known = getattr(style, _KNOWN, None)
    if not known:
        SEAM.plain(box, containing_block)
        if known is None:
            setattr(style, _KNOWN, _read(box) if _is_fixed(style) else ())
        return
    (
        box.margin_left,
        box.margin_right,
        box.margin_top,
        box.margin_bottom,
        box.padding_left,
        box.padding_right,
        box.padding_top,
        box.padding_bottom,
        box.width,
        box.min_width,
        box.max_width,
        box.height,
        box.min_height,
        box.max_height,
        box.border_top_width,
        box.border_right_width,
        box.border_bottom_width,
        box.border_left_width,
    ) = known


def _is_fixed(style: Any) -> bool:  # noqa: ANN401
    """Whether nothing that a style says of sizes depends on other boxes."""
    if style["border_collapse"] == "collapse":
        return False
    values = (style[name] for name in _LENGTHS)
    return all(value == "auto" or getattr(value, "unit", None) == "px" for value in values)
