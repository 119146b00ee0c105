"""Mastheads, lists of contents, signatures and imprints hold what an editor writes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.layouts.furniture import (
    LAYOUTS,
    MASTHEADS,
    OF_26,
    OFFICES,
    PLAIN,
    TEXT,
    Sheets,
    one_article,
    set_sheets,
)
from tests.layouts.jianbao import HEAD, PITCH, Pages, grid_error
from tests.layouts.places import rows
from tests.seed.measure import MM, bands

COVER = {"file": "images/neikan-cover.tif", "alt": "江南"}
CHINESE = {"date_style": "chinese"}


def _words(text: str) -> str:
    return re.sub(r"\s", "", text)


# -- mastheads


def _masthead(
    folder: Path, layout: str, name: str, *, chinese: bool = False
) -> tuple[Sheets, dict[str, Any]]:
    issue = {**PLAIN, "sections": one_article(), **MASTHEADS[name]}
    options = dict(CHINESE) if chinese else {}
    if layout == "neikan":
        issue |= {"cover": COVER, "contents": True}
    return set_sheets(folder, layout, issue, options), issue


def _assert_whole(sheets: Sheets, issue: dict[str, Any]) -> None:
    """No two characters touch, none leaves the sheet, and every word is there."""
    assert sheets.faults() == {}
    # what stands in two lines beside something else is read line by line
    first = sorted(sheets.text(0))
    for field in ("name", "publisher", "classification", "notice"):
        for char in set(_words(issue.get(field) or "")):
            assert first.count(char) >= _words(issue[field]).count(char), field


QUICK = [
    ("jianbao", "publisher of 26"),
    ("jianbao", "everything long"),
    ("neikan", "everything long"),
    ("kuaixun", "everything long"),
]


@pytest.mark.parametrize(("layout", "name"), QUICK)
def test_a_long_masthead_touches_nothing(tmp_path: Path, layout: str, name: str) -> None:
    _assert_whole(*_masthead(tmp_path, layout, name, chinese=True))


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", MASTHEADS)
@pytest.mark.parametrize("chinese", [False, True])
def test_no_masthead_touches_anything(
    tmp_path: Path, layout: str, name: str, chinese: bool
) -> None:
    _assert_whole(*_masthead(tmp_path, layout, name, chinese=chinese))


RULES = [
    ("plain", 0),
    ("name of two lines", 1),
    ("name of three lines", 3),
    ("name of 17", 1),
    ("two offices", 1),
    ("publisher of 26", 1),
    ("publisher of 40", 2),
    # on a line of its own, rather than torn beside the date
    ("publisher of one body", 1),
    ("no number", 0),
    ("name alone", 0),
    ("everything long", 3),
]
"""Lines by which the red rule of jianbao moves down."""


@pytest.mark.parametrize(("name", "lines"), RULES)
def test_the_red_rule_of_jianbao_moves_down_by_whole_lines(
    tmp_path: Path, name: str, lines: int
) -> None:
    sheets, _ = _masthead(tmp_path, "jianbao", name)
    crossed = bands(sheets.path, 0, 28 * MM + 3)
    foot = next(top - high for top, high in crossed if 0.8 * MM < high < MM)
    assert (HEAD - foot) / PITCH == pytest.approx(5.5 + lines, abs=0.01)
    pages = Pages(sheets.path)
    body = [y for y, text, _ in pages.rows(0) if "召开会议，对下" in text]
    assert max(abs(grid_error(y)) for y in body) < 0.02


def test_publisher_and_date_share_a_line_while_both_fit(tmp_path: Path) -> None:
    sheets, _ = _masthead(tmp_path, "jianbao", "plain")
    assert "苏州市总工会办公室编2012年2月15日" in rows(sheets.chars(0))


def test_two_offices_stand_one_over_the_other_with_the_date_beside_the_last(
    tmp_path: Path,
) -> None:
    sheets, _ = _masthead(tmp_path, "jianbao", "two offices")
    found = rows(sheets.chars(0))
    above, below = OFFICES.split("\n")
    assert found[found.index(above) + 1] == f"{below}2012年2月15日"


def test_a_publisher_of_26_turns_at_its_comma(tmp_path: Path) -> None:
    sheets, _ = _masthead(tmp_path, "jianbao", "publisher of 26")
    found = rows(sheets.chars(0))
    above, below = OF_26.split("、")
    assert found[found.index(f"{above}、") + 1] == f"{below}2012年2月15日"


def test_the_date_bar_of_kuaixun_has_a_line_for_what_it_does_not_hold(tmp_path: Path) -> None:
    sheets, _ = _masthead(tmp_path, "kuaixun", "publisher of 40")
    found = rows(sheets.chars(0))
    assert "2012年2月15日星期三第3期（总第128期）" in found
    assert MASTHEADS["publisher of 40"]["publisher"] in found


# -- contents

TITLES = [
    "市总工会召开全市工会系统学习贯彻党的二十届四中全会精神专题读书班",
    "工业园区总工会“一站式”调解平台全年化解劳动争议1268件涉及金额4300万元",
    "《苏州市职工代表大会条例》3月1日起施行",
    "常熟：工资集体协商“三步走”",
    "高新区总工会举办第七届“枫桥杯”职工职业技能竞赛暨长三角数控技能邀请赛",
    "昆山市总工会\n“四个一线”服务职工",
]


def _listed(folder: Path, layout: str, articles: int, each: int, **more: Any) -> Sheets:
    titles = [TITLES[n % len(TITLES)] for n in range(articles)]
    sections = [
        {
            "title": f"栏目{'一二三四五六七八九十'[start // each]}",
            "articles": [{"title": t, "body": TEXT} for t in titles[start : start + each]],
        }
        for start in range(0, articles, each)
    ]
    issue = {**PLAIN, "contents": True, "sections": sections, **more}
    return set_sheets(folder, layout, issue)


def _entries(sheets: Sheets, page: int, head: str) -> list[str]:
    """The lines of a list of contents that carry leaders."""
    found = rows(sheets.chars(page))
    return [row for row in found if re.search(r"·{2,}\d+$", row) and head not in row]


def test_the_contents_of_jianbao_begin_under_the_masthead_and_break_between_entries(
    tmp_path: Path,
) -> None:
    sheets = _listed(tmp_path, "jianbao", 18, 6)
    first, second = (_entries(sheets, page, "要目") for page in (0, 1))
    assert len(first) >= 6
    assert len(first) + len(second) == 18
    assert len(second) >= 2
    assert "本期要目" in sheets.text(0)
    # an entry ends on the page that it begins on
    assert rows(sheets.chars(0))[-2].endswith(tuple("0123456789"))


@pytest.mark.parametrize("layout", ["jianbao", "neikan"])
def test_a_long_entry_hangs_and_its_last_line_carries_the_number(
    tmp_path: Path, layout: str
) -> None:
    sheets = _listed(tmp_path, layout, 2, 2)
    letters = [c for c in sheets.chars(0) if layout == "jianbao" or c.left > 62 * MM]
    found = rows(letters)
    ends = [n for n, row in enumerate(found) if re.search(r"·{2,}\d+$", row)]
    assert len(ends) == 2
    for end, title in zip(ends, TITLES, strict=False):
        words = re.split("·{2,}", found[end])[0]
        assert title.endswith(words)
        assert len(words) > 4
        assert title.removesuffix(words).endswith(found[end - 1][-4:])
    first = min(c.left for c in letters if c.char == TITLES[1][0])
    turned = found[ends[1]][0]
    assert min(c.left for c in letters if c.char == turned) > first + 8
    assert sheets.faults() == {}


@pytest.mark.parametrize(("articles", "each", "cover"), [(14, 7, COVER), (14, 14, None)])
def test_the_cover_of_neikan_holds_fourteen_long_titles(
    tmp_path: Path, articles: int, each: int, cover: dict[str, str] | None
) -> None:
    sheets = _listed(tmp_path, "neikan", articles, each, cover=cover)
    assert len(_entries(sheets, 0, "无")) == articles
    assert "续" not in sheets.text(1)
    assert sheets.faults() == {}


@pytest.mark.parametrize("cover", [COVER, None])
def test_forty_entries_go_on_on_a_page_of_their_own(
    tmp_path: Path, cover: dict[str, str] | None
) -> None:
    sheets = _listed(tmp_path, "neikan", 40, 8, cover=cover)
    counts = [len(_entries(sheets, page, "无")) for page in (0, 1)]
    assert sum(counts) == 40
    assert min(counts) >= 3
    assert "（续）" in sheets.text(1)
    assert sheets.faults() == {}


def test_a_typed_break_does_not_cut_a_title_in_the_guide_of_kuaixun(tmp_path: Path) -> None:
    articles = [
        {"title": "头条", "body": TEXT * 40},
        {"title": "昆山市总工会\n“四个一线”服务全市三万名职工", "body": TEXT * 6},
        {
            "title": "常熟市总工会\n建立三级联动机制\n推动工资集体协商扩面提质增效见成果",
            "body": TEXT,
        },
    ]
    issue = {**PLAIN, "contents": True, "sections": [{"title": "动态", "articles": articles}]}
    sheets = set_sheets(tmp_path, "kuaixun", issue)
    guide = "".join(c.char for c in sheets.chars(0) if c.left > 430 and c.foot > 730)
    assert "昆山市总工会“四个一线”服务全市三万名职工" in re.sub(r"\d+版", "", guide)
    assert sheets.faults() == {}


# -- signatures

LONG = "苏州市人力资源和社会保障局劳动关系处"
SIGNATURES = [
    ("kuaixun", LONG, ["（苏州市", "人力资源和社会保障局", "劳动关系处）"]),
    (
        "jianbao",
        f"中国工会苏州市委员会办公室 {LONG}",
        ["（中国工会苏州市委员会办公室", f"{LONG}）"],
    ),
    (
        "neikan",
        {
            "organisation": "苏州市吴中区总工会、苏州工业园区总工会、苏州市相城区总工会",
            "persons": ["张三", "李四", "欧阳志远", "王小明"],
        },
        ["苏州市吴中区总工会、苏州工业园区总工会、", "苏州市相城区总工会张三李四欧阳志远王小明"],
    ),
    ("kuaixun", "昆山市总工会", ["（昆山市总工会）"]),
]


@pytest.mark.parametrize(("layout", "signature", "lines"), SIGNATURES)
def test_a_signature_breaks_between_its_names(
    tmp_path: Path, layout: str, signature: str | dict[str, Any], lines: list[str]
) -> None:
    # one column of text, so that lines can be read from the page
    body = "正文一段。" if layout == "kuaixun" else TEXT
    issue = {**PLAIN, "sections": one_article(attribution=signature, body=body)}
    sheets = set_sheets(tmp_path, layout, issue)
    found = [row for page in range(sheets.count) for row in rows(sheets.chars(page))]
    assert [line for line in lines if not any(line in row for row in found)] == []
    assert sheets.faults() == {}


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("length", range(6, 40, 3))
def test_no_bracket_of_a_signature_stands_alone(tmp_path: Path, layout: str, length: int) -> None:
    name = ("苏州工业园区娄葑街道葑谊社区总工会联合会" * 2)[:length]
    issue = {**PLAIN, "sections": one_article(attribution=name)}
    sheets = set_sheets(
        tmp_path, layout, issue, {"attribution": "end"} if layout == "neikan" else {}
    )
    found = [row for page in range(sheets.count) for row in rows(sheets.chars(page))]
    assert [row for row in found if row in ("（", "）")] == []
    assert sheets.faults() == {}


# -- imprints

ADDRESS = "江苏省苏州市姑苏区三香路1号市总工会大楼三楼办公室（邮政编码215004）"


def _imprint(folder: Path, layout: str, editor: str) -> list[str]:
    people = {
        "editor": editor,
        "checked_by": "李四",
        "phone": "0512-65230000",
        "address": ADDRESS,
        "printer": "苏州市美柯乐制版印务有限责任公司",
    }
    issue = {**PLAIN, "sections": one_article(), "imprint": people}
    sheets = set_sheets(folder, layout, issue)
    assert sheets.faults() == {}
    return rows(sheets.chars(sheets.count - 1))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("length", [2, 6, 10, 12])
def test_a_label_keeps_its_value(tmp_path: Path, layout: str, length: int) -> None:
    found = "\n".join(_imprint(tmp_path, layout, "工" * length))
    mark = "" if layout == "kuaixun" else "："
    assert f"电话{mark}0512-65230000" in found
    assert f"印刷{mark}苏州市美柯乐制版印务有限责任公司" in found
    assert f"责任编辑{mark}{'工' * length}" in found


def test_a_value_of_more_than_a_line_hangs_after_its_label(tmp_path: Path) -> None:
    found = _imprint(tmp_path, "jianbao", "张三")
    (start,) = [n for n, row in enumerate(found) if row.startswith("地址：")]
    assert found[start].removeprefix("地址：") + found[start + 1] == ADDRESS
    letters = Sheets(tmp_path / "out" / "issue" / "issue.press.pdf").chars(0)
    label = next(c for c in letters if c.char == "址")
    turned = next(c for c in letters if c.char == "（" and c.top < label.foot)
    assert turned.left > label.right + 8


GROUP = ["中共苏州市委办公室", "苏州市人民代表大会常务委员会办公厅", "苏州日报社", "江苏省总工会"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_recipients_are_not_parted(tmp_path: Path, layout: str) -> None:
    groups = [{"label": "报", "recipients": GROUP * 3}]
    issue = {**PLAIN, "sections": one_article(), "distribution": {"groups": groups, "copies": 9}}
    sheets = set_sheets(tmp_path, layout, issue)
    found = rows(sheets.chars(sheets.count - 1))
    for recipient in GROUP:
        assert sum(row.count(recipient) for row in found) == 3
    assert sheets.faults() == {}


# -- figures

FIGURES = [
    ("234000", "人", "全市参加技能竞赛的职工人数"),
    ("123456789012", "元", "历年累计发放的帮扶资金"),
    ("12,345.67", "万元人民币", "工会经费收缴总额，比上年同期增长百分之十二点五"),
    ("98.75", "%以上", "建会率"),
    ("3", "个", "说明"),
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_long_figure_stays_in_its_box(tmp_path: Path, layout: str) -> None:
    figures = [{"value": v, "unit": u, "note": n} for v, u, n in FIGURES]
    issue = {**PLAIN, "sections": [*one_article(), {"title": "数字", "figures": figures}]}
    sheets = set_sheets(tmp_path, layout, issue)
    assert sheets.faults() == {}
    last = sheets.chars(sheets.count - 1)
    assert "".join(c.char for c in last if c.char in "0123456789").count("123456789012") == 1
    if layout == "kuaixun":
        columns = [15.3 * MM + 130.5 * n for n in range(4)]
        digits = [c for c in last if c.char in "0123456789" and c.top - c.foot > 12]
        assert digits
        for digit in digits:
            assert any(edge + 5 < digit.left < digit.right < edge + 112 for edge in columns)


# -- page heads


def test_a_page_number_of_two_digits_keeps_clear_of_the_section(tmp_path: Path) -> None:
    articles = [{"title": f"第{n}篇", "body": TEXT * 60} for n in range(9)]
    issue = {**PLAIN, "sections": [{"title": "新年思路", "articles": articles}]}
    sheets = set_sheets(tmp_path, "kuaixun", issue)
    assert sheets.count > 11
    for page in range(1, 12):
        head = [c for c in sheets.chars(page) if c.foot > 297 * MM - 16 * MM - 40]
        number = [c for c in head if c.char.isdigit() and c.top - c.foot > 12]
        section = [c for c in head if c.char in "新年思路" and c.top - c.foot > 10]
        assert "".join(c.char for c in number) == str(page + 1)
        if page % 2:
            assert max(c.right for c in number) + 6 < min(c.left for c in section)
        else:
            assert max(c.right for c in section) + 6 < min(c.left for c in number)


# -- titles at the foot, and lists

UNDER = {
    "two short paragraphs and a signature": {
        "body": "丙丙丙丙丙丙。\n\n丙丙丙丙丙。",
        "attribution": "苏州工业园区总工会、苏州高新区总工会、苏州市吴中区、相城区总工会",
    },
    "a picture beside the text": {
        "body": "![](images/jianbao-books.png){左}\n\n" + "丙" * 120 + "。\n\n" + "丙" * 90 + "。"
    },
    "a head and a line": {"body": "一、丙丙丙丙丙\n\n丙丙丙丙丙丙。\n\n" + "丙" * 60 + "。"},
    "a lead of one line": {"lead": "丙丙丙丙丙丙。", "body": "丙丙。\n\n" + "丙" * 60 + "。"},
}


def _under_title(folder: Path, layout: str, lines: int, kind: str) -> tuple[int, int]:
    """Lines of text under a title on its page (and in its column), and in all."""
    articles = [
        {"title": "前一篇", "body": "\n\n".join(["甲甲甲甲。"] * lines)},
        {"title": "乙乙乙乙乙乙", **UNDER[kind]},
    ]
    issue = {"sections": [{"title": "试验", "articles": articles}]}
    sheets = set_sheets(folder, layout, issue)
    width = {"jianbao": 1000, "neikan": 237, "kuaixun": 1000}[layout]
    under = every = 0
    for page in range(sheets.count):
        letters = sheets.chars(page)
        found = {(round(c.top), round(c.left) // width) for c in letters if c.char == "丙"}
        title = [c for c in letters if c.char == "乙"]
        every += len(found)
        if title:
            column = round(title[0].left) // width
            under = len([c for top, c in found if c == column and top < title[0].foot])
    return under, every


POSITIONS = {"jianbao": (10, 11, 12), "neikan": (68, 70, 72), "kuaixun": (122, 130)}


@pytest.mark.slow
@pytest.mark.parametrize("kind", UNDER)
@pytest.mark.parametrize(
    ("layout", "lines"), [(name, n) for name, all_ in POSITIONS.items() for n in all_]
)
def test_a_title_keeps_two_lines_of_text(
    tmp_path: Path, layout: str, lines: int, kind: str
) -> None:
    under, every = _under_title(tmp_path, layout, lines, kind)
    assert under >= min(2, every)


@pytest.mark.parametrize("kind", ["two short paragraphs and a signature", "a lead of one line"])
def test_a_title_of_jianbao_keeps_two_lines_of_text(tmp_path: Path, kind: str) -> None:
    under, every = _under_title(tmp_path, "jianbao", 10, kind)
    assert under >= min(2, every)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_of_names_begins_under_its_title(tmp_path: Path, layout: str) -> None:
    names = "\n\n".join(f"{n}.苏州市第{n}职工服务中心" for n in range(1, 61))
    issue = {"sections": one_article(title="受表彰单位名单", body=names)}
    sheets = set_sheets(tmp_path, layout, issue)
    assert "第1职工服务中心" in sheets.text(0)
    for page in range(sheets.count):
        assert "职工服务中心" in sheets.text(page)
    assert "".join(map(sheets.text, range(sheets.count))).count("职工服务中心") == 60


# -- credits


@pytest.mark.parametrize("layout", ["neikan", "kuaixun"])
def test_the_credit_of_a_picture_beside_the_text_has_lines_of_its_own(
    tmp_path: Path, layout: str
) -> None:
    picture = '![现场](images/kuaixun-reader.png "王小明　摄"){左}\n\n'
    issue = {"sections": one_article(body=picture + TEXT * 6)}
    sheets = set_sheets(tmp_path, layout, issue)
    letters = [c for page in range(sheets.count) for c in sheets.chars(page)]
    caption = next(c for c in letters if c.char == "场" and c.top - c.foot < 9)
    name = [next(c for c in letters if c.char == char and c.top - c.foot < 9) for char in "王明"]
    assert name[0].top < caption.foot
    assert name[0].foot == pytest.approx(name[1].foot, abs=2)


def test_the_copies_alone_stand_between_the_rules(tmp_path: Path) -> None:
    groups = [{"label": "送", "recipients": ["各工会"]}]
    issue = {**PLAIN, "sections": one_article(), "distribution": {"groups": groups, "copies": 500}}
    sheets = set_sheets(tmp_path, "neikan", issue)
    (copies,) = (c for c in sheets.chars(sheets.count - 1) if c.char == "印")
    assert copies.foot > 24.5 * MM + 2
