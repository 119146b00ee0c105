"""What Pango makes of a text: advances, blanks of marks, faces and glyphs.

A text is shaped once, whole, without letter-spacing (which is added as a number), so that
every line cut from it is known before it is set.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout

from .engine import Foreign, Style
from .faces import NO_GLYPH, Face, Faces, KnownFaces
from .memory import Memory

_APOSTROPHE = "’"
_MARKS = frozenset("ocspm/")
# Every character of those classes, and an apostrophe.
_MARK_SIGNS = re.compile(
    "[\u00b7\u2018-\u201f\u2027\u2047-\u2049\u203c\u3001\u3002\u3008-\u301f"
    "\u30fb/\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)
_BREAKS = re.compile("[\n\u2028]")
_SPACES = re.compile("[ \u00a0]")
# What a Pango layout is made from, but for letter- and word-spacing.
_SHAPING = (
    "font_family",
    "font_size",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
    "font_variation_settings",
    "font_language_override",
    "lang",
    "direction",
)
_LAYOUTS = "bulletin_layouts"
_SHAPES = "bulletin_shapes"
_KEY = "bulletin_shaping"


def _member(struct: Foreign, *names: str) -> Foreign:
    """The type that a path of members of a C structure points to; parsing a name takes ms."""
    for name in names:
        found = dict(struct.fields)[name].type
        struct = found.item if found.kind == "pointer" else found
    return struct


_GLYPHS = _member(
    ffi.typeof(pango.pango_layout_get_line_readonly).result.item, "runs", "data", "glyphs"
)
_GLYPH, _INTS = _member(_GLYPHS, "glyphs"), dict(_GLYPHS.fields)["log_clusters"].type
_INT = ffi.sizeof(_INTS.item)
# A record of a glyph is so many integers; its width and two offsets stand together.
_STRIDE = ffi.sizeof(_GLYPH) // _INT
_WIDTH = (
    ffi.offsetof(_GLYPH, "geometry") + ffi.offsetof(_member(_GLYPH, "geometry"), "width")
) // _INT


@dataclass(slots=True)
class Shaped:
    """A shaped text; lengths in px."""

    advances: list[float]
    blanks: dict[int, tuple[float, float]]
    """(left, right) blank of each full-width mark."""
    narrow: list[int]
    """Marks that the face sets narrow: Latin punctuation, whatever their code says."""
    shifts: dict[int, float]
    """Marks set half-width by the rules though their glyph is full, and their shift."""
    faces: Faces


class PlainStyle(dict[str, Any]):
    """A computed style without letter- and word-spacing, for shaping only."""

    def __init__(self, style: Style) -> None:
        super().__init__(letter_spacing="normal", word_spacing=0)
        self._style = style
        self.font_config = style.font_config
        self.cache = style.cache

    def __missing__(self, name: str) -> Foreign:
        value = self[name] = self._style[name]
        return value


def plain_style(style: Style) -> Style:
    """Return the style without letter- and word-spacing; itself if it has none."""
    return PlainStyle(style) if any(spacing_of(style)) else style


def spacing_of(style: Style) -> tuple[float, float]:
    """Return (letter-spacing, word-spacing) of a computed style, px."""
    letter = style["letter_spacing"]
    return (0.0 if letter == "normal" else letter), style["word_spacing"]


class GlyphRun(NamedTuple):
    """One run of a Pango line: glyphs of one face for the characters first..last."""

    font: Foreign
    records: Foreign
    """Pango's records of the glyphs, as integers."""
    integers: list[int]
    """What stood in them when they were read."""
    first: int
    last: int
    clusters: list[int] | None
    """Character of each glyph, where they are not one to one."""

    @property
    def glyphs(self) -> list[int]:
        """Numbers of the glyphs in their face."""
        return self.integers[::_STRIDE]

    @property
    def widths(self) -> list[int]:
        """Advances of the glyphs, Pango units."""
        return self.integers[_WIDTH::_STRIDE]

    @property
    def offsets(self) -> list[int]:
        """Distances by which the glyphs are moved to the right of their origins, Pango units."""
        return self.integers[_WIDTH + 1 :: _STRIDE]

    @property
    def is_displaced(self) -> bool:
        """Whether any glyph is moved from its origin."""
        integers = self.integers
        return any(integers[_WIDTH + 1 :: _STRIDE]) or any(integers[_WIDTH + 2 :: _STRIDE])

    def characters(self, number: int) -> tuple[int, int]:
        """First character of a glyph's cluster, and the first after it."""
        if self.clusters is None:
            return self.first + number, self.first + number + 1
        first = self.clusters[number]
        return first, min((c for c in self.clusters if c > first), default=self.last)

    def set_width(self, number: int, width: int) -> None:
        """Rewrite the advance of one glyph, Pango units."""
        self.records[number * _STRIDE + _WIDTH] = width


