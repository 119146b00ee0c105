"""A folding dummy's pages: a large number each, to be printed, folded and leafed through."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Name

_ADVANCE = 0.556
"""Of every digit in Helvetica Bold, em (Adobe's metrics of the standard fonts)."""


def dummy_pages(count: int, width: float, height: float) -> pikepdf.Pdf:
    """Return a document of so many pages, each with its number and an arrow to the head.

    The font is one of the fourteen that every reader and office printer has: a dummy is no press
    file.

    Args:
        count: of pages.
        width: of a page, pt.
        height: of a page, pt.
    """
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold"))
    resources = pdf.make_indirect(Dictionary(Font=Dictionary(F=pdf.make_indirect(font))))
    for number in range(1, count + 1):
        page = pdf.add_blank_page(page_size=(width, height))
        page.obj.Resources = resources
        page.obj.Contents = pdf.make_stream(_content(str(number), width, height).encode())
    pdf.docinfo["/Title"] = "折样"
    return pdf


def _content(number: str, width: float, height: float) -> str:
    size = min(0.5 * height, 0.8 * width / (_ADVANCE * max(2, len(number))))
    x, y = (width - _ADVANCE * size * len(number)) / 2, height / 2 - 0.36 * size
    tip, arm = height - 0.04 * height, 0.03 * height
    arrow = f"{width / 2:.2f} {tip:.2f} m {width / 2 - arm:.2f} {tip - arm:.2f} l "
    arrow += f"{width / 2 + arm:.2f} {tip - arm:.2f} l f"
    frame = f".5 w {0.02 * width:.2f} {0.02 * width:.2f} {0.96 * width:.2f} "
    frame += f"{height - 0.04 * width:.2f} re S"
    return f"0 g 0 G {frame} {arrow} BT /F {size:.2f} Tf {x:.2f} {y:.2f} Td ({number}) Tj ET"
