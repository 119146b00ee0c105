"""Images as the press and the screen want them.

WeasyPrint never converts: an RGB picture in a CMYK job would come out wrong or fail preflight, an
alpha channel would become transparency.
"""

from __future__ import annotations

import contextlib
import io
from math import ceil

from PIL import Image, ImageChops, ImageCms, ImageOps

from bulletin_pdf.images.inspection import opened
from bulletin_pdf.images.tones import exponent_of, plain_tones

_QUALITY = 95
_ORIENTATION = 0x0112
"""Exif's tag of how the camera was held."""
_SPARE_INK = 4
"""Per cent under the limit: rounding to eight bits, and what JPEG adds."""
_GRAY = frozenset({"1", "L"})
_NEEDS_CARE = frozenset({"icc_profile", "transparency"})
"""What a plain file has not; Pillow's names."""


def for_press(raw: bytes, profile: bytes, ink_limit: float = 400) -> bytes:
    """Return an image in CMYK (JPEG) or gray (PNG), flat on white.

    Relative colorimetric with black point compensation, as ISO 12647-2 proofs are made.

    Args:
        raw: an image that ``inspect`` accepted.
        profile: ICC profile of the printing condition.
        ink_limit: sum of inks in per cent that the paper can take; less than some profiles use.
    """
    image = _flat(_upright(raw))
    if image.mode in _GRAY:
        return _png(image.convert("L"))
    if image.mode != "CMYK":
        image = _converted(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), "CMYK")
    image = _limited(image, ink_limit)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=_QUALITY, subsampling=0)
    return stream.getvalue()


def for_one_ink(raw: bytes) -> bytes:
    """Return an image in gray (PNG), flat on white, for a job of which it gets one plate.

    Args:
        raw: an image that ``inspect`` accepted.
    """
    image = _flat(_upright(raw))
    return _png((_converted(image, _srgb(), "RGB") if image.mode == "LAB" else image).convert("L"))


def for_screen(raw: bytes, profile: bytes) -> bytes:
    """Return an image in sRGB or gray, flat on white; a plain RGB file stays as it is.

    An image in inks is shown as they come out of the press, which gets their numbers unchanged.

    Args:
        raw: an image that ``inspect`` accepted.
        profile: ICC profile of the printing condition.
    """
    with opened(raw) as image:
        plain = image.mode in {"RGB", "L"} and not _NEEDS_CARE & image.info.keys()
        if (
            plain
            and image.format in {"JPEG", "PNG"}
            and exponent_of(image) == 1
            and not image.getexif().get(_ORIENTATION)
        ):
            return raw
    image = _flat(_upright(raw))
    if image.mode in _GRAY:
        return _png(image.convert("L"))
    if image.mode == "CMYK":
        image.info["icc_profile"] = profile
    return _png(_converted(image, _srgb(), "RGB"))


def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _upright(raw: bytes) -> Image.Image:
    image = opened(raw)
    profile = image.info.get("icc_profile")
    plain = plain_tones(image, raw)
    # What the tones made anew does not know it; a TIFF has forgotten it when it was loaded upright.
    plain.getexif()[_ORIENTATION] = image.getexif().get(_ORIENTATION, 1)
    turned = ImageOps.exif_transpose(plain)
    if profile:
        turned.info["icc_profile"] = profile
    return turned


def _flat(image: Image.Image) -> Image.Image:
    """Put an image on white paper when it has transparency."""
    profile = image.info.get("icc_profile")
    if image.mode in {"RGBA", "LA", "PA"}:
        solid = "L" if image.mode == "LA" else "RGB"
        paper = Image.new(solid, image.size, "white")
        paper.paste(image.convert(solid), mask=image.getchannel("A"))
        image = paper
    if profile:
        image.info["icc_profile"] = profile
    return image


def _converted(image: Image.Image, target: ImageCms.ImageCmsProfile, mode: str) -> Image.Image:
    embedded = image.info.get("icc_profile")
    converted = None
    if image.mode == "LAB":
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        converted = _transformed(image, lab, target, mode)
    elif embedded and image.mode in {"RGB", "CMYK"}:
        # A damaged or foreign profile is as good as none.
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(embedded))
            converted = _transformed(image, source, target, mode)
    if converted is None:
        converted = _transformed(image.convert("RGB"), _srgb(), target, mode)
    converted.info.pop("icc_profile", None)
    return converted


def _transformed(
    image: Image.Image,
    source: ImageCms.ImageCmsProfile,
    target: ImageCms.ImageCmsProfile,
    mode: str,
) -> Image.Image:
    converted = ImageCms.profileToProfile(
        image,
        source,
        target,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        mode,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if converted is None:  # only with inPlace
        raise AssertionError
    return converted


def _limited(image: Image.Image, limit: float) -> Image.Image:
    """Take what is over the limit in equal parts from cyan, magenta and yellow."""
    cyan, magenta, yellow, black = image.split()
    quarters = ImageChops.add(
        ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2), 2
    )  # a quarter of the sum, as much as eight bits hold
    allowed = (limit - _SPARE_INK) * 2.55
    if 4 * float(quarters.getextrema()[1]) <= allowed:  # type: ignore[arg-type]
        return image
    excess = quarters.point([ceil(max(0.0, 4 * tone - allowed) / 3) for tone in range(256)])
    less = [ImageChops.subtract(plate, excess) for plate in (cyan, magenta, yellow)]
    return Image.merge("CMYK", (*less, black))


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", icc_profile=None)
    return stream.getvalue()
