"""Positions of glyphs and bands of ink on a page, measured from the PDF alone."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4


@dataclass(frozen=True)
class Glyph:
    """A character with its origin (pt, from the lower left) and its size in pt."""

    char: str
    x: float
    y: float
    size: float


def glyphs(path: Path, page: int) -> list[Glyph]:
    """Return the visible characters of a page (0-based) in drawing order."""
    document = pypdfium2.PdfDocument(path)
    text = document[page].get_textpage()
    found = []
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if not char.strip() or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
        found.append(Glyph(char, x.value, y.value, size))
    return found


def lines(found: list[Glyph]) -> list[tuple[float, str, float]]:
    """Return (base line, text, left edge) of each line, from the top down."""
    rows: dict[int, list[Glyph]] = {}
    for glyph in found:
        rows.setdefault(round(glyph.y * 4), []).append(glyph)
    merged = [sorted(row, key=lambda g: g.x) for _, row in sorted(rows.items(), reverse=True)]
    return [(row[0].y, "".join(g.char for g in row), row[0].x) for row in merged]


def bands(path: Path, page: int, x: float, scale: int = 20) -> list[tuple[float, float]]:
    """Return (upper edge, thickness) in pt of each inked band that a vertical line crosses.

    Args:
        path: the PDF.
        page: 0-based.
        x: where the line stands, pt from the left.
        scale: pixels a point; the edges are known to half a pixel.
    """
    sheet = pypdfium2.PdfDocument(path)[page]
    width, height = sheet.get_size()
    strip = sheet.render(scale=scale, crop=(x, 0, width - x - 1, 0)).to_pil().convert("L")
    inked = [strip.getpixel((strip.width // 2, y)) < 200 for y in range(strip.height)]
    edges = [y for y in range(1, len(inked)) if inked[y] != inked[y - 1]]
    return [
        (height - top / scale, (foot - top) / scale)
        for top, foot in zip(edges[::2], edges[1::2], strict=True)
    ]


@dataclass(frozen=True)
class Mark:
    """What is painted without being text: its edges in pt from the lower left."""

    left: float
    foot: float
    right: float
    top: float


def painted(path: Path, page: int, kind: int = pdfium.FPDF_PAGEOBJ_PATH) -> list[Mark]:
    """Return the drawings of a page (0-based), or its pictures, from the top down."""
    sheet = pypdfium2.PdfDocument(path)[page]
    marks = [Mark(*item.get_bounds()) for item in sheet.get_objects() if item.type == kind]
    return sorted(marks, key=lambda mark: -mark.top)
