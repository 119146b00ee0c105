"""Finish a press file: each edit a small function on the open document."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

import pikepdf

from bulletin_pdf.pdfobjects import saved
from bulletin_pdf.press.boxes import set_boxes
from bulletin_pdf.press.conforming import (
    blend_in_cmyk,
    conform_to_x1a,
    drop_glyph_lists,
    drop_interaction,
    name_the_intent,
)
from bulletin_pdf.press.inks import SpotInk
from bulletin_pdf.press.marks import Slug, draw_marks
from bulletin_pdf.press.metadata import set_dates, write_metadata
from bulletin_pdf.press.overprint import overprint_black
from bulletin_pdf.press.pictures import Resolution, ink_pictures, prepare_pictures
from bulletin_pdf.press.profiles import Profile
from bulletin_pdf.press.spots import apply_spots
from bulletin_pdf.press.standards import VERSIONS, Standard


@dataclass(frozen=True, slots=True)
class Finishing:
    """How a press file is finished.

    Attributes:
        profile: printing condition; its ICC profile is in the file already.
        date: creation and modification date.
        standard: what it follows.
        bleed: pt beyond the finished size.
        spots: name of an ink in the layout → the spot ink.
        picture_ink: the spot ink that gray pictures are printed in; black if None.
        resolution: what pictures keep of their pixels.
        slug: what the slug line says; no marks if None.
    """

    profile: Profile
    date: datetime.datetime
    standard: Standard = Standard.X4
    bleed: float = 0.0
    spots: Mapping[str, SpotInk] = field(default_factory=dict)
    picture_ink: SpotInk | None = None
    resolution: Resolution = field(default_factory=Resolution)
    slug: Slug | None = None


def finish_press(raw: bytes, finishing: Finishing) -> bytes:
    """Turn WeasyPrint's PDF/X into one that a shop can plate, the same bytes every time.

    Args:
        raw: what WeasyPrint wrote for the standard.
        finishing: how.
    """
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        name_the_intent(pdf, finishing.profile)
        drop_interaction(pdf)
        drop_glyph_lists(pdf)
        overprint_black(pdf)
        apply_spots(pdf, finishing.spots)
        prepare_pictures(pdf, finishing.resolution)
        if finishing.picture_ink is not None:
            ink_pictures(pdf, finishing.picture_ink)
        if finishing.standard is Standard.X1A:
            conform_to_x1a(pdf)
        else:
            blend_in_cmyk(pdf)
        set_boxes(pdf, finishing.bleed, marks=finishing.slug is not None)
        if finishing.slug is not None:
            draw_marks(pdf, finishing.bleed, finishing.slug)
        set_dates(pdf, finishing.date)
        write_metadata(pdf, finishing.date, finishing.standard)
        return saved(pdf, VERSIONS[finishing.standard], pack=finishing.standard is not Standard.X1A)
