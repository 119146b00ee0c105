"""The four pages of the news sheet, measured from the PDF of its specimen."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.conftest import CHECKOUT, SEED
from tests.seed.measure import MM, Glyph, bands, glyphs, lines

from bulletin_pdf.pipeline.build import Built, build
from bulletin_pdf.pipeline.targets import Target

SPECIMEN = CHECKOUT / "issues" / "specimen-kuaixun.yaml"
PAGE = 297 * MM
LEFT, RIGHT = 15.3 * MM, 210 * MM - 15.3 * MM
HEAD, FOOT = PAGE - 16 * MM, 19 * MM
PITCH = 262 * MM / 53
GAP = 13.5
COLUMN = (RIGHT - LEFT - 3 * GAP) / 4
BODY = COLUMN / 13
TOLERANCE = 0.02


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project") / "issues"
    shutil.copytree(SPECIMEN.parent / "images", folder / "images")
    shutil.copy(SPECIMEN, folder)
    return folder


@pytest.fixture(scope="module")
def specimen(project: Path) -> Built:
    return build(project / SPECIMEN.name, [Target.PRESS, Target.PROOF])


@pytest.fixture(scope="module")
def pages(specimen: Built) -> list[list[Glyph]]:
    return [glyphs(specimen.outputs[Target.PRESS], page) for page in range(specimen.pages)]


def _edge(column: int) -> float:
    return LEFT + column * (COLUMN + GAP)


def _in_column(
    page: list[Glyph], column: int, size: float = BODY
) -> list[tuple[float, str, float]]:
    """Return the lines of a column; an opener may stand half an em before its edge."""
    left, right = _edge(column) - 6, _edge(column) + COLUMN + 6
    return lines([g for g in page if left < g.x < right - 6 and abs(g.size - size) < 0.02])


def _running_text(page: list[Glyph]) -> list[tuple[int, float, str, float]]:
    """Return (column, base line, text, left) of the seed's lines; tables and frames bridge gaps."""
    seed = re.sub(r"\s", "", SEED.read_text(encoding="utf-8"))
    gaps = [(_edge(n) + COLUMN - 3, _edge(n + 1) - 6) for n in range(3)]
    bridged = {round(g.y, 1) for g in page for low, high in gaps if low < g.x < high}
    return [
        (column, y, text, x)
        for column in range(4)
        for y, text, x in _in_column(page, column)
        if len(text) >= 9 and text in seed and round(y, 1) not in bridged
    ]


def _row(y: float) -> float:
    return (HEAD - y) / PITCH


def _named(page: list[Glyph], text: str, size: float) -> tuple[float, float, float]:
    """Return (base line, left, right) of a line of display type."""
    found = [g for g in page if abs(g.size - size) < 0.6]
    for y, line, _ in lines(found):
        if text in line:
            row = [g for g in found if abs(g.y - y) < 0.1]
            return y, min(g.x for g in row), max(g.x for g in row) + size
    raise AssertionError(text)


def test_the_specimen_fills_one_folded_sheet(specimen: Built) -> None:
    assert specimen.pages == 4


def test_every_line_of_running_text_sits_on_the_grid_of_53_lines(pages: list[list[Glyph]]) -> None:
    phases = []
    for page in pages:
        found = _running_text(page)
        assert len(found) > 40
        for _, y, text, _ in found:
            assert 0 < _row(y) < 53, text
            phases.append((_row(y) % 1 * PITCH, text))
    usual = Counter(round(phase, 2) for phase, _ in phases).most_common(1)[0][0]
    assert [text for phase, text in phases if abs(phase - usual) > TOLERANCE] == []


def test_four_columns_of_thirteen_characters(pages: list[list[Glyph]]) -> None:
    assert pytest.approx(9.0, abs=0.01) == BODY
    for page in pages[1:]:
        starts = {
            column: min(
                x for c, _, text, x in _running_text(page) if c == column and text[0] not in "“《（"
            )
            for column in {c for c, *_ in _running_text(page)}
        }
        assert len(starts) >= 3
        for column, x in starts.items():
            assert x == pytest.approx(_edge(column), abs=0.05)
    solid = [t for page in pages for _, _, t, _ in _running_text(page) if t.isalpha()]
    assert max(map(len, solid)) == 13


def test_the_columns_of_the_lead_are_balanced(pages: list[list[Glyph]]) -> None:
    feet = [
        max(_row(y) for y, _, _ in _in_column(pages[0], column) if 15 < _row(y) < 31)
        for column in range(3)
    ]
    assert max(feet) - min(feet) < 2.1


def test_the_nameplate_spans_three_columns_and_the_guide_the_fourth(
    specimen: Built, pages: list[list[Glyph]]
) -> None:
    _, left, right = _named(pages[0], "苏州工会快讯", 67)
    assert left == pytest.approx(LEFT, abs=2)
    assert right < _edge(2) + COLUMN + 8
    y, left, right = _named(pages[0], "本期导读", 10.5)
    assert (left + right) / 2 == pytest.approx(_edge(3) + COLUMN / 2, abs=3)
    assert _row(y) < 2
    guide = [g for g in pages[0] if g.x > _edge(3) and _row(g.y) < 6.1]
    assert re.findall(r"(\d)版", "".join(g.char for g in guide)) == ["2", "2", "3"]
    assert {round(g.size, 1) for g in guide} == {10.5, 8.5, 9.0}  # the pages are red: no less


