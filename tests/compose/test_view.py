"""What templates see: finished strings, and nothing invented."""

from __future__ import annotations

import datetime

import pytest

from bulletin_pdf.compose.body import PLAIN
from bulletin_pdf.compose.dates import arabic_date, chinese_date
from bulletin_pdf.compose.view import (
    heading_of,
    number_line,
    signature,
    view_of,
)
from bulletin_pdf.model import Attribution, Issue

COLOURS = {"black": "#000000"}

DATES = [
    ("2012-01-10", "2012年1月10日", "二〇一二年一月十日"),
    ("2010-10-01", "2010年10月1日", "二〇一〇年十月一日"),
    ("1999-11-20", "1999年11月20日", "一九九九年十一月二十日"),
    ("2000-12-31", "2000年12月31日", "二〇〇〇年十二月三十一日"),
    ("2026-02-19", "2026年2月19日", "二〇二六年二月十九日"),
]


@pytest.mark.parametrize(("iso", "arabic", "chinese"), DATES)
def test_a_date_in_both_forms(iso: str, arabic: str, chinese: str) -> None:
    date = datetime.date.fromisoformat(iso)
    assert (arabic_date(date), chinese_date(date)) == (arabic, chinese)


NUMBERS = [
    (3, 128, "第3期（总第128期）"),
    (3, None, "第3期"),
    (None, 128, "总第128期"),
    (None, None, ""),
]


@pytest.mark.parametrize(("number", "cumulative", "line"), NUMBERS)
def test_the_number_line(number: int | None, cumulative: int | None, line: str) -> None:
    assert number_line(number, cumulative) == line


SIGNATURES = [
    (None, ""),
    (Attribution(organisation="张家港市总工会"), "张家港市总工会"),
    (Attribution(persons=("张三", "李四")), "张三　李四"),
    (Attribution(organisation="市总工会", persons=("张三",)), "市总工会　张三"),
]


@pytest.mark.parametrize(("attribution", "text"), SIGNATURES)
def test_the_signature(attribution: Attribution | None, text: str) -> None:
    assert signature(attribution) == text


def _issue(**fields: object) -> Issue:
    sections = [{"title": "栏目", "articles": [{"title": "题一\n题二", "body": "文"}]}]
    return Issue.model_validate({"sections": sections, **fields})


def test_the_title_of_the_pdf_is_name_and_number_or_the_first_section() -> None:
    assert heading_of(_issue(name="工会信息", number="3")) == "工会信息第3期"
    assert heading_of(_issue()) == "栏目"
    untitled = Issue.model_validate({"sections": [{"articles": [{"title": "题", "body": "文"}]}]})
    assert heading_of(untitled) == "题"


def test_what_is_not_given_is_empty() -> None:
    view = view_of(_issue(), str, PLAIN, COLOURS)
    assert (view.name, view.number_line, view.date, view.publisher) == ((), "", None, "")
    assert not view.has_masthead
    assert not view.has_imprint
    assert view.sections[0].articles[0].title == ("题一", "题二")
    assert view.sections[0].articles[0].anchor == "a1"


def test_the_imprint_keeps_the_order_of_the_trade() -> None:
    view = view_of(_issue(imprint={"phone": "123", "editor": "赵六"}), str, PLAIN, COLOURS)
    assert view.imprint == (("责任编辑", "赵六"), ("电话", "123"))
