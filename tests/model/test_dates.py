"""Dates of issue files: every form with one meaning is read, every other is refused."""

from __future__ import annotations

import datetime

import pytest
from pydantic import ValidationError

from bulletin_pdf.model import Issue
from bulletin_pdf.model.dates import iso_date

READ = [
    ("2012-01-10", "2012-01-10"),
    ("2012-1-10", "2012-01-10"),
    ("2012.1.10", "2012-01-10"),
    ("2012.01.10", "2012-01-10"),
    ("2012/1/10", "2012-01-10"),
    ("2012年1月10日", "2012-01-10"),
    ("2012年01月05日", "2012-01-05"),
    ("2012年 1月 10日", "2012-01-10"),
    (" 2012年1月10日 ", "2012-01-10"),
    ("２０１２年１月１０日", "2012-01-10"),
    ("２０１２－０１－１０", "2012-01-10"),
    ("２０１２．１．１０", "2012-01-10"),
    ("２０１２／１／１０", "2012-01-10"),
    ("二〇一二年一月十日", "2012-01-10"),
    ("二○一二年一月十日", "2012-01-10"),
    ("二零一二年一月十日", "2012-01-10"),
    ("一九九九年十一月二十日", "1999-11-20"),
    ("二〇〇〇年十二月三十一日", "2000-12-31"),
    ("二〇二六年十月十九日", "2026-10-19"),
    ("二〇二六年二月二十八日", "2026-02-28"),
    ("二〇二六年三月三十日", "2026-03-30"),
    ("二〇二六年九月九日", "2026-09-09"),
]


@pytest.mark.parametrize(("written", "iso"), READ)
def test_a_date_that_is_read(written: str, iso: str) -> None:
    assert iso_date(written) == iso


REFUSED = [
    "", "12-01-10", "12.1.10", "1/10/2012", "10.1.2012", "2012", "2012-01", "2012年1月", "20120110",
    "2012-1.10", "2012/1-10", "2012年1月10", "2012-01-10T00:00", "1月10日", "2012年元月10日",
    "二〇一二年元月十日", "二〇一二年正月初十", "二〇一二年一月十号", "二〇一二年一十月十日",
    "二〇一二年〇一月十日", "二〇一二年一月廿日", "二〇一二年一月三十二日", "二〇一二年一月一十日",
    "二〇一二年十三月一日", "〇〇一二年一月十日", "二千零一十二年一月十日", "一二年一月十日",
    "2012年一月十日", "二〇一二年1月10日", "民国一百〇一年一月十日", "٢٠١٢-٠١-١٠", "86400", "1e9",
]  # fmt: skip


@pytest.mark.parametrize("written", REFUSED)
def test_a_date_that_is_refused(written: str) -> None:
    assert iso_date(written) is None
    with pytest.raises(ValidationError):
        _issue(written)


@pytest.mark.parametrize("written", ["2012-02-30", "二〇一一年二月二十九日", "2012年13月1日"])
def test_a_day_that_the_calendar_does_not_have_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        _issue(written)


def test_an_issue_has_the_day_that_was_written() -> None:
    assert _issue("二〇一二年二月二十九日").date == datetime.date(2012, 2, 29)


def _issue(date: str) -> Issue:
    sections = [{"articles": [{"title": "题", "body": "文"}]}]
    return Issue.model_validate({"sections": sections, "date": date})
