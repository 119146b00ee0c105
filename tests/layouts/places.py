"""Where the characters of a page stand, and which of them touch others or leave their room."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from tests.seed.measure import MM

_TOUCH, _SHARE = 0.6, 0.12
"""Points, and share of their height, by which characters may overlap: strokes swing out."""
_PAPER = 250
"""Least of each light of text that nobody sees, or that stands on a bar of ink."""


@dataclass(frozen=True)
class Char:
    """A character and its ink, pt from the lower left of the trimmed page."""

    char: str
    left: float
    foot: float
    right: float
    top: float


def chars(path: Path, page: int) -> list[Char]:
    """Return the visible characters of a page (0-based) in drawing order."""
    sheet = pypdfium2.PdfDocument(path)[page]
    at_x, at_y, *_ = sheet.get_trimbox()
    text, found = sheet.get_textpage(), []
    inks = [ctypes.c_uint() for _ in range(4)]
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        pdfium.FPDFText_GetFillColor(text, index, *inks)
        seen = any(ink.value < _PAPER for ink in inks[:3])
        if seen and char.strip() and pdfium.FPDFText_IsGenerated(text, index) != 1:
            left, foot, right, top = text.get_charbox(index)
            found.append(Char(char, left - at_x, foot - at_y, right - at_x, top - at_y))
    return found


def touching(found: list[Char]) -> list[str]:
    """Return the pairs of characters whose ink overlaps."""
    pairs = []
    ordered = sorted(found, key=lambda c: c.left)
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            slack = max(_TOUCH, _SHARE * max(one.top - one.foot, other.top - other.foot))
            if other.left >= one.right - _TOUCH:
                break
            high = min(one.top, other.top) - max(one.foot, other.foot)
            if one.right - other.left > slack and high > slack:
                pairs.append(one.char + other.char)
    return pairs


def outside(found: list[Char], left: float, foot: float, right: float, top: float) -> str:
    """Return the characters that leave a room given by its edges, pt."""
    slack = 1.0
    return "".join(
        c.char
        for c in found
        if c.left < left - slack
        or c.right > right + slack
        or c.foot < foot - slack
        or c.top > top + slack
    )


def rows(found: list[Char]) -> list[str]:
    """Return the texts of a page's lines from the top down, as read."""
    lines: list[list[Char]] = []
    for char in sorted(found, key=lambda c: -(c.top + c.foot)):
        middle = (char.top + char.foot) / 2
        if lines and lines[-1][0].foot - 1 < middle < lines[-1][0].top + 1:
            lines[-1].append(char)
        else:
            lines.append([char])
    return ["".join(c.char for c in sorted(line, key=lambda c: c.left)) for line in lines]


A4 = 4 * MM, 4 * MM, 206 * MM, 293 * MM
"""What any text keeps inside of: four millimetres from the edges of the sheet."""
