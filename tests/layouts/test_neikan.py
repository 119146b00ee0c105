"""The magazine layout, measured on the pages of its specimen and on issues that lack its parts."""

from __future__ import annotations

import ctypes
import io
import itertools
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.conftest import CHECKOUT, SEED
from tests.seed.measure import MM, Glyph, bands, glyphs, lines

from bulletin_pdf.pipeline.build import Built, build
from bulletin_pdf.pipeline.targets import Target

SPECIMEN = CHECKOUT / "issues" / "specimen-neikan.yaml"
BLEED = 3 * MM
WIDTH, HEIGHT = 210 * MM, 297 * MM
PITCH = 244.5 * MM / 42
COLUMN = (163 * MM - 21) / 2
BODY = COLUMN / 21
FIRST = HEIGHT - 28 * MM - (PITCH - BODY) / 2 - 0.88 * BODY
OPENERS = "“‘（《【"
INNER = range(1, 7)

Layout = Callable[[str, Path], Built]


@pytest.fixture(scope="module")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = tmp_path_factory.mktemp("neikan")
    shutil.copytree(CHECKOUT / "issues", project / "issues")
    return build(project / "issues" / SPECIMEN.name, [Target.PRESS, Target.PROOF])


@pytest.fixture(scope="module")
def press(specimen: Built) -> Path:
    return specimen.outputs[Target.PRESS]


@pytest.fixture
def laid_out(tmp_path: Path) -> Callable[[str], Built]:
    def lay_out(text: str) -> Built:
        (tmp_path / "issues").mkdir(exist_ok=True)
        path = tmp_path / "issues" / "issue.yaml"
        path.write_text(text, encoding="utf-8")
        return build(path)

    return lay_out


@dataclass(frozen=True)
class Line:
    """A line of body text: base line from the trim's foot, left and right edge, text."""

    y: float
    left: float
    right: float
    text: str


def _left(page: int) -> float:
    """Left edge of the type area, from the trim, of a page counted from 0."""
    return (25 if page % 2 else 22) * MM


def _columns(page: int) -> tuple[float, float]:
    return _left(page), _left(page) + COLUMN + 21


def _set_in(path: Path, page: int, face: str, size: float) -> list[Glyph]:
    """Return the characters of a page in one face and size."""
    text = pypdfium2.PdfDocument(path)[page].get_textpage()
    found, name = [], ctypes.create_string_buffer(80)
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if not char.strip() or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetFontInfo(text, index, name, 80, None)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        at = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.a)
        if face in name.value.decode() and abs(at - size) < 0.02:
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            found.append(Glyph(char, x.value, y.value, at))
    return found


def _body(path: Path, page: int) -> tuple[list[Line], list[Line]]:
    """Return the lines of body text of the left and the right column, from the top down."""
    second = _columns(page)[1]
    found = _set_in(path, page, "Bulletin-Song", BODY)
    sides = (
        [g for g in found if g.x < second - BODY],
        [g for g in found if g.x >= second - BODY],
    )
    left, right = ([_line(side, *row) for row in lines(side)] for side in sides)
    return left, right


def _line(found: list[Glyph], y: float, text: str, x: float) -> Line:
    right = max(g.x for g in found if abs(g.y - y) < 0.1)
    return Line(y, x, right, text)


def _text(path: Path, page: int) -> str:
    return "".join(text for _, text, _ in lines(glyphs(path, page)))


# -- the sheets


def test_the_specimen_has_two_folded_sheets_with_bleed(press: Path) -> None:
    with pikepdf.open(press) as pdf:
        assert len(pdf.pages) == 8
        for page in pdf.pages:
            trim = [float(edge) for edge in page.trimbox]
            assert trim == pytest.approx([0, 0, WIDTH, HEIGHT], abs=0.01)
            bleed = [float(edge) for edge in page.bleedbox]
            outer = [-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED]
            assert bleed == pytest.approx(outer, abs=0.01)


