"""``fit`` in a ``layout.yaml``: how far copy-fitting may go to fill a number of pages."""

from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from bulletin_pdf.units import TYPE_SIZES, parse_length

LEGIBLE = TYPE_SIZES["小五"]
"""No running text is made smaller than this, pt: the body of newspapers in China."""

MOST_LOOSE = 4
"""Greatest level of ``text-looseness``, either way."""


class _Limits(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Limits):
    """From ``min`` to ``max``, both included."""

    min: int
    max: int

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise PydanticCustomError("layout-span-empty", "min is more than max")
        return self


class NaturalSpan(Span):
    """A span, and where in it the layout stands when nothing is to be fitted."""

    natural: int

    @model_validator(mode="after")
    def _holds_natural(self) -> Self:
        if not self.min <= self.natural <= self.max:
            raise PydanticCustomError("layout-span-natural", "natural is outside min and max")
        return self


class LinesSpan(Span):
    """Lines on a page; the layout's own number is ``grid.lines``."""

    min: Annotated[int, Field(gt=0)]
    max: Annotated[int, Field(gt=0)]


class Looseness(Span):
    """How much paragraphs may be squeezed (below 0) or opened (above 0), as ``text-looseness``."""

    min: Annotated[int, Field(ge=-MOST_LOOSE, le=0)] = -MOST_LOOSE
    max: Annotated[int, Field(ge=0, le=MOST_LOOSE)] = MOST_LOOSE


class Smallest(_Limits):
    """The smallest body text, in pt or as a 字号."""

    min: Annotated[float, BeforeValidator(parse_length), Field(ge=LEGIBLE)]


class FitLimits(_Limits):
    """What copy-fitting may change; what is not named stays as it is.

    Attributes:
        looseness: squeeze or open the lines of paragraphs.
        title_space: whole lines above the title of an article, ``--title-space``.
        image_height: most lines that a picture is high, ``--image-height``.
        lines: lines on a page; the pitch follows.
        body_size: how small the body text may become; never more than half a 字号 smaller.
    """

    looseness: Looseness = Looseness(min=0, max=0)
    title_space: NaturalSpan = NaturalSpan(min=1, max=1, natural=1)
    image_height: NaturalSpan = NaturalSpan(min=12, max=12, natural=12)
    lines: LinesSpan | None = None
    body_size: Smallest | None = None


def half_a_size_smaller(size: float) -> float:
    """Return the next smaller 字号 of a body text, in pt; of 15.8 pt (三号) 15 pt (小三)."""
    sizes = sorted(TYPE_SIZES.values())
    nearest = min(sizes, key=lambda known: abs(known - size))
    return max((known for known in sizes if known < nearest), default=nearest)
