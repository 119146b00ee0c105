"""Dates and numbers in the forms of GB/T 15835-2011 and GB/T 9704-2012; sizes in 字号."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bulletin_pdf.compose.dates import arabic_date, chinese_date, chinese_number, weekday
from bulletin_pdf.compose.tokens import tokens_css
from bulletin_pdf.compose.view import number_line
from bulletin_pdf.layouts import find_layout
from bulletin_pdf.layouts.properties import property_names
from bulletin_pdf.units import TYPE_SIZES

DATES = [
    # GB/T 9704-2012, 7.3.5.4: Arabic numerals, month and day without a leading zero
    # GB/T 15835-2011, 5.2.2: Chinese numerals, the year digit by digit with 〇
    ("2012-01-10", "2012年1月10日", "二〇一二年一月十日", "星期二"),
    ("2000-01-01", "2000年1月1日", "二〇〇〇年一月一日", "星期六"),
    ("1999-11-20", "1999年11月20日", "一九九九年十一月二十日", "星期六"),
    ("2010-10-10", "2010年10月10日", "二〇一〇年十月十日", "星期日"),
    ("2011-12-31", "2011年12月31日", "二〇一一年十二月三十一日", "星期六"),
    ("2026-02-19", "2026年2月19日", "二〇二六年二月十九日", "星期四"),
    ("2024-09-21", "2024年9月21日", "二〇二四年九月二十一日", "星期六"),
]


@pytest.mark.parametrize(("iso", "arabic", "chinese", "day"), DATES)
def test_a_date_in_every_form(iso: str, arabic: str, chinese: str, day: str) -> None:
    date = datetime.date.fromisoformat(iso)
    assert (arabic_date(date), chinese_date(date), weekday(date)) == (arabic, chinese, day)


NUMBERS = [
    # GB/T 15835-2011, 5.2.5: in a count 零 stands for the places left out, and once for several
    (1, "一"), (2, "二"), (9, "九"), (10, "十"), (11, "十一"), (12, "十二"), (19, "十九"),
    (20, "二十"), (21, "二十一"), (99, "九十九"), (100, "一百"), (101, "一百零一"),
    (108, "一百零八"), (110, "一百一十"), (111, "一百一十一"), (119, "一百一十九"),
    (120, "一百二十"), (128, "一百二十八"), (200, "二百"), (222, "二百二十二"),
    (999, "九百九十九"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"),
    (1011, "一千零一十一"), (1100, "一千一百"), (1101, "一千一百零一"), (2012, "二千零一十二"),
    (5008, "五千零八"), (9090, "九千零九十"), (9999, "九千九百九十九"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "chinese"), NUMBERS)
def test_a_number_in_chinese_numerals(number: int, chinese: str) -> None:
    assert chinese_number(number) == chinese


def test_every_number_has_a_numeral_of_its_own_that_reads_back() -> None:
    assert [_value(chinese_number(n)) for n in range(1, 10000)] == list(range(1, 10000))


def _value(numeral: str) -> int:
    total, digit = 0, 0
    for char in numeral.replace("零", ""):
        if char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            digit = "〇一二三四五六七八九".index(char)
    return total + digit


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_other_numbers_have_no_numeral(number: int) -> None:
    with pytest.raises(ValueError, match="not a number from 1 to 9999"):
        chinese_number(number)


LINES = [
    (3, 128, "第3期（总第128期）", "第三期（总第一百二十八期）"),
    (3, None, "第3期", "第三期"),
    (10, 110, "第10期（总第110期）", "第十期（总第一百一十期）"),
    (None, 128, "总第128期", "总第一百二十八期"),
    (None, None, "", ""),
    # one form in one line: what has no numeral keeps the other Arabic too
    (3, 10000, "第3期（总第10000期）", "第3期（总第10000期）"),
]


@pytest.mark.parametrize(("number", "cumulative", "arabic", "chinese"), LINES)
def test_the_number_line(
    number: int | None, cumulative: int | None, arabic: str, chinese: str
) -> None:
    assert number_line(number, cumulative) == arabic
    assert number_line(number, cumulative, chinese=True) == chinese


SIZES = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
    "四号": 14, "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5,
    "八号": 5,
}  # fmt: skip
CONFIG = """\
title: 试
page: {{size: [210mm, 297mm], margins: {{head: {0}, foot: {0}, inside: {0}, outside: {0}}}}}
grid: {{measure: 28, lines: 22, gap: {0}}}
type:
  body: {{font: fang, size: {0}}}
  page_number: {{font: song, size: {0}}}
inks: {{black: {{cmyk: [0, 0, 0, 100]}}}}
profile: FOGRA39L_coated
options: {{gap: {{type: length, default: {0}}}}}
"""


@pytest.mark.parametrize(("name", "points"), SIZES.items())
def test_a_type_size_is_taken_wherever_a_length_is(
    name: str, points: float, tmp_path: Path
) -> None:
    folder = tmp_path / "layouts" / "own"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(CONFIG.format(name), encoding="utf-8")
    (folder / "a.css").write_text(f"p {{ font-size: var(--字号-{name}) }}", encoding="utf-8")
    layout = find_layout("own", frozenset(), tmp_path)
    config = layout.config
    assert layout.problems == ()
    assert (config.page.margins.head, config.grid.gap) == (points, points)
    assert (config.size_of("body"), config.options["gap"].default) == (points, points)
    css = tokens_css(config, str, {}, {"gap": points})
    for token in (f"字号-{name}", "size-body", "option-gap", "margin-head", "gap"):
        assert f"--{token}: {points:.6f}pt;" in css


def test_the_sizes_are_these() -> None:
    assert TYPE_SIZES == SIZES


def test_style_sheets_may_name_just_what_is_declared() -> None:
    config = find_layout("jianbao", frozenset()).config
    css = tokens_css(config, str, dict.fromkeys(config.inks, "none"), {})
    declared = {line.split(":")[0].strip() for line in css.splitlines() if line.startswith("  --")}
    assert declared == property_names(config)