def test_only_red_and_black_are_printed(press: Path) -> None:
    for page in pypdfium2.PdfDocument(press):
        for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            assert found.get_metadata().colorspace == pdfium.FPDF_COLORSPACE_DEVICECMYK
    inks = set()
    with pikepdf.open(io.BytesIO(press.read_bytes())) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in {"k", "K", "scn", "SCN", "rg", "RG", "g", "G"}:
                    inks.add(tuple(float(value) for value in operands))
    assert {ink[:3] for ink in inks} == {(0, 0, 0), (0, 1, 1)}
    assert {ink[3] for ink in inks if ink[1]} == {0}


# -- the grid


@pytest.mark.parametrize("page", INNER)
def test_every_line_of_body_text_sits_on_the_grid_of_42_lines(press: Path, page: int) -> None:
    found = [line for column in _body(press, page) for line in column]
    assert len(found) >= 15
    for line in found:
        steps = (FIRST - line.y) / PITCH
        assert abs(steps - round(steps)) * PITCH < 0.02, line.text
        assert 0 <= round(steps) <= 41


@pytest.mark.parametrize("page", INNER)
def test_both_columns_stand_where_they_belong(press: Path, page: int) -> None:
    for edge, column in zip(_columns(page), _body(press, page), strict=True):
        flush = [line.left - edge for line in column if line.text[0] not in OPENERS]
        assert min(flush) == pytest.approx(0, abs=0.05)
        assert max(line.right for line in column) + BODY / 2 < edge + COLUMN + 0.05


def test_a_full_line_holds_21_characters_and_paragraphs_are_indented_by_two(press: Path) -> None:
    left, _ = _body(press, 1)
    assert max(len(line.text) for line in left) >= 21
    assert pytest.approx(10.5, abs=0.01) == BODY
    starts = {round((line.left - _left(1)) / BODY, 1) for line in left[:9]}
    assert {0.0, 2.0} <= starts


def test_pages_are_full_to_the_last_line(press: Path) -> None:
    for page in (1, 3):
        for column in _body(press, page):
            assert column[-1].y == pytest.approx(FIRST - 41 * PITCH, abs=0.02)


def test_columns_before_a_block_across_them_end_level(press: Path) -> None:
    left, right = _body(press, 2)
    assert abs(left[-1].y - right[-1].y) < PITCH + 0.02


# -- running heads and page numbers


@pytest.mark.parametrize("page", INNER)
def test_page_numbers_stand_in_the_outer_margin(press: Path, page: int) -> None:
    number = [g for g in glyphs(press, page) if abs(g.size - 13) < 0.02]
    assert "".join(g.char for g in number) == str(page + 1)
    edge = _left(page) - 5 * MM if page % 2 else _left(page) + 163 * MM + 5 * MM
    at = number[0].x + 13 / 2 if page % 2 else number[0].x
    assert at == pytest.approx(edge, abs=1.5)
    assert number[0].y == pytest.approx(19 * MM + 16 - 13.1, abs=2)


HEADS = ["新年思路", "新年思路", "新年思路", "新年思路", "基层动态", "基层动态"]


@pytest.mark.parametrize(("page", "section"), list(enumerate(HEADS, 1)))
def test_running_heads_name_the_section_outside_and_the_issue_inside(
    press: Path, page: int, section: str
) -> None:
    head = [g for g in glyphs(press, page) if g.y > HEIGHT - 28 * MM and g.size < 10]
    ((_, text, _),) = [row for row in lines(head) if "苏" in row[1]][:1] or [(0, "", 0)]
    assert "苏州工会信息2012年第3期" in text
    tab = "".join(g.char for g in _set_in(press, page, "Bulletin-Hei", 9) if g.y > HEIGHT - 28 * MM)
    assert tab == section
    # the rule lies seven millimetres above the type area
    rule = [b for b in bands(press, page, BLEED + _left(page) + 163 * MM / 2) if b[0] > 780]
    assert rule[0][0] - rule[0][1] - BLEED == pytest.approx(HEIGHT - 21 * MM, abs=0.1)
    assert rule[0][1] == pytest.approx(0.25 * MM, abs=0.06)


def test_cover_and_back_have_neither_head_nor_number(press: Path) -> None:
    for page in (0, 7):
        found = [g for g in glyphs(press, page) if abs(g.size - 13) < 0.02]
        assert found == []
        assert not [g for g in glyphs(press, page) if g.y > HEIGHT - 15 * MM]


# -- the cover


