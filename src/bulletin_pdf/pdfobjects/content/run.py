"""The operators of a content stream, as changes of a state and as marks (ISO 32000-1, annex A)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, Protocol

import pikepdf

from bulletin_pdf.pdfobjects.content.colours import Colour, Space, space_of
from bulletin_pdf.pdfobjects.content.fonts import TextFont
from bulletin_pdf.pdfobjects.content.geometry import Box, Matrix, image_of
from bulletin_pdf.pdfobjects.content.state import Image, Mark, State, blend_of

_UNIT = Box(0, 0, 1, 1)
_INVISIBLE, _CLIPS_ALONE = 3, 7
"""Rendering modes of text (ISO 32000-1, table 106)."""


class Walker(Protocol):
    """What interprets a content stream within another, and remembers fonts."""

    def run(
        self,
        stream: Any,  # noqa: ANN401 - a page, a form, a pattern or a glyph
        resources: pikepdf.Object,
        state: State,
        depth: int,
    ) -> Iterator[Mark]:
        """Yield what a content stream paints."""

    def font(self, given: pikepdf.Object) -> TextFont:
        """Read a font once."""

    def colours_within(
        self, font: pikepdf.Object, resources: pikepdf.Object, state: State, depth: int
    ) -> Iterator[Colour]:
        """Yield the colours that a Type 3 font brings along."""


class Run:
    """The state of one content stream while it is read."""

    def __init__(self, walker: Walker, resources: pikepdf.Object, state: State, depth: int) -> None:
        self.walker, self.resources, self.depth = walker, resources, depth
        self.state = state
        self.stack: list[State] = []
        self.path: list[tuple[float, float]] = []
        self.clips = False
        self.text = self.line = Matrix()

    def change(self, **values: Any) -> None:  # noqa: ANN401
        """Set parts of the graphics state."""
        self.state = replace(self.state, **values)

    # -- paths

    def paint(self, fills: bool, strokes: bool) -> Iterator[Mark]:
        """Paint the path, and cut by it when that was asked for."""
        state = self.state
        if self.path and (fills or strokes):
            box = Box.around(self.path)
            if fills:
                width = min(box.width, box.height) if self._is_rectangle(box) else 0.0
                mark = self._mark("fill", box, state.fill)
                yield replace(mark, width=width, rectangle=self._is_rectangle(box))
                yield from self._pattern(box, state.fill)
            if strokes:
                width = state.line_width * state.matrix.scale
                mark = self._mark("stroke", box.grown(width / 2), state.stroke)
                yield replace(mark, width=width)
        if self.clips and self.path:
            self.change(clip=state.clip.cut(Box.around(self.path)))
        self.path, self.clips = [], False

    def _is_rectangle(self, box: Box) -> bool:
        return len(self.path) <= 5 and all(
            x in (box.left, box.right) and y in (box.bottom, box.top) for x, y in self.path
        )

    def _pattern(self, box: Box, colour: Colour) -> Iterator[Mark]:
        """Paint what a pattern holds where it fills an area."""
        if not colour.pattern:
            return
        found = self.resources.get("/Pattern", pikepdf.Dictionary()).get(colour.pattern)
        if found is None:
            return
        inside = replace(self.state, clip=self.state.clip.cut(box), fill=State().fill)
        if "/Shading" in found:
            yield self._shaded(found.Shading, box)
        elif isinstance(found, pikepdf.Stream):
            resources = found.get("/Resources", self.resources)
            if int(found.get("/PaintType", 1)) == 1:
                for mark in self.walker.run(found, resources, inside, self.depth + 1):
                    yield replace(mark, box=inside.clip)

    def shade(self, name: pikepdf.Object) -> Iterator[Mark]:
        """Paint a shading as far as the clip lets it."""
        yield self._shaded(self.resources["/Shading"][str(name)], self.state.clip)

    def _shaded(self, shading: pikepdf.Object, box: Box) -> Mark:
        return self._mark("shading", box, Colour(space_of(shading.ColorSpace, self.resources), ()))

    def add(self, *numbers: float) -> None:
        """Add points to the path."""
        values = [float(number) for number in numbers]
        self.path += [
            self.state.matrix.point(x, y) for x, y in zip(values[::2], values[1::2], strict=True)
        ]

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle to the path."""
        x, y, width, height = map(float, (x, y, width, height))
        self.add(x, y, x + width, y, x + width, y + height, x, y + height)

    def clip(self) -> None:
        """Cut by the path when it is painted."""
        self.clips = True

    # -- text

    def show(self, name: str, operands: Any) -> Iterator[Mark]:  # noqa: ANN401
        """Show a string or an array of them."""
        if name == "'":
            self.next_line()
        elif name == '"':
            self.change(word_space=float(operands[0]), char_space=float(operands[1]))
            self.next_line()
        parts = operands[0] if name == "TJ" else [operands[-1]]
        start, codes = self.text, list[int]()
        along = self._advance(parts, codes)
        step = (0.0, along) if self.state.font.vertical else (along, 0.0)
        self.text = start.after(Matrix(e=step[0], f=step[1]))
        if codes and self.state.render != _CLIPS_ALONE:
            yield from self._text(start, along, tuple(codes))

    def _advance(self, parts: Any, codes: list[int]) -> float:  # noqa: ANN401
        """Return how far strings and numbers move along the line; collects the codes shown."""
        state, font, along = self.state, self.state.font, 0.0
        for part in parts:
            if isinstance(part, int | float | Decimal):
                along -= float(part) / 1000 * state.font_size
                continue
            for code in font.codes(bytes(part)):
                codes.append(code)
                space = state.word_space if code == 32 and not font.wide else 0.0
                along += font.advance(code) / 1000 * state.font_size + state.char_space + space
        return along if font.vertical else along * state.scale

    def _text(self, start: Matrix, along: float, codes: tuple[int, ...]) -> Iterator[Mark]:
        state, font = self.state, self.state.font
        place = state.matrix.after(start)
        box = image_of(place, self._line_box(along))
        colour = None
        if state.render != _INVISIBLE:
            colour = state.fill if state.render in (0, 2, 4, 6) else state.stroke
        size = abs(state.font_size) * place.height * font.em
        mark = replace(self._mark("text", box, colour), size=size, font=font, codes=codes)
        yield mark
        if font.glyphs is not None:
            inner = replace(state, matrix=place)
            for own in self.walker.colours_within(font.glyphs, self.resources, inner, self.depth):
                yield replace(mark, colour=own)

    def _line_box(self, along: float) -> Box:
        """Return the box of a line of type in text space."""
        state, font = self.state, self.state.font
        if font.vertical:  # it hangs from the middle of its head
            half = abs(state.font_size) / 2
            return Box(-half, min(0, along), half, max(0, along))
        low = font.descent / 1000 * state.font_size + state.rise
        high = font.ascent / 1000 * state.font_size + state.rise
        return Box(min(0, along), low, max(0, along), high)

    def next_line(self) -> None:
        """Go to the start of the next line."""
        self.text_move(0, -self.state.leading)

    def text_move(self, x: float, y: float) -> None:
        """Move from the start of the line."""
        self.line = self.line.after(Matrix(e=float(x), f=float(y)))
        self.text = self.line

    # -- images and forms

    def do(self, name: pikepdf.Object) -> Iterator[Mark]:
        """Paint an image or a form."""
        found = self.resources["/XObject"][str(name)]
        if found.get("/Subtype") == "/Image":
            yield self._image(found)
            return
        if found.get("/Subtype") != "/Form":
            return
        state = self.state
        matrix = Matrix(*(float(v) for v in found.get("/Matrix", [1, 0, 0, 1, 0, 0])))
        inner = state.matrix.after(matrix)
        clip = state.clip
        if "/BBox" in found:
            clip = clip.cut(image_of(inner, Box(*(float(v) for v in found.BBox))))
        resources = found.get("/Resources", self.resources)
        inside = replace(state, matrix=inner, clip=clip)
        yield from self.walker.run(found, resources, inside, self.depth + 1)

    def _image(self, image: pikepdf.Object) -> Mark:
        is_mask = bool(image.get("/ImageMask", False))
        space = None
        if not is_mask and "/ColorSpace" in image:
            space = space_of(image.ColorSpace, self.resources)
        bits = 1 if is_mask else int(image.get("/BitsPerComponent", 8))
        pixels = int(image.Width), int(image.Height)
        return self._placed(Image(pixels, bits, space, 0.0, "/SMask" in image), is_mask)

    def inline(self, instruction: pikepdf.ContentStreamInlineImage) -> Mark:
        """Paint an image that stands in the content stream itself."""
        given = instruction.iimage.obj
        is_mask = bool(given.get("/ImageMask", False))
        space = None
        if not is_mask and "/ColorSpace" in given:
            space = space_of(given.ColorSpace, self.resources)
        bits = 1 if is_mask else int(given.get("/BitsPerComponent", 8))
        pixels = int(given.Width), int(given.Height)
        return self._placed(Image(pixels, bits, space, 0.0, False), is_mask)

    def _placed(self, image: Image, is_mask: bool) -> Mark:
        matrix, (wide, high) = self.state.matrix, image.pixels
        across, up = (matrix.a**2 + matrix.b**2) ** 0.5, matrix.height
        ppi = min(wide / across * 72 if across else 0.0, high / up * 72 if up else 0.0)
        colour = self.state.fill if is_mask else None
        mark = self._mark("image", image_of(matrix, _UNIT), colour)
        image = replace(image, ppi=ppi)
        return replace(mark, image=image, transparent=mark.transparent or image.masked)

    def _mark(self, kind: str, box: Box, colour: Colour | None) -> Mark:
        state = self.state
        strokes = kind == "stroke"
        return Mark(
            kind,
            box.cut(state.clip),
            colour,
            state.overprint_stroke if strokes else state.overprint_fill,
            state.overprint_mode,
            state.lets_through(strokes=strokes),
        )

    # -- colour and state

    def colour(self, key: str, space: Space, values: Any) -> None:  # noqa: ANN401
        """Set a colour."""
        numbers = tuple(float(v) for v in values if isinstance(v, int | float | Decimal))
        names = [str(v) for v in values if isinstance(v, pikepdf.Name)]
        self.change(**{key: Colour(space, numbers, names[-1] if names else "")})

    def space(self, key: str, name: pikepdf.Object) -> None:
        """Set a colour space, with its first colour."""
        space = space_of(name, self.resources)
        first = (1.0,) * space.components
        if space.family == "DeviceCMYK":
            first = (0.0, 0.0, 0.0, 1.0)
        elif space.family not in ("Separation", "DeviceN"):
            first = (0.0,) * space.components
        self.change(**{key: Colour(space, first)})

    def extended(self, name: pikepdf.Object) -> None:
        """Take over an ExtGState."""
        given = self.resources["/ExtGState"][str(name)]
        values: dict[str, Any] = {}
        for key, target, kind in _EXTENDED:
            if key in given:
                values[target] = kind(given[key])
        if "/OP" in given and "/op" not in given:
            values["overprint_fill"] = bool(given["/OP"])
        self.change(**values)
        if "/Font" in given:
            font, size = given["/Font"]
            self.change(font=self.walker.font(font), font_size=float(size))

    def set_font(self, name: pikepdf.Object, size: float) -> None:
        """Choose a font."""
        fonts = self.resources.get("/Font", pikepdf.Dictionary())
        known = str(name) in fonts
        font = self.walker.font(fonts[str(name)]) if known else TextFont(str(name)[1:])
        self.change(font=font, font_size=float(size))

    def save(self) -> None:
        """Remember the state."""
        self.stack.append(self.state)

    def restore(self) -> None:
        """Go back to the state remembered last."""
        if self.stack:
            self.state = self.stack.pop()

    def concat(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """Change the user space."""
        self.change(matrix=self.state.matrix.after(Matrix(*map(float, (a, b, c, d, e, f)))))

    def begin_text(self) -> None:
        """Start a text object."""
        self.text = self.line = Matrix()

    def set_text(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """Set where text goes."""
        self.text = self.line = Matrix(*map(float, (a, b, c, d, e, f)))

    def move_leading(self, x: float, y: float) -> None:
        """Move from the start of the line, and let that be the distance of lines."""
        self.change(leading=-float(y))
        self.text_move(x, y)


_EXTENDED = (
    ("/LW", "line_width", float),
    ("/op", "overprint_fill", bool),
    ("/OP", "overprint_stroke", bool),
    ("/OPM", "overprint_mode", int),
    ("/ca", "alpha_fill", float),
    ("/CA", "alpha_stroke", float),
    ("/BM", "blend", blend_of),
    ("/SMask", "soft_mask", lambda value: value != "/None"),
)
