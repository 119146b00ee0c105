"""Boxes that are compared: do they meet, and where."""

from __future__ import annotations

from bulletin_pdf.typeset.laidout import Box, LaidText

_INSET = 0.12
"""What a character's square may share with its neighbour's without touching it, em: the blank that
faces leave around a character (Chinese ones fill .9 to .94 of their square)."""

_HIGH = {True: 0.14, False: 0.34}
"""The blank above a text, em: Chinese characters nearly fill their square; digits and capitals end
.7 em above the base line."""


def meet(box: Box, other: Box) -> bool:
    """Tell whether two boxes have an area in common."""
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def inked(text: LaidText) -> Box:
    """Return the part of a text's box that its characters surely blacken, px."""
    left, top, right, bottom = text.box
    em = text.em
    wide = max(text.text) >= "\u2e80"  # the first block of Chinese characters and marks
    side = min(_INSET * em, 0.25 * (right - left))
    return left + side, top + _HIGH[wide] * em, right - side, bottom - _INSET * em


def joined(box: Box, other: Box) -> Box:
    """Return the box around two boxes."""
    return (
        min(box[0], other[0]),
        min(box[1], other[1]),
        max(box[2], other[2]),
        max(box[3], other[3]),
    )
