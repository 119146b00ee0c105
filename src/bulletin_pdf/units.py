"""Lengths: mm and pt, and the traditional Chinese type sizes (字号)."""

from __future__ import annotations

import re
from fractions import Fraction

MM_PER_INCH = Fraction(254, 10)
PT_PER_INCH = 72

TYPE_SIZES: dict[str, float] = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0,
    "三号": 16.0, "小三": 15.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0,
    "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5.0,
}  # fmt: skip
"""字号 in pt, as word processors in China and the printing trade count them."""

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|pt)")


def mm_to_pt(mm: float) -> float:
    """Convert millimetres to points (1 pt = 1/72 inch)."""
    return float(Fraction(mm) * PT_PER_INCH / MM_PER_INCH)


def parse_length(value: str | float) -> float:
    """Return a length in pt.

    Args:
        value: a 字号 such as ``二号``, a length such as ``16pt`` or ``7.3mm``, or a number in pt.

    Raises:
        ValueError: it is none of these.
    """
    if isinstance(value, int | float):
        return float(value)
    if value in TYPE_SIZES:
        return TYPE_SIZES[value]
    match = _LENGTH.fullmatch(value.strip())
    if match is None:
        msg = f"not a length: {value!r}"
        raise ValueError(msg)
    number = float(match[1])
    return mm_to_pt(number) if match[2] == "mm" else number
