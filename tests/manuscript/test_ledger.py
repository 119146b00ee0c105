"""Whatever a manuscript holds, every character of it is accounted for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_pdf.manuscript import Fate
from bulletin_pdf.source import dump, read
from manuscript.test_corpus import imported

# Words and marks that the rules look for, so that they meet in every order.
_PIECES = st.sampled_from(
    (
        "【", "】", "（", "）", "(", ")", "：",
        ":", "，", ",", "。", ".", "、", " ",
        "\u3000", "\t", "\n", "\n\n", "市总工会", "张三", "供稿",
        "记者", "报", "送", "本期印发", "共印20份", "第3期", "总第12期",
        "第〇期", "2012年2月15日", "2012年2月30日", "编者按", "导语", "本期要目", "一、",
        "（一）", "- ", "1. ", "|a|b|", "——", "责任编辑", "电话",
        "邮编", "标题", "栏目", "我市召开年度工作会议", "会议强调，要认真落实。", "“", "”",
        '"', "**", "\u200b", "\u2028", "\ufeff", "— 1 —", "-----",
        "工作动态", "市總工會", "編者按", "]", "[", "^[", "{",
        "#", "\\", "a", "7", "各市（县）、区", "市总工会办公室编",
    )
)  # fmt: skip
_TEXT = st.lists(_PIECES, max_size=40).map("".join) | st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=200
)


@settings(max_examples=300)
@given(_TEXT)
def test_every_character_is_kept_dropped_or_replaced(text: str) -> None:
    done = imported(text)
    account = done.account
    assert account.balances()
    assert sum(account.count(fate) for fate in Fate) == account.total == len(text.replace("\n", ""))
    assert done.lossless


@settings(max_examples=100)
@given(_TEXT)
def test_the_issue_can_be_written_and_read_again(text: str) -> None:
    issue = imported(text).issue
    if issue is not None:
        assert read(dump(issue).encode(), "i.yaml").issue == issue
