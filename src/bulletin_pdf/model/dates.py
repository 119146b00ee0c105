"""Dates as editors write them: year, month and day, in this order and all of them.

Only forms with one meaning are read. 12.1.10, 1/10/2012, 元月 and 初十 have several (which number
is the year, the first month of which calendar), so they are refused.
"""

from __future__ import annotations

import re

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．／－", "0123456789./-")
_ARABIC = re.compile(
    r"(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年\s?(\d{1,2})月\s?(\d{1,2})日)", re.ASCII
)
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_CHINESE = re.compile(
    "([一二三四五六七八九][〇○零一二三四五六七八九]{3})年"
    "(十[一二]?|[一二三四五六七八九])月"
    "(三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日"
)


def iso_date(text: str) -> str | None:
    """Return a date as ISO 8601 writes it, or None when it is in none of the forms.

    Whether the calendar has such a day is not asked.

    Args:
        text: 2012-01-10, 2012.1.10, 2012/1/10, 2012年1月10日 or 二〇一二年一月十日; digits may be
            full-width, and the zero 〇, ○ or 零.
    """
    plain = text.strip().translate(_FULL_WIDTH)
    if match := _ARABIC.fullmatch(plain):
        year, _, *numbers = match.groups()
        month, day = (int(number) for number in numbers if number)
        return f"{year}-{month:02}-{day:02}"
    if match := _CHINESE.fullmatch(plain):
        year = "".join(str(_DIGITS[digit]) for digit in match[1])
        return f"{year}-{_under_hundred(match[2]):02}-{_under_hundred(match[3]):02}"
    return None


def _under_hundred(numeral: str) -> int:
    if "十" not in numeral:
        return _DIGITS[numeral]
    tens, _, ones = numeral.partition("十")
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
