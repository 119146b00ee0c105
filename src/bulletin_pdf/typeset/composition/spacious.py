"""Glyphs with the space after them built in, so that readers of PDF text see no gap there.

A reader takes a gap for a space when the next glyph stands further from the end of an advance
than some .12 to .15 em. Where a line asks for more (a quarter em between Han and Latin, or Han
held open by an unbreakable), the glyph before the gap is shown in a font of its own: the same
outline at the same place, with an advance that takes in the gap. The font is made for each
document from the glyphs used, out of whatever face they come from.
"""

from __future__ import annotations

import io
from copy import copy
from functools import cached_property
from hashlib import md5
from struct import unpack_from

from weasyprint.pdf.fonts import Font

from .cff import keyed_by_cid
from .charstrings import Outlines, with_advance
from .engine import Foreign, Stream
from .sfnt import table, wrapped

SILENT = 100
"""The widest gap between glyphs shown together, in thousandths of an em, that is no space."""
_BETWEEN_STRINGS = 145
"""The widest between glyphs shown one after the other, likewise."""
_FULL_WIDTH = 1000
_STEP, _FINE_STEP = 125, 5


def room(gap: int, width: int) -> int:
    """How much of the gap after a glyph goes into its advance, all in thousandths of an em.

    A full-width glyph takes the whole, in steps of an eighth of an em. Of a letter no more than
    needed: who measures a line (PDFium's box of a character) takes its advance for its width.

    Args:
        gap: the gap.
        width: advance of the glyph.
    """
    if gap <= _BETWEEN_STRINGS:
        return 0
    if width >= _FULL_WIDTH:
        return (gap + _STEP // 2) // _STEP * _STEP
    return -((_BETWEEN_STRINGS - gap) // _FINE_STEP) * _FINE_STEP


def has_fixed_outlines(font: Foreign) -> bool:
    """Whether the glyphs of a font can be drawn again: outlines of one weight and width."""
    return "fvar" not in font.tables and ("CFF " in font.tables or "glyf" in font.tables)


class SpaciousFont(Font):  # type: ignore[misc]
    """The wide-set glyphs of one face, numbered as they come."""

    def __init__(self, plain: Foreign, embedded: Foreign) -> None:
        """Start without glyphs.

        Args:
            plain: the font whose glyphs these are.
            embedded: the font of the same program that is embedded for all of its sizes.
        """
        self.__dict__.update(plain.__dict__)
        self._plain, self._embedded, self._whole = plain, embedded, embedded.file_content
        digest = md5(b"spacious " + plain.hash.encode(), usedforsecurity=False).digest()
        self.hash = "".join(chr(65 + letter % 26) for letter in digest[:6])
        self.name = b"/" + self.hash.encode() + b"+" + plain.name.partition(b"+")[2]
        self.widths: dict[int, int] = {}
        self.to_unicode: dict[int, str] = {}
        self.missing: dict[int, int] = {}
        self._numbers: dict[tuple[int, int], int] = {}

    def glyph(self, plain: int, extra: int) -> int:
        """Return the number of a glyph.

        Args:
            plain: number of the same glyph in the plain font.
            extra: by how much the advance is wider, in thousandths of an em.
        """
        number = self._numbers.get((plain, extra))
        if number is None:
            number = self._numbers[plain, extra] = len(self._numbers) + 1
            self.widths[number] = self._plain.widths[plain] + extra
            self.to_unicode[number] = self._plain.to_unicode[plain]
        return number

    def clean(self, to_unicode: Foreign, hinting: Foreign) -> None:
        """Make the font program: WeasyPrint calls this before it embeds a font."""
        content, index = self._embedded.file_content, self._embedded.index
        if hinting or content is self._whole:  # not a subset without hints and subroutines
            cut: Foreign = copy(self)
            cut.subset({plain: "" for plain, _ in self._numbers}, hinting=False)
            content, index = cut.file_content, cut.index
        self.file_content = wrapped(self._outlines(_Source(content, index)))

    def _outlines(self, source: _Source) -> bytes:
        """Return the outlines of the glyphs in their order."""
        # A font that was cut has the glyphs alone that are used, and their old numbers for CIDs.
        cids = source.outlines.cids() if source.outlines else None
        place = {cid: glyph for glyph, cid in enumerate(cids)} if cids else None
        shown = [(0, 0), *((place[g] if place else g, extra) for g, extra in self._numbers)]
        charstrings = []
        for glyph, extra in shown:
            width = source.advance(glyph) + round(extra * source.em / 1000)
            code = source.outlines and with_advance(source.outlines[glyph], width)
            charstrings.append(code or source.drawn(glyph, width))
        return keyed_by_cid(
            self.name.decode().removeprefix("/"), charstrings, source.box, source.em
        )


class _Source:
    """The font that glyphs are taken from."""

    def __init__(self, content: bytes, index: int) -> None:
        """Read what is needed of it.

        Args:
            content: the font file.
            index: which of the fonts in it.
        """
        self._content, self._index = content, index
        cff = table(content, b"CFF ")
        self.outlines = Outlines(cff) if cff else None
        head, self._metrics, line = map(self._table, ("head", "hmtx", "hhea"))
        (self.em,) = unpack_from(">H", head, 18)
        self.box: tuple[int, int, int, int] = unpack_from(">4h", head, 36)
        (self._longest,) = unpack_from(">H", line, 34)

    def advance(self, glyph: int) -> int:
        """The advance of a glyph, in units of the font."""
        (width,) = unpack_from(">H", self._metrics, 4 * min(glyph, self._longest - 1))
        return int(width)

    def drawn(self, glyph: int, advance: int) -> bytes:
        """Draw the outline of a glyph anew, with an advance; return its charstring."""
        from fontTools.pens.t2CharStringPen import T2CharStringPen

        glyphs = self._font.getGlyphSet()
        pen = T2CharStringPen(advance, glyphs)
        glyphs[self._font.getGlyphName(glyph)].draw(pen)
        charstring = pen.getCharString()
        charstring.compile()
        return bytes(charstring.bytecode)

    def _table(self, tag: str) -> bytes | memoryview:
        found = table(self._content, tag.encode())
        return found or self._font.reader[tag]

    @cached_property
    def _font(self) -> Foreign:
        """The font as fontTools reads it: every kind, but slowly."""
        from fontTools.ttLib import TTFont

        return TTFont(io.BytesIO(self._content), fontNumber=self._index)


def spacious_font(stream: Stream, plain: Foreign) -> SpaciousFont:
    """Return the wide-set glyphs of a font of a document, the same at each call."""
    fonts = stream._fonts
    key = "spacious", plain.hash
    if key not in fonts:
        embedded = next(font for font in fonts.values() if font.hash == plain.hash)
        fonts[key] = SpaciousFont(plain, embedded)
    found: SpaciousFont = fonts[key]
    return found
