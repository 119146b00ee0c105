"""Dates and numbers as a bulletin prints them (GB/T 15835-2011)."""

from __future__ import annotations

import datetime

_DIGITS = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"
_PLACES = ("", "十", "百", "千")

MOST_CHINESE = 9999
"""Highest number that is written in Chinese numerals."""


def arabic_date(date: datetime.date) -> str:
    """Return 2012年1月10日 (GB/T 9704-2012, 7.3.5.4: no zero before a single digit)."""
    return f"{date.year}年{date.month}月{date.day}日"


def chinese_date(date: datetime.date) -> str:
    """Return 二〇一二年一月十日 (GB/T 15835-2011, 5.2.2: the year digit by digit, with 〇)."""
    year = "".join(_DIGITS[int(digit)] for digit in f"{date.year:04}")
    return f"{year}年{chinese_number(date.month)}月{chinese_number(date.day)}日"


def weekday(date: datetime.date) -> str:
    """Return 星期三."""
    return f"星期{_WEEKDAYS[date.weekday()]}"


def chinese_number(number: int) -> str:
    """Return 一百二十八, 一千零八 (GB/T 15835-2011, 5.2.5: a count takes 零, not 〇).

    Raises:
        ValueError: it is not from 1 to 9999.
    """
    if not 1 <= number <= MOST_CHINESE:
        msg = f"not a number from 1 to {MOST_CHINESE}: {number}"
        raise ValueError(msg)
    written = ""
    for place, digit in enumerate(str(number)[::-1]):
        if digit != "0":
            written = _DIGITS[int(digit)] + _PLACES[place] + written
        elif written and not written.startswith("零"):
            written = "零" + written
    return written.removeprefix("一") if written.startswith("一十") else written
