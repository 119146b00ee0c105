"""What a page paints, in order: areas, strokes, text and images with their colours and places.

An interpreter of content streams (ISO 32000-1, annex A) that keeps what a preflight asks: where
something stands, what it is painted with, how large type is, how fine an image. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pikepdf

from bulletin_pdf.pdfobjects.content.colours import GRAY, Colour, Space, space_of
from bulletin_pdf.pdfobjects.content.fonts import TextFont, font_of
from bulletin_pdf.pdfobjects.content.geometry import Box, Matrix, image_of
from bulletin_pdf.pdfobjects.content.state import Image, Mark, State

MOST_OPERATORS = 2_000_000
"""Operators of one page that are looked at."""

MOST_NESTED = 12
"""Forms within forms."""

_UNIT = Box(0, 0, 1, 1)


class ContentRefused(ValueError):  # noqa: N818 - reads as what happened
    """A page is too large or too deep, or its content cannot be read."""


def marks_of(page: pikepdf.Page) -> Iterator[Mark]:
    """Yield what a page paints, in order, with the forms in it.

    Raises:
        ContentRefused: it is too much or cannot be read.
    """
    walker = _Walker()
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    yield from walker.run(page, resources, State(), 0)


class _Walker:
    """Interprets one page."""

    def __init__(self) -> None:
        self.operators = 0
        self.fonts: dict[tuple[int, int], TextFont] = {}

    def run(
        self,
        stream: Any,  # noqa: ANN401 - a page or a form
        resources: pikepdf.Object,
        state: State,
        depth: int,
    ) -> Iterator[Mark]:
        """Yield what one content stream paints."""
        if depth > MOST_NESTED:
            raise ContentRefused("forms nested too deep")
        try:
            instructions = pikepdf.parse_content_stream(stream)
        except (pikepdf.PdfError, pikepdf.PdfParsingError, ValueError) as error:
            raise ContentRefused(str(error)[:200]) from error
        self.operators += len(instructions)
        if self.operators > MOST_OPERATORS:
            raise ContentRefused("too many operators")
        run = _Run(self, resources, state, depth)
        for instruction in instructions:
            yield from run.step(instruction)

    def font(self, given: pikepdf.Object) -> TextFont:
        """Read a font once."""
        if not given.is_indirect:
            return font_of(given)
        if given.objgen not in self.fonts:
            self.fonts[given.objgen] = font_of(given)
        return self.fonts[given.objgen]


class _Run:
    """The state of one content stream while it is read."""

    def __init__(
        self, walker: _Walker, resources: pikepdf.Object, state: State, depth: int
    ) -> None:
        self.walker, self.resources, self.depth = walker, resources, depth
        self.state = state
        self.stack: list[State] = []
        self.path: list[tuple[float, float]] = []
        self.clips = False
        self.text = self.line = Matrix()

    def step(self, instruction: Any) -> Iterator[Mark]:  # noqa: ANN401
        """Execute one operator."""
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            yield from self._inline(instruction)
            return
        name = str(instruction.operator)
        try:
            if name in _PAINTS:
                yield from self._paint(*_PAINTS[name])
            elif name in _SHOWS:
                yield from self._show(name, instruction.operands)
            elif name == "Do":
                yield from self._do(instruction.operands[0])
            elif name == "sh":
                yield self._mark("shading", self.state.clip, None)
            elif action := _ACTIONS.get(name):
                action(self, *instruction.operands)
        except (IndexError, KeyError, TypeError, ValueError, AttributeError) as error:
            if isinstance(error, ContentRefused):
                raise
            raise ContentRefused(f"{name}: {error}"[:200]) from error

    def change(self, **values: Any) -> None:  # noqa: ANN401
        """Set parts of the graphics state."""
        self.state = replace(self.state, **values)

    # -- paths

    def _paint(self, fills: bool, strokes: bool) -> Iterator[Mark]:
        state = self.state
        if self.path and (fills or strokes):
            box = Box.around(self.path)
            if fills:
                yield self._mark("fill", box, state.fill)
            if strokes:
                width = state.line_width * state.matrix.scale
                yield self._mark("stroke", box.grown(width / 2), state.stroke, width=width)
        if self.clips and self.path:
            self.change(clip=state.clip.cut(Box.around(self.path)))
        self.path, self.clips = [], False

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

    def _show(self, name: str, operands: Any) -> Iterator[Mark]:  # noqa: ANN401
        if name == "'":
            self.next_line()
        elif name == '"':
            self.change(word_space=float(operands[0]), char_space=float(operands[1]))
            self.next_line()
        parts = operands[0] if name == "TJ" else [operands[-1]]
        state, codes = self.state, []
        start = self.text
        for part in parts:
            if isinstance(part, int | float | Decimal):
                self._move(-float(part) / 1000 * state.font_size * state.scale)
                continue
            for code in state.font.codes(bytes(part)):
                codes.append(code)
                space = state.word_space if code == 32 and not state.font.wide else 0.0
                advance = state.font.advance(code) / 1000 * state.font_size + state.char_space
                self._move((advance + space) * state.scale)
        if codes and state.render != 7:
            yield self._text(start, tuple(codes))

    def _move(self, by: float) -> None:
        self.text = self.text.after(Matrix(e=by))

    def _text(self, start: Matrix, codes: tuple[int, ...]) -> Mark:
        state, font = self.state, self.state.font
        place = state.matrix.after(start)
        # The width of what was shown, in text space: how far the matrix has moved along its axis.
        axis = start.a if abs(start.a) >= abs(start.b) else start.b
        moved = self.text.e - start.e if abs(start.a) >= abs(start.b) else self.text.f - start.f
        along = moved / axis if axis else 0.0
        low = font.descent / 1000 * state.font_size + state.rise
        high = font.ascent / 1000 * state.font_size + state.rise
        box = image_of(place, Box(min(0, along), low, max(0, along), high))
        filled = state.render in (0, 2, 4, 6)
        visible = state.render != 3
        return replace(
            self._mark("text", box, (state.fill if filled else state.stroke) if visible else None),
            size=state.font_size * place.height,
            font=font,
            codes=codes,
        )

    def next_line(self) -> None:
        """Go to the start of the next line."""
        self.text_move(0, -self.state.leading)

    def text_move(self, x: float, y: float) -> None:
        """Move from the start of the line."""
        self.line = self.line.after(Matrix(e=float(x), f=float(y)))
        self.text = self.line

    # -- images and forms

    def _do(self, name: pikepdf.Object) -> Iterator[Mark]:
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
        pixels = int(image.Width), int(image.Height)
        is_mask = bool(image.get("/ImageMask", False))
        space = None
        if not is_mask and "/ColorSpace" in image:
            space = space_of(image.ColorSpace, self.resources)
        bits = 1 if is_mask else int(image.get("/BitsPerComponent", 8))
        return self._placed(pixels, bits, space, "/SMask" in image, is_mask)

    def _inline(self, instruction: pikepdf.ContentStreamInlineImage) -> Iterator[Mark]:
        image = instruction.iimage
        pixels = int(image.width), int(image.height)
        is_mask = bool(image.image_mask)
        family = str(image.colorspace or "/DeviceGray").lstrip("/")
        space = None if is_mask else Space(family)
        bits = 1 if is_mask else int(image.bits_per_component or 8)
        yield self._placed(pixels, bits, space, False, is_mask)

    def _placed(
        self,
        pixels: tuple[int, int],
        bits: int,
        space: Space | None,
        masked: bool,
        is_mask: bool,
    ) -> Mark:
        matrix = self.state.matrix
        across, up = (matrix.a**2 + matrix.b**2) ** 0.5, (matrix.c**2 + matrix.d**2) ** 0.5
        ppi = min(pixels[0] / across * 72 if across else 0.0, pixels[1] / up * 72 if up else 0.0)
        image = Image(pixels, bits, space, ppi, masked)
        colour = self.state.fill if is_mask else None
        mark = self._mark("image", image_of(matrix, _UNIT), colour)
        return replace(mark, image=image, transparent=mark.transparent or masked)

    def _mark(self, kind: str, box: Box, colour: Colour | None, width: float = 0.0) -> Mark:
        state = self.state
        return Mark(
            kind,
            box.cut(state.clip),
            colour,
            state.overprint_stroke if kind == "stroke" else state.overprint_fill,
            state.overprint_mode,
            state.is_transparent,
            width,
        )

    # -- colour and state

    def colour(self, key: str, space: Space, values: Any) -> None:  # noqa: ANN401
        """Set a colour."""
        numbers = tuple(float(v) for v in values if isinstance(v, int | float | Decimal))
        self.change(**{key: Colour(space, numbers)})

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
        font = self.walker.font(fonts[str(name)]) if str(name) in fonts else TextFont(str(name))
        self.change(font=font, font_size=float(size))

    def save(self) -> None:
        """Remember the state."""
        self.stack.append(self.state)

    def restore(self) -> None:
        """Go back to the state remembered last."""
        if self.stack:
            self.state = self.stack.pop()

    def concat(self, *numbers: float) -> None:
        """Change the user space."""
        self.change(matrix=self.state.matrix.after(Matrix(*map(float, numbers))))

    def begin_text(self) -> None:
        """Start a text object."""
        self.text = self.line = Matrix()

    def set_text(self, *numbers: float) -> None:
        """Set where text goes."""
        self.text = self.line = Matrix(*map(float, numbers))

    def move_leading(self, x: float, y: float) -> None:
        """Move from the start of the line, and let that be the distance of lines."""
        self.change(leading=-float(y))
        self.text_move(x, y)


def _blend(value: pikepdf.Object) -> str:
    first = value[0] if isinstance(value, pikepdf.Array) else value
    name = str(first)[1:]
    return "Normal" if name == "Compatible" else name


_EXTENDED: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("/LW", "line_width", float),
    ("/op", "overprint_fill", bool),
    ("/OP", "overprint_stroke", bool),
    ("/OPM", "overprint_mode", int),
    ("/ca", "alpha_fill", float),
    ("/CA", "alpha_stroke", float),
    ("/BM", "blend", _blend),
    ("/SMask", "soft_mask", lambda value: value != "/None"),
)
_PAINTS = {
    "f": (True, False), "F": (True, False), "f*": (True, False),
    "S": (False, True), "s": (False, True),
    "B": (True, True), "B*": (True, True), "b": (True, True), "b*": (True, True),
    "n": (False, False),
}  # fmt: skip
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_RGB, _CMYK = (
    Space("DeviceRGB", components=3),
    Space("DeviceCMYK", ("Cyan", "Magenta", "Yellow", "Black"), components=4),
)
_ACTIONS: dict[str, Callable[..., None]] = {
    "q": _Run.save,
    "Q": _Run.restore,
    "cm": _Run.concat,
    "w": lambda run, width: run.change(line_width=float(width)),
    "gs": _Run.extended,
    "m": _Run.add,
    "l": _Run.add,
    "c": _Run.add,
    "v": _Run.add,
    "y": _Run.add,
    "re": _Run.rectangle,
    "W": _Run.clip,
    "W*": _Run.clip,
    "g": lambda run, *v: run.colour("fill", GRAY, v),
    "G": lambda run, *v: run.colour("stroke", GRAY, v),
    "rg": lambda run, *v: run.colour("fill", _RGB, v),
    "RG": lambda run, *v: run.colour("stroke", _RGB, v),
    "k": lambda run, *v: run.colour("fill", _CMYK, v),
    "K": lambda run, *v: run.colour("stroke", _CMYK, v),
    "cs": lambda run, name: run.space("fill", name),
    "CS": lambda run, name: run.space("stroke", name),
    "sc": lambda run, *v: run.colour("fill", run.state.fill.space, v),
    "scn": lambda run, *v: run.colour("fill", run.state.fill.space, v),
    "SC": lambda run, *v: run.colour("stroke", run.state.stroke.space, v),
    "SCN": lambda run, *v: run.colour("stroke", run.state.stroke.space, v),
    "BT": _Run.begin_text,
    "Tf": _Run.set_font,
    "Tm": _Run.set_text,
    "Td": _Run.text_move,
    "TD": _Run.move_leading,
    "T*": _Run.next_line,
    "Tc": lambda run, v: run.change(char_space=float(v)),
    "Tw": lambda run, v: run.change(word_space=float(v)),
    "Tz": lambda run, v: run.change(scale=float(v) / 100),
    "TL": lambda run, v: run.change(leading=float(v)),
    "Ts": lambda run, v: run.change(rise=float(v)),
    "Tr": lambda run, v: run.change(render=int(v)),
}
