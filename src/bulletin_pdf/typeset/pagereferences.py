"""References to the pages of a PDF, written once for each page and not for each tag.

pydyf makes the whole list anew whenever one reference is asked for (`PDF.page_references`), and a
tagged PDF asks for several on each page: quadratic in the number of pages.

Measured on 106 pages: {GAIN}.
"""

from __future__ import annotations

from typing import Any

from pydyf import PDF

from bulletin_pdf.speedups import Speedup, is_on

_NAME = "page_references"
_KNOWN = "bulletin_page_references"

_plain: Any = PDF.__dict__.get(_NAME)


def keep_page_references() -> None:
    """Put the keeping in place; where pydyf has changed, it is left as it comes."""
    if isinstance(_plain, property) and is_on(Speedup.PAGE_REFERENCES):
        setattr(PDF, _NAME, property(_references))


def _references(pdf: Any) -> tuple[bytes, ...]:  # noqa: ANN401
    count = len(pdf.pages["Kids"])
    known: tuple[int, tuple[bytes, ...]] = pdf.__dict__.get(_KNOWN, (-1, ()))
    if known[0] != count:
        known = count, _plain.fget(pdf)
        pdf.__dict__[_KNOWN] = known
    return known[1]
