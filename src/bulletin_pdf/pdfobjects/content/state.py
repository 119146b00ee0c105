"""The graphics state, and what is painted with it (ISO 32000-1, 8.4)."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf

from bulletin_pdf.pdfobjects.content.colours import BLACK, Colour, Space
from bulletin_pdf.pdfobjects.content.fonts import TextFont
from bulletin_pdf.pdfobjects.content.geometry import EVERYWHERE, Box, Matrix

_UNMOVED = Matrix()


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state, as far as it matters to plates."""

    matrix: Matrix = _UNMOVED
    clip: Box = EVERYWHERE
    fill: Colour = BLACK
    stroke: Colour = BLACK
    line_width: float = 1.0
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    alpha_fill: float = 1.0
    alpha_stroke: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False
    font: TextFont = field(default_factory=lambda: TextFont("unnamed"))
    font_size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    render: int = 0

    def lets_through(self, *, strokes: bool) -> bool:
        """Whether anything painted now lets through what is under it."""
        alpha = self.alpha_stroke if strokes else self.alpha_fill
        return self.soft_mask or self.blend != "Normal" or alpha < 1


@dataclass(frozen=True, slots=True)
class Image:
    """An image as it stands on the page.

    Attributes:
        pixels: width and height.
        bits: of each component; 1 for a mask.
        space: its colour space; None for a mask, which takes the fill colour.
        ppi: pixels in an inch, the smaller of both directions.
        masked: it has a soft mask.
    """

    pixels: tuple[int, int]
    bits: int
    space: Space | None
    ppi: float
    masked: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Something painted.

    Attributes:
        kind: ``fill``, ``stroke``, ``text``, ``image`` or ``shading``.
        box: where, in pt of the page, cut by the clip.
        colour: of it; None for an image with colours of its own.
        overprints: it is painted with overprint on.
        overprint_mode: 1 if components of 0 leave their plates alone.
        transparent: it lets through what is under it.
        width: of a stroke as it is on the page, or of a rectangle the smaller side, pt.
        size: of type as it is on the page, pt.
        font: of text.
        codes: of text.
        image: what an image is.
        rectangle: a fill is one, upright.
    """

    kind: str
    box: Box
    colour: Colour | None
    overprints: bool = False
    overprint_mode: int = 0
    transparent: bool = False
    width: float = 0.0
    size: float = 0.0
    font: TextFont | None = None
    codes: tuple[int, ...] = ()
    image: Image | None = None
    rectangle: bool = False

    @property
    def spaces(self) -> tuple[Space, ...]:
        """The colour spaces it brings to the page."""
        if self.image is not None and self.image.space is not None:
            return (self.image.space,)
        return () if self.colour is None else (self.colour.space,)

    @property
    def plates(self) -> frozenset[str]:
        """The plates that get ink of it, as far as that can be told without drawing it."""
        if self.image is not None and self.image.space is not None:
            return frozenset(self.image.space.plates)
        if self.colour is None:
            return frozenset()
        if not self.colour.values:  # a shading
            return frozenset(self.colour.space.plates)
        return frozenset(self.colour.inks)

    @property
    def is_seen(self) -> bool:
        """Whether it leaves anything on the page: it is not invisible, not cut away, not white."""
        if self.box.is_empty:
            return False
        if self.image is not None and self.image.space is not None:
            return True
        return self.colour is not None and not self.colour.is_white


def blend_of(value: pikepdf.Object) -> str:
    """Return the blend mode that an ExtGState asks for."""
    first = value[0] if isinstance(value, pikepdf.Array) else value
    name = str(first)[1:]
    return "Normal" if name == "Compatible" else name