def test_the_name_is_168_mm_wide_above_its_rule(press: Path) -> None:
    name = [g for g in glyphs(press, 0) if g.size > 60]
    assert "".join(g.char for g in name) == "苏州工会信息"
    assert name[0].x == pytest.approx(21 * MM, abs=0.1)
    pitch = 168 * MM / 6
    steps = [b.x - a.x for a, b in itertools.pairwise(name)]
    assert steps == pytest.approx([pitch] * 5, abs=0.1)
    rule = [b for b in bands(press, 0, BLEED + 105 * MM) if 3.8 < b[1] < 4.2]
    assert rule[0][0] - BLEED == pytest.approx(HEIGHT - 57 * MM, abs=0.1)
    assert rule[0][1] == pytest.approx(1.4 * MM, abs=0.06)


def test_the_picture_bleeds_over_both_edges(press: Path) -> None:
    page = pypdfium2.PdfDocument(press)[0]
    (picture,) = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
    left, foot, right, top = picture.get_bounds()
    assert left == pytest.approx(-BLEED, abs=0.1)
    assert right == pytest.approx(WIDTH + BLEED, abs=0.1)
    assert top == pytest.approx(HEIGHT - 70 * MM, abs=0.1)
    assert foot == pytest.approx(HEIGHT - 182 * MM, abs=0.1)


def test_the_contents_name_every_article_with_its_page(press: Path) -> None:
    rows = [text for _, text, _ in lines(glyphs(press, 0))]
    listed = [row for row in rows if "···" in row]
    ends = [(row.split("·")[0], row.rsplit("·", 1)[1]) for row in listed]
    assert ends == [
        ("张家港市总“三服务、三满意、五坚持”部署全年工作", "2"),
        ("常熟市总四大工程明确全年目标", "2"),
        ("昆山市总发布工会决胜现代化量化指标", "2"),
        ("吴江市总“五力”推进工会工作", "3"),
        ("相城区总突出重点推进工作", "4"),
        ("沧浪区总“三个紧扣”“四个提升”服务区域发展", "4"),
        ("水务投资公司工会形成2012年工作要点", "4"),
        ("望亭发电厂工会确定全年五方面工作", "5"),
        ("宝钢苏冶公司工会提出“八个人”工作思路", "5"),
        ("推进“两个普遍”增强基层工会活力", "6"),
        ("怎样建好“职工之家”", "7"),
        ("简讯", "7"),
    ]


def test_leaders_end_at_the_numbers_which_stand_flush_right(press: Path) -> None:
    found = [g for g in glyphs(press, 0) if abs(g.size - 11) < 0.02]
    for y, text, _ in lines(found):
        if "···" in text:
            last = max((g for g in found if abs(g.y - y) < 0.1), key=lambda g: g.x)
            assert last.x + 5.5 == pytest.approx(189 * MM, abs=0.1)


def test_the_licence_number_stands_on_the_cover_and_not_again_behind(press: Path) -> None:
    assert "准印证号：苏内资示字第0001号" in _text(press, 0)
    assert "准印证号" not in _text(press, 7)


# -- articles and their parts


def test_titles_have_thirteen_characters_a_line_at_most(press: Path) -> None:
    titles = [
        (page, y, text, x)
        for page in INNER
        for side in (0, 1)
        for y, text, x in lines(
            [
                g
                for g in glyphs(press, page)
                if abs(g.size - 16) < 0.02 and (g.x > _columns(page)[1] - 9) == bool(side)
            ]
        )
    ]
    assert len(titles) >= 18
    for page, _, text, x in titles:
        assert len(text) <= 14
        trimmed = 8 if text[0] in OPENERS else 0
        assert min(abs(x - edge + trimmed) for edge in _columns(page)) < 0.1, text


def test_the_parts_of_an_issue_are_there(press: Path) -> None:
    pages = {page: _text(press, page) for page in range(8)}
    assert "编者按" in pages[1]
    assert "操作性强、量化程度高，" in pages[2]
    assert "九家工会2012年工作思路一览" in pages[2]
    assert "宝钢苏冶重工公司工会八个人" in pages[2]
    assert "围绕后发崛起" in pages[5]
    assert "——相城区总工会全年工作解读" in pages[5]
    assert "怎样开展工资集体协商" in pages[5]
    assert "即工资由职工一方和企业平等协商、共同决定。" in pages[5]
    assert "每季召开一次职工座谈会（示意图）" in pages[6]


