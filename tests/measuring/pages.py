"""Hand-laid PDF pages: glyphs stand exactly where a test puts them, drawn as boxes."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

SIZE = 10.0
LEFT, TOP, LEADING = 20.0, 700.0, 16.0

_FONT = b"""<< /Type /Font /Subtype /Type0 /BaseFont /Boxes /Encoding /Identity-H
/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"""
_DESCRIPTOR = b"""<< /Type /FontDescriptor /FontName /Boxes /Flags 4 /FontBBox [0 -120 1000 880]
/Ascent 880 /Descent -120 /ItalicAngle 0 /CapHeight 700 /StemV 80 /FontFile2 7 0 R >>"""


class Spot(NamedTuple):
    """A character (or two that one glyph stands for) with its origin and type size, pt."""

    char: str
    x: float
    y: float
    size: float = SIZE


def solid(text: str, row: int, indent: float = 0.0, left: float = LEFT) -> list[Spot]:
    """Lay a line without stretch: an em for each character, half for ASCII; lengths in em."""
    spots, x = [], left + indent * SIZE
    for char in text:
        spots.append(Spot(char, x, TOP - row * LEADING))
        x += SIZE / 2 if char.isascii() else SIZE
    return spots


def spread(text: str, advances: Sequence[float], row: int, indent: float = 0.0) -> list[Spot]:
    """Lay a line with these advances, em, the last character without one."""
    x, spots = LEFT + indent * SIZE, []
    for char, advance in zip(text, [*advances, 0.0], strict=True):
        spots.append(Spot(char, x, TOP - row * LEADING))
        x += advance * SIZE
    return spots


def write_pdf(file: Path, pages: Iterable[Iterable[Spot]]) -> Path:
    """Write pages of glyphs in a font of boxes: half an em for ASCII, an em for the others."""
    laid = [list(spots) for spots in pages]
    chars = sorted({spot.char for spots in laid for spot in spots})
    glyph_ids = {char: number for number, char in enumerate(chars, 1)}
    contents = [_content(spots, glyph_ids) for spots in laid]
    numbers = [8 + 2 * index for index in range(len(contents))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    widths = " ".join(str(_width(char)) for char in chars)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        _FONT,
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Boxes /CIDToGIDMap /Identity"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor 6 0 R /DW 1000 /W [1 [%b]] >>" % widths.encode(),
        _stream(_to_unicode(glyph_ids)),
        _DESCRIPTOR,
        _stream(_font(chars)),
    ]
    for number, content in zip(numbers, contents, strict=True):
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {number + 1} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects += [page.encode(), _stream(content)]
    file.write_bytes(_document(objects))
    return file


def _width(char: str) -> int:
    return 500 if char.isascii() else 1000 * len(char)


def _font(chars: Sequence[str]) -> bytes:
    names = [".notdef", *(f"box{number}" for number in range(len(chars)))]
    pen = TTGlyphPen(None)
    for move, point in (("moveTo", (50, 0)), ("lineTo", (450, 0)), ("lineTo", (450, 700))):
        getattr(pen, move)(point)
    pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({})
    builder.setupGlyf(dict.fromkeys(names, box))
    advances = [1000, *map(_width, chars)]
    builder.setupHorizontalMetrics(
        {name: (advance, 50) for name, advance in zip(names, advances, strict=True)}
    )
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    saved = BytesIO()
    builder.save(saved)
    return saved.getvalue()


def _content(spots: Iterable[Spot], glyph_ids: Mapping[str, int]) -> bytes:
    shown = (f"/F {s.size} Tf 1 0 0 1 {s.x} {s.y} Tm <{glyph_ids[s.char]:04X}> Tj" for s in spots)
    return "\n".join(["BT", *shown, "ET"]).encode()


def _to_unicode(glyph_ids: Mapping[str, int]) -> bytes:
    lines = [
        f"<{number:04X}> <{char.encode('utf-16-be').hex()}>" for char, number in glyph_ids.items()
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CMapName /Boxes def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            f"{len(lines)} beginbfchar",
            *lines,
            "endbfchar endcmap end end",
        ]
    ).encode()


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(data), data)


def _document(objects: Sequence[bytes]) -> bytes:
    written, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    written += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(written) + b"startxref\n%d\n%%%%EOF\n" % table
