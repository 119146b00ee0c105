"""ICC profiles of print shops: what they are for, read from their heads."""

from __future__ import annotations

import io

from PIL import ImageCms

_HEAD = 128
"""Bytes of an ICC profile's head (ICC.1:2010, 7.2)."""


class ProfileRefused(ValueError):  # noqa: N818 - it is a verdict, not a failure of ours
    """A profile that nothing can be printed with; ``code`` says why, ``values`` fill the words."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def describe_cmyk_profile(raw: bytes, newest: int) -> str:
    """Return the description of an output profile for four process inks.

    Args:
        raw: the file.
        newest: major version of ICC that may be embedded.

    Raises:
        ProfileRefused: it is no ICC profile, not of a printing process, not CMYK, or too new.
    """
    if len(raw) < _HEAD or raw[36:40] != b"acsp":
        raise ProfileRefused("profile-not-icc")
    space, kind = _word(raw[16:20]), _word(raw[12:16])
    if space != "CMYK":
        raise ProfileRefused("profile-not-cmyk", space=space)
    if kind != "prtr":
        raise ProfileRefused("profile-not-output", kind=kind)
    if raw[8] > newest:
        raise ProfileRefused("profile-too-new", version=raw[8], newest=newest)
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(raw))
        # A profile without the tables for this direction cannot convert a picture.
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK")
        words = ImageCms.getProfileDescription(profile).strip()
    except (ImageCms.PyCMSError, OSError) as error:
        raise ProfileRefused("profile-not-icc") from error
    if not words:
        raise ProfileRefused("profile-nameless")
    return words


def _word(raw: bytes) -> str:
    return raw.decode("ascii", "replace").strip()
