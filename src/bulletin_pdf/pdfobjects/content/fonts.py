"""What is needed of a font to tell where its text stands: codes and advances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

_DEFAULT_CID_WIDTH = 1000.0
_DEFAULT_WIDTH = 500.0


@dataclass(slots=True)
class TextFont:
    """A font of a page.

    Attributes:
        name: its BaseFont.
        wide: codes are two bytes long.
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
        matrix = [float(v) for v in font.get("/FontMatrix", [0.001])]
        found.widths = {code: width * matrix[0] * 1000 for code, width in widths.items()}
        found.glyphs, found.embedded = font, True
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Dictionary):
        found.missing = _undefined(encoding.get("/Differences", pikepdf.Array()))
    return found


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
    return TextFont(
        name,
        wide=True,
        missing=frozenset({0}) if identity else frozenset(),
        widths=_cid_widths(below.get("/W", pikepdf.Array())),
        default=float(below.get("/DW", _DEFAULT_CID_WIDTH)),
        embedded=_is_embedded(descriptor),
    )


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
