"""What Pango makes of a text: advances, ink of marks, metrics of the faces used.

A text is shaped once, whole, without letter-spacing (which is added as a number), so that
every line cut from it is known before it is set.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

from .engine import Foreign, Style

# A glyph narrower than this is a proportional form of the mark, em.
_WIDE = 0.9
# Left standing of a mark's blank when it is cut, so that ink never touches ink, em.
_MARGIN = 0.02
_MOST_BLANK = 0.5
_HALF_WIDTH_KINDS, _HALF_WIDTH_BLANK = "m/", 0.25
_APOSTROPHE, _LETTER = "’", "a"
_MARKS = frozenset("ocspm/")
# Every character of those classes, and an apostrophe.
_MARK_SIGNS = re.compile(
    "[\u00b7\u2018-\u201f\u2027\u2047-\u2049\u203c\u3001\u3002\u3008-\u301f"
    "\u30fb/\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)
_BREAKS = re.compile("[\n\u2028]")
_SPACES = re.compile("[ \u00a0]")
_INT = ffi.sizeof("int")
_STRIDE = ffi.sizeof("PangoGlyphInfo") // _INT
_WIDTH = (
    ffi.offsetof("PangoGlyphInfo", "geometry") + ffi.offsetof("PangoGlyphGeometry", "width")
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
    faces: "Faces"


@dataclass(slots=True)
class Faces:
    """The faces that a text is set in; lengths in px."""

    starts: list[int] = field(default_factory=list)
    sizes: list[tuple[float, float]] = field(default_factory=list)
    """(ascent, descent) of the face used from each of these characters on."""

    def metrics(self, start: int, end: int) -> tuple[float, float]:
        """Return the greatest (ascent, descent) among the faces of a slice."""
        if len(self.sizes) < 2:
            return self.sizes[0] if self.sizes else (0.0, 0.0)
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_right(self.starts, max(start, end - 1))
        part = self.sizes[first:last]
        return max(a for a, _ in part), max(d for _, d in part)


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
    words: memoryview
    """The glyph records as 32-bit integers, open for writing."""
    cells: list[int]
    """The same, as they were."""
    first: int
    last: int
    clusters: list[int] | None
    """Character of each glyph, where they are not one to one."""

    @property
    def glyphs(self) -> list[int]:
        """Numbers of the glyphs in their face."""
        return self.cells[::_STRIDE]

    @property
    def widths(self) -> list[int]:
        """Advances of the glyphs, Pango units."""
        return self.cells[_WIDTH::_STRIDE]

    @property
    def offsets(self) -> list[int]:
        """Distances by which the glyphs are moved to the right of their origins, Pango units."""
        return self.cells[_WIDTH + 1 :: _STRIDE]

    @property
    def is_displaced(self) -> bool:
        """Whether any glyph is moved from its origin."""
        return any(self.cells[_WIDTH + 1 :: _STRIDE]) or any(self.cells[_WIDTH + 2 :: _STRIDE])

    def characters(self, number: int) -> tuple[int, int]:
        """First character of a glyph's cluster, and the first after it."""
        if self.clusters is None:
            return self.first + number, self.first + number + 1
        first = self.clusters[number]
        return first, min((c for c in self.clusters if c > first), default=self.last)

    def set_width(self, number: int, width: int) -> None:
        """Rewrite the advance of one glyph, Pango units."""
        self.words[number * _STRIDE + _WIDTH] = width


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
        words = memoryview(ffi.buffer(glyphs.glyphs, count * _STRIDE * _INT)).cast("B").cast("i")
        starts = None
        if not simple:  # not all ASCII, nor all of the three bytes that ideographs have
            clusters = ffi.unpack(glyphs.log_clusters, count)
            if count != last - first or len(set(clusters)) != count:
                starts = [first + len(part[:cluster].decode()) for cluster in clusters]
        font = data.item.analysis.font
        yield GlyphRun(font, words, words.tolist(), first, last, starts)


