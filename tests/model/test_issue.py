import datetime

import pytest
from pydantic import ValidationError

from bulletin_pdf.model import (
    Article,
    Attribution,
    Distribution,
    Issue,
    LayoutChoice,
    RecipientGroup,
    Section,
    issue_schema,
)

ARTICLE = {"title": "题", "body": "正文"}
SECTIONS = [{"articles": [ARTICLE]}]


def test_an_issue_needs_but_one_article_with_title_and_body():
    issue = Issue.model_validate({"sections": SECTIONS})
    assert issue.articles == (Article(title="题", body="正文"),)
    assert issue.layout == LayoutChoice(name="jianbao")
    left_out = issue.model_dump(exclude={"layout", "sections"})
    assert set(left_out.values()) == {None, False}


def test_articles_come_in_order_whatever_their_section():
    titles = ["甲", "乙", "丙"]
    articles = [Article(title=t, body="x") for t in titles]
    sections = (Section(title="一", articles=articles[:2]), Section(articles=articles[2:]))
    assert [a.title for a in Issue(sections=sections).articles] == titles


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2012-01-10", datetime.date(2012, 1, 10)),
        ("2012年1月10日", datetime.date(2012, 1, 10)),
        ("2012年12月01日", datetime.date(2012, 12, 1)),
        (" 2012年1月10日 ", datetime.date(2012, 1, 10)),
        (datetime.date(2012, 1, 10), datetime.date(2012, 1, 10)),
        (None, None),
    ],
)
def test_dates_may_be_written_in_chinese(written, date):
    assert Issue.model_validate({"sections": SECTIONS, "date": written}).date == date


def test_an_attribution_may_be_the_organisation_alone():
    article = Article.model_validate({**ARTICLE, "attribution": "市总"})
    assert article.attribution == Attribution(organisation="市总")
    both = Article.model_validate({**ARTICLE, "attribution": {"persons": ["张三", "李四"]}})
    assert both.attribution == Attribution(persons=("张三", "李四"))


def test_a_layout_may_be_its_name_alone():
    assert Issue.model_validate({"sections": SECTIONS, "layout": "xinxi"}).layout.name == "xinxi"


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"sections": []},
        {"sections": [{"articles": []}]},
        {"sections": [{"articles": [{"title": "题"}]}]},
        {"sections": [{"articles": [{"title": " ", "body": "正文"}]}]},
        {"sections": [{"articles": [{"title": "题", "body": ""}]}]},
        {"sections": SECTIONS, "titel": "x"},
        {"sections": SECTIONS, "number": 0},
        {"sections": SECTIONS, "number": "十"},
        {"sections": SECTIONS, "name": ""},
        {"sections": SECTIONS, "date": "2012年13月1日"},
        {"sections": SECTIONS, "distribution": {"groups": []}},
        {"sections": SECTIONS, "distribution": {"groups": [{"label": "报", "recipients": []}]}},
    ],
)
def test_what_is_no_issue_is_refused(wrong):
    with pytest.raises(ValidationError):
        Issue.model_validate(wrong)


def test_an_issue_cannot_be_changed():
    issue = Issue.model_validate({"sections": SECTIONS})
    with pytest.raises(ValidationError):
        issue.number = 3
    group = RecipientGroup(label="报", recipients=("省总",))
    with pytest.raises(ValidationError):
        Distribution(groups=(group,)).copies = 3


def _fields(schema):
    for part in [schema, *schema["$defs"].values()]:
        yield from part["properties"].items()


def test_the_schema_describes_every_field_to_the_editor():
    schema = issue_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert [name for name, field in _fields(schema) if not field.get("description")] == []
    assert schema["required"] == ["sections"]
    assert schema["additionalProperties"] is False


def test_the_schema_knows_the_short_forms():
    schema = issue_schema()
    kinds = [option.get("type") for option in schema["properties"]["layout"]["anyOf"]]
    assert "string" in kinds
    attribution = schema["$defs"]["Article"]["properties"]["attribution"]["anyOf"]
    assert "string" in [option.get("type") for option in attribution]


def test_a_bare_number_is_no_date() -> None:
    with pytest.raises(ValidationError):
        Issue.model_validate({"sections": SECTIONS, "date": "86400"})


def test_a_number_of_pages_is_enough_for_fit():
    sections = [{"articles": [{"title": "题", "body": "文"}]}]
    for given in (4, "4", {"pages": 4}):
        issue = Issue.model_validate({"sections": sections, "fit": given})
        assert issue.fit is not None
        assert issue.fit.pages == 4
