"""Dates in the index: a token each for the year, the month and the day, so that a range is few."""

from __future__ import annotations

import calendar
import datetime
import re

from bulletin_pdf.archive.words import STOP
from bulletin_pdf.errors import UsageError

_GIVEN = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2}))?)?[年月日]?", re.ASCII)
_DAY = datetime.timedelta(days=1)


def day_tokens(iso: str) -> list[str]:
    """Return the tokens that stand for a day (``2012-01-10``) in the index."""
    return [_token(iso[:length]) for length in (4, 7, 10)]


def date_tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of which a date or a range has one.

    Args:
        text: ``2012``, ``2012-01``, ``2012-01-10``, or two of them with ``..`` between, of which
            one may be left out.

    Raises:
        UsageError: it is neither.
    """
    first, dots, last = text.partition("..")
    begin = first_day(first) if first else datetime.date.min
    end = last_day(last if dots else first) if last or not dots else datetime.date.max
    if begin > end or not (first or last):
        raise UsageError.of("query-date", given=text)
    return tuple(_cover(begin, end))


def first_day(text: str) -> datetime.date:
    """Return the first day of a year or a month, or the day itself."""
    year, month, day = _numbers(text)
    return _date(text, year, month or 1, day or 1)


def last_day(text: str) -> datetime.date:
    """Return the last day of a year or a month, or the day itself."""
    year, month, day = _numbers(text)
    month = month or 12
    first = _date(text, year, month, 1)
    return _date(text, year, month, day or calendar.monthrange(first.year, month)[1])


def _numbers(text: str) -> tuple[int, int, int]:
    match = _GIVEN.fullmatch(text.strip())
    if match is None:
        raise UsageError.of("query-date", given=text)
    year, month, day = (int(number or 0) for number in match.groups())
    return year, month, day


def _date(text: str, year: int, month: int, day: int) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        raise UsageError.of("query-date", given=text) from error


def _token(iso: str) -> str:
    return STOP + iso.replace("-", "·")


def _cover(begin: datetime.date, end: datetime.date) -> list[str]:
    """Return whole years, whole months and single days that make up a range.

    A side left open reaches to the limits of the calendar: years before 1900 and after 2199, of
    which there are no bulletins, would only make the query long.
    """
    begin = max(begin, datetime.date(1900, 1, 1))
    end = min(end, datetime.date(2199, 12, 31))
    found: list[str] = []
    day = begin
    while day <= end:
        year_end = datetime.date(day.year, 12, 31)
        month_end = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        if day == datetime.date(day.year, 1, 1) and year_end <= end:
            found.append(_token(f"{day.year:04}"))
            day = year_end + _DAY
        elif day.day == 1 and month_end <= end:
            found.append(_token(day.isoformat()[:7]))
            day = month_end + _DAY
        else:
            found.append(_token(day.isoformat()))
            day += _DAY
    return found or [_token("none")]
