"""The pages of the seed issue, measured: GB/T 9704-2012 and the house style of a red head."""

from __future__ import annotations

import io
import itertools

import pikepdf
import pytest
from tests.seed.measure import MM, Glyph, bands, glyphs, lines

from bulletin_pdf.pipeline.build import Built
from bulletin_pdf.pipeline.targets import Target

PAGE = (210 * MM, 297 * MM)
LEFT = {"odd": 28 * MM, "even": 26 * MM}  # the inner margin of 28 mm changes sides
MEASURE = 156 * MM
HEAD = PAGE[1] - 37 * MM
FOOT = 35 * MM
PITCH = 225 * MM / 22
BODY = MEASURE / 28
OPENERS = "“‘（《【"


@pytest.fixture(scope="module")
def pages(seed: Built) -> list[list[Glyph]]:
    return [glyphs(seed.outputs[Target.PRESS], page) for page in range(seed.pages)]


def _left(page: int) -> float:
    return LEFT["even" if page % 2 else "odd"]


def _body(page: list[Glyph]) -> list[tuple[float, str, float]]:
    return lines([g for g in page if abs(g.size - BODY) < 0.02])


def test_the_sheet_is_a4(seed: Built) -> None:
    with pikepdf.open(seed.outputs[Target.PRESS]) as pdf:
        for page in pdf.pages:
            for box in (page.mediabox, page.trimbox):
                assert [float(edge) for edge in box] == pytest.approx([0, 0, *PAGE], abs=0.01)


def test_every_body_line_sits_on_the_grid_of_22_lines(pages: list[list[Glyph]]) -> None:
    first = max(y for page in pages for y, _, _ in _body(page))
    assert 0 < HEAD - first < PITCH
    for page in pages:
        for y, text, _ in _body(page):
            steps = (first - y) / PITCH
            assert abs(steps - round(steps)) * PITCH < 0.05, text
            assert 0 <= round(steps) <= 21


def test_the_pitch_is_28_99_points(pages: list[list[Glyph]]) -> None:
    ys = [y for y, _, _ in _body(pages[1])]
    steps = [above - below for above, below in itertools.pairwise(ys)]
    assert min(steps) == pytest.approx(28.99, abs=0.05)


def test_the_type_area_is_156_by_225_mm(pages: list[list[Glyph]]) -> None:
    for number, page in enumerate(pages):
        # an opener at the start of a line gives up half an em, so its origin lies before the edge
        left = min(x for _, text, x in _body(page) if text[0] not in OPENERS)
        assert left == pytest.approx(_left(number), abs=0.05)
        for glyph in page:
            if abs(glyph.size - BODY) < 0.02:
                assert glyph.x + BODY / 2 < _left(number) + MEASURE + 0.05
                assert FOOT < glyph.y < HEAD


def test_a_full_line_holds_28_characters(pages: list[list[Glyph]]) -> None:
    solid = [
        text for page in pages for _, text, _ in _body(page) if not any(c.isascii() for c in text)
    ]
    assert max(len(text) for text in solid) >= 28
    assert pytest.approx(15.793, abs=0.001) == BODY


def test_paragraphs_are_indented_by_two_characters(pages: list[list[Glyph]]) -> None:
    starts = {
        round(x - _left(n), 1)
        for n, page in enumerate(pages)
        for _, text, x in _body(page)
        if text[0] not in OPENERS
    }
    indents = {0.0, round(2 * BODY, 1)}
    assert starts == indents


def test_the_title_matter_is_red_with_a_rule_across_the_type_area(seed: Built) -> None:
    path = seed.outputs[Target.PRESS]
    (head, *_) = lines([g for g in glyphs(path, 0) if g.size > 29])
    assert head[1] == "【新年思路】"
    # at a quarter of the measure no character of the head stands, only the rule
    crossed = [b for b in bands(path, 0, LEFT["odd"] + 20) if b[0] > 600]
    rule = crossed[0]
    assert rule[1] == pytest.approx(0.9 * MM, abs=0.06)
    assert rule[0] - rule[1] == pytest.approx(HEAD - 3.3 * PITCH, abs=0.06)
    for x in (LEFT["odd"] + 0.5, LEFT["odd"] + MEASURE - 0.5):
        assert any(abs(b[0] - rule[0]) < 0.1 for b in bands(path, 0, x))
    for x in (LEFT["odd"] - 1, LEFT["odd"] + MEASURE + 1):
        assert not any(abs(b[0] - rule[0]) < 0.1 for b in bands(path, 0, x))


