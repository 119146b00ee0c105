"""The seam in WeasyPrint's drawing: every glyph where the plan puts it, the text as written.

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
from typing import Any

import weasyprint.draw
from weasyprint.css import AnonymousStyle
from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.matrix import Matrix
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, pango
from weasyprint.text.line_break import Layout

from .engine import Box, Foreign, Stream, Style
from .faces import NO_GLYPH, Face, Faces, Piece
from .runs import GlyphRun, glyph_runs
from .shaping import plain_style
from .spacious import SILENT, has_fixed_outlines, room, spacious_font

_THOUSANDTHS = 1000.0
# A number of a text array greater than this, in thousandths of an em, reads as a word space
# to pypdf.
_SILENT = 80
# What is left of a thousandth, or less, moves nothing.
_HALF = 0.5
# Of a glyph's number in a PDF.
_DIGITS = 4


class AdjustedLayout(Layout):  # type: ignore[misc]
    """A Pango layout made only to be drawn, with the advances that the plan asks for."""

    def __init__(
        self,
        text: str,
        hyphen: str,
        style: Style,
        advances: array[float],
        shifts: dict[int, float],
        max_width: float,
        faces: Faces | None,
        first: int,
    ) -> None:
        """Prepare a layout.

        Args:
            text: what is set, as in the source.
            hyphen: what is printed after it.
            style: the computed style of its box.
            advances: advance of each character of the text, px.
            shifts: {index: px} by which glyphs move before they are drawn. A shift is taken
                from the advance before it, or from where the text starts: an offset would
                put an empty string before the glyph, after which PDFium loses kerns.
            max_width: width of the line, px.
            faces: those of the longer text that this one is a part of, if it has the same
                glyphs when it stands alone.
            first: where it begins in that text.
        """
        self.source, self.text = text, text + hyphen
        self.start = 0.0
        self._faces, self._first = faces, first
        self._style: Style = None
        for i, shift in shifts.items():
            advances[i] -= shift
            if i:
                advances[i - 1] += shift
            else:
                self.start = shift
        self._advances = advances.tobytes()  # nothing for the garbage collector to visit
        self.justification_spacing, self.max_width = 0, max_width
        self.first_line_direction = 0
        if style["text_decoration_line"] != "none":
            self.setup(style)
            super().deactivate()

    def setup(self, style: Style) -> None:
        """Make the Pango layout, without spacing: the advances hold it."""
        super().setup(plain_style(style))

    def reactivate(self, style: Style) -> None:
        """Get ready to be drawn; Pango is asked only if that cannot be done without."""
        self._style = style

    def deactivate(self) -> None:
        """Give up what drawing needed."""
        self._style = None
        if hasattr(self, "layout"):
            super().deactivate()

    @property
    def advances(self) -> array[float]:
        """Advance of each character of the source, px."""
        return array("d", self._advances)

    def pieces(self) -> list[Piece]:
        """The glyphs as the paragraph was shaped to; nothing if they are not known."""
        if self._faces is None:
            return []
        return self._faces.pieces(self._first, self._first + len(self.source))

    def shape(self) -> None:
        """Shape the text for drawing."""
        self.setup(self._style)
        self.set_text(self.text)

    def runs(self) -> list[GlyphRun]:
        """The runs of the one line."""
        pango.pango_layout_set_single_paragraph_mode(self.layout, True)
        line, _ = self.get_first_line()
        return list(glyph_runs(line, self.text))


class _Pen:
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
        self._draw(face, font, glyphs, self.targets(run), run.characters)

    def draw_piece(self, face: Face, font: Foreign, first: int, glyphs: array[int]) -> None:
        """Write glyphs that were shaped with their paragraph; `first` is their first character."""

        def characters(number: int) -> tuple[int, int]:
            return first + number, first + number + 1

        self._draw(face, font, glyphs, self._advances[first : first + len(glyphs)], characters)

    def _draw(
        self,
        face: Face,
        font: Foreign,
        glyphs: array[int],
        targets: Sequence[float],
        characters: Callable[[int], tuple[int, int]],
    ) -> None:
        """Write glyphs of one face with all their advances.

        Args:
            face: the face.
            font: its font in the PDF.
            glyphs: their numbers.
            targets: their advances, px.
            characters: gives the first character of a glyph and the first after it.
        """
        widths, known, size = font.widths, font.to_unicode, face.drawn_size
        scale, carried = _THOUSANDTHS / size, self._carried
        if not (widths.keys() >= (shown := set(glyphs)) and known.keys() >= shown):
            for number, glyph in enumerate(glyphs):
                if glyph not in widths or glyph not in known:
                    self._learn(face, font, glyph, characters(number))
        codes, text, written = _codes(glyphs), "<", 0
        for number, (glyph, wanted) in enumerate(zip(glyphs, targets, strict=True), 1):
            carried += wanted * scale - widths[glyph]
            if -_HALF <= carried <= _HALF:
                continue
            kern = -round(carried)
            carried += kern
            end = number * _DIGITS
            if kern >= -SILENT or not known[glyph].strip():
                text += f"{codes[written:end]}>{_movement(kern)}<"
                written = end
                continue
            extra = room(-kern, widths[glyph]) if has_fixed_outlines(font) else 0
            if extra:
                self._show(face, font, text + codes[written : end - _DIGITS])
                self._show_spacious(font, size, glyph, extra, kern)
            else:
                self._show(face, font, f"{text}{codes[written:end]}>{_movement(kern)}<")
            text, written = "<", end
        self._carried = carried
        self._show(face, font, text + codes[written:])

    def _show(self, face: Face, font: Foreign, text: str) -> None:
        """Write a text array without its last bracket, unless there is nothing in it."""
        if text != "<":
            self._stream.set_font_size(font.hash, face.drawn_size)
            self._stream.show_text(f"{text}>".removesuffix("<>"))

    def _show_spacious(self, font: Foreign, size: float, glyph: int, extra: int, kern: int) -> None:
        """Write a glyph that takes a part of the gap after it into its advance."""
        spacious, rest = spacious_font(self._stream, font), kern + extra
        self._stream.set_font_size(spacious.hash, size)
        code = f"<{spacious.glyph(glyph, extra):04x}>"
        self._stream.show_text(f"{code}{_movement(rest)}" if rest else code)

    def _learn(self, face: Face, font: Foreign, glyph: int, characters: tuple[int, int]) -> None:
        """Note the width and the characters of a glyph for the font dictionary."""
        font.widths.setdefault(glyph, face.width(glyph))
        font.to_unicode.setdefault(glyph, self._layout.text[slice(*characters)])

    def nudge(self, run: GlyphRun) -> None:
        """Give the glyphs of a run their advances, to be drawn by WeasyPrint."""
        for number, target in enumerate(self.targets(run)):
            run.set_width(number, round(target * TO_UNITS))


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


def _is_unadorned(line: Box) -> bool:
    """Whether nothing is drawn for a line itself; an anonymous style has no borders."""
    return line.background is None and type(line.style) is AnonymousStyle


class DrawingSeam:
    """The replacements for WeasyPrint's drawing of one text box."""

    def __init__(self) -> None:
        self.draw_inline: Callable[..., Any] = weasyprint.draw.draw_inline_level
        self.draw_text: Callable[..., Any] = weasyprint.draw.draw_text
        self.draw_first_line: Callable[..., Any] = draw_text.draw_first_line

    def install(self) -> None:
        """Put the replacements in place."""
        weasyprint.draw.draw_inline_level = self._draw_inline
        weasyprint.draw.draw_text = self._draw_text
        draw_text.draw_first_line = self._draw_first_line

    def _draw_inline(
        self, stream: Stream, page: Foreign, box: Box, offset_x: float = 0, *rest: Foreign
    ) -> None:
        """Draw a line that is one text and nothing else in fewer steps."""
        if type(box) is LineBox and len(box.children) == 1 and _is_unadorned(box):
            (text,) = box.children
            if type(text) is TextBox:
                x = offset_x + text.position_x - box.position_x
                with stream.marked(text, "Span"):
                    weasyprint.draw.draw_text(
                        stream, text, x, box.text_overflow, box.block_ellipsis
                    )
                return
        self.draw_inline(stream, page, box, offset_x, *rest)

    def _draw_text(
        self,
        stream: Stream,
        textbox: Box,
        offset_x: float,
        text_overflow: str,
        block_ellipsis: str,
    ) -> None:
        """Draw a text without lines under, over or through it in fewer steps."""
        style, layout = textbox.style, textbox.pango_layout
        if not isinstance(layout, AdjustedLayout) or style["text_decoration_line"] != "none":
            self.draw_text(stream, textbox, offset_x, text_overflow, block_ellipsis)
            return
        if style["visibility"] != "visible":
            return
        x, y = textbox.position_x, textbox.position_y + textbox.baseline
        stream.set_color(style["color"])
        layout.reactivate(style)
        stream.begin_text()
        emojis = self._draw_first_line(
            stream, textbox, text_overflow, block_ellipsis, Matrix(d=-1, e=x, f=y)
        )
        stream.end_text()
        draw_text.draw_emojis(stream, style, x, y, emojis)
        layout.deactivate()

    def _draw_first_line(
        self, stream: Stream, textbox: Box, text_overflow: str, block_ellipsis: str, matrix: Foreign
    ) -> Foreign:
        layout = textbox.pango_layout
        if not isinstance(layout, AdjustedLayout):
            return self.draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
        if not textbox.text.strip():
            return []
        if text_overflow == "ellipsis" or block_ellipsis != "none":
            layout.shape()
            return self.draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
        if layout.start:
            x = matrix.values[4] + layout.start
            matrix = Matrix(*matrix.values[:4], x, matrix.values[5])
        pen, pieces = _Pen(stream, layout, textbox.style["font_size"]), layout.pieces()
        fonts = [face.font_in(stream) for face, _, _ in pieces]
        if fonts and None not in fonts:
            stream.set_text_matrix(*matrix.values)
            for font, (face, first, glyphs) in zip(fonts, pieces, strict=True):
                pen.draw_piece(face, font, first, glyphs)
            return []
        layout.shape()
        runs = layout.runs()
        marked = layout.text != layout.source
        if marked:
            actual = layout.source.encode("utf-16-be").hex()
            stream.stream.append(f"/Span <</ActualText <feff{actual}>>> BDC".encode())
        emojis: Foreign = []
        if all(pen.can_draw(run) for run in runs):
            stream.set_text_matrix(*matrix.values)
            for run in runs:
                pen.draw_run(run)
        else:
            for run in runs:
                pen.nudge(run)
            emojis = self.draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
        if marked:
            stream.stream.append(b"EMC")
        return emojis
