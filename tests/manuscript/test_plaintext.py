"""A plain text's lines: tables of tabs, paragraphs broken for print, and nothing lost."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from bulletin_pdf.manuscript.lines import BLANKS, LineKind
from bulletin_pdf.manuscript.plaintext import read_lines

PRINTED = """\
    历时八个月，县自来水公司于11月底全面完成城
区老旧管网改造工程。工程共更换管道26.4公里，新建
加压泵站2座，惠及居民1.3万户，管网漏损率由19%
降至9%以下。
    “以前三楼以上水压小，洗澡要等到半夜，现在好
了。”家住文昌巷的退休职工老蒋说，用 Smart Water
App 看得到每天的水量。
"""
VERSE = "你是黑夜里盛开的花开在钢铁的枝头上\n" * 2 + "照亮师傅花白的鬓角照亮徒弟的额头上。\n" * 3


def _texts(text: str) -> list[str]:
    return [line.text.strip(BLANKS) for line in read_lines(text, "稿", markdown=False)]


def test_lines_of_print_become_paragraphs_and_say_so() -> None:
    lines = [line for line in read_lines(PRINTED, "稿", markdown=False) if line.text]
    assert [(line.number, line.rejoined) for line in lines] == [(1, True), (5, True)]
    first, second = (line.text.strip() for line in lines)
    assert first == PRINTED[: PRINTED.index("    “")].strip().replace("\n", "")
    assert second.endswith(
        "现在好了。”家住文昌巷的退休职工老蒋说，用 Smart Water App 看得到每天的水量。"
    )


def test_verse_and_paragraphs_of_one_line_stay_as_they_are() -> None:
    assert _texts(VERSE) == VERSE.split("\n")
    prose = "\n".join(f"{'会议强调要认真落实' * n}。" for n in (3, 5, 4, 7))
    assert _texts(prose) == prose.split("\n")


def test_lines_with_tabs_are_a_table_from_three_columns_on() -> None:
    table = read_lines("单位\t报送\t采用\n甲工会\t42\t18\n\n乙\t丙\n丁\t戊", "稿", markdown=False)
    assert [(line.kind, line.text) for line in table] == [
        (LineKind.BLOCK, "| 单位 | 报送 | 采用 |\n|---|---|---|\n| 甲工会 | 42 | 18 |"),
        (LineKind.TEXT, ""),
        (LineKind.TEXT, "乙\t丙"),
        (LineKind.TEXT, "丁\t戊"),
    ]


def test_a_foot_made_with_tabs_is_no_table() -> None:
    foot = "责任编辑：周涛\t审核：吴敏\t签发：郑强\n电话：68281234\t邮编：215000\t地址：文昌路"
    assert [line.kind for line in read_lines(foot, "稿", markdown=False)] == [LineKind.TEXT] * 2


_TEXT = st.lists(
    st.sampled_from(("甲乙丙丁" * 5, "单位", "\t", "\n", "\n", "　　", "12", "。", "|", "# ", "a")),
    max_size=60,
).map("".join)


@given(_TEXT, st.booleans())
@example("甲乙丙丁\t\t甲乙丙丁\n甲乙丙丁\t\t|", False)
def test_no_character_is_lost(text: str, markdown: bool) -> None:
    """Blanks aside: the signs of a heading go, those of a table's columns come."""
    markup = BLANKS + "\n|-#"
    lines = read_lines(text, "稿", markdown=markdown)  # a stroke in a cell gets a backslash
    there = "".join(line.text for line in lines).replace("\\|", "|")
    assert Counter(re.sub(f"[{re.escape(markup)}]", "", there)) == Counter(
        re.sub(f"[{re.escape(markup)}]", "", text)
    )