def test_titles_are_centred_in_erhao(seed: Built) -> None:
    path = seed.outputs[Target.PRESS]
    titled = 0
    for number in range(seed.pages):
        found = [g for g in glyphs(path, number) if g.size == pytest.approx(22, abs=0.05)]
        middle = _left(number) + MEASURE / 2
        for y, text, x in lines(found):
            row = [g for g in found if abs(g.y - y) < 0.1]
            right = max(g.x for g in row) + 22
            assert (x + right) / 2 == pytest.approx(middle, abs=11), text
            titled += 1
    assert titled >= 9


def test_signatures_end_one_character_before_the_edge(pages: list[list[Glyph]]) -> None:
    signatures = 0
    for number, page in enumerate(pages):
        for y, text, _ in _body(page):
            if text.startswith("（") and text.endswith("工会）"):
                right = max(g.x for g in page if abs(g.y - y) < 0.1) + BODY
                assert right == pytest.approx(_left(number) + MEASURE - BODY, abs=0.05)
                signatures += 1
    assert signatures == 9


def test_page_numbers_stand_outside_seven_millimetres_below(seed: Built) -> None:
    path = seed.outputs[Target.PRESS]
    for number in range(seed.pages):
        row = [g for g in glyphs(path, number) if g.y < FOOT - 15]
        assert "".join(g.char for g in row) == f"—{number + 1}—"
        assert {round(g.size, 2) for g in row} == {14.0}
        left, right = row[0].x, row[-1].x + 14
        if number % 2 == 0:
            assert right == pytest.approx(LEFT["odd"] + MEASURE - 14, abs=0.05)
        else:
            assert left == pytest.approx(LEFT["even"] + 14, abs=0.05)
        dash = [b for b in bands(path, number, row[0].x + 7) if b[0] < FOOT]
        assert dash[0][0] == pytest.approx(FOOT - 7 * MM, abs=0.15)


def test_the_imprint_lies_between_rules_on_the_foot_of_the_last_page(seed: Built) -> None:
    path = seed.outputs[Target.PRESS]
    last = seed.pages - 1
    # two characters in from the edge neither the label nor the list has ink
    crossed = [b for b in bands(path, last, _left(last) + 5) if b[0] < 180]
    (first_top, first), (last_top, thickness) = crossed[0], crossed[-1]
    assert first == pytest.approx(0.35 * MM, abs=0.06)
    assert thickness == pytest.approx(0.35 * MM, abs=0.06)
    assert last_top - thickness == pytest.approx(FOOT, abs=0.06)
    assert first_top > last_top + 30


def test_turnover_lines_of_the_distribution_align_after_the_colon(seed: Built) -> None:
    last = seed.pages - 1
    rows = lines(
        [
            g
            for g in glyphs(seed.outputs[Target.PRESS], last)
            if g.y < 200 and abs(g.size - 14) < 0.05
        ]
    )[:-1]
    assert rows[0][1].startswith("本期印发：市四套班子")
    assert rows[0][2] == pytest.approx(_left(last) + 14, abs=0.05)
    for _, text, x in rows[1:]:
        trimmed = 7 if text[0] in OPENERS else 0
        assert x == pytest.approx(_left(last) + 14 * 6 - trimmed, abs=0.05)


def test_the_red_is_the_layouts_and_the_text_is_black_alone(seed: Built) -> None:
    with pikepdf.open(io.BytesIO(seed.outputs[Target.PRESS].read_bytes())) as pdf:
        colours = {
            tuple(float(o) for o in operands)
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) in {"scn", "SCN", "k", "K", "rg", "RG", "g", "G"}
        }
    assert colours == {(0, 0, 0, 1), (0, 0.8, 0.8, 0)}
