"""Pictures of any depth to eight bits a channel, with the tones that their files mean.

Pillow hands over what lies in a file. That 16 bits reach to 65535 and not to 255, that a TIFF may
count from white, that a PNG names its gamma or a transparent colour, and that only JPEGs of
Adobe's hold their inks upside down is left to whoever reads it.
"""

from __future__ import annotations

from PIL import Image, ImageChops

_BITS_PER_SAMPLE, _PHOTOMETRIC = 258, 262
"""Tags of TIFF 6.0, section 8; a photometric interpretation of 0 is WhiteIsZero."""

_DEEP = frozenset({"I;16", "I;16L", "I;16B"})
_BAND = 256
"""Rows of a deep picture that are widened to 32 bits at a time."""

_SCREEN_GAMMA = 2.2
_NEAR = 0.02
"""A gamma that differs by less is the screen's own, written with other digits."""

_AS = {"La": "LA", "RGBa": "RGBA", "RGBX": "RGB"}
"""Colours multiplied by their alpha already, or beside a channel that says nothing."""

_GRAY_ALPHA = 4
"""Colour type of gray with alpha (PNG, third edition, 11.2.1)."""


def plain_tones(image: Image.Image, raw: bytes) -> Image.Image:
    """Return an image in 1, L, LA, RGB, RGBA, CMYK, YCbCr or LAB, eight bits a channel.

    Args:
        image: an image that was opened and not loaded yet.
        raw: the file it was opened from.
    """
    profile = image.info.get("icc_profile")
    gamma = exponent_of(image)
    if image.mode in _DEEP:
        image = _from_deep(image, raw, gamma)
    else:
        image = _with_alpha(image, raw)
        if gamma != 1:
            table = [round(255 * (tone / 255) ** gamma) for tone in range(256)]
            image = _with_table(image, table)
    if profile:
        image.info["icc_profile"] = profile
    return image


def exponent_of(image: Image.Image) -> float:
    """Return the power that takes an image's samples to the screen's; 1 when they are its own.

    PNG, third edition, 11.3.2.2 (gAMA) and 4.3: an ICC profile or sRGB chunk comes before it.
    """
    gamma = image.info.get("gamma")
    if image.format != "PNG" or not gamma or {"icc_profile", "srgb"} & image.info.keys():
        return 1.0
    exponent = 1 / (gamma * _SCREEN_GAMMA)
    return 1.0 if abs(exponent - 1) < _NEAR else exponent


def _from_deep(image: Image.Image, raw: bytes, gamma: float) -> Image.Image:
    """Return a gray picture of 12 or 16 bits in 8, a band at a time to bound the memory."""
    bits, from_white = 16, False
    if image.format == "TIFF":
        tags = image.tag_v2  # type: ignore[attr-defined]
        bits, from_white = tags[_BITS_PER_SAMPLE][0], tags.get(_PHOTOMETRIC) == 0
    most = 2**bits - 1
    table = [round(255 * (min(tone, most) / most) ** gamma) for tone in range(65536)]
    if from_white:
        table = [255 - tone for tone in table]
    gray = _by_bands(image, table)
    key = image.info.get("transparency")
    if image.format != "PNG" or key is None:
        return gray
    return _merged(gray, _by_bands(image, [0 if tone == key else 255 for tone in range(65536)]))


def _by_bands(image: Image.Image, table: list[int]) -> Image.Image:
    result = Image.new("L", image.size)
    for top in range(0, image.height, _BAND):
        box = (0, top, image.width, min(top + _BAND, image.height))
        result.paste(image.crop(box).convert("I").point(table, "L"), box)
    return result


def _with_alpha(image: Image.Image, raw: bytes) -> Image.Image:
    """Resolve palettes, transparent colours, and what Pillow has no mode for."""
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode == "RGBA" and image.format == "PNG" and raw[25] == _GRAY_ALPHA:
        return _merged(image.getchannel("R"), image.getchannel("A"))
    if image.mode == "CMYK" and image.format == "JPEG" and "adobe" not in image.info:
        # Pillow takes every JPEG with four inks for one of Adobe's, whose inks are upside down.
        return ImageChops.invert(image)
    if image.mode in ("1", "L", "RGB") and image.format == "PNG" and "transparency" in image.info:
        return _keyed(image.convert("L") if image.mode == "1" else image, raw[24])
    return image.convert(_AS[image.mode]) if image.mode in _AS else image


def _keyed(image: Image.Image, depth: int) -> Image.Image:
    """Return an image with an alpha channel for the colour that its file calls transparent.

    Args:
        image: in L or RGB.
        depth: bits of a sample in the file, to which the colour's own numbers belong
            (PNG, third edition, 11.3.1.1).
    """
    given = image.info["transparency"]
    numbers = given if isinstance(given, tuple) else (given,)
    # Of 16 bits Pillow keeps the upper eight, of fewer than eight it makes eight.
    key = [n >> 8 if depth == 16 else n * 255 // (2**depth - 1) for n in numbers]
    alpha = Image.new("L", image.size)
    for band, tone in zip(image.split(), key, strict=True):
        differs = band.point([0 if value == tone else 255 for value in range(256)])
        alpha = ImageChops.lighter(alpha, differs)
    return _merged(image, alpha)


def _with_table(image: Image.Image, table: list[int]) -> Image.Image:
    """Apply a table of tones to all channels but alpha."""
    if image.mode == "1":
        return image
    *colours, last = image.split()
    mapped = [band.point(table) for band in colours]
    mapped.append(last if image.mode in ("LA", "RGBA") else last.point(table))
    return Image.merge(image.mode, mapped)


def _merged(image: Image.Image, alpha: Image.Image) -> Image.Image:
    return Image.merge(f"{image.mode}A", (*image.split(), alpha))
