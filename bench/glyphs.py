"""Reads the glyphs of a PDF with PDFium: character, origin, advance and real size."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_NOT_CHARACTERS = frozenset({0, 0xFFFE, 0xFFFF})
_GENERATED = 1


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible character of a page; lengths in pt, origin at the foot of the page.

    Attributes:
        char: What the glyph extracts as.
        x: Origin, rightwards.
        y: Baseline, upwards.
        advance: Width of the loose box, which PDFium takes from the font.
        size: Type size after every transformation.
        after_space: Whether a real space (not one that PDFium guessed) stands before it.
    """

    char: str
    x: float
    y: float
    advance: float
    size: float
    after_space: bool


def read_pages(pdf_path: Path) -> list[list[Glyph]]:
    """Return the visible glyphs of every page, in the order of the content stream."""
    document = pdfium.PdfDocument(pdf_path)
    try:
        return [list(_glyphs_of(document[number])) for number in range(len(document))]
    finally:
        document.close()


def _code_of(text: pdfium.PdfTextPage, index: int) -> int:
    """Return a character's code; PDFium hides a hyphen at a line's end behind one of its own."""
    if pdfium_c.FPDFText_IsHyphen(text, index) == 1:
        return ord("-")
    return pdfium_c.FPDFText_GetUnicode(text, index)


def _glyphs_of(page: pdfium.PdfPage) -> Iterator[Glyph]:
    text = page.get_textpage()
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium_c.FS_MATRIX()
    after_space = False
    for index in range(text.count_chars()):
        code = _code_of(text, index)
        if code in _NOT_CHARACTERS:
            continue
        generated = pdfium_c.FPDFText_IsGenerated(text, index) == _GENERATED
        char = chr(code)
        if not char.strip():
            after_space = after_space or not generated
            continue
        if generated:
            continue
        pdfium_c.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium_c.FPDFText_GetMatrix(text, index, matrix)
        left, _, right, _ = text.get_charbox(index, loose=True)
        scale = abs(matrix.d or matrix.b)
        size = pdfium_c.FPDFText_GetFontSize(text, index) * scale
        yield Glyph(char, x.value, y.value, right - left, size, after_space)
        after_space = False
