"""The seam in WeasyPrint's drawing of text: what `pen` can write it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import weasyprint.draw
from weasyprint.css import AnonymousStyle
from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.matrix import Matrix

from .adjusted import AdjustedLayout
from .engine import Box, Foreign, Stream
from .pen import Pen


def _is_unadorned(line: Box) -> bool:
    """Whether nothing is drawn for a line itself; an anonymous style has no borders."""
    return line.background is None and type(line.style) is AnonymousStyle


def _draw_known(
    stream: Stream, layout: AdjustedLayout, font_size: float, x: float, y: float
) -> bool:
    """Draw a text upright whose glyphs are known; tell whether it was."""
    if not layout.text.strip():
        return True
    glyphs, pieces = layout.pieces()
    fonts = [face.font_in(stream) for face, _, _ in pieces]
    if not fonts or None in fonts:
        return False
    at = f"{_number(x + layout.start)} {_number(y)}"
    stream.stream.append(f"1 0 0 -1 {at} Tm".encode("ascii"))  # as set_text_matrix writes it
    Pen(stream, layout, font_size).draw_pieces(glyphs, pieces, fonts)
    return True


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:f}".rstrip("0")


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
        stream.begin_text()
        emojis: Foreign = []
        whole = text_overflow != "ellipsis" and block_ellipsis == "none"
        if not whole or not _draw_known(stream, layout, style["font_size"], x, y):
            layout.reactivate(style)
            emojis = self._draw_first_line(
                stream, textbox, text_overflow, block_ellipsis, Matrix(d=-1, e=x, f=y)
            )
            layout.deactivate()
        stream.end_text()
        if emojis:
            draw_text.draw_emojis(stream, style, x, y, emojis)

    def _draw_first_line(
        self, stream: Stream, textbox: Box, text_overflow: str, block_ellipsis: str, matrix: Foreign
    ) -> Foreign:
        layout = textbox.pango_layout
        if not isinstance(layout, AdjustedLayout):
            return self.draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
        if text_overflow == "ellipsis" or block_ellipsis != "none":
            layout.shape()
            return self.draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
        size = textbox.style["font_size"]
        if _draw_known(stream, layout, size, *matrix.values[4:]):
            return []
        if layout.start:
            x = matrix.values[4] + layout.start
            matrix = Matrix(*matrix.values[:4], x, matrix.values[5])
        pen = Pen(stream, layout, size)
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
