"""Dates as a bulletin prints them (GB/T 15835-2011)."""

from __future__ import annotations

import datetime

_DIGITS = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"


def arabic_date(date: datetime.date) -> str:
    """Return 2012年1月10日."""
    return f"{date.year}年{date.month}月{date.day}日"


def chinese_date(date: datetime.date) -> str:
    """Return 二〇一二年一月十日 (GB/T 15835-2011, 5.1.1: the year digit by digit, with 〇)."""
    year = "".join(_DIGITS[int(digit)] for digit in str(date.year))
    return f"{year}年{_under_hundred(date.month)}月{_under_hundred(date.day)}日"


def weekday(date: datetime.date) -> str:
    """Return 星期三."""
    return f"星期{_WEEKDAYS[date.weekday()]}"


def _under_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")
