"""Reads the glyphs of a PDF with PDFium: character, origin, advance and real size."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_NOT_CHARACTERS = frozenset({0, 0xFFFE, 0xFFFF})
_GENERATED = 1
_NAME_BYTES = 256
_SUBSET = re.compile(r"^[A-Z]{6}\+")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible character of a page; lengths in pt, origin at the foot of the page.

    Attributes:
        char: What the glyph extracts as.
        x: Origin, rightwards.
        y: Baseline, upwards.
        advance: Width of the loose box, which PDFium takes from the font; the narrowest that the
            character has in its face, for a producer may hide a gap after a letter in its advance.
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
        pages = [list(_glyphs_of(document[number])) for number in range(len(document))]
    finally:
        document.close()
    return _with_own_advances(pages)


def _with_own_advances(pages: Sequence[Sequence[tuple[str, Glyph]]]) -> list[list[Glyph]]:
    """Give each ASCII character the narrowest advance, in em, that it has in its face."""
    narrowest: dict[tuple[str, str], float] = {}
    for face, glyph in (found for page in pages for found in page):
        em = glyph.advance / glyph.size if glyph.size else 0.0
        key = face, glyph.char
        narrowest[key] = min(narrowest.get(key, em), em)
    return [
        [
            replace(glyph, advance=narrowest[face, glyph.char] * glyph.size)
            if glyph.char.isascii()
            else glyph
            for face, glyph in page
        ]
        for page in pages
    ]


def _face_of(text: pdfium.PdfTextPage, index: int) -> str:
    """Return the name of the face that a character is set in, without its subset prefix."""
    name = ctypes.create_string_buffer(_NAME_BYTES)
    pdfium_c.FPDFText_GetFontInfo(text, index, name, _NAME_BYTES, None)
    return _SUBSET.sub("", name.value.decode("utf-8", "replace"))


def _code_of(text: pdfium.PdfTextPage, index: int) -> int:
    """Return a character's code; PDFium hides a hyphen at a line's end behind one of its own."""
    if pdfium_c.FPDFText_IsHyphen(text, index) == 1:
        return ord("-")
    return pdfium_c.FPDFText_GetUnicode(text, index)


def _glyphs_of(page: pdfium.PdfPage) -> Iterator[tuple[str, Glyph]]:
    """Yield (face, glyph) of what is to be seen on a page."""
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
        found = Glyph(char, x.value, y.value, right - left, size, after_space)
        yield _face_of(text, index), found
        after_space = False
