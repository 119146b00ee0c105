"""Pictures of pages, as a viewer shows them."""

from __future__ import annotations

import io
import math

import pypdfium2

from bulletin_pdf.preflight.inspection import View

_LARGE, _SMALL = 620, 150
"""Width in pixels of a page with findings, and of one without."""

_MOST_PIXELS = 2_000_000


def pictures(raw: bytes, views: tuple[View, ...], found: frozenset[int]) -> dict[int, bytes]:
    """Return page → JPEG; a page that cannot be drawn is left out.

    Args:
        raw: the file.
        views: its pages.
        found: numbers of the pages with findings, which are drawn larger.
    """
    made: dict[int, bytes] = {}
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError:
        return made
    for view in views:
        try:
            page = document[view.number - 1]
            made[view.number] = _picture(page, _LARGE if view.number in found else _SMALL)
            page.close()
        except (pypdfium2.PdfiumError, IndexError, ValueError):
            continue
    document.close()
    return made


def _picture(page: pypdfium2.PdfPage, wide: int) -> bytes:
    width, height = page.get_size()
    scale = min(wide / max(width, 1), math.sqrt(_MOST_PIXELS / max(width * height, 1)))
    image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=78, optimize=True)
    return stream.getvalue()
