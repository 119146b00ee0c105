"""What is needed of a font to tell where its text stands: codes and advances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

_DEFAULT_CID_WIDTH = 1000.0
_DEFAULT_WIDTH = 500.0
_DEFAULT_HEIGHTS = (880.0, -1000.0)
"""Origin and advance of glyphs set from top to bottom (ISO 32000-1, 9.7.4.3)."""
_THOUSANDTH = 0.001


@dataclass(slots=True)
class TextFont:
    """A font of a page.

    Attributes:
        name: its BaseFont.
        wide: codes are two bytes long.
        vertical: it is set from top to bottom; advances are then heights.
        em: height of an em in units of the size that the font is set in.
        widths: code → advance, thousandths of an em.
        default: advance of other codes.
        ascent: of its boxes, thousandths of an em.
        descent: likewise, negative.
        embedded: the font program is in the file.
        glyphs: the font itself when its glyphs are content streams (Type 3).
        missing: codes that stand for .notdef.
    """

    name: str
    wide: bool = False
    vertical: bool = False
    em: float = 1.0
    widths: dict[int, float] = field(default_factory=dict)
    default: float = _DEFAULT_WIDTH
    ascent: float = 880.0
    descent: float = -120.0
    embedded: bool = False
    glyphs: pikepdf.Object | None = None
    missing: frozenset[int] = frozenset()

    def codes(self, text: bytes) -> Iterator[int]:
        """Yield the codes of a string."""
        if not self.wide:
            yield from text
            return
        for i in range(0, len(text) - 1, 2):
            yield text[i] << 8 | text[i + 1]

    def advance(self, code: int) -> float:
        """Advance of a code, thousandths of an em."""
        return self.widths.get(code, self.default)


def font_of(font: pikepdf.Object) -> TextFont:
    """Read a font dictionary; what it lacks is as the standard has it (ISO 32000-1, 9.6, 9.7)."""
    name = str(font.get("/BaseFont", "/unnamed"))[1:]
    kind = str(font.get("/Subtype", ""))
    if kind == "/Type0":
        return _composite(font, name)
    first = int(font.get("/FirstChar", 0))
    widths = {first + i: float(width) for i, width in enumerate(font.get("/Widths", []))}
    descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
    found = TextFont(name, widths=widths, embedded=_is_embedded(descriptor))
    if kind == "/Type3":
        _measure_drawn(font, found)
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Dictionary):
        found.missing = _undefined(encoding.get("/Differences", pikepdf.Array()))
    return found


def _measure_drawn(font: pikepdf.Object, found: TextFont) -> None:
    """Take the sizes of a Type 3 font from its own space (ISO 32000-1, 9.6.5).

    A thousandth is what other fonts have. Fonts of bitmaps have pixels instead, and are set in a
    size that says nothing; then the box round all glyphs stands for the em.
    """
    matrix = [float(v) for v in font.get("/FontMatrix", [0.001, 0, 0, 0.001, 0, 0])]
    found.widths = {code: width * matrix[0] * 1000 for code, width in found.widths.items()}
    found.glyphs, found.embedded = font, True
    box = [float(v) for v in font.get("/FontBBox", [])]
    if abs(matrix[3]) == _THOUSANDTH or len(box) != 4 or box[1] == box[3]:
        return
    low, high = sorted((box[1] * matrix[3], box[3] * matrix[3]))
    found.descent, found.ascent, found.em = 1000 * low, 1000 * high, high - low


def _undefined(differences: pikepdf.Object) -> frozenset[int]:
    """Return the codes that an encoding gives to .notdef (ISO 32000-1, table 114)."""
    code, found = 0, set()
    for item in differences:
        if isinstance(item, pikepdf.Name):
            if str(item) == "/.notdef":
                found.add(code)
            code += 1
        else:
            code = int(item)
    return frozenset(found)


def _composite(font: pikepdf.Object, name: str) -> TextFont:
    descendants = font.get("/DescendantFonts", pikepdf.Array())
    if not len(descendants):
        return TextFont(name, wide=True)
    below = descendants[0]
    descriptor = below.get("/FontDescriptor", pikepdf.Dictionary())
    encoding = font.get("/Encoding")
    identity = isinstance(encoding, pikepdf.Name) and str(encoding).startswith("/Identity")
    vertical = _is_vertical(encoding)
    return TextFont(
        name,
        wide=True,
        vertical=vertical,
        missing=frozenset({0}) if identity else frozenset(),
        widths={} if vertical else _cid_widths(below.get("/W", pikepdf.Array())),
        default=_height(below) if vertical else float(below.get("/DW", _DEFAULT_CID_WIDTH)),
        embedded=_is_embedded(descriptor),
    )


def _is_vertical(encoding: pikepdf.Object | None) -> bool:
    if isinstance(encoding, pikepdf.Stream):
        return encoding.get("/WMode", 0) == 1
    return str(encoding).endswith("-V")


def _height(font: pikepdf.Object) -> float:
    """Return how far a glyph set from top to bottom goes up, thousandths of an em: less than 0."""
    return float(font.get("/DW2", _DEFAULT_HEIGHTS)[1])


def _is_embedded(descriptor: pikepdf.Object) -> bool:
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _cid_widths(array: pikepdf.Object) -> dict[int, float]:
    """Read a W array: c [w …], or first last w (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    items = list(array)
    i = 0
    while i + 1 < len(items):
        first = int(items[i])
        if isinstance(items[i + 1], pikepdf.Array):
            widths |= {first + n: float(w) for n, w in enumerate(items[i + 1])}
            i += 2
        elif i + 2 < len(items):
            last = min(int(items[i + 1]), first + 0xFFFF)
            widths |= dict.fromkeys(range(first, last + 1), float(items[i + 2]))
            i += 3
        else:
            break
    return widths
