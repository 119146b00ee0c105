"""Writes text to a PDF: every glyph where the plan puts it, the text as written.

Positions in a PDF text array are whole thousandths of an em; what rounding takes from one
glyph the next one gets, so that the last glyph of a line lies within half a thousandth of an
em of its place.

Every common reader of PDF text (Poppler, PDFium, MuPDF, pypdf) gives the text back exactly as
long as no gap reaches about .15 em; pypdf looks at single numbers of the array, so a wider
movement is written as several. PDFium is stricter within an array, so one ends at a gap of more
than a tenth. Where a gap is wider still (`text-autospace: normal`), the glyph before it is shown
with a wider advance (see ``spacious``). ActualText does not help: PDFium shares the room of a
marked box out evenly among its characters and takes the ink of a single one for its box, and
MuPDF of Debian 12 does not look at it. It is kept for lines that end with an inserted hyphen.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS

from .adjusted import AdjustedLayout
from .engine import Foreign, Stream
from .faces import NO_GLYPH, Face, Piece
from .runs import GlyphRun
from .spacious import SILENT, has_fixed_outlines, room, spacious_font

_THOUSANDTHS = 1000.0
# A number of a text array greater than this, in thousandths of an em, reads as a word space
# to pypdf.
_SILENT = 80
# What is left of a thousandth, or less, moves nothing.
_HALF = 0.5
# Of a glyph's number in a PDF.
_DIGITS = 4
_DRAWN = "bulletin_drawn"


class Pen:
    """Writes the glyphs of one text box to a stream."""

    def __init__(self, stream: Stream, layout: AdjustedLayout, font_size: float) -> None:
        self._stream, self._layout, self._font_size = stream, layout, font_size
        self._advances = layout.advances
        self._carried = 0.0
        self._faces: dict[Foreign, Face] = {}

    def face_of(self, run: GlyphRun) -> Face:
        """The face of a run that was shaped for drawing."""
        face = self._faces.get(run.font)
        if face is None:
            face = Face(run.font, run.glyphs[0], self._font_size, self._layout.layout)
            self._faces[run.font] = face
        return face

    def can_draw(self, run: GlyphRun) -> bool:
        """Whether a run is of plain outlines, each on the line and in its face."""
        drawable = self.face_of(run).font_in(self._stream) is not None
        return drawable and not run.is_displaced and max(run.glyphs) < NO_GLYPH

    def targets(self, run: GlyphRun) -> list[float]:
        """Advance of each glyph of a run, px; that of a cluster goes to its last glyph."""
        widths = run.widths
        advances: Sequence[float] = self._advances
        if run.last > len(advances):  # the hyphen
            advances = [*advances, *(width * FROM_UNITS for width in widths)]
        if run.clusters is None:
            return list(advances[run.first : run.last])
        targets = []
        for number, first in enumerate(run.clusters):
            after = [c for c in run.clusters[number + 1 :] if c != first]
            if number + 1 < len(run.clusters) and run.clusters[number + 1] == first:
                targets.append(widths[number] * FROM_UNITS)
                continue
            earlier = sum(widths[k] * FROM_UNITS for k in range(number) if run.clusters[k] == first)
            targets.append(sum(advances[first : after[0] if after else run.last]) - earlier)
        return targets

    def draw_run(self, run: GlyphRun) -> None:
        """Write a run that was shaped for drawing."""
        face, glyphs = self.face_of(run), array("H", run.glyphs)
        font = face.font_in(self._stream)
        widths = self._widths(face, font, glyphs, run.characters)
        self._draw(face, font, glyphs, _codes(glyphs), widths, self.targets(run))

    def draw_pieces(
        self, glyphs: array[int], pieces: Sequence[Piece], fonts: Sequence[Foreign]
    ) -> None:
        """Write glyphs that were shaped with their paragraph, each with its font in the PDF."""
        codes, advances = _codes(glyphs), self._advances
        for font, (face, first, last) in zip(fonts, pieces, strict=True):
            part = glyphs[first:last]
            try:
                widths = [*map(_drawn(font).widths.__getitem__, part)]
            except KeyError:
                widths = self._widths(face, font, part, partial(_character, first))
            here = codes[first * _DIGITS : last * _DIGITS]
            self._draw(face, font, part, here, widths, advances[first:last])

    def _widths(
        self,
        face: Face,
        font: Foreign,
        glyphs: array[int],
        characters: Callable[[int], tuple[int, int]],
    ) -> list[int]:
        """Return the widths of glyphs, noted with their characters for the font dictionary.

        Args:
            face: the face.
            font: its font in the PDF.
            glyphs: their numbers.
            characters: gives the first character of a glyph and the first after it.
        """
        drawn = _drawn(font).widths
        for number, glyph in enumerate(glyphs):
            if glyph not in drawn:
                font.to_unicode.setdefault(glyph, self._layout.text[slice(*characters(number))])
                drawn[glyph] = font.widths.setdefault(glyph, face.width(glyph))
        return [drawn[glyph] for glyph in glyphs]

    def _draw(
        self,
        face: Face,
        font: Foreign,
        glyphs: array[int],
        codes: str,
        widths: list[int],
        targets: Sequence[float],
    ) -> None:
        """Write glyphs of one face with all their advances.

        Args:
            face: the face.
            font: its font in the PDF.
            glyphs: their numbers.
            codes: these as `_codes` gives them.
            widths: their widths in the PDF.
            targets: their advances, px.
        """
        size = face.drawn_size
        scale, carried = _THOUSANDTHS / size, self._carried
        text, written, end = "<", 0, 0
        for width, wanted in zip(widths, targets, strict=True):
            end += _DIGITS
            carried += wanted * scale - width
            if -_HALF <= carried <= _HALF:
                continue
            kern = -round(carried)
            carried += kern
            if kern >= -_SILENT:
                text += f"{codes[written:end]}>{kern}<"
                written = end
                continue
            glyph = glyphs[end // _DIGITS - 1]
            if kern >= -SILENT or not font.to_unicode[glyph].strip():
                text += f"{codes[written:end]}>{_movement(kern)}<"
                written = end
                continue
            extra = room(-kern, width) if has_fixed_outlines(font) else 0
            if extra:
                self._show(font, size, text + codes[written : end - _DIGITS])
                self._show_spacious(font, size, glyph, extra, kern)
            else:
                self._show(font, size, f"{text}{codes[written:end]}>{_movement(kern)}<")
            text, written = "<", end
        self._carried = carried
        self._show(font, size, text + codes[written:])

    def _show(self, font: Foreign, size: float, text: str) -> None:
        """Write a text array without its last bracket, unless there is nothing in it."""
        if text == "<":
            return
        stream = self._stream
        if (font.hash, size) != stream._current_font:
            operators = _drawn(font).operators
            if size in operators:
                stream._current_font = font.hash, size
                stream.stream.append(operators[size])
            else:
                stream.set_font_size(font.hash, size)
                operators[size] = stream.stream[-1]
        shown = text[:-1] if text[-1] == "<" else f"{text}>"
        stream.stream.append(f"[{shown}] TJ".encode("ascii"))  # as show_text writes it

    def _show_spacious(self, font: Foreign, size: float, glyph: int, extra: int, kern: int) -> None:
        """Write a glyph that takes a part of the gap after it into its advance."""
        spacious, rest = spacious_font(self._stream, font), kern + extra
        self._stream.set_font_size(spacious.hash, size)
        code = f"<{spacious.glyph(glyph, extra):04x}>"
        self._stream.show_text(f"{code}{_movement(rest)}" if rest else code)

    def nudge(self, run: GlyphRun) -> None:
        """Give the glyphs of a run their advances, to be drawn by WeasyPrint."""
        for number, target in enumerate(self.targets(run)):
            run.set_width(number, round(target * TO_UNITS))


@dataclass(slots=True)
class _Drawn:
    """What was written with a font of a PDF before."""

    widths: dict[int, int] = field(default_factory=dict)
    """Of the glyphs whose widths and characters the font has."""
    operators: dict[float, bytes] = field(default_factory=dict)
    """The operator that chooses the font in a size."""


def _drawn(font: Foreign) -> _Drawn:
    found: _Drawn | None = font.__dict__.get(_DRAWN)
    if found is None:
        found = font.__dict__[_DRAWN] = _Drawn()
    return found


def _character(first: int, number: int) -> tuple[int, int]:
    """The character of a glyph of a piece that begins with a character, and the next one."""
    return first + number, first + number + 1


def _codes(glyphs: array[int]) -> str:
    """The numbers of glyphs, of four digits each."""
    if sys.byteorder == "little":
        glyphs = glyphs[:]
        glyphs.byteswap()
    return glyphs.tobytes().hex()


def _movement(kern: int) -> str:
    """A movement in a text array: if to the right, in numbers too small for a word space each."""
    if kern >= -_SILENT:
        return str(kern)
    count = -(kern // _SILENT)
    return " ".join(str(-(-kern // count) - (i < -kern % count)) for i in range(count))