def glyph_runs(line: Foreign, text: str) -> Iterator[GlyphRun]:
    """Yield the runs of a Pango line that holds a text."""
    encoded = text.encode()
    plain = len(encoded) == len(text)
    run, last, reached = (line.runs or [None])[0], 0, 0
    while run not in (None, ffi.NULL):
        data, run = run.data, run.next
        offset, length = data.item.offset, data.item.length
        glyphs = data.glyphs
        count = glyphs.num_glyphs
        first = last if offset == reached else len(encoded[:offset].decode())
        reached = offset + length
        part = encoded[offset:reached]
        last = first + (length if plain else len(part.decode()))
        simple = count == last - first and length in (count, 3 * count)
        records = ffi.cast(_INTS, glyphs.glyphs)
        starts = None
        if not simple:  # not all ASCII, nor all of the three bytes that ideographs have
            clusters = ffi.unpack(glyphs.log_clusters, count)
            if count != last - first or len(set(clusters)) != count:
                starts = [first + len(part[:cluster].decode()) for cluster in clusters]
        integers = ffi.unpack(records, count * _STRIDE) if count else []
        yield GlyphRun(data.item.analysis.font, records, integers, first, last, starts)


def shape(text: str, kinds: str, style: Style) -> Shaped:
    """Shape a text in a computed style.

    Args:
        text: without tabs; newlines take no width.
        kinds: the classes of its characters.
        style: a WeasyPrint style.
    """
    shapes: Memory[Shaped] = style.font_config.__dict__.setdefault(_SHAPES, Memory())
    known: tuple[str, tuple[float, float]] | None = getattr(style, _KEY, None)
    if known is None:  # most texts share their style with others
        known = str([style[name] for name in _SHAPING]), spacing_of(style)
        setattr(style, _KEY, known)
    key, spacing = known
    return shapes.of(text, (kinds, key, spacing), lambda: _shaped(text, kinds, style, key))


def _shaped(text: str, kinds: str, style: Style, key: str) -> Shaped:
    layouts = style.font_config.__dict__.setdefault(_LAYOUTS, {})
    layout = layouts.pop(key, None) or Layout(plain_style(style))
    printed = text.replace("\n", " ").replace("\u2028", " ")
    pango.pango_layout_set_text(layout.layout, unicode_to_char_p(printed)[0], -1)
    line, _ = layout.get_first_line()
    shaped, known = Shaped([0.0] * len(text), {}, [], {}, Faces()), KnownFaces(style)
    numbers = [0] * len(text)
    for run in glyph_runs(line, printed):
        _take(shaped, run, text, kinds, known, layout, numbers)
    shaped.faces.glyphs = array("H", numbers)
    if not known.has_new:
        layouts[key] = layout
    _add_spacing(shaped, text, style)
    return shaped


def _take(
    shaped: Shaped,
    run: GlyphRun,
    text: str,
    kinds: str,
    known: KnownFaces,
    layout: Layout,
    numbers: list[int],
) -> None:
    """Take in one run of a text, and the numbers of its glyphs if each character has one."""
    glyphs, widths, first, advances = run.glyphs, run.widths, run.first, shaped.advances
    face = known.face(run.font, glyphs[0], layout.layout)
    shaped.faces.add(first, face)
    if run.clusters is None:
        advances[first : run.last] = [width * FROM_UNITS for width in widths]
        if not run.is_displaced and max(glyphs) < NO_GLYPH:
            numbers[first : run.last] = glyphs
    else:
        for i, width in zip(run.clusters, widths, strict=True):
            advances[i] += width * FROM_UNITS
    for match in _MARK_SIGNS.finditer(text, first, run.last):
        i = match.start()
        if kinds[i] in _MARKS or match[0] == _APOSTROPHE:
            number = i - first if run.clusters is None else run.clusters.index(i)
            _take_mark(shaped, i, kinds[i], glyphs[number], widths[number], face)


def _take_mark(shaped: Shaped, i: int, kind: str, glyph: int, width: int, face: Face) -> None:
    """Note how wide a mark is in its face, and how much of that is blank."""
    mark = face.mark(glyph, width, kind)
    if mark.is_narrow:
        shaped.narrow.append(i)
    elif mark.is_cut:
        left, right = mark.blanks
        shaped.advances[i] -= left + right
        shaped.shifts[i] = -left
    else:
        shaped.blanks[i] = mark.blanks


def _add_spacing(shaped: Shaped, text: str, style: Style) -> None:
    """Add letter- and word-spacing as numbers; forced breaks have no width."""
    letter, word = spacing_of(style)
    advances = shaped.advances
    for match in _BREAKS.finditer(text):
        advances[match.start()] = 0.0
    if letter:
        shaped.advances[:] = [advance + letter if advance else 0.0 for advance in advances]
    if word:
        for match in _SPACES.finditer(text):
            advances[match.start()] += word
