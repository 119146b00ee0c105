"""Which page goes where on which sheet: saddle stitch and two-up, as pure arithmetic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """Ways to put pages on sheets, two on each side."""

    SADDLE = "saddle"
    """骑马订: folded once, nested, stitched through the fold."""
    TWO_UP = "2up"
    """裁叠: cut in the middle, the left stack laid on the right one."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet.

    Attributes:
        sheet: 1-based; of a saddle-stitched job, the outermost is 1.
        front: whether it is the side that is printed first.
        left: 1-based page on the left half, None for a blank.
        right: the same on the right half.
        creep: how far both pages move toward the spine, mm.
    """

    sheet: int
    front: bool
    left: int | None
    right: int | None
    creep: float = 0.0


_BULK = {
    "": 1.25, "offset": 1.25, "coated": 0.8, "matt": 0.9,
    "胶版纸": 1.25, "双胶纸": 1.25, "书写纸": 1.25, "铜版纸": 0.8, "哑粉纸": 0.9,
}  # fmt: skip
"""Volume of a gram of paper in cm³ (ISO 534), as makers state it on the average: uncoated offset
1.2 to 1.3, glossy coated 0.75 to 0.85, matt coated 0.85 to 0.95. Measured paper is better: give
its thickness in mm."""

_KINDS = "|".join(filter(None, _BULK))
_PAPER = re.compile(rf"(\d{{2,3}})\s*(?:gsm|g|克)\s*-?\s*({_KINDS})?|(0?\.\d+)\s*mm", re.IGNORECASE)


def thickness_of(paper: str) -> float:
    """Return the thickness of a paper in mm.

    Args:
        paper: such as ``80gsm``, ``157gsm-coated``, ``105克哑粉纸``, or measured: ``0.11mm``.

    Raises:
        ValueError: it is none of these.
    """
    match = _PAPER.fullmatch(paper.strip())
    if match is None:
        msg = f"not a paper: {paper!r}"
        raise ValueError(msg)
    if match[3]:
        return float(match[3])
    return round(int(match[1]) * _BULK[(match[2] or "").lower()] / 1000, 4)


def saddle(count: int, step: float = 0.0) -> list[Side]:
    """Return the sides of a saddle-stitched job, from the outermost sheet in, front before back.

    The inner sheets stand out at the fore edge by a thickness of paper each, and lose that much
    there when the job is trimmed; so their pages move toward the spine.

    Args:
        count: of pages; blanks are added at the end until it is a multiple of 4.
        step: what each sheet moves more than the one round it, mm.
    """
    whole = padded(count)
    sides = []
    for sheet in range(whole // 4):
        low, high, creep = 2 * sheet + 1, whole - 2 * sheet, sheet * step
        sides.append(Side(sheet + 1, True, _page(high, count), _page(low, count), creep))
        sides.append(Side(sheet + 1, False, _page(low + 1, count), _page(high - 1, count), creep))
    return sides


def two_up(count: int) -> list[Side]:
    """Return the sides of a job that is cut in the middle, its left stack laid on the right one.

    Args:
        count: of pages; blanks are added at the end until it is a multiple of 4.
    """
    half = padded(count) // 2
    sides = []
    for sheet in range(half // 2):
        low, high = 2 * sheet + 1, half + 2 * sheet + 1
        sides.append(Side(sheet + 1, True, _page(low, count), _page(high, count)))
        sides.append(Side(sheet + 1, False, _page(high + 1, count), _page(low + 1, count)))
    return sides


def padded(count: int) -> int:
    """Return the count with the blanks that make it a multiple of 4."""
    return -(-count // 4) * 4


def _page(number: int, count: int) -> int | None:
    return number if number <= count else None
