"""Small grey pictures that are compared: is the one the other, whatever its colours became?"""

from __future__ import annotations

import io
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from math import sqrt
from typing import cast

from PIL import Image, ImageOps

from bulletin_pdf.typeset.laidout import Box

_FLAT = 6.0
"""Standard deviation of greys (0 to 255) below which a picture has nothing to be compared by."""

_ALIKE = 0.7
"""Least correlation of a picture with itself after it was put into other inks and drawn small."""

_FAR = 70.0
"""Greys by which two flat pictures may differ: inks, profiles and paper change them."""

_BYTE, _TWO_BYTES = 255, 65535
_KEPT = 64


class Verdict(Enum):
    """What a comparison says."""

    SAME = "same"
    BLANK = "blank"
    DIFFERS = "differs"


@lru_cache(maxsize=_KEPT)
def thumbnail(raw: bytes, part: Box, side: int) -> bytes:
    """Return the greys of a part of a picture, row by row.

    It is read by itself and not as the page's picture is: who makes a mistake there must not make
    the same here.

    Args:
        raw: a picture file that ``images.inspection`` has accepted.
        part: left, top, right and bottom as shares of its width and height.
        side: width and height of the thumbnail.
    """
    with Image.open(io.BytesIO(raw)) as opened:
        opened.draft("L", (8 * side, 8 * side))
        image = ImageOps.exif_transpose(opened)
        wide, high = image.size
        box = part[0] * wide, part[1] * high, part[2] * wide, part[3] * high
        grey = _grey(image)
        return grey.resize((side, side), box=box, reducing_gap=2.0).tobytes()


def _grey(image: Image.Image) -> Image.Image:
    """Return a picture in eight bits of grey on white."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        deep = image.convert("F")
        _, high = deep.getextrema()
        top = _TWO_BYTES if cast("float", high) > _BYTE else _BYTE
        return deep.point(lambda value: value * (_BYTE / top) + 0).convert("L")
    if image.mode == "LAB":
        return image.getchannel("L")
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("L")
    return image.convert("L")


def compare(source: Sequence[int], drawn: Sequence[int]) -> Verdict:
    """Tell whether a drawn picture shows its source.

    Args:
        source: greys of the source.
        drawn: greys of what was printed, as many.
    """
    mean, spread = _moments(source)
    drawn_mean, drawn_spread = _moments(drawn)
    if spread < _FLAT:
        return Verdict.SAME if abs(mean - drawn_mean) <= _FAR else Verdict.DIFFERS
    if drawn_spread < _FLAT / 2:
        return Verdict.BLANK
    together = sum((a - mean) * (b - drawn_mean) for a, b in zip(source, drawn, strict=True)) / len(
        source
    )
    return Verdict.SAME if together / (spread * drawn_spread) >= _ALIKE else Verdict.DIFFERS


def _moments(greys: Sequence[int]) -> tuple[float, float]:
    """Return mean and standard deviation."""
    mean = sum(greys) / len(greys)
    return mean, sqrt(sum((grey - mean) ** 2 for grey in greys) / len(greys))
