"""Dates in the form of PDF (ISO 32000-1, 7.9.4)."""

from __future__ import annotations

import datetime


def pdf_date(date: datetime.datetime) -> str:
    """Return a date with its offset in PDF form."""
    offset = date.strftime("%z")
    return f"D:{date:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def date_of(text: str) -> datetime.datetime:
    """Return the date that ``pdf_date`` wrote.

    Raises:
        ValueError: it is in another form.
    """
    return datetime.datetime.strptime(text.replace("'", ""), "D:%Y%m%d%H%M%S%z")
