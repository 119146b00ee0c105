"""What a template is told of its room: shares of a width, lines by meaning, whole names."""

from __future__ import annotations

import re

import pytest
from tests.conftest import CHECKOUT

from bulletin_pdf.compose.measures import Measures, nameplate_lines
from bulletin_pdf.layouts import find_layout

JIANBAO = Measures(find_layout(str(CHECKOUT / "layouts" / "jianbao"), frozenset()).config)
"""28 characters of body type in a line."""

NAMES = [
    (("苏州工会信息",), ("苏州工会信息",)),
    (("苏州市总工会工作简报",), ("苏州市总工会工作简报",)),
    # longer than ten: after the name of a body
    (("苏州市总工会工作情况简报",), ("苏州市总工会", "工作情况简报")),
    (("中国工会苏州市委员会办公室工作简报",), ("中国工会苏州市委员会", "办公室工作简报")),
    # the editor's lines stay
    (("苏州市总工会", "工作简报"), ("苏州市总工会", "工作简报")),
    ((), ()),
]


@pytest.mark.parametrize(("name", "lines"), NAMES)
def test_a_long_name_is_turned(name: tuple[str, ...], lines: tuple[str, ...]) -> None:
    assert nameplate_lines(name) == lines


def test_a_name_of_thirty_characters_takes_three_lines_of_thirteen_at_most() -> None:
    name = "苏州市精神文明建设委员会办公室与苏州市总工会联合编印工作简报"
    lines = nameplate_lines((name,))
    assert "".join(lines) == name
    assert len(lines) == 3
    assert max(map(len, lines)) <= 13


def test_a_share_is_of_the_width_of_the_type_area_and_rather_too_much() -> None:
    assert JIANBAO.share("工" * 14, "body") == pytest.approx(0.5)
    assert JIANBAO.share("2012", "body") == pytest.approx(4 * 0.625 / 28)
    assert JIANBAO.share("JSE", "body") == pytest.approx(3 * 0.85 / 28)
    assert JIANBAO.share("", "body") == 0


LINES = [
    ("苏州市总工会办公室编", 0.9, ("苏州市总工会办公室编",)),
    (
        "中共某某市委宣传部办公室、某某市精神文明建设办公室编",
        0.6,
        ("中共某某市委宣传部办公室、", "某某市精神文明建设办公室编"),
    ),
    # two offices as the editor wrote them
    (("中共苏州市委办公室", "市政府办公室"), 0.9, ("中共苏州市委办公室", "市政府办公室")),
    ("", 0.9, ("",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "room", "lines"), LINES)
def test_lines_end_by_meaning(
    text: str | tuple[str, ...], room: float, lines: tuple[str, ...]
) -> None:
    assert JIANBAO.lines(text, "body", room) == lines


@pytest.mark.parametrize(
    "text", ["工会、" * 80, "工" * 300, "a" * 400, "第1期" * 90, "《工会》" * 70]
)
def test_what_is_too_long_to_be_weighed_is_filled_line_by_line(text: str) -> None:
    lines = JIANBAO.lines(text, "body", 0.5)
    assert "".join(lines) == text
    assert max(JIANBAO.share(line, "body") for line in lines) <= 0.5 + 0.001
    assert not [line for line in lines if line.startswith(("、", "》"))]


ENTRIES = [
    # a break that the editor typed for the title's own type is not one of the list
    (("昆山市总工会", "“四个一线”服务职工"), ("昆山市总工会“四个一线”服务职工",)),
    # where the line ends anyhow, it is
    (
        ("市总工会机关党委组织党员干部", "赴沙家浜革命历史纪念馆接受党性教育"),
        ("市总工会机关党委组织党员干部", "赴沙家浜革命历史纪念馆接受党性教育"),
    ),
    # unless it makes more lines
    (
        ("第一行有这么多字第一行有这么多字第一行有这么多字第一行", "二"),
        ("第一行有这么多字第一行", "有这么多字第一行有这么多字第一行二"),
    ),
]


@pytest.mark.parametrize(("title", "lines"), ENTRIES)
def test_an_entry_of_the_contents(title: tuple[str, ...], lines: tuple[str, ...]) -> None:
    found = JIANBAO.entry_lines(title, "body", 0.89)
    assert len(found) == len(lines)
    assert "".join(found) == "".join(title)
    if len(title[0]) < 20:
        assert found == lines


def _parts(text: str, room: float) -> list[str]:
    html = str(JIANBAO.unparted(text, "body", room))
    assert re.sub("<[^>]*>", "", html) == text
    return re.findall(r'<span class="unparted">([^<]*)</span>', html)


UNPARTED = [
    ("市委、市政府", 0.5, ["市委、", "市政府"]),
    ("昆山市总工会　张三　欧阳志远", 0.5, ["昆山市总工会", "张三", "欧阳志远"]),
    # a body that is longer than its room, after what ends the name of a place or a body
    (
        "（苏州市人力资源和社会保障局劳动关系处）",
        13 / 28,
        ["（苏州市", "人力资源和社会保障局", "劳动关系处）"],
    ),
    # 部门 is no 部, 社会 no 会
    ("市各有关部门与社会各界人士", 0.3, []),
    # nothing to break after: anywhere
    ("甲" * 20, 0.5, []),
]


@pytest.mark.parametrize(("text", "room", "parts"), UNPARTED)
def test_names_that_are_not_parted(text: str, room: float, parts: list[str]) -> None:
    assert _parts(text, room) == parts


def test_names_are_escaped() -> None:
    assert "&lt;b&gt;" in JIANBAO.unparted("<b>、甲", "body")
