"""A text with the advances that the plan asks for, as WeasyPrint keeps it on a text box."""

from __future__ import annotations

from array import array

from weasyprint.text.ffi import pango
from weasyprint.text.line_break import Layout

from .engine import Style
from .faces import Faces, Piece
from .runs import GlyphRun, glyph_runs
from .shaping import plain_style


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

    def pieces(self) -> tuple[array[int], list[Piece]]:
        """The glyphs that the paragraph was shaped to, and their faces; none if not known."""
        if self._faces is None:
            return array("H"), []
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