def test_the_heads_of_a_text_are_in_hei_and_begin_their_sentence(press: Path) -> None:
    found = "".join(g.char for g in _set_in(press, 2, "Bulletin-Hei", BODY))
    for head in ("一要服务发展大局，", "二要坚持强本固基，", "五要强化自身建设，"):
        assert head in found


def test_the_table_across_the_columns_ends_at_the_foot_of_the_type_area(press: Path) -> None:
    edge = _left(2) + 163 * MM
    crossed = [b for b in bands(press, 2, BLEED + edge - 2) if b[0] - BLEED < 300]
    rules = [b for b in crossed if b[1] > 0.8]
    top, foot = rules[0], rules[-1]
    assert top[1] == pytest.approx(0.5 * MM, abs=0.08)
    assert len(crossed) == 11  # nine rows and a head
    assert foot[1] == pytest.approx(0.35 * MM, abs=0.08)
    assert foot[0] - foot[1] - BLEED == pytest.approx(24.5 * MM, abs=0.2)
    for x in (_left(2) + 0.5, edge - 0.5):
        assert any(abs(b[0] - foot[0]) < 0.15 for b in bands(press, 2, BLEED + x))


def test_numbers_of_a_column_have_their_units_under_each_other(press: Path) -> None:
    rows = _set_in(press, 5, "Bulletin-Latin", 9)
    points = [g.x for g in rows if g.char == "."]
    assert len(points) == 3
    assert max(points) - min(points) < 0.05
    whole = [g for g in rows if g.char == "4"]
    assert any(abs(g.x + 4.5 - points[0]) < 0.05 for g in whole)  # 84%


def test_pinyin_stands_above_its_characters_and_moves_no_line(press: Path) -> None:
    small = [g for g in glyphs(press, 5) if abs(g.size - BODY / 2) < 0.02]
    assert "".join(g.char for g in small) == "yīróngzhé"
    left, _ = _body(press, 5)
    bases = {char: line.y for line in left for char in "祎镕喆" if char in line.text}
    assert set(bases) == set("祎镕喆")
    assert small[0].y - bases["祎"] == pytest.approx(BODY * 0.88, abs=1.5)


def test_text_flows_round_a_picture(press: Path) -> None:
    left, _ = _body(press, 3)
    edge = _left(3) + COLUMN
    beside = [line for line in left if line.right < edge - 80]
    assert len([line for line in beside if len(line.text) >= 9]) >= 5


