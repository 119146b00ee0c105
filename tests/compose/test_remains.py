"""Markup that is not understood is named with its place, and real prose is left alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_pdf.compose.body import render_body
from bulletin_pdf.compose.remains import plain_remains, remains
from bulletin_pdf.errors import Diagnostic, Language, Severity, message_of

FOUND = [
    # pictures
    ("文\n\n![甲](images/a.jpg", "picture-unread", 3),
    ("![甲]（images/a.jpg）", "picture-unread", 0),
    ("文！[甲](images/a.jpg)", "picture-unread", 1),
    ("！[甲]（images/a.jpg）", "picture-unread", 0),
    ("！【甲】（a.png）", "picture-unread", 0),
    ("![甲] (a.jpg)", "picture-unread", 0),
    ("[会场](images/a.jpg)", "picture-unread", 0),
    ("见【图：会场.jpg】", "picture-named", 1),
    ("（会场.JPG）", "picture-named", 0),
    # placements and spans
    ("![](a.jpg){中}", "placement-unknown", 10),
    ("![](a.jpg){右", "placement-unknown", 10),
    ("![](a.jpg)｛右｝", "placement-unknown", 10),
    ("![](a.jpg)\n{右}", "mark-stray", 11),
    ("文字{着重}", "mark-stray", 2),
    ("［务必］｛着重｝", "mark-stray", 4),
    ("请[务必]{加重}", "span-unknown", 5),
    ("请[务必]{着重", "span-unknown", 5),
    ("[镕]{ㄖㄨㄥ}", "span-unknown", 3),
    # links
    ("[网](www.a.cn)", "link-unread", 0),
    ("[网]（https://a.cn/）", "link-unread", 0),
    ("见[网](javascript:alert(1))", "link-unread", 1),
    # notes
    ("文^[注", "note-unclosed", 1),
    ("文^［注］", "note-unclosed", 1),
    ("文[^1]。", "note-undefined", 1),
    ("文[^1]。\n\n[^1]：注", "note-undefined", 1),
    ("文。\n\n[^1]: 注", "note-unused", 4),
    ("文[^1]。\n\n[^1]: 注\n\n[^1]: 又注", "note-twice", 17),
    ("[^1]: 甲[^1]", "note-unused", 0),
    ("文[^1]。\n\n[^1]: 甲[^2]\n\n[^2]: 乙[^1]", "note-too-deep", 8),
    ("文[^1]。\n\n[^1]: 甲[^1]", "note-too-deep", 8),
    ("文" + "^[注" * 12 + "]" * 12, "note-unclosed", 25),
    # blocks
    ("文\n\n::: 引语\n好。", "block-unclosed", 3),
    ("::: 引浯\n\n好。", "block-unknown", 0),
    ("好。\n\n:::", "block-stray", 4),
    ("：：：引语\n\n好。", "block-stray", 0),
    (":: 引语\n\n好。", "block-stray", 0),
    ("::: 引语\n好。 :::\n:::", "block-stray", 10),
    ("::: 表 竞赛 {全宽}\n文\n:::", "block-placement", 9),
    ("::: 方框 **竞赛**\n文\n:::", "markup-in-plain", 7),
    # tables
    ("| 单位 | 数 |\n| 常熟 | 8 |", "table-unread", 0),
    ("| 单位 | 数 |\n|---|---|---|\n| 常熟 | 8 |", "table-unread", 0),
    ("单位 | 数\n---|---|---\n常熟 | 8", "table-unread", 7),
    ("｜单位｜数｜\n｜－－｜－－｜", "table-unread", 7),
    ("| **甲** | 数 |\n| 常熟 | 8 |", "table-unread", 0),
    ("| 甲 |\n|---|\n| 一 | 二 |", "table-row-long", 12),
    ("| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n注：三。", "table-row-plain", 30),
    ("| 甲 |\n|---|\n| <b>一</b> |", "html-printed", 14),
    # strong
    ("没有**结束", "strong-unclosed", 2),
    ("** 空格 **", "strong-unclosed", 0),
    ("**一\n\n二**", "strong-unclosed", 0),
    ("是***重要***的", "strong-triple", 1),
    # web pages
    ("第一行<br>第二行", "html-printed", 3),
    ("<B>黑体</B>", "html-printed", 0),
    ('<font color="red">红</font>', "html-printed", 0),
    ("空&nbsp;格", "html-printed", 1),
    # in other markup
    ("- 一\n- 二**", "strong-unclosed", 7),
    ("![**甲](a.jpg)", "strong-unclosed", 2),
    ("文^[注**]。", "strong-unclosed", 4),
    ("文[^1]。\n\n[^1]: 注**", "strong-unclosed", 15),
    ("**黑<br>体**", "html-printed", 3),
]


@pytest.mark.parametrize(("text", "code", "offset"), FOUND, ids=[row[0] for row in FOUND])
def test_what_is_not_understood_is_named_with_its_place(text: str, code: str, offset: int) -> None:
    first = remains(text)[0]
    assert (first.code, first.offset) == (code, offset)
    found = Diagnostic(first.code, Severity.ERROR, None, first.values)
    for language in Language:
        assert message_of(found, language)  # it has every value that its message names


WORKS = [
    # markup
    "![甲](images/a b.jpg)\n\n![乙](IMG (1).jpg){右}\n\n![](<a.jpg>) {通栏}",
    "**“文字”**后，前**“文字”**。",
    "[务必]{着重}，朱[镕]{róng}基",
    "文^[注**强**]，文[^1]。\n\n[^1]: 注",
    "::: 引语\n好。\n:::\n\n::: 表 甲 {通栏}\n| 甲 | 乙 |\n|---|---|\n| 一 |\n:::",
    "[网](https://a.cn/b_(c))",
    # escaped signs mean themselves
    r"\*\*、\!\[甲](a\.jpg)、\[务必]\{着重}、\^[注、\[^1]、\<br>、\&nbsp;",
    "\\| 甲 |\n\\| 乙 |\n\n\\::: 引语\n\n（会场\\.jpg）",
    # prose
    "太好了！[1]文献![2]，张某某、王××，138****5678、张***，5*6*7，# 号，a_b_c",
    "p<0.05，a<b，b>c，《<中国>》，3 | 4，比分3:2::，{甲，乙}，[1](见图)，【图：会场】（图1）",
    "https://a.cn/?a=1&b=2、std::vector、C:\\Users、甲[2012]5号、（附件1.doc）",
]


@pytest.mark.parametrize("text", WORKS)
def test_markup_and_prose_are_left_alone(text: str) -> None:
    assert remains(text) == []


def test_rows_that_are_no_table_are_named_once_each_paragraph() -> None:
    text = "| 甲 | 乙 |\n| 一 | 二 |\n| 三 | 四 |\n\n| 甲 | 乙 |\n| 一 | 二 |"
    assert [(r.code, r.offset) for r in remains(text)] == [
        ("table-unread", 0),
        ("table-unread", 31),
    ]


PLAIN = [
    ("**重要**通知", "markup-in-plain", 0),
    ("通知[务必]{着重}", "markup-in-plain", 2),
    ("![甲](a.jpg)", "markup-in-plain", 0),
    ("见[网](https://a.cn)", "markup-in-plain", 1),
    ("通知^[注]", "markup-in-plain", 2),
    ("上<br>下", "html-printed", 1),
    ("（会场.jpg）", "picture-named", 0),
]


@pytest.mark.parametrize(("text", "code", "offset"), PLAIN, ids=[row[0] for row in PLAIN])
def test_markup_in_a_title_is_named(text: str, code: str, offset: int) -> None:
    assert [(r.code, r.offset) for r in plain_remains(text)] == [(code, offset)]


@pytest.mark.parametrize("text", ["王**、李**", "138****5678", "！【快讯】开会（图）", "[2012]5号"])
def test_a_title_may_hold_signs(text: str) -> None:
    assert plain_remains(text) == []


_PIECES = st.sampled_from(
    ["甲", "乙", "丙", "丁", "**", "![", "](", ")", "[", "]", "]{着重}", "^[", "[^1]", "[^1]: ",
     "\n", "\n\n", "|", "|---|", "| ", "::: 引语", ":::", "- ", "\\", " ", "a.jpg", "“", "。",
     "{右}"]
)  # fmt: skip


_HAN = re.compile("[甲乙丙丁]")


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_no_character_is_lost_without_a_word(text: str) -> None:
    if remains(text):
        return
    html = re.sub(r'(?:src|alt|class)="[^"]*"', "", str(render_body(text, str)))
    shown, written = Counter(_HAN.findall(html)), Counter(_HAN.findall(text))
    assert written <= shown  # a note that is called twice is printed twice


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_every_place_is_in_the_text(text: str) -> None:
    for remain in remains(text):
        assert 0 <= remain.offset <= len(text)
