"""Small pictures of every ratio and mode, drawn so that no part looks like another."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from .dice import Dice

_SIDES = (60, 100, 160, 240, 360)
_KINDS = ("RGB", "RGB", "RGB", "L", "P", "RGBA", "CMYK", "16")


class Pictures:
    """The pictures of an issue.

    Attributes:
        files: name beside the issue file → its bytes.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def add(self, dice: Dice) -> str:
        """Draw a picture; return its name."""
        kind = dice.one(_KINDS)
        name = f"images/{len(self.files) + 1}.{'jpg' if kind == 'CMYK' else 'png'}"
        self.files[name] = _drawn(kind, dice.one(_SIDES), dice.one(_SIDES))
        return name


def _drawn(kind: str, width: int, height: int) -> bytes:
    """Return a picture file: a ramp from corner to corner, a disc in its upper left."""
    ramp = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (ramp, ramp, ramp.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    disc = (width // 8, height // 8, width // 2, height // 2)
    ImageDraw.Draw(image).ellipse(disc, fill=(180, 20, 30))
    out = io.BytesIO()
    if kind == "16":
        deep = image.convert("L").convert("I").point(lambda grey: grey * 257)
        deep.convert("I;16").save(out, "PNG")
    elif kind == "CMYK":
        image.convert("CMYK").save(out, "JPEG", quality=85)
    else:
        image.convert(kind).save(out, "PNG")
    return out.getvalue()
