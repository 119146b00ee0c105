"""What an editor wishes of imposed sheets, in words and in numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin_pdf.errors import UsageError
from bulletin_pdf.press.imposition import Scheme, thickness_of
from bulletin_pdf.units import mm_to_pt

USUAL_PAPER = "80gsm"

_SHEETS = {
    "A4": (210, 297), "A3": (297, 420), "A2": (420, 594),
    "SRA3": (320, 450), "SRA2": (450, 640),
    "8K": (270, 390), "4K": (390, 540), "大8K": (285, 420), "大4K": (420, 570),
}  # fmt: skip
"""mm: ISO 216 and ISO 217; 开 as Chinese mills cut them from 787 × 1092 and 889 × 1194."""

_SHEET = re.compile(r"(\d{2,4})\s*[x×]\s*(\d{2,4})")


@dataclass(frozen=True, slots=True)
class SheetWishes:
    """How a job is imposed.

    Attributes:
        scheme: saddle stitch or two-up.
        sheet: name or ``width x height`` in mm; empty for as large as the marks need.
        creep: ``auto`` (by the paper), ``none``, or what the innermost sheet moves, in mm.
        paper: such as ``80gsm``, ``157gsm-coated``, ``0.11mm``; empty for the usual one.
    """

    scheme: Scheme
    sheet: str = ""
    creep: str = "auto"
    paper: str = ""


def numbers_of(wishes: SheetWishes) -> tuple[tuple[float, float], float, float | None]:
    """Return sheet in pt, thickness of the paper in mm, and creep in mm; None goes by the paper.

    Raises:
        UsageError: a wish is not understood.
    """
    return _sheet(wishes.sheet), _thickness(wishes.paper), _creep(wishes.creep)


def _sheet(name: str) -> tuple[float, float]:
    if not name:
        return (0.0, 0.0)
    known = {key.casefold(): size for key, size in _SHEETS.items()}
    match = _SHEET.fullmatch(name.strip())
    size = known.get(name.strip().casefold())
    if match is not None:
        size = (int(match[1]), int(match[2]))
    if size is None:
        raise UsageError.of("sheet-unknown", None, name=name, known="、".join(_SHEETS))
    return mm_to_pt(size[0]), mm_to_pt(size[1])


def _thickness(paper: str) -> float:
    try:
        return thickness_of(paper or USUAL_PAPER)
    except ValueError as error:
        raise UsageError.of("paper-unknown", None, name=paper) from error


def _creep(given: str) -> float | None:
    if given == "auto":
        return None
    if given == "none":
        return 0.0
    try:
        creep = float(given.removesuffix("mm"))
    except ValueError:
        creep = -1.0
    if not 0 <= creep <= 10:
        raise UsageError.of("creep-unknown", None, name=given)
    return creep
