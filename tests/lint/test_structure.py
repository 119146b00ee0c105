"""Rules about a whole issue: signatures, articles that stand twice, organisations of two names."""

from __future__ import annotations

from bulletin_pdf.lint.structure import duplicates, mismatches, two_names
from bulletin_pdf.model import Issue


def _issue(*articles: tuple[str, str | None, str]) -> Issue:
    return Issue.model_validate(
        {
            "sections": [
                {
                    "articles": [
                        {"title": title, "attribution": signed, "body": body}
                        for title, signed, body in articles
                    ]
                }
            ]
        }
    )


def test_a_signature_of_another_place_than_the_title() -> None:
    issue = _issue(
        ("昆山市总发布量化指标", "常熟市总工会", "文"),
        ("昆山市总发布量化指标二", "昆山市总工会", "文"),
        ("水务投资公司工会形成要点", "水务公司工会", "文"),
        ("吴江市教育局召开会议", "吴江市教育工会", "文"),
        ("全市工会会议召开", "市总工会办公室", "文"),
        ("昆山市总和常熟市总合办竞赛", "常熟市总工会", "文"),
        ("昆山市总发布", None, "文"),
    )
    assert list(mismatches(issue)) == [
        (("sections", 0, "articles", 0, "attribution"), "常熟市总工会", "昆山市")
    ]


def test_articles_that_stand_twice() -> None:
    body = "一是竞赛。二是维权。三是帮扶。四是培训。"
    issue = _issue(
        ("甲题", None, body),
        ("乙题", None, "另一篇。完全不同。没有相同。"),
        ("丙题", None, body + "五是评优。"),
        ("甲 题", None, "短文"),
        ("丁题", None, "一是竞赛。"),
    )
    assert [(path[3], title, other) for path, title, other in duplicates(issue)] == [
        (2, "丙题", "甲题"),
        (3, "甲 题", "甲题"),
    ]


def test_one_organisation_under_two_names() -> None:
    issue = _issue(
        ("甲", "苏州市总工会", "文"),
        ("乙", "苏州总工会", "文"),
        ("丙", "苏州市总工会", "文"),
        ("丁", "宝钢有限公司工会", "文"),
        ("戊", "宝钢公司工会", "文"),
        ("己", "昆山市总工会", "文"),
        ("庚", "苏州县总工会", "文"),
        ("辛", None, "文"),
    )
    assert [(name, other) for _, name, other in two_names(issue)] == [
        ("苏州总工会", "苏州市总工会"),
        ("苏州县总工会", "苏州总工会"),
        ("宝钢公司工会", "宝钢有限公司工会"),
    ]
