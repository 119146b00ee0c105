"""The typed content of a ``layout.yaml``."""

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from bulletin_pdf.layouts.limits import FitLimits, half_a_size_smaller
from bulletin_pdf.units import parse_length

Length = Annotated[float, BeforeValidator(parse_length)]
"""A length in pt, written as 字号, ``…pt`` or ``…mm``."""

Percent = Annotated[float, Field(ge=0, le=100)]

Name = Annotated[str, StringConstraints(pattern=r"^\w[\w-]*$", max_length=40)]
"""What becomes part of a custom property's name; counting in the pattern takes pydantic 10 ms."""

Use = Literal["cover", "full", "column", "left", "right"]
"""What a picture is used for: the cover, or one of the placements of the model."""

CSS_PPI = 96
"""A CSS pixel is 1/96 in (CSS Values 4, 6.2), and one of a picture without a width of its own."""

OptionValue = bool | int | float | str

_TRUE = frozenset({"true", "yes", "on", "是"})
_FALSE = frozenset({"false", "no", "off", "否"})


class _Config(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Margins(_Config):
    """天头、地脚、订口、切口: margins of a right-hand page, in pt."""

    head: Length
    foot: Length
    inside: Length
    outside: Length


class PageSetup(_Config):
    """The finished sheet, in pt, and how many pages an issue has, where the layout fixes that."""

    size: tuple[Length, Length]
    margins: Margins
    bleed: Length = 0.0
    pages: Annotated[int, Field(gt=0)] | None = None


class Grid(_Config):
    """纵横对齐: characters in a line of one column, and lines on a page."""

    measure: Annotated[int, Field(gt=0)]
    lines: Annotated[int, Field(gt=0)]
    columns: Annotated[int, Field(gt=0)] = 1
    gap: Length = 0.0


def _measure_or_length(value: object) -> object:
    return value if value == "measure" else parse_length(value)  # type: ignore[arg-type]


class TypeStyle(_Config):
    """Size (pt, or ``measure``: what makes the line hold its characters) and font role."""

    font: str
    size: Annotated[Literal["measure"] | float, BeforeValidator(_measure_or_length)]


class Ink(_Config):
    """A colour as it is printed: process inks, a spot ink, or a tint of another ink."""

    cmyk: tuple[Percent, Percent, Percent, Percent] = (0, 0, 0, 100)
    spot: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    of: str | None = None
    tint: Percent = 100


class Press(_Config):
    """How the press file is made, unless the editor asks otherwise."""

    standard: Literal["x-4", "x-1a"] = "x-4"
    marks: bool = False
    pictures: str = "process"
    """``process`` (four inks), ``black``, or the name of a spot ink."""
    ppi: Annotated[int, Field(ge=72, le=2400)] = 300
    """Pixels in an inch that photographs keep; more of them no screen prints."""
    line_ppi: Annotated[int, Field(ge=300, le=4800)] = 1200
    """The same for pictures of black and white alone."""


class PictureSize(_Config):
    """The largest frame, in pt, that a layout has for pictures of one placement.

    A picture fills the frame and is cut (``cover``), is as large as fits into it (``contain``), or
    no larger than 96 of its pixels to the inch (``natural``).
    """

    width: Length
    height: Length | None = None
    sizing: Literal["contain", "cover", "natural"] = "contain"

    def printed_width(self, pixels: tuple[int, int], *, any_resolution: bool = False) -> float:
        """Return how wide the whole of a picture is printed at most, pt.

        Args:
            pixels: across and down.
            any_resolution: as if it had the same shape and pixels enough.
        """
        across, down = pixels
        if self.height is None:
            width = self.width
        else:
            choose = max if self.sizing == "cover" else min
            width = choose(self.width, self.height * across / down)
        if self.sizing == "natural" and not any_resolution:
            return min(width, across * 72 / CSS_PPI)
        return width


class Option(_Config):
    """Something that an editor may choose in the issue file."""

    type: Literal["bool", "int", "length", "choice"]
    choices: tuple[str, ...] = ()
    description: str = ""
    default: OptionValue

    @field_validator("default", mode="before")
    @classmethod
    def _typed_default(cls, value: object, info: ValidationInfo) -> OptionValue:
        return typed(info.data.get("type", ""), info.data.get("choices", ()), value)


def typed(kind: str, choices: tuple[str, ...], given: object) -> OptionValue:
    """Return an option's value in its type; every scalar of a YAML file comes as text.

    Raises:
        ValueError: it has no such value.
    """
    text = str(given).strip()
    if kind == "bool" and text.lower() in _TRUE | _FALSE:
        return text.lower() in _TRUE
    if kind == "int":
        return int(text)
    if kind == "length":
        return parse_length(text)
    if kind == "choice" and text in choices:
        return text
    msg = f"not a {kind}: {text[:40]!r}"
    raise ValueError(msg)


class LayoutConfig(_Config):
    """Everything that a layout states in numbers; templates and CSS take them from here."""

    title: str
    description: str = ""
    page: PageSetup
    grid: Grid
    type: dict[Name, TypeStyle]
    inks: dict[Name, Ink]
    profile: str
    press: Press = Press()
    pictures: dict[Use, PictureSize] = {}
    options: dict[Name, Option] = {}
    fit: FitLimits = FitLimits()
    omits: tuple[str, ...] = ()
    """Fields of an issue that the layout may leave out, as ``cover`` or ``sections.title``: a build
    warns of them, instead of failing."""

    @property
    def type_area(self) -> tuple[float, float]:
        """版心: width and height of the type area in pt."""
        (width, height), margins = self.page.size, self.page.margins
        return width - margins.inside - margins.outside, height - margins.head - margins.foot

    @property
    def pitch(self) -> float:
        """Distance of the base lines in pt."""
        return self.type_area[1] / self.grid.lines

    @property
    def body_size(self) -> float:
        """Size in pt at which ``grid.measure`` characters fill a line."""
        return self.width_of(1) / self.grid.measure

    @property
    def measures(self) -> tuple[int, ...]:
        """Numbers of characters in a line that copy-fitting may choose from, the own one first."""
        if self.fit.body_size is None:
            return (self.grid.measure,)
        least = max(self.fit.body_size.min, half_a_size_smaller(self.body_size))
        most = int(self.width_of(1) / least + 1e-6)
        return tuple(range(self.grid.measure, max(self.grid.measure, most) + 1))

    def width_of(self, columns: int) -> float:
        """Return the width in pt of so many columns with the gaps between them."""
        every, gap = self.grid.columns, self.grid.gap
        column = (self.type_area[0] - (every - 1) * gap) / every
        return columns * column + (columns - 1) * gap

    def picture_size(self, use: Use) -> PictureSize:
        """Return how large pictures of a placement are printed at most.

        Where the layout does not say it: the cover picture as wide as the sheet, a picture across
        all columns as wide as the type area, in a column as wide as that, beside the text half.
        """
        if use in self.pictures:
            return self.pictures[use]
        widths: dict[Use, float] = {
            "cover": self.page.size[0] + 2 * self.page.bleed,
            "full": self.width_of(self.grid.columns),
            "column": self.width_of(1),
        }
        return PictureSize(width=widths.get(use, self.width_of(1) / 2))

    def size_of(self, part: str) -> float:
        """Return the size in pt of a part of the ``type`` table."""
        size = self.type[part].size
        return self.body_size if isinstance(size, str) else size

    @property
    def font_roles(self) -> tuple[str, ...]:
        """Every font role in use, each once, by name."""
        return tuple(sorted({style.font for style in self.type.values()}))
