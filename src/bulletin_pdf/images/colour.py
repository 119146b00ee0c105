"""Ink colours on a screen."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from bulletin_pdf.speedups import Speedup, remembered

_COLOURS = 256


@remembered(Speedup.COLOURS, _COLOURS)
def ink_on_screen(cmyk: tuple[float, ...], profile: bytes) -> str:
    """Return the sRGB colour, ``#rrggbb``, that an ink has under a printing condition.

    Pure black is shown as the screen's black: a proof is read, and paper white is its white.

    Args:
        cmyk: four percentages.
        profile: ICC profile of the printing condition.
    """
    if cmyk == (0, 0, 0, 100):
        return "#000000"
    pixel = Image.new("CMYK", (1, 1), tuple(round(value * 2.55) for value in cmyk))
    converted = ImageCms.profileToProfile(
        pixel,
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        "RGB",
        # Not to sample the whole space first, for one pixel: exact, and in 2 ms instead of 40.
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOOPTIMIZE,
    )
    if converted is None:  # only with inPlace
        raise AssertionError
    return "#{:02x}{:02x}{:02x}".format(*converted.getpixel((0, 0)))  # type: ignore[misc]
