"""Images: fine enough for the screen of the plate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_pdf.errors import Diagnostic, Value
from bulletin_pdf.pdfobjects.content import Mark
from bulletin_pdf.preflight.subject import Sheet, Subject

_LEAST_PIXELS = 2
"""An image of one row of pixels is a plain area or a run of colour: nothing in it can be coarse."""


def is_fine(subject: Subject) -> Iterator[Diagnostic]:
    """14. Images have pixels enough for their size on the page."""
    least, good = subject.settings.image_ppi, subject.settings.image_ppi_good
    for sheet in subject.sheets:
        images = [mark for mark in _images(sheet) if not _is_lineart(mark)]
        coarse = [mark for mark in images if _ppi(mark) < least]
        low = [mark for mark in images if least <= _ppi(mark) < good]
        yield from subject.on_marks(
            "preflight-image-coarse", sheet, coarse, lambda group: _values(group, least)
        )
        yield from subject.on_marks(
            "preflight-image-low", sheet, low, lambda group: _values(group, good)
        )


def is_sharp(subject: Subject) -> Iterator[Diagnostic]:
    """15. Images of one bit have no half-tones to hide their steps."""
    least = subject.settings.lineart_ppi
    for sheet in subject.sheets:
        coarse = [mark for mark in _images(sheet) if _is_lineart(mark) and _ppi(mark) < least]
        yield from subject.on_marks(
            "preflight-lineart-coarse", sheet, coarse, lambda group: _values(group, least)
        )


def _images(sheet: Sheet) -> list[Mark]:
    return [
        mark
        for mark in sheet.seen("image")
        if mark.image is not None and min(mark.image.pixels) >= _LEAST_PIXELS
    ]


def _is_lineart(mark: Mark) -> bool:
    return mark.image is not None and mark.image.bits == 1


def _ppi(mark: Mark) -> float:
    """Return pixels in an inch, rounded as people name them."""
    return round(mark.image.ppi) if mark.image is not None else 0


def _values(marks: Sequence[Mark], least: float) -> dict[str, Value]:
    return {"ppi": min(map(_ppi, marks)), "least": f"{least:g}"}
