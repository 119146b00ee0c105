"""The faces that texts are set in, and the glyphs that a text was shaped to.

A face is measured once for all texts of a font configuration. The glyphs of a text are kept
in two bytes a character, so that its lines can be drawn without being shaped anew.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.fonts import get_pango_font_key

from .engine import Foreign, Stream, Style
from .lookups import Lookups

# A glyph narrower than this is a proportional form of the mark, em.
_WIDE = 0.9
_THOUSANDTHS = 1000.0
# Left standing of a mark's blank when it is cut, so that ink never touches ink, em.
_MARGIN = 0.02
_MOST_BLANK = 0.5
_HALF_WIDTH_KINDS, _HALF_WIDTH_BLANK = "m/", 0.25
_LETTER = "a"
NO_GLYPH = 1 << 16
"""Glyphs from here on are none of the face, whose own have numbers of two bytes: Pango's empty and
unknown ones."""
_FACES = "bulletin_faces"
# Before this version Pango gives a wrong size for some fonts; WeasyPrint looks at it likewise.
_HAS_SIZES = pango.pango_version() >= 14802


class Mark(NamedTuple):
    """What a mark is in its face; lengths in px."""

    is_narrow: bool
    """Whether the face sets it narrow: Latin punctuation, whatever its code says."""
    is_cut: bool
    """Whether its blanks are taken from it for good."""
    blanks: tuple[float, float]
    """(left, right) blank."""


class Face:
    """One face at one size: its metrics, and the blanks of its marks."""

    def __init__(self, font: Foreign, glyph: int, size: float, keeper: Foreign) -> None:
        """Measure a face.

        Args:
            font: Pango's font.
            glyph: one of its glyphs.
            size: its size, px.
            keeper: a Pango layout that holds the font, for Pango lets go of fonts in use nowhere.
        """
        self.font, self.size, self._keeper = font, size, keeper
        self._ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
        self._logical = logical
        pango.pango_font_get_glyph_extents(font, glyph, ffi.NULL, logical)
        ascent = -logical.y * FROM_UNITS
        self.metrics = ascent, logical.height * FROM_UNITS - ascent
        """(ascent, descent), px."""
        self._marks: dict[tuple[int, int, str], Mark] = {}
        self.drawn_size = size
        """The size to be written to a PDF, px, once `font_in` was asked."""
        self._lookups: Lookups | None = None
        self._key: Foreign = None
        self._widths: dict[int, int] = {}

    def mark(self, glyph: int, width: int, kind: str) -> Mark:
        """Judge a mark by its glyph, its advance in Pango units, and its class."""
        key = glyph, width, kind
        found = self._marks.get(key)
        if found is None:
            found = self._marks[key] = self._judge(glyph, width * FROM_UNITS, kind)
        return found

    def _judge(self, glyph: int, width: float, kind: str) -> Mark:
        """Learn how wide a mark is, and how much of that is blank.

        Interpuncts and solidi lose half an em for good (GB/T 15834 5.1.7, 5.1.9), an
        apostrophe in a Latin word that only a Chinese face has loses all its blank.
        """
        size = self.size
        if width < _WIDE * size:
            return Mark(is_narrow=True, is_cut=False, blanks=(0.0, 0.0))
        pango.pango_font_get_glyph_extents(self.font, glyph, self._ink, ffi.NULL)
        left, extent = self._ink.x * FROM_UNITS, self._ink.width * FROM_UNITS
        blanks = _cut(left / size), _cut((width - left - extent) / size)
        is_cut = kind in _HALF_WIDTH_KINDS or kind == _LETTER
        if is_cut:
            most = _MOST_BLANK if kind == _LETTER else _HALF_WIDTH_BLANK
            blanks = min(blanks[0], most), min(blanks[1], most)
        return Mark(is_narrow=False, is_cut=is_cut, blanks=(blanks[0] * size, blanks[1] * size))

    def leaves(self, glyph: int) -> bool:
        """Whether a glyph is set as it comes among others of which that is true, too."""
        if self._lookups is None:
            self._lookups = Lookups(self.font)
        return self._lookups.leave(glyph)

    def font_in(self, stream: Stream) -> Foreign:
        """WeasyPrint's font of a PDF; None if its glyphs are not to be drawn as they come."""
        if self._key is None:
            self._key, _, self._font_size = get_pango_font_key(self.font)
            if _HAS_SIZES:
                self.drawn_size = float(self._font_size)
        font = stream._fonts.get(self._key)
        if font is None:
            font, _ = stream.add_font(self.font)
        if font.bitmap or font.svg or font.png or font.colr or not self._font_size:
            return None
        return font

    def width(self, glyph: int) -> int:
        """Advance of a glyph, in thousandths of an em, once `font_in` was asked."""
        found = self._widths.get(glyph)
        if found is None:
            pango.pango_font_get_glyph_extents(self.font, glyph, ffi.NULL, self._logical)
            found = round(self._logical.width * _THOUSANDTHS * FROM_UNITS / self.drawn_size)
            self._widths[glyph] = found
        return found


