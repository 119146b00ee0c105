"""Padding to whole sheets: a saddle-stitched issue has a multiple of four pages."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_pdf.layouts.config import OptionValue

PAD_TO_4 = "pad_to_4"
"""Option of a layout that leaves ``blank_pages`` pages blank where it wants them."""

_SHEET = 4


def blank_pages(options: Mapping[str, OptionValue], pages: int) -> int:
    """Return how many blank pages fill the last sheet; none unless the layout's option asks.

    Args:
        options: the layout's options, typed.
        pages: how many pages there are without any.
    """
    return -pages % _SHEET if options.get(PAD_TO_4) else 0
