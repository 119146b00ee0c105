"""Gray pictures in an ink of their own."""

from __future__ import annotations

import pikepdf
from pikepdf import Array

from bulletin_pdf.press.spots import SpotInk, separation


def ink_pictures(pdf: pikepdf.Pdf, ink: SpotInk) -> None:
    """Print every gray image with a spot ink: what is dark gets the most of it."""
    plate = separation(pdf, ink.plate, ink.cmyk)
    for item in pdf.objects:
        if (
            isinstance(item, pikepdf.Stream)
            and item.get("/Subtype") == "/Image"
            and item.get("/ColorSpace") == "/DeviceGray"
        ):
            item.ColorSpace = plate
            # Gray 0 is dark, tint 1 is.
            item.Decode = Array([0, 1]) if item.get("/Decode") == [1, 0] else Array([1, 0])
