"""Characters as word processors count them, and what of whom was printed."""

from __future__ import annotations

import pytest

from bulletin_pdf.editing import Contribution, characters, contributions, count_articles
from bulletin_pdf.model import Issue


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("会议召开。", 5),
        ("2012年，GDP增长8.5%。", 9),
        ("**一是**抓 素质", 5),
        ("![说明](images/会场.jpg){通栏}\n\n文", 1),
        ("[务必]{着重}、[文字](https://example.org)", 5),
        ("文字^[注的内容]", 7),
        ("::: 方框 标题\n- 甲\n:::", 4),
        ("| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |", 4),
        ("", 0),
    ],
)
def test_characters_without_spaces_and_signs_of_markup(text: str, count: int) -> None:
    assert characters(text) == count


ISSUE = Issue.model_validate(
    {
        "sections": [
            {
                "title": "要闻",
                "articles": [
                    {"title": "甲\n题", "body": "正文。", "attribution": "甲会"},
                    {"title": "乙题", "body": "正", "attribution": {"persons": ["张三", "李四"]}},
                ],
                "briefs": ["一条", "二条"],
            },
            {"articles": [{"title": "丙", "body": "文", "lead": "导语", "attribution": "甲会"}]},
        ]
    }
)


def test_articles_are_counted_with_their_titles_and_briefs_together() -> None:
    counts = list(count_articles("a", ISSUE))
    assert [(c.section, c.title, c.organisation, c.pieces, c.characters) for c in counts] == [
        ("要闻", "甲 题", "甲会", 1, 5),
        ("要闻", "乙题", "张三、李四", 1, 3),
        ("要闻", "", "", 2, 4),
        ("", "丙", "甲会", 1, 4),
    ]


def test_contributions_over_issues_the_most_first_and_the_unsigned_last() -> None:
    counts = [*count_articles("a", ISSUE), *count_articles("b", ISSUE)]
    assert contributions(counts) == [
        Contribution("甲会", 4, 18, {"a": 2, "b": 2}),
        Contribution("张三、李四", 2, 6, {"a": 1, "b": 1}),
        Contribution("", 4, 8, {"a": 2, "b": 2}),
    ]
