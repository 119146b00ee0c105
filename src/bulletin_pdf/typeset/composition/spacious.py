"""Glyphs with the space after them built in, so that readers of PDF text see no gap there.

A reader takes a gap for a space when the next glyph stands further from the end of an advance
than some .12 to .15 em. Where a line asks for more (a quarter em between Han and Latin, or Han
held open by an unbreakable), the glyph before the gap is shown in a font of its own: the same
outline at the same place, with an advance that takes in the gap. The font is made for each
document from the glyphs used, out of whatever face they come from.
"""

import io
from copy import copy
from hashlib import md5
from struct import unpack_from

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from weasyprint.pdf.fonts import Font

from .charstrings import Outlines, with_advance
from .engine import Foreign, Stream

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
        self.file_content = self._program(TTFont(io.BytesIO(content), fontNumber=index))

    def _program(self, source: TTFont) -> bytes:
        """Return an OpenType font of the glyphs in their order."""
        bounds, em = source["head"], source["head"].unitsPerEm
        metrics, longest = source.reader["hmtx"], source["hhea"].numberOfHMetrics
        outlines = Outlines(source.reader["CFF "]) if "CFF " in source else None
        shown = [(0, 0), *self._numbers]
        names = [".notdef", *(f"cid{number:05d}" for number in range(1, len(shown)))]
        charstrings, advances = {}, {}
        for name, (glyph, extra) in zip(names, shown, strict=True):
            (width,) = unpack_from(">H", metrics, 4 * min(glyph, longest - 1))
            side = 4 * glyph + 2 if glyph < longest else 2 * (longest + glyph)
            (left,) = unpack_from(">h", metrics, side)
            width += round(extra * em / 1000)
            advances[name] = width, left
            code = outlines and with_advance(outlines[glyph], width)
            charstrings[name] = (
                T2CharString(bytecode=code) if code else _drawn(source, glyph, width)
            )
        builder = FontBuilder(em, isTTF=False)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap({})
        title = self.name.decode().removeprefix("/")
        box = [bounds.xMin, bounds.yMin, bounds.xMax, bounds.yMax]
        builder.setupCFF(title, {"FullName": title, "FontBBox": box}, charstrings, {})
        builder.setupHorizontalMetrics(advances)
        line = source["hhea"]
        builder.setupHorizontalHeader(ascent=line.ascent, descent=line.descent)
        builder.setupOS2(fsType=source["OS/2"].fsType if "OS/2" in source else 0)
        builder.setupPost(keepGlyphNames=False)
        builder.updateHead(created=0, modified=0)
        builder.font.recalcTimestamp = builder.font.recalcBBoxes = False
        buffer = io.BytesIO()
        builder.save(buffer)
        return buffer.getvalue()


def _drawn(source: TTFont, glyph: int, width: int) -> T2CharString:
    """Draw the outline of a glyph anew, with an advance."""
    glyphs = source.getGlyphSet()
    pen = T2CharStringPen(width, glyphs)
    glyphs[source.getGlyphName(glyph)].draw(pen)
    return pen.getCharString()


def spacious_font(stream: Stream, plain: Foreign) -> SpaciousFont:
    """Return the wide-set glyphs of a font of a document, the same at each call."""
    fonts = stream._fonts
    key = "spacious", plain.hash
    if key not in fonts:
        embedded = next(font for font in fonts.values() if font.hash == plain.hash)
        fonts[key] = SpaciousFont(plain, embedded)
    found: SpaciousFont = fonts[key]
    return found