def shape(text: str, kinds: str, style: Style) -> Shaped:
    """Shape a text in a computed style.

    Args:
        text: without tabs; newlines take no width.
        kinds: the classes of its characters.
        style: a WeasyPrint style.
    """
    layout = Layout(plain_style(style))
    printed = text.replace("\n", " ").replace("\u2028", " ")
    layout.set_text(printed)
    line, _ = layout.get_first_line()
    advances = [0.0] * len(text)
    shaped = Shaped(advances, {}, [], {}, Faces())
    faces: dict[Foreign, _Face] = {}
    for run in glyph_runs(line, printed):
        widths = run.widths
        if run.clusters is None:
            advances[run.first : run.last] = [width * FROM_UNITS for width in widths]
        else:
            for i, width in zip(run.clusters, widths, strict=True):
                advances[i] += width * FROM_UNITS
        face = faces.get(run.font)
        if face is None:
            face = faces[run.font] = _Face(run.font, run.glyphs[0], style)
        for match in _MARK_SIGNS.finditer(text, run.first, run.last):
            if kinds[match.start()] in _MARKS or match[0] == _APOSTROPHE:
                _read_mark(shaped, run, match.start(), kinds[match.start()], face)
        shaped.faces.starts.append(run.first)
        shaped.faces.sizes.append(face.metrics)
    if len({face.metrics for face in faces.values()}) == 1:
        del shaped.faces.starts[1:], shaped.faces.sizes[1:]
    layout.deactivate()
    _add_spacing(shaped, text, style)
    return shaped


class _Face:
    """One face at one size: its metrics, and the blanks of its marks."""

    def __init__(self, font: Foreign, glyph: int, style: Style) -> None:
        self.font, self.size = font, float(style["font_size"])
        self._ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
        pango.pango_font_get_glyph_extents(font, glyph, ffi.NULL, logical)
        ascent = -logical.y * FROM_UNITS
        self.metrics = ascent, logical.height * FROM_UNITS - ascent
        self._style = style
        self._inks: dict[int, tuple[float, float]] | None = None

    def blank(self, glyph: int, width: float) -> tuple[float, float]:
        """(left, right) blank, em, of a glyph that is `width` px wide."""
        inks = self._known()
        if glyph not in inks:
            pango.pango_font_get_glyph_extents(self.font, glyph, self._ink, ffi.NULL)
            left, extent = self._ink.x * FROM_UNITS, self._ink.width * FROM_UNITS
            right = width - left - extent
            inks[glyph] = _cut(left / self.size), _cut(right / self.size)
        return inks[glyph]

    def _known(self) -> dict[int, tuple[float, float]]:
        """Blanks measured before, kept with the font configuration of the document."""
        if self._inks is None:
            description = ffi.gc(
                pango.pango_font_describe_with_absolute_size(self.font),
                pango.pango_font_description_free,
            )
            key = int(pango.pango_font_description_hash(description))
            kept = self._style.font_config.__dict__.setdefault("bulletin_inks", {})
            self._inks = kept.setdefault(key, {})
        return self._inks


def _read_mark(shaped: Shaped, run: GlyphRun, i: int, kind: str, face: _Face) -> None:
    """Learn how wide a mark is in its face, and how much of that is blank."""
    number = i - run.first if run.clusters is None else run.clusters.index(i)
    width = run.widths[number] * FROM_UNITS
    if width < _WIDE * face.size:
        shaped.narrow.append(i)
    else:
        _take_mark(shaped, i, kind, face.blank(run.glyphs[number], width), face.size)


def _take_mark(
    shaped: Shaped, i: int, kind: str, blank: tuple[float, float], font_size: float
) -> None:
    """Note the blank of a full-width mark.

    Interpuncts and solidi lose half an em for good (GB/T 15834 5.1.7, 5.1.9), an apostrophe
    in a Latin word that only a Chinese face has loses all its blank.
    """
    left, right = blank
    if kind in _HALF_WIDTH_KINDS or kind == _LETTER:
        most = _MOST_BLANK if kind == _LETTER else _HALF_WIDTH_BLANK
        left, right = min(left, most) * font_size, min(right, most) * font_size
        shaped.advances[i] -= left + right
        shaped.shifts[i] = -left
    else:
        shaped.blanks[i] = left * font_size, right * font_size


def _cut(measured: float) -> float:
    """What can be cut of a blank of this many em."""
    return min(_MOST_BLANK, max(0.0, measured - _MARGIN))


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
