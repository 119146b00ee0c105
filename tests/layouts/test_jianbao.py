"""The layout jianbao: every part of its specimen stands where the house style says."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.layouts.jianbao import (
    BODY,
    FOOT,
    HEAD,
    MEASURE,
    PITCH,
    Pages,
    grid_error,
    plain_issue,
    set_issue,
    specimen,
)
from tests.seed.measure import MM, bands, painted

MASTHEAD = HEAD - 6 * PITCH


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return set_issue(tmp_path_factory.mktemp("specimen"), specimen())


def test_every_body_line_of_every_page_is_on_the_grid(pages: Pages) -> None:
    measured = 0
    for page in range(pages.count):
        for y, text, _ in pages.rows(page, BODY):
            if page or y < MASTHEAD:
                assert abs(grid_error(y)) < 0.02, (page + 1, text)
                assert FOOT < y < HEAD
                measured += 1
    assert measured > 110


def test_the_masthead_takes_six_lines_with_the_red_rule_at_five_and_a_half(pages: Pages) -> None:
    (rule,) = [b for b in bands(pages.path, 0, pages.left(0) + 3) if abs(b[1] - 0.9 * MM) < 0.1]
    assert rule[0] - rule[1] == pytest.approx(HEAD - 5.5 * PITCH, abs=0.06)
    _, (y, text, _) = pages.find("新年思路】", 18)
    assert text == "【新年思路】"
    assert y < MASTHEAD - 8 * PITCH


def test_the_name_fills_its_width_in_the_middle(pages: Pages) -> None:
    name = [g for g in pages.glyphs(0) if g.size > 50]
    assert "".join(g.char for g in name) == "苏州工会信息"
    width = name[-1].x - name[0].x + 0.94 * name[0].size / 1.1
    assert width == pytest.approx(0.85 * MEASURE, rel=0.02)
    assert name[0].x + width / 2 == pytest.approx(pages.left(0) + MEASURE / 2, abs=1)


def test_number_publisher_and_date_have_their_places(pages: Pages) -> None:
    _, (y, text, x) = pages.find("第3期", BODY)
    assert text == "第3期（总第128期）"
    row = [g for g in pages.glyphs(0, BODY) if abs(g.y - y) < 0.1]
    assert (x + row[-1].x + BODY) / 2 == pytest.approx(pages.left(0) + MEASURE / 2, abs=1)
    _, (y, text, x) = pages.find("苏州市总工会办公室编", BODY)
    assert text.endswith("2012年2月15日")
    assert x == pytest.approx(pages.left(0) + BODY, abs=0.05)
    row = [g for g in pages.glyphs(0, BODY) if abs(g.y - y) < 0.1]
    assert row[-1].x + BODY == pytest.approx(pages.left(0) + MEASURE - BODY, abs=0.05)


def test_a_box_is_reserved_for_the_copy_number_above_the_type_area(pages: Pages) -> None:
    box = painted(pages.path, 0)[0]
    assert box.right == pytest.approx(pages.left(0) + MEASURE, abs=0.1)
    assert box.right - box.left == pytest.approx(32 * MM, abs=0.1)
    assert box.foot == pytest.approx(HEAD + 4 * MM, abs=0.1)
    _, (y, text, x) = pages.find("内部资料", 16)
    assert text == "内部资料注意保存"
    assert x == pytest.approx(pages.left(0), abs=0.05)
    assert y > HEAD + 10
    _, (y, text, _) = pages.find("准印证号", 12)
    assert text == "准印证号：苏新出（2012）准印JSE-0000001号"
    assert y > box.top


def test_the_contents_lead_to_the_pages_of_articles_and_sections(pages: Pages) -> None:
    rows = [text for y, text, _ in pages.rows(0, BODY) if "····" in text]
    found = {text.split("·")[0]: int(text.rsplit("·", 1)[1]) for text in rows}
    for title, size in (
        ("昆山市总发布工会决胜现代化量化指标", 22),
        ("相城区总突出重点推进工作", 22),
        ("吴江市总“五力”推进工会工作", 22),
        ("【简讯】", 18),
        ("【数字2012】", 18),
    ):
        assert found[title] == pages.find(title, size)[0] + 1
    edges = {
        round(max(g.x for g in pages.glyphs(0, BODY) if abs(g.y - y) < 0.1) + BODY / 2, 1)
        for y, text, _ in pages.rows(0, BODY)
        if "····" in text
    }
    assert edges == {round(pages.left(0) + MEASURE, 1)}


def test_page_numbers_and_running_heads_stand_outside(pages: Pages) -> None:
    for page in range(pages.count):
        assert pages.number(page) == f"—{page + 1}—"
        head = [row for row in pages.rows(page, 10.5) if row[0] > HEAD]
        if page == 0:
            assert head == []
        elif page % 2:
            assert [row[1] for row in head] == ["苏州工会信息第3期（总第128期）"]
            assert head[0][2] == pytest.approx(pages.left(page), abs=0.05)
        if page:
            rule = bands(pages.path, page, pages.left(page) + MEASURE / 2)[0]
            assert rule[0] - rule[1] == pytest.approx(HEAD + 7 * MM, abs=0.06)
    assert [pages.rows(page, 10.5)[0][1] for page in (2, 6, 8)] == ["新年思路", "基层动态", "简讯"]


def test_heads_of_the_levels_begin_paragraphs(pages: Pages) -> None:
    for text in ("一、围绕后发崛起", "（一）重点工程竞赛", "1.企业职工书屋", "（1）劳模"):
        page, (_, row, x) = pages.find(text, BODY)
        assert row.startswith(text)
        # an opener that begins a paragraph keeps its blank or gives it up
        assert 1.5 * BODY - 0.1 < x - pages.left(page) < 2 * BODY + 0.1


def test_heads_within_the_text_are_in_kai_where_a_paragraph_begins_too(pages: Pages) -> None:
    document = pypdfium2.PdfDocument(pages.path)
    page, _ = pages.find("一要服务发展大局", BODY)
    faces = {}
    sheet = document[page]
    for item in sheet.get_objects(textpage=sheet.get_textpage()):
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            faces[item.extract()] = item.get_font().get_base_name()
    (head,) = [face for text, face in faces.items() if text.startswith("一要服务发展大局")]
    (text,) = [face for text, face in faces.items() if "以提升职工" in text]
    assert "Kai" in head
    assert "Fang" in text


def test_the_table_goes_on_under_its_head_with_numbers_unit_under_unit(pages: Pages) -> None:
    heads = [page for page in range(pages.count) if "职工书屋（个）" in pages.text(page)]
    assert heads == [3, 4]
    for page in heads:
        cells = [g for g in pages.glyphs(page, 14) if g.char == "." and g.y < HEAD]
        assert len({round(g.x, 1) for g in cells}) == 1
    _, (y, _, _) = pages.find("昆山20116", 14)
    row = [g for g in pages.glyphs(3, 14) if abs(g.y - y) < 0.1]
    point = next(g.x for g in pages.glyphs(3, 14) if g.char == "." and g.y < y)
    assert row[-1].char == "2"
    assert row[-1].x + 7 == pytest.approx(point, abs=0.1)


def test_pictures_keep_their_captions_and_text_flows_round_two_of_them(pages: Pages) -> None:
    for page, caption in ((2, "会议会场"), (2, "新建的职工书屋"), (6, "竞赛场次逐季增加")):
        assert caption in pages.text(page)
    hall, books = painted(pages.path, 2, 3)
    assert hall.right - hall.left == pytest.approx(MEASURE, abs=0.1)
    assert books.left == pytest.approx(pages.left(2), abs=0.1)
    assert books.right - books.left == pytest.approx(0.4 * MEASURE, abs=0.1)
    beside = [x for y, _, x in pages.rows(2, BODY) if books.foot < y < books.top]
    assert len(beside) >= 5
    assert min(beside) > books.right
    (chart,) = painted(pages.path, 6, 3)
    assert chart.right == pytest.approx(pages.left(6) + MEASURE, abs=0.1)


def test_dots_and_readings_belong_to_their_characters(pages: Pages) -> None:
    assert len([m for m in painted(pages.path, 1) if m.right - m.left < 3]) == 9 + 13
    for char, reading in (("镕", "róng"), ("喆", "zhé"), ("祎", "yī"), ("㛃", "jié")):
        base = next(g for g in pages.glyphs(1, BODY) if g.char == char)
        small = [g for g in pages.glyphs(1, BODY / 2) if abs(g.x - base.x) < 1.2 * BODY]
        assert reading in "".join(g.char for g in small)
        assert all(base.y < g.y < base.y + PITCH - 0.12 * BODY for g in small[: len(reading)])


def test_the_imprint_is_between_rules_at_the_foot_of_the_last_page(pages: Pages) -> None:
    last = pages.count - 1
    crossed = [b for b in bands(pages.path, last, pages.left(last) + 5) if b[0] < 250]
    assert [b[1] / MM for b in crossed] == pytest.approx([0.35, 0.25, 0.25, 0.35], abs=0.03)
    assert crossed[-1][0] - crossed[-1][1] == pytest.approx(FOOT, abs=0.06)
    rows = [(text, x) for y, text, x in pages.rows(last, 14) if FOOT < y < crossed[0][0]]
    assert [text[:2] for text, _ in rows] == ["报：", "送：", "发：", "责任", "共印"]
    assert rows[2][0] == "发：各市（县）、区、局（公司）工会、各直属单位工会、各基层工会。"
    assert rows[3][0] == "责任编辑：钱七核稿：孙八签发：周九电话：0512-12345678"
    right = max(g.x for g in pages.glyphs(last, 14) if FOOT < g.y < FOOT + 20) + 14
    assert right == pytest.approx(pages.left(last) + MEASURE - 14, abs=0.05)


NAMES = [
    ("苏州市总工会\n工作简报", ["苏州市总工会", "工作简报"]),
    ("中共苏州市委办公室\n信息快报", ["中共苏州市委办公室", "信息快报"]),
]


@pytest.mark.parametrize(("name", "rows"), NAMES)
def test_a_name_of_two_lines_is_spaced_to_one_width(
    tmp_path: Path, name: str, rows: list[str]
) -> None:
    issue = plain_issue(4, name=name, number=3, date="2012-02-15", publisher="办公室编")
    pages = set_issue(tmp_path, issue)
    name_glyphs = [g for g in pages.glyphs(0) if g.size > 30]
    found = [name_glyphs[: len(rows[0])], name_glyphs[len(rows[0]) :]]
    assert ["".join(g.char for g in line) for line in found] == rows
    edges = [(round(line[0].x), round(line[-1].x)) for line in found]
    if len(rows[0]) <= 2 * len(rows[1]) - 2:
        assert edges[0] == edges[1]
    assert {round(sum(edge) / 2) for edge in edges} == {round(sum(edges[0]) / 2)}
    _, (y, _, _) = pages.find("第3期", BODY)
    assert found[1][0].y - 0.15 * found[1][0].size > y + 0.9 * BODY
    (rule,) = [b for b in bands(pages.path, 0, pages.left(0) + 3) if abs(b[1] - 0.9 * MM) < 0.1]
    assert rule[0] - rule[1] == pytest.approx(HEAD - 6.5 * PITCH, abs=0.06)
    for y, text, _ in pages.rows(0, BODY):
        if y < HEAD - 7 * PITCH:
            assert abs(grid_error(y)) < 0.02, text


@pytest.mark.parametrize(("size", "blank"), [(10, 3), (30, 2), (40, 1), (60, 0), (80, 3)])
def test_blank_pages_without_numbers_fill_the_last_sheet(
    tmp_path: Path, size: int, blank: int
) -> None:
    pages = set_issue(tmp_path, plain_issue(size, options={"pad_to_4": True}))
    assert pages.count == (8 if size == 80 else 4)
    for page in range(pages.count):
        printed = page < pages.count - blank
        assert bool(pages.text(page)) is printed
        assert pages.number(page) == (f"—{page + 1}—" if printed else "")
    assert "共印500份" in pages.text(pages.count - blank - 1)


@pytest.mark.parametrize("padded", [False, True])
@pytest.mark.parametrize(("size", "count"), [(10, 2), (40, 4), (60, 4), (80, 6)])
def test_the_imprint_goes_to_the_back_cover_when_the_option_asks(
    tmp_path: Path, size: int, count: int, padded: bool
) -> None:
    options = {"imprint_place": "back_cover", "pad_to_4": padded}
    pages = set_issue(tmp_path, plain_issue(size, options=options))
    assert pages.count == (-(-count // 4) * 4 if padded else count)
    last = pages.count - 1
    assert pages.text(last) == "报：市委、市政府发：各基层工会共印500份"
    crossed = bands(pages.path, last, pages.left(last) + 5)
    assert crossed[-1][0] - crossed[-1][1] == pytest.approx(FOOT, abs=0.06)


def test_sections_start_on_right_hand_pages_when_asked(tmp_path: Path) -> None:
    issue = plain_issue(10, options={"start_right": True, "running_heads": True})
    issue["sections"].append({"title": "简讯", "briefs": ["工会形成工作要点。"]})
    pages = set_issue(tmp_path, issue)
    assert pages.count == 3
    assert pages.text(1) == ""
    assert pages.find("【简讯】")[0] == 2
    assert pages.number(2) == "—3—"
