"""Two versions of an issue: which articles changed, and which sentences in them."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bulletin_pdf.cli.changes import change_lines, change_words
from bulletin_pdf.editing import Compared, Op, Status, compare, redline
from bulletin_pdf.editing.comparing import segments
from bulletin_pdf.errors import Language
from bulletin_pdf.model import Issue

WORDS = change_words(Language.ZH)

BODY = "第一句话。第二句话比较长一些。第三句话。"


def _issue(*titles: str, **more: object) -> Issue:
    articles = [{"title": t, "body": f"{t}的正文在此。{BODY}"} for t in titles]
    return Issue.model_validate({"sections": [{"title": "栏", "articles": articles}], **more})


def _said(compared: Compared) -> list[tuple[str, Status]]:
    return [(c.title, c.status) for c in compared.changes if c.status is not Status.SAME]


def _lines(old: Issue, new: Issue) -> list[str]:
    return list(change_lines(compare(old, new), WORDS, colour=False))


def test_the_same_issue_has_no_changes() -> None:
    issue = _issue("甲", "乙")
    assert compare(issue, issue).count(Status.SAME) == 3
    assert _lines(issue, issue) == ["两个版本没有不同。"]


def test_articles_added_removed_and_moved() -> None:
    old = _issue("甲", "乙", "丙", "丁")
    new = Issue.model_validate(
        {
            "sections": [
                {
                    "title": "栏",
                    "articles": [
                        *_issue("丙", "甲", "乙").model_dump()["sections"][0]["articles"],
                        {"title": "戊", "body": "全新的一篇。"},
                    ],
                }
            ]
        }
    )
    assert _said(compare(old, new)) == [
        ("丙", Status.MOVED),
        ("戊", Status.ADDED),
        ("丁", Status.REMOVED),
    ]


def test_a_removed_article_stands_where_it_stood() -> None:
    assert _said(compare(_issue("甲", "乙", "丙"), _issue("甲", "丙"))) == [("乙", Status.REMOVED)]
    changes = compare(_issue("甲", "乙", "丙"), _issue("甲", "丙")).changes
    assert [c.title for c in changes] == ["", "甲", "乙", "丙"]


def test_a_new_title_does_not_make_a_new_article() -> None:
    old = Issue.model_validate({"sections": [{"articles": [{"title": "旧题", "body": BODY}]}]})
    new = Issue.model_validate({"sections": [{"articles": [{"title": "新题", "body": BODY}]}]})
    assert _lines(old, new) == ["修改：新题", "  标题：[-旧-]{+新+}题"]


def test_an_article_of_one_changed_sentence_is_the_same_article() -> None:
    old = Issue.model_validate(
        {"sections": [{"articles": [{"title": "旧", "body": "市总工会召开了全委会议"}]}]}
    )
    new = Issue.model_validate(
        {"sections": [{"articles": [{"title": "新", "body": "市总工会召开全委扩大会议"}]}]}
    )
    assert _said(compare(old, new)) == [("新", Status.CHANGED)]


def test_sentences_are_compared_and_within_them_characters() -> None:
    found = segments("甲句。乙句很长的一句话。丙句。", "甲句。乙句很长的两句话。新句。丙句。")
    assert [(s.op.value, s.text) for s in found] == [
        ("keep", "甲句。乙句很长的"),
        ("delete", "一"),
        ("insert", "两"),
        ("keep", "句话。"),
        ("insert", "新句。"),
        ("keep", "丙句。"),
    ]


def test_a_sentence_that_is_another_is_replaced_whole() -> None:
    found = segments("甲乙丙丁。", "戊己庚辛壬癸。")
    assert [(s.op.value, s.text) for s in found] == [
        ("delete", "甲乙丙丁。"),
        ("insert", "戊己庚辛壬癸。"),
    ]


@given(st.text("甲乙丙。！\n”", max_size=40), st.text("甲乙丙。！\n”", max_size=40))
def test_the_pieces_give_back_both_versions(old: str, new: str) -> None:
    found = segments(old, new)
    assert "".join(s.text for s in found if s.op is not Op.INSERT) == old
    assert "".join(s.text for s in found if s.op is not Op.DELETE) == new
    assert all(a.op is not b.op for a, b in pairwise(found))


def test_what_is_in_no_article_is_compared_too() -> None:
    old = _issue("甲", number=3, distribution={"groups": [{"label": "报", "recipients": ["甲会"]}]})
    new = _issue("甲", number=4, distribution={"groups": [{"label": "报", "recipients": ["乙会"]}]})
    assert _lines(old, new) == [
        "修改：刊头、栏目、版记",
        "  期号：[-3-]{+4+}",
        "  印发范围：报↵[-甲-]{+乙+}会",
    ]


def test_long_unchanged_text_is_shortened_on_the_terminal_and_colours_are_optional() -> None:
    old, new = _issue("甲"), _issue("甲")
    body = "一" * 40 + "。甲" + "二" * 40 + "。"
    old = Issue.model_validate({"sections": [{"articles": [{"title": "题", "body": body}]}]})
    new = Issue.model_validate(
        {"sections": [{"articles": [{"title": "题", "body": body.replace("甲", "乙")}]}]}
    )
    assert _lines(old, new)[1] == f"  正文：…{'一' * 11}。[-甲-]{{+乙+}}{'二' * 12}…"
    coloured = list(change_lines(compare(old, new), WORDS, colour=True))[1]
    assert "\x1b[31m[-甲-]\x1b[0m\x1b[32m{+乙+}\x1b[0m" in coloured


def test_control_and_bidi_characters_do_not_reach_the_terminal() -> None:
    old = Issue.model_validate({"sections": [{"articles": [{"title": "题", "body": "文"}]}]})
    new = Issue.model_validate(
        {"sections": [{"articles": [{"title": "题\u202e", "body": "文\x1b[31m"}]}]}
    )
    shown = "\n".join(_lines(old, new))
    assert "\u202e" not in shown
    assert "\x1b" not in shown
    assert "<U+202E>" in shown


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.links += [str(v) for k, v in attrs if k in ("href", "src")]
        if tag == "meta":
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)


def test_the_redline_is_one_page_without_scripts_or_anything_from_outside() -> None:
    old, new = _issue("甲", "乙<script>"), _issue("甲", number=1)
    page = redline(compare(old, new), "旧.yaml", "<新>.yaml", WORDS)
    parsed = _Page()
    parsed.feed(page)
    assert parsed.open == []
    assert parsed.links == []
    assert set(parsed.tags) & {"script", "link", "img", "iframe"} == set()
    assert parsed.texts["h1"] == ["修改对照：旧.yaml → <新>.yaml"]
    assert parsed.texts["ins"] == ["增加的文字", "1"]
    assert parsed.texts["td"] == ["一审（一校）", "二审（二校）", "三审（三校）"]
    assert "乙<script>的正文在此。" in parsed.texts["del"][-1]
    assert "@page" in page
    assert "url(" not in page


def test_the_redline_says_when_nothing_changed() -> None:
    issue = _issue("甲")
    page = redline(compare(issue, issue), "a", "b", change_words(Language.EN), language="en")
    assert "The two versions are the same." in page
    assert '<html lang="en">' in page


def test_signatures_pictures_briefs_and_figures_are_compared() -> None:
    def issue(word: str) -> Issue:
        return Issue.model_validate(
            {
                "sections": [
                    {
                        "briefs": [f"简讯{word}"],
                        "figures": [{"value": 1, "note": f"数字{word}"}],
                        "articles": [
                            {
                                "title": "题",
                                "body": "文",
                                "attribution": {"organisation": "会", "persons": [word]},
                                "images": [{"file": "a.png", "caption": word}],
                            }
                        ],
                    }
                ]
            }
        )

    assert _lines(issue("甲"), issue("乙")) == [
        "修改：刊头、栏目、版记",
        "  栏目名、按语、简讯、数字：简讯[-甲-]{+乙+}↵1　数字[-甲-]{+乙+}",
        "修改：题",
        "  署名：会　[-甲-]{+乙+}",
        "  图片：a.png　[-甲-]{+乙+}",
    ]
