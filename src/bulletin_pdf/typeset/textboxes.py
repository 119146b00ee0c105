"""Reads a text box of WeasyPrint: the text as written, the place of its characters."""

from __future__ import annotations

import unicodedata
from typing import Any

from weasyprint.anchors import rectangle_aabb

from bulletin_pdf.typeset.composition.adjusted import AdjustedLayout
from bulletin_pdf.typeset.laidout import Box, LaidText

_ABOVE, _HIGH = 0.88, 1.0
"""The square of a Chinese character: its top above the base line, and its height, em."""

_NARROW = 0.15
"""Advances below this, em, are looked at: no visible character of a text face is so narrow."""

_NOTHING = frozenset({"Mn", "Me", "Cf", "Zs", "Zl", "Zp", "Cc"})
"""Categories of characters that need no room: marks on others, blanks, controls."""


def laid_text(box: Any, element: int, matrix: Any, clip: Box | None) -> LaidText:  # noqa: ANN401
    """Return a text box as a value.

    Args:
        box: WeasyPrint's text box, laid out.
        element: number of its element.
        matrix: what it is transformed by, or None.
        clip: what hides whatever lies outside of it, or None.
    """
    layout, em = box.pango_layout, box.style["font_size"]
    is_ours = type(layout) is AdjustedLayout
    text = layout.source if is_ours else box.text
    top = box.position_y + box.baseline - _ABOVE * em
    spacing = box.style["letter_spacing"]  # stands behind the last character, too
    width = box.width - (max(0.0, spacing) if isinstance(spacing, float) else 0.0)
    place = rectangle_aabb(matrix, box.position_x, top, width, _HIGH * em)
    least = _least(text, layout, em) if is_ours else _mean(text, box.width, em)
    tag = box.element_tag or ""
    return LaidText(
        element,
        tag.partition("::")[2],
        text,
        place,
        em,
        least,
        box.style["visibility"] == "visible" and (clip is None or _is_inside(place, clip)),
    )


def _least(text: str, layout: AdjustedLayout, em: float) -> float:
    """Return the smallest advance of a visible character, em."""
    advances = layout.advances
    if not advances or min(advances) >= _NARROW * em:
        return 1.0
    visible = (
        advance / em
        for char, advance in zip(text, advances, strict=False)
        if advance < _NARROW * em and unicodedata.category(char) not in _NOTHING
    )
    return min(visible, default=1.0)


def _mean(text: str, width: float, em: float) -> float:
    """Return the mean advance of the visible characters, em, where they are not known singly."""
    if width >= _NARROW * em * len(text):
        return 1.0
    visible = sum(unicodedata.category(char) not in _NOTHING for char in text)
    return width / em / visible if visible else 1.0


def _is_inside(box: Box, clip: Box) -> bool:
    middle = (box[1] + box[3]) / 2
    return clip[0] < box[2] and box[0] < clip[2] and clip[1] < middle < clip[3]
