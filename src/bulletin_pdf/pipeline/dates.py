"""The date that goes into a PDF: never the clock's."""

from __future__ import annotations

import datetime
import os

from bulletin_pdf.model import Issue

CHINA = datetime.timezone(datetime.timedelta(hours=8))
FALLBACK = datetime.datetime(2000, 1, 1, tzinfo=CHINA)


def document_date(issue: Issue) -> datetime.datetime:
    """Return the issue's date, else ``SOURCE_DATE_EPOCH``, else 2000-01-01T00:00+08:00.

    ``SOURCE_DATE_EPOCH`` is the convention of https://reproducible-builds.org/specs/.
    """
    if issue.date is not None:
        return datetime.datetime.combine(issue.date, datetime.time(), CHINA)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), CHINA)
    return FALLBACK
