"""Page boxes: finished size, bleed and the room of the marks (ISO 15930-7:2010, 6.10)."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
from pikepdf import Array

from bulletin_pdf.units import mm_to_pt

_NEAREST = mm_to_pt(3)
"""Least distance of a mark from the finished edge, pt."""

_MARKS = mm_to_pt(7)
"""What marks and slug line take beyond that, or beyond a larger bleed, pt."""


def clearance(bleed: float) -> float:
    """Return how far from the finished edge marks begin, pt: a hair outside the bleed."""
    return max(bleed, _NEAREST) + mm_to_pt(0.25)


def room(bleed: float) -> float:
    """Return the room round the finished page that marks need, pt."""
    return max(bleed, _NEAREST) + _MARKS


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pt: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Width in pt."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.top - self.bottom

    def grown(self, by: float) -> Box:
        """Return the box with so many pt more on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def array(self) -> Array:
        """Return the box as it stands in a page."""
        return Array([round(v, 4) for v in (self.left, self.bottom, self.right, self.top)])


def trim_of(page: pikepdf.Page) -> Box:
    """Return the finished size of a page: its TrimBox, else its MediaBox."""
    return Box(*(float(value) for value in page.obj.get("/TrimBox", page.obj.MediaBox)))


def set_boxes(pdf: pikepdf.Pdf, bleed: float, *, marks: bool) -> None:
    """Give every page its boxes; WeasyPrint caps the bleed at 10 pt.

    Args:
        pdf: an open document.
        bleed: pt beyond the finished size.
        marks: leave room for marks.
    """
    for page in pdf.pages:
        trim = trim_of(page)
        media = trim.grown(room(bleed) if marks else bleed)
        page.obj.TrimBox = trim.array()
        page.obj.BleedBox = trim.grown(bleed).array()
        page.obj.MediaBox = media.array()
        if "/CropBox" in page.obj:
            del page.obj["/CropBox"]