def test_pictures_fill_their_column_or_the_page(press: Path) -> None:
    document = pypdfium2.PdfDocument(press)
    found = {
        page: [
            picture.get_bounds()
            for picture in document[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
        ]
        for page in (1, 5, 6)
    }
    for page, width in ((1, COLUMN), (5, 163 * MM), (6, COLUMN)):
        ((left, _, right, _),) = found[page]
        assert right - left == pytest.approx(width, abs=0.1)
        assert min(abs(left - edge) for edge in _columns(page)) < 0.1


# -- the back cover and the imprint


def test_the_imprint_stands_at_the_foot_of_the_back_cover(press: Path) -> None:
    crossed = [b for b in bands(press, 7, BLEED + 21 * MM + 168 * MM * 0.8) if b[0] < 260]
    rules = [b for b in crossed if b[1] < 1.2]
    assert rules[-1][0] - rules[-1][1] - BLEED == pytest.approx(21 * MM, abs=0.15)
    assert rules[-1][1] == pytest.approx(0.35 * MM, abs=0.06)
    text = _text(press, 7)
    assert "本期印发：市四套班子有关领导、" in text
    assert "共印500份" in text
    assert "扫码阅读网络版" in text


def test_the_distribution_is_set_within_a_line_of_its_label(press: Path) -> None:
    ((_, text, left),) = [r for r in lines(glyphs(press, 7)) if "市四套班子" in r[1]]
    assert text.endswith("、各直属单位工会、市各有关部门")
    assert left == pytest.approx(21 * MM, abs=0.05)


# -- issues that lack parts

SHORT = """\
layout:
  name: neikan
  options: {{pad_to_4: {pad}, imprint_place: {place}}}
name: 工会之声
sections:
  - articles:
      - title: 一篇短文
        body: 只有一段。
distribution:
  groups: [{{label: 送, recipients: [各工会]}}]
"""


def test_an_issue_without_masthead_picture_or_contents_has_no_cover(
    laid_out: Callable[[str], Built],
) -> None:
    seed = SEED.read_text(encoding="utf-8").replace("layout: jianbao", "layout: neikan")
    built = laid_out(seed)
    path = built.outputs[Target.PRESS]
    assert built.pages == 4
    assert _text(path, 0).startswith("新年思路")
    for page in range(4):
        for column in _body(path, page):
            for line in column:
                steps = (FIRST - line.y) / PITCH
                assert abs(steps - round(steps)) * PITCH < 0.02, line.text
    crossed = [b for b in bands(path, 3, BLEED + _left(3) + 163 * MM * 0.9) if b[0] < 160]
    assert crossed[-1][0] - crossed[-1][1] - BLEED == pytest.approx(24.5 * MM, abs=0.1)


@pytest.mark.parametrize(
    ("pad", "place", "pages"),
    [
        ("false", "last_page", 2),
        ("false", "back_cover", 3),
        ("true", "last_page", 4),
        ("true", "back_cover", 4),
    ],
)
def test_pages_are_padded_to_whole_sheets_before_the_back_cover(
    laid_out: Callable[[str], Built], pad: str, place: str, pages: int
) -> None:
    built = laid_out(SHORT.format(pad=pad, place=place))
    path = built.outputs[Target.PRESS]
    assert built.pages == pages
    texts = [_text(path, page) for page in range(pages)]
    imprint = [page for page, text in enumerate(texts) if "送：各工会" in text]
    assert imprint == [pages - 1 if place == "back_cover" else 1]
    blank = [page for page, text in enumerate(texts) if not text]
    assert blank == [page for page in range(2, pages) if page not in imprint]


def test_a_short_name_is_spaced_to_the_width_of_the_cover(
    laid_out: Callable[[str], Built],
) -> None:
    path = laid_out(SHORT.format(pad="false", place="last_page")).outputs[Target.PRESS]
    name = [g for g in glyphs(path, 0) if g.size > 60]
    assert name[0].x == pytest.approx(21 * MM, abs=0.1)
    assert name[-1].x + 86 == pytest.approx(189 * MM, abs=0.2)


def test_the_head_of_a_table_is_repeated_on_the_next_page(
    laid_out: Callable[[str], Built],
) -> None:
    rows = "\n".join(f"          | 第{number}行 | {number} |" for number in range(1, 61))
    text = f"""\
layout: neikan
sections:
  - articles:
      - title: 长表
        body: |
          表前有一段。

          ::: 表 一张长表 {{通栏}}
          | 项目 | 数 |
          |---|---|
{rows}
          :::

          表后有一段，不能丢。
"""
    path = laid_out(text).outputs[Target.PRESS]
    texts = [_text(path, page) for page in range(len(pypdfium2.PdfDocument(path)))]
    assert [text.count("项目数") for text in texts] == [1, 1]
    found = "".join(texts)
    assert all(f"第{number}行{number}" in found for number in range(1, 61))
    assert "表后有一段，不能丢。" in texts[1]


def test_the_imprint_keeps_clear_of_notes_and_text(laid_out: Callable[[str], Built]) -> None:
    text = SHORT.format(pad="false", place="last_page").replace(
        "只有一段。", "只有一段^[这是一条注。]。"
    )
    path = laid_out(text).outputs[Target.PRESS]
    rows = {text: y for y, text, _ in lines(glyphs(path, 1))}
    (note,) = [y for row, y in rows.items() if "这是一条注。" in row]
    (imprint,) = [y for row, y in rows.items() if "送：各工会" in row]
    assert note > imprint + 14
    foot = [b for b in bands(path, 1, BLEED + _left(1) + 163 * MM * 0.9) if b[0] < 160][-1]
    assert foot[0] - foot[1] - BLEED == pytest.approx(24.5 * MM, abs=0.1)
