"""What a page paints, in order: areas, strokes, text and images with their colours and places.

An interpreter of content streams that keeps what a preflight asks: where something stands, what it
is painted with, how large type is, how fine an image. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from bulletin_pdf.pdfobjects.content.colours import Colour
from bulletin_pdf.pdfobjects.content.fonts import TextFont, font_of
from bulletin_pdf.pdfobjects.content.geometry import EVERYWHERE, Box
from bulletin_pdf.pdfobjects.content.operators import ACTIONS, PAINTS, SHOWS
from bulletin_pdf.pdfobjects.content.run import Run
from bulletin_pdf.pdfobjects.content.state import Mark, State
from bulletin_pdf.pdfobjects.streams import StreamTooLarge, read_bounded

MOST_OPERATORS = 300_000
"""Operators of one page that are looked at, forms counted as often as they are painted."""

MOST_BYTES = 12_000_000
"""Of decoded content of one page; it takes some thirty times that when it is parsed."""

MOST_NESTED = 12
"""Forms within forms."""

_MOST_GLYPHS = 256


class ContentRefused(ValueError):  # noqa: N818 - reads as what happened
    """A page is too large or too deep, or its content cannot be read."""


def marks_of(page: pikepdf.Page, within: Box = EVERYWHERE) -> Iterator[Mark]:
    """Yield what a page paints, in order, with the forms in it.

    Args:
        page: a page.
        within: what of it is looked at; marks are cut there.

    Raises:
        ContentRefused: it is too much or cannot be read.
    """
    yield from _Walker().run(page, page.resources, State(clip=within), 0)


class _Walker:
    """Interprets one page."""

    def __init__(self) -> None:
        self.operators = self.bytes = 0
        self.parsed: dict[tuple[int, int], list[Any]] = {}
        self.fonts: dict[tuple[int, int], TextFont] = {}
        self.brought: dict[tuple[int, int], tuple[Colour, ...]] = {}

    def run(
        self,
        stream: Any,  # noqa: ANN401 - a page, a form, a pattern or a glyph
        resources: pikepdf.Object,
        state: State,
        depth: int,
    ) -> Iterator[Mark]:
        """Yield what one content stream paints."""
        if depth > MOST_NESTED:
            raise ContentRefused("forms nested too deep")
        run = Run(self, resources, state, depth)
        for instruction in self._instructions(stream):
            try:
                yield from _step(run, instruction)
            except ContentRefused:
                raise
            except (IndexError, KeyError, TypeError, ValueError, AttributeError) as error:
                raise ContentRefused(f"{instruction.operator}: {error}"[:200]) from error

    def _instructions(self, stream: Any) -> list[Any]:  # noqa: ANN401 - a page or a stream
        key = stream.objgen if isinstance(stream, pikepdf.Object) else (0, 0)  # of what is direct
        found = self.parsed.get(key) or self._parsed(stream)
        if key != (0, 0):
            self.parsed[key] = found
        self.operators += len(found)
        if self.operators > MOST_OPERATORS:
            raise ContentRefused("too many operators")
        return found

    def _parsed(self, stream: Any) -> list[Any]:  # noqa: ANN401
        try:
            self._weigh(stream)
            return list(pikepdf.parse_content_stream(stream))
        except StreamTooLarge as error:
            raise ContentRefused("too much content") from error
        except (pikepdf.PdfError, pikepdf.PdfParsingError, ValueError, TypeError) as error:
            raise ContentRefused(str(error)[:200]) from error

    def _weigh(self, stream: Any) -> None:  # noqa: ANN401
        """Refuse what would be too large before it is decoded."""
        if isinstance(stream, pikepdf.Page):
            stream = stream.obj.get("/Contents", pikepdf.Array())
        parts = stream if isinstance(stream, pikepdf.Array) else [stream]
        for part in parts:
            self.bytes += len(read_bounded(part, MOST_BYTES))
            if self.bytes > MOST_BYTES:
                raise StreamTooLarge(str(MOST_BYTES))

    def font(self, given: pikepdf.Object) -> TextFont:
        """Read a font once."""
        if not given.is_indirect:
            return font_of(given)
        if given.objgen not in self.fonts:
            self.fonts[given.objgen] = font_of(given)
        return self.fonts[given.objgen]

    def colours_within(
        self, font: pikepdf.Object, resources: pikepdf.Object, state: State, depth: int
    ) -> Iterator[Colour]:
        """Yield the colours that a Type 3 font brings along; a glyph under ``d1`` has none."""
        if font.objgen not in self.brought or not font.is_indirect:
            found: dict[Colour, None] = {}
            for glyph in list(font.get("/CharProcs", pikepdf.Dictionary()).values())[:_MOST_GLYPHS]:
                if b" d1" in read_bounded(glyph, MOST_BYTES)[:200]:
                    continue
                own = font.get("/Resources", resources)
                for mark in self.run(glyph, own, state, depth + 1):
                    colour = mark.colour
                    if mark.image is not None and mark.image.space is not None:
                        colour = Colour(mark.image.space, ())
                    if colour is not None and colour != state.fill:
                        found[colour] = None
            self.brought[font.objgen] = tuple(found)
        yield from self.brought[font.objgen]


def _step(run: Run, instruction: Any) -> Iterator[Mark]:  # noqa: ANN401 - of two kinds
    """Execute one operator."""
    if isinstance(instruction, pikepdf.ContentStreamInlineImage):
        yield run.inline(instruction)
        return
    name = str(instruction.operator)
    if name in PAINTS:
        yield from run.paint(*PAINTS[name])
    elif name in SHOWS:
        yield from run.show(name, instruction.operands)
    elif name == "Do":
        yield from run.do(instruction.operands[0])
    elif name == "sh":
        yield from run.shade(instruction.operands[0])
    elif action := ACTIONS.get(name):
        action(run, *instruction.operands)
