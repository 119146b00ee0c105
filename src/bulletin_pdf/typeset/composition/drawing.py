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

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from weasyprint.draw import text as draw_text
from weasyprint.matrix import Matrix
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, pango
from weasyprint.text.line_break import Layout

from .engine import Box, Foreign, Stream, Style
from .faces import Face, Faces, Piece
from .shaping import GlyphRun, glyph_runs, plain_style
from .spacious import SILENT, has_fixed_outlines, room, spacious_font

_THOUSANDTHS = 1000.0
# A number of a text array greater than this, in thousandths of an em, reads as a word space
# to pypdf.
_SILENT = 80
_NO_GLYPH = int(pango.PANGO_GLYPH_EMPTY)


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
        return drawable and not run.is_displaced and max(run.glyphs) < _NO_GLYPH

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
        self._draw(self.face_of(run), run.glyphs, self.targets(run), run.characters)

    def draw_piece(self, piece: Piece) -> None:
        """Write glyphs that were shaped with their paragraph."""
        first, count = piece.first, len(piece.glyphs)

        def characters(number: int) -> tuple[int, int]:
            return first + number, first + number + 1

        targets = self._advances[first : first + count]
        self._draw(piece.face, piece.glyphs, targets, characters)

    def _draw(
        self,
        face: Face,
        glyphs: Sequence[int],
        targets: Sequence[float],
        characters: Callable[[int], tuple[int, int]],
    ) -> None:
        """Write glyphs of one face with all their advances.

        Args:
            face: the face.
            glyphs: their numbers.
            targets: their advances, px.
            characters: gives the first character of a glyph and the first after it.
        """
        font, size = face.font_in(self._stream), face.drawn_size
        widths, known, wide = font.widths, font.to_unicode, has_fixed_outlines(font)
        scale, carried, parts = _THOUSANDTHS / size, self._carried, ["<"]
        if not (widths.keys() >= (shown := set(glyphs)) and known.keys() >= shown):
            for number, glyph in enumerate(glyphs):
                if glyph not in widths or glyph not in known:
                    self._learn(face, font, glyph, characters(number))
        for glyph, wanted in zip(glyphs, targets, strict=True):
            carried += wanted * scale - widths[glyph]
            kern = -round(carried)
            carried += kern
            if kern >= -_SILENT:
                parts.append(f"{glyph:04x}>{kern}<" if kern else f"{glyph:04x}")
                continue
            if kern >= -SILENT or not known[glyph].strip():
                parts.append(_shown(glyph, kern))
                continue
            extra = room(-kern, widths[glyph]) if wide else 0
            if extra:
                self._show(font, size, parts)
                spacious = spacious_font(self._stream, font)
                self._show(
                    spacious, size, ["<", _shown(spacious.glyph(glyph, extra), kern + extra)]
                )
            else:
                self._show(font, size, [*parts, _shown(glyph, kern)])
            parts = ["<"]
        self._carried = carried
        self._show(font, size, parts)

    def _show(self, font: Foreign, size: float, parts: list[str]) -> None:
        """Write glyphs of one font, unless there are none."""
        if len(parts) > 1:
            self._stream.set_font_size(font.hash, size)
            self._stream.show_text("".join([*parts, ">"]).removesuffix("<>"))

    def _learn(self, face: Face, font: Foreign, glyph: int, characters: tuple[int, int]) -> None:
        """Note the width and the characters of a glyph for the font dictionary."""
        stream = self._stream
        pango.pango_font_get_glyph_extents(face.font, glyph, stream.ink_rect, stream.logical_rect)
        width = stream.logical_rect.width * _THOUSANDTHS * FROM_UNITS / face.drawn_size
        font.widths.setdefault(glyph, round(width))
        font.to_unicode.setdefault(glyph, self._layout.text[slice(*characters)])

    def nudge(self, run: GlyphRun) -> None:
        """Give the glyphs of a run their advances, to be drawn by WeasyPrint."""
        for number, target in enumerate(self.targets(run)):
            run.set_width(number, round(target * TO_UNITS))


def _shown(glyph: int, kern: int) -> str:
    """A glyph in a text array, and the movement after it."""
    if not kern:
        return f"{glyph:04x}"
    return f"{glyph:04x}>{kern if kern >= -_SILENT else _in_parts(kern)}<"


def _in_parts(kern: int) -> str:
    """A movement to the right as several numbers, each too small for a word space."""
    count = -(kern // _SILENT)
    return " ".join(str(-(-kern // count) - (i < -kern % count)) for i in range(count))


class DrawingSeam:
    """The replacement for WeasyPrint's drawing of one text box."""

    def __init__(self) -> None:
        self.draw_first_line: Callable[..., Any] = draw_text.draw_first_line

    def install(self) -> None:
        """Put the replacement in place."""
        draw_text.draw_first_line = self._draw_first_line

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
        if pieces and all(piece.face.font_in(stream) is not None for piece in pieces):
            stream.set_text_matrix(*matrix.values)
            for piece in pieces:
                pen.draw_piece(piece)
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
