"""Look at an image before anything loads it: a white list of formats, and limits."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass

from PIL import Image, ImageFile

from bulletin_pdf.images.limits import MAX_BYTES, MAX_PIXELS, ImageRefused

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
"""What office programs and cameras write.  Pillow alone would open EPS through Ghostscript."""

_MODES = frozenset(
    ("1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "LAB",
     "I;16", "I;16L", "I;16B")
)  # fmt: skip
"""Pillow's modes whose tones are known. Those of 32 bits, whole or floating, reach from black to
white wherever the program that wrote them wanted (TIFF 6.0, section 19)."""


_TIFF = (b"II*\0", b"MM\0*")


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """Format, size in pixels and colour mode of an image."""

    format: str
    width: int
    height: int
    mode: str


def inspect(raw: bytes) -> ImageFacts:
    """Return the facts of an image after decoding it once.

    Raises:
        ImageRefused: too large, too many pixels, another format, of a depth without known tones,
            or damaged.
    """
    if len(raw) > MAX_BYTES:
        raise ImageRefused("image-too-large", size=len(raw) // 1_000_000, limit=64)
    with opened(raw) as image:
        facts = ImageFacts(image.format or "", image.width, image.height, image.mode)
        if facts.width * facts.height > MAX_PIXELS:
            millions = facts.width * facts.height // 1_000_000
            raise ImageRefused("image-too-many-pixels", millions=millions, limit=50)
        if facts.mode not in _MODES:
            raise ImageRefused("image-depth", mode=facts.mode)
        if _in_deep_planes(image):
            raise ImageRefused("image-tiff")
        _decode(image)
    return facts


def _in_deep_planes(image: Image.Image) -> bool:
    """Tell a TIFF with its colours one after the other in 16 bits, of which Pillow mixes up bytes.

    Pillow 13.0.0 takes the lower byte of each sample when the byte order is that of Intel.
    """
    if image.format != "TIFF":
        return False
    tags = image.tag_v2  # type: ignore[attr-defined]
    return bool(tags.get(_PLANAR) == _SEPARATE and max(tags.get(_BITS_PER_SAMPLE, (1,))) > 8)


_BITS_PER_SAMPLE, _PLANAR, _SEPARATE = 258, 284, 2
"""Tags of TIFF 6.0, section 8, and the value of PlanarConfiguration for planes."""


def _decode(image: Image.Image) -> None:
    """Decode an image to its end; WeasyPrint tells Pillow to put up with truncated files."""
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as error:
        raise ImageRefused("image-broken") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _millions_in(error: Image.DecompressionBombError) -> int:
    """Return the size that Pillow names and will not open: “Image size (… pixels) exceeds …”."""
    found = re.search(r"\d+", str(error))
    return int(found[0]) // 1_000_000 if found else 179


def opened(raw: bytes) -> Image.Image:
    """Open an image without decoding it.

    Raises:
        ImageRefused: its format is not on the white list, or its head is damaged.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # our own limit on pixels is lower than Pillow's
        try:
            return Image.open(io.BytesIO(raw), formats=FORMATS)
        except Image.DecompressionBombError as error:
            millions = _millions_in(error)
            raise ImageRefused("image-too-many-pixels", millions=millions, limit=50) from error
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            if raw.startswith(_TIFF):
                raise ImageRefused("image-tiff") from error
            raise ImageRefused("image-unknown", formats="、".join(FORMATS)) from error