def _cut(measured: float) -> float:
    """What can be cut of a blank of this many em."""
    return min(_MOST_BLANK, max(0.0, measured - _MARGIN))


class KnownFaces:
    """The faces of a font configuration."""

    def __init__(self, style: Style) -> None:
        """Look up the faces that were met before.

        Args:
            style: a computed style of the configuration, of the size wanted.
        """
        self._known: dict[Any, Face] = style.font_config.__dict__.setdefault(_FACES, {})
        self._size = float(style["font_size"])
        self.has_new = False
        """Whether a layout that was passed to `face` must be left as it is."""

    def face(self, font: Foreign, glyph: int, keeper: Foreign) -> Face:
        """Return the face of a run.

        Args:
            font: Pango's font.
            glyph: the first of the run.
            keeper: the Pango layout of the run.
        """
        found = self._known.get((font, self._size))
        if found is None:
            found = Face(font, glyph, self._size, keeper)
            self.has_new = True
            if glyph < NO_GLYPH:
                self._known[font, self._size] = found
        return found


class Piece(NamedTuple):
    """The characters first..last of a line, which are of one face and have one glyph each."""

    face: Face
    first: int
    last: int


@dataclass(slots=True)
class Faces:
    """The faces that a text is set in, and its glyphs."""

    starts: list[int] = field(default_factory=list)
    faces: list[Face] = field(default_factory=list)
    """The face used from each of these characters on."""
    glyphs: array[int] = field(default_factory=lambda: array("H"))
    """The glyph of each character; 0 if it has not one of its own, on the line and as it comes."""

    def add(self, first: int, face: Face) -> None:
        """Note the face of the characters from `first` on."""
        if not self.faces or self.faces[-1] is not face:
            self.starts.append(first)
            self.faces.append(face)

    def metrics(self, start: int, end: int) -> tuple[float, float]:
        """Return the greatest (ascent, descent) among the faces of a slice, px."""
        if len(self.faces) < 2:
            return self.faces[0].metrics if self.faces else (0.0, 0.0)
        ascents, descents = zip(*{face.metrics for face in self._between(start, end)}, strict=True)
        return max(ascents), max(descents)

    def _between(self, start: int, end: int) -> list[Face]:
        first = max(0, bisect_right(self.starts, start) - 1)
        return self.faces[first : bisect_right(self.starts, max(start, end - 1))]

    def pieces(self, start: int, end: int) -> tuple[array[int], list[Piece]]:
        """Return the glyphs of a slice, and its pieces, counted from its start.

        There are none if a glyph is not known.
        """
        glyphs = self.glyphs[start:end]
        if 0 in glyphs or not glyphs:
            return glyphs, []
        faces = self._between(start, end)
        if len(faces) == 1:
            return glyphs, [Piece(faces[0], 0, end - start)]
        cuts = [0, *(at - start for at in self.starts if start < at < end), end - start]
        return glyphs, [*map(Piece, faces, cuts, cuts[1:])]
