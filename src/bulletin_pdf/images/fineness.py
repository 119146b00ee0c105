"""How many pixels a picture has, and whether they are tones or black and white alone."""

from __future__ import annotations

from bulletin_pdf.images.conversion import for_one_ink
from bulletin_pdf.images.inspection import opened

_ORIENTATION = 0x0112
_FIRST_TURNED = 5
"""EXIF: from this orientation on rows are columns (CIPA DC-008, 4.6.4)."""

_GRAY = frozenset({"1", "L", "LA", "I", "I;16"})


def pixels_of(raw: bytes) -> tuple[int, int]:
    """Return how many pixels an image has across and down, as it is seen.

    Args:
        raw: an image that ``inspect`` accepted.
    """
    with opened(raw) as image:
        turned = image.getexif().get(_ORIENTATION, 1) >= _FIRST_TURNED
        return (image.height, image.width) if turned else image.size


def is_line_art(raw: bytes, *, one_ink: bool) -> bool:
    """Tell whether an image is printed in black and white alone, which needs finer pixels.

    Args:
        raw: an image that ``inspect`` accepted.
        one_ink: pictures get one plate, so that those in colours are printed gray.
    """
    with opened(raw) as image:
        if not one_ink and image.mode not in _GRAY:
            return False
    with opened(for_one_ink(raw)) as gray:
        return sum(gray.histogram()[1:255]) == 0
