"""Templates are rendered strictly, and their mistakes have a place."""

from __future__ import annotations

import datetime

import pytest

from bulletin_pdf.compose.page import Composition, compose
from bulletin_pdf.errors import ExitCode, LayoutError, message_of
from bulletin_pdf.layouts import Layout, LayoutConfig
from bulletin_pdf.model import Issue

CONFIG = {
    "title": "试",
    "page": {
        "size": ["210mm", "297mm"],
        "margins": {"head": "37mm", "foot": "35mm", "inside": "28mm", "outside": "26mm"},
    },
    "grid": {"measure": "28", "lines": "22"},
    "type": {"body": {"font": "fang", "size": "measure"}, "a_b": {"font": "kai", "size": "二号"}},
    "inks": {"black": {"cmyk": ["0", "0", "0", "100"]}},
    "profile": "X",
    "options": {"gap": {"type": "length", "default": "1mm"}},
}
ISSUE = Issue.model_validate(
    {
        "publisher": "甲<乙",
        "sections": [{"title": "栏", "articles": [{"title": "题", "body": "文"}]}],
    }
)
DATE = datetime.datetime(2012, 1, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))


def _composed(template: str, *, proof: bool = False, **files: str) -> Composition:
    sources = {"bulletin.html": template, "b.css": "p { color: red }", "a.css": "", **files}
    raw = {name: text.encode() for name, text in sources.items()}
    layout = Layout("试", LayoutConfig.model_validate(CONFIG), raw, shipped=True)
    return compose(
        ISSUE,
        layout,
        {"gap": 10.0},
        proof=proof,
        date=DATE,
        image_url=str,
        family_list=lambda role: f'"Bulletin {role}"',
        colours={"black": "#000000"},
    )


def test_the_document_states_language_title_and_dates() -> None:
    html = _composed("<p>{{ issue.sections[0].title }}</p>").html
    assert '<html lang="zh-CN">' in html
    assert "<title>栏</title>" in html
    assert '<meta name="dcterms.created" content="2012-01-10T00:00:00+08:00">' in html
    assert "<body><p>栏</p></body>" in html


def test_text_of_an_issue_cannot_become_markup() -> None:
    assert "甲&lt;乙" in _composed("{{ issue.publisher }}").html


def test_numbers_of_the_layout_become_custom_properties() -> None:
    tokens = _composed("").stylesheets[0].css
    assert "--size-body: 15.793026pt;" in tokens  # 156 mm / 28
    assert "--size-a-b: 22.000000pt;" in tokens
    assert '--font-a-b: "Bulletin kai";' in tokens
    assert "--pitch: 28.990694pt;" in tokens  # 225 mm / 22
    assert "--ink-black: #000000;" in tokens
    assert "--option-gap: 10.000000pt;" in tokens


def test_style_sheets_come_in_order_and_a_proof_has_one_more() -> None:
    names = [sheet.name for sheet in _composed("", proof=True).stylesheets]
    assert names == ["tokens.css", "base.css", "试/a.css", "试/b.css", "proof.css"]


TITLES = [
    # 20.1 characters of 22 pt fill the measure
    (
        "张家港市总“三服务、三满意、五坚持”部署全年工作",
        "张家港市总“三服务、三满意、五坚持”<br>部署全年工作",
    ),
    ("沧浪区总“三个紧扣”“四个提升”服务区域发展", "沧浪区总“三个紧扣”<br>“四个提升”服务区域发展"),
    ("望亭发电厂工会确定全年五方面工作", "望亭发电厂工会确定全年五方面工作"),
    # what the editor broke by hand stays
    ("一\n二三", "一<br>二三"),
]


@pytest.mark.parametrize(("title", "set_as"), TITLES)
def test_a_title_is_broken_by_meaning(title: str, set_as: str) -> None:
    html = _composed('{{ ("' + title.replace("\n", '", "') + '",) | balanced("a_b") }}').html
    assert f"<body>{set_as}</body>" in html


MISTAKES = [
    ("一\n{{ issue.nothing }}", "试/bulletin.html:2:1", "has no attribute 'nothing'"),
    ("{% if %}", "试/bulletin.html:1:1", "Expected an expression"),
    ("{{ 1 / 0 }}", "试/bulletin.html:1:1", "division by zero"),
    ("{{ ''.__class__.__mro__ }}", "试/bulletin.html:1:1", "__class__"),
    ("{% include 'part.html' %}", "试/part.html:1:1", "'oops' is undefined"),
]


@pytest.mark.parametrize(("template", "place", "words"), MISTAKES)
def test_a_mistake_in_a_template_has_file_and_line(template: str, place: str, words: str) -> None:
    with pytest.raises(LayoutError) as caught:
        _composed(template, **{"part.html": "{{ oops }}"})
    assert caught.value.exit_code is ExitCode.LAYOUT
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "layout-template"
    assert str(diagnostic.where) == place
    assert words in message_of(diagnostic)


def test_a_missing_template_is_named() -> None:
    with pytest.raises(LayoutError) as caught:
        _composed("{% include 'nowhere.html' %}")
    assert message_of(caught.value.diagnostics[0]) == "版式 试 缺少文件 “nowhere.html”"