def test_the_date_bar_lies_between_a_red_and_a_fine_rule(specimen: Built) -> None:
    crossed = bands(specimen.outputs[Target.PRESS], 0, _edge(3) - GAP / 2 - 20)
    rule = next(b for b in crossed if abs(b[0] - (HEAD - 6.6 * PITCH)) < 0.1)
    assert rule[1] == pytest.approx(0.8 * MM, abs=0.06)


def test_the_lead_head_is_36_points_over_three_columns(pages: list[list[Glyph]]) -> None:
    _, left, right = _named(pages[0], "四大工程明确全年目标", 36)
    assert (left + right) / 2 == pytest.approx((LEFT + _edge(2) + COLUMN) / 2, abs=1)
    assert right - left == pytest.approx(360, abs=2)


def test_page_heads_carry_the_number_outside_over_a_red_rule(
    specimen: Built, pages: list[list[Glyph]]
) -> None:
    path = specimen.outputs[Target.PRESS]
    for number in (1, 2, 3):
        y, left, right = _named(pages[number], str(number + 1), 24)
        digit = next(g for g in pages[number] if abs(g.size - 24) < 0.1)
        assert digit.char == str(number + 1)
        if number % 2:
            assert digit.x == pytest.approx(LEFT, abs=0.5)
        else:
            assert digit.x + 14 == pytest.approx(RIGHT, abs=2)
        y, left, right = _named(pages[number], "新年思路", 14)
        assert y > HEAD - 2.6 * PITCH
        assert left < LEFT + 30 if number % 2 else right > RIGHT - 30
        for x in (LEFT + 1, (LEFT + RIGHT) / 2, RIGHT - 2):
            rule = next(
                b for b in bands(path, number, x) if abs(b[0] - b[1] - (HEAD - 2.5 * PITCH)) < 0.1
            )
            assert rule[1] == pytest.approx(0.8 * MM, abs=0.06)


def test_no_story_rule_shows_beside_the_page_head(specimen: Built) -> None:
    """The rule over a story that begins a page hides behind the red one."""
    for number in (1, 2, 3):
        crossed = bands(specimen.outputs[Target.PRESS], number, _edge(1) + COLUMN - 1)
        first = [b for b in crossed if HEAD - 3.2 * PITCH < b[0] < HEAD - 2 * PITCH]
        assert len(first) == 1


def test_side_by_side_heads_alternate_hei_and_song(pages: list[list[Glyph]]) -> None:
    hei, *_ = _named(pages[1], "“三服务、三满意、五坚持”", 20)
    song, left, _ = _named(pages[1], "发布工会决胜", 21)
    assert hei == pytest.approx(song, abs=1)
    assert left == pytest.approx(_edge(2), abs=0.1)


def test_the_imprint_lies_on_the_foot_of_page_4(specimen: Built) -> None:
    crossed = [b for b in bands(specimen.outputs[Target.PRESS], 3, RIGHT - 2) if b[0] < FOOT + 60]
    assert crossed[-1][1] == pytest.approx(0.35 * MM, abs=0.06)
    assert crossed[-1][0] - crossed[-1][1] == pytest.approx(FOOT, abs=0.06)


def test_page_1_ends_with_its_foot(pages: list[list[Glyph]]) -> None:
    y, _, right = _named(pages[0], "第1版", 8)
    assert 51.7 < _row(y) < 53
    assert right == pytest.approx(RIGHT, abs=0.5)


def test_other_page_counts_are_noted(project: Path) -> None:
    short = project / "short.yaml"
    short.write_text(
        "layout: kuaixun\nsections:\n  - articles:\n      - {title: 一条消息, body: 正文。}\n",
        encoding="utf-8",
    )
    built = build(short)
    found = [(d.code, d.values) for d in built.diagnostics]
    assert found == [("pages-unexpected", {"pages": built.pages, "expected": 4})]
    assert built.pages == 1


def test_the_seed_without_masthead_or_date_is_set_in_this_layout(project: Path) -> None:
    issue = project / "seed.yaml"
    text = SEED.read_text(encoding="utf-8").replace("layout: jianbao", "layout: kuaixun")
    issue.write_text(text, encoding="utf-8")
    built = build(issue)
    assert [d.code for d in built.diagnostics] == ["pages-unexpected"]
    first = glyphs(built.outputs[Target.PRESS], 0)
    assert _named(first, "新年思路", 67)[1] == pytest.approx(LEFT, abs=4)
    everything = "".join(
        g.char for n in range(built.pages) for g in glyphs(built.outputs[Target.PRESS], n)
    )
    assert "导读" not in everything
    assert everything.count("职工群众信赖") == 1


def test_all_briefs_are_printed_when_the_side_column_is_full(project: Path) -> None:
    issue = project / "briefs.yaml"
    briefs = "\n".join(f"      - 第{n:02}条。" + "简讯一条，写得不算长。" * 6 for n in range(1, 16))
    issue.write_text(
        "layout: kuaixun\nsections:\n  - articles:\n      - title: 头条\n        body: 正文。\n"
        f"  - title: 简讯\n    briefs:\n{briefs}\n",
        encoding="utf-8",
    )
    built = build(issue)
    pages = [glyphs(built.outputs[Target.PRESS], n) for n in range(built.pages)]
    text = "".join(g.char for page in pages for g in page)
    assert re.findall(r"第(\d\d)条。", text) == [f"{n:02}" for n in range(1, 16)]
    assert min(y for y, _, _ in _in_column(pages[0], 3)) > FOOT + 2 * PITCH
