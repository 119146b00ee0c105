"""What Pango makes of a text: advances, blanks of marks, faces and glyphs.

A text is shaped once, whole, without letter-spacing (which is added as a number), so that
every line cut from it is known before it is set.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout

from bulletin_pdf.speedups import Speedup, is_on

from .characters import Characters
from .engine import Foreign, Style
from .faces import NO_GLYPH, Face, Faces, KnownFaces
from .memory import Memory
from .runs import GlyphRun, glyph_runs

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
_CHARACTERS = "bulletin_characters"
_KEY = "bulletin_shaping"


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
    if is_on(Speedup.CHARACTERS) and style["direction"] == "ltr":
        known = style.font_config.__dict__.setdefault(_CHARACTERS, {})
        characters = known.get(key) or known.setdefault(key, Characters())
        unknown = characters.unknown(text)
        if unknown:
            characters.learn(unknown, _runs(unknown, style, key))
            unknown = characters.unknown(text)
        if unknown == "":
            return _of_characters(text, kinds, style, characters)
    shaped = Shaped([0.0] * len(text), {}, [], {}, Faces())
    numbers = [0] * len(text)
    for run, face in _runs(text.replace("\n", " ").replace("\u2028", " "), style, key):
        _take(shaped, run, face, text, kinds, numbers)
    shaped.faces.glyphs = array("H", numbers)
    _add_spacing(shaped, text, style)
    return shaped


def _runs(text: str, style: Style, key: str) -> Iterator[tuple[GlyphRun, Face]]:
    """Have Pango shape a text; yield its runs, and their faces."""
    layouts = style.font_config.__dict__.setdefault(_LAYOUTS, {})
    layout = layouts.pop(key, None) or Layout(plain_style(style))
    pango.pango_layout_set_text(layout.layout, unicode_to_char_p(text)[0], -1)
    line, _ = layout.get_first_line()
    faces = KnownFaces(style)
    for run in glyph_runs(line, text):
        yield run, faces.face(run.font, run.integers[0], layout.layout)
    if not faces.has_new:
        layouts[key] = layout


def _of_characters(text: str, kinds: str, style: Style, characters: Characters) -> Shaped:
    """Shape a text of known characters."""
    faces, widths = characters.faces_of(text), characters.widths
    advances = [*map(characters.advances.__getitem__, text)]
    shaped = Shaped(advances, {}, [], {}, faces)
    for match in _MARK_SIGNS.finditer(text):
        i, sign = match.start(), match[0]
        if kinds[i] in _MARKS or sign == _APOSTROPHE:
            face = characters.faces[sign]
            _take_mark(shaped, i, kinds[i], faces.glyphs[i], widths[sign], face)
    _add_spacing(shaped, text, style)
    return shaped


def _take(
    shaped: Shaped,
    run: GlyphRun,
    face: Face,
    text: str,
    kinds: str,
    numbers: list[int],
) -> None:
    """Take in one run of a text, and the numbers of its glyphs if each character has one."""
    glyphs, widths, first, advances = run.glyphs, run.widths, run.first, shaped.advances
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
