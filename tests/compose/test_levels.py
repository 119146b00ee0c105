"""Heads inside a text, after GB/T 9704-2012, 7.3.3, and what only looks like one."""

from __future__ import annotations

import re

import pytest

from bulletin_pdf.compose.body import BodyStyle, render_body
from bulletin_pdf.compose.levels import Head, are_heads, head_of, run_in_heads

HEADS = [
    # alone on its line: all of it
    ("一、总体要求", Head(1, 6)),
    ("十二、附则", Head(1, 5)),
    ("（一）指导思想", Head(2, 7)),
    ("1.基本原则", Head(3, 6)),
    ("2．工作目标", Head(3, 6)),
    ("（1）加强领导", Head(4, 7)),
    # with text after it: the first sentence
    ("（一）加强领导。各单位要高度重视。", Head(2, 8)),
    ("一、提高认识。要充分认识重要意义。", Head(1, 7)),
    # what is no head
    ("一、二、三产业协调发展", None),
    ("一二三四", None),
    ("（甲）其他", None),
    ("3.5亿人", None),
    ("2012年", None),
    ("1. 列表", None),
    ("一、围绕大局，服务基层，发挥作用；", None),
    ("（一）" + "很长的一句话" * 10 + "。后面还有。", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "head"), HEADS, ids=[text[:12] for text, _ in HEADS])
def test_a_paragraph_begins_with(text: str, head: Head | None) -> None:
    assert head_of(text) == head


RUN_INS = [
    (
        "一是实施“建功立业工程”。继续开展。二是加强领导，",
        ["一是实施“建功立业工程”。", "二是加强领导，"],
    ),
    ("方面工作：一、围绕崛起，开展竞赛。二、推进", ["一、围绕崛起，"]),
    ("一要服务大局，以提升", ["一要服务大局，"]),
    ("这一是非常好的做法。", []),
    ("一是。", []),
]


@pytest.mark.parametrize(("text", "heads"), RUN_INS, ids=[text[:12] for text, _ in RUN_INS])
def test_the_heads_within_a_text(text: str, heads: list[str]) -> None:
    assert [text[start:end] for start, end in run_in_heads(text)] == heads


SET = [
    # heading levels have no hole, whatever levels the text has
    ("（一）甲\n\n文。\n\n（1）乙\n\n文。", True, False,
     '<h3 class="level level-2">（一）甲</h3>\n<p>文。</p>\n'
     '<h4 class="level level-4">（1）乙</h4>\n<p>文。</p>\n'),
    ("（一）甲。文。", True, False, '<p><span class="level-2">（一）甲。</span>文。</p>\n'),
    ("（一）甲", False, False, "<p>（一）甲</p>\n"),
    # other markup in the head leaves it as it is
    ("（一）**甲**。文。", True, False, "<p>（一）<strong>甲</strong>。文。</p>\n"),
    # lists, tables and blocks have no heads
    ("- （一）甲", True, False, "<ul>\n<li>（一）甲</li>\n</ul>\n"),
    ("开头。\n\n一是好好学习，文。\n\n二是天天向上。文", True, True,
     '<p>开头。</p>\n<p><span class="run-in">一是好好学习，</span>文。</p>\n'
     '<p><span class="run-in">二是天天向上。</span>文</p>\n'),
    ("一是好好学习，文。二是天天向上。文", True, True,
     '<p><span class="run-in">一是好好学习，</span>文。'
     '<span class="run-in">二是天天向上。</span>文</p>\n'),
    ("一是**好**，二是天天向上。文。三是再学习。文", True, True,
     "<p>一是<strong>好</strong>，二是天天向上。文。三是再学习。文</p>\n"),
    # the first of them may begin a later paragraph
    ("总起。\n\n一是好好学习，文。二是天天向上。文", True, True,
     '<p>总起。</p>\n<p><span class="run-in">一是好好学习，</span>文。'
     '<span class="run-in">二是天天向上。</span>文</p>\n'),
    # one alone is a turn of phrase
    ("原因一是天气不好，其余不明。", True, True, "<p>原因一是天气不好，其余不明。</p>\n"),
    ("一是天气不好，其余不明。", True, True, "<p>一是天气不好，其余不明。</p>\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "levels", "run_in", "html"), SET, ids=[s[0][:12] for s in SET])
def test_heads_in_html(text: str, levels: bool, run_in: bool, html: str) -> None:
    assert str(render_body(text, str, BodyStyle(levels, run_in))) == html


VERDICTS = [
    # each head has its text
    ([1, 0, 2, 0, 2, 0], [0, 2, 4]),
    # heads over heads over one text
    ([1, 2, 3, 0], [0, 1, 2]),
    ([1, 0, 1, 2, 0], [0, 2, 3]),
    # three and more of one level are a list, whatever stands about it
    ([3, 3, 3], []),
    ([0, 3, 3, 3, 0], []),
    ([3] * 60, []),
    ([1, 3, 3, 3, 1, 0], [0, 4]),
    # two over one text stay what they were
    ([1, 1, 0], [0, 1]),
    # nothing follows
    ([0, 1], []),
    ([1, 0, 1, 2], [0]),
    # an outline without text
    ([1, 2, 2, 1, 2, 2, 0], []),
    ([3, 4, 4, 3, 4, 4], []),
    # the last lines lead down to the text
    ([1, 2, 1, 2, 0], [2, 3]),
    ([0, 0], []),
    ([], []),
]


@pytest.mark.parametrize(("levels", "heads"), VERDICTS, ids=[str(v[0][:7]) for v in VERDICTS])
def test_a_head_is_followed_by_text(levels: list[int], heads: list[int]) -> None:
    assert [number for number, verdict in enumerate(are_heads(levels)) if verdict] == heads


def test_a_list_of_names_is_text() -> None:
    names = [f"{number}.苏州市第{number}职工服务中心" for number in range(1, 6)]
    html = str(render_body("获奖名单如下：\n\n" + "\n\n".join(names), str, BodyStyle()))
    assert html.count("<p>") == 6
    assert "<h" not in html


@pytest.mark.parametrize(
    "block", ["| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "- 甲", "![图](a.png)", "::: 方框\n文。\n:::"]
)
def test_a_table_a_list_a_picture_or_a_box_is_what_a_head_stands_over(block: str) -> None:
    html = str(render_body(f"一、甲\n\n{block}\n\n二、乙\n\n{block}", str, BodyStyle()))
    assert html.count('<h3 class="level level-1">') == 2


OPENINGS = [
    ("甲乙。\n\n丙。", ["甲乙。"]),
    ("一、甲\n\n乙。\n\n丙。", ["乙。"]),
    ("甲" * 26 + "\n\n乙。", ["甲" * 26]),
    # more than a line
    ("甲" * 27 + "\n\n乙。", []),
    # the whole article, which must not hold the next one
    ("甲乙。", []),
    ("- 甲\n\n乙。", []),
    ("- 甲\n\n乙。\n\n丙。", ["乙。"]),
]


@pytest.mark.parametrize(("text", "marked"), OPENINGS)
def test_a_first_paragraph_of_one_line_keeps_to_the_next(text: str, marked: list[str]) -> None:
    html = str(render_body(text, str, BodyStyle(opening=28)))
    assert re.findall('<p class="one-line">([^<]*)</p>', html) == marked
    assert "one-line" not in str(render_body(text, str, BodyStyle()))


def test_a_lead_of_one_line_keeps_to_the_text_that_follows() -> None:
    style = BodyStyle(levels=False, opening=28, goes_on=True)
    assert str(render_body("甲乙。", str, style)) == '<p class="one-line">甲乙。</p>\n'
