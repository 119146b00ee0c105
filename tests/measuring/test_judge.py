"""The judge of lines, on pages whose every glyph was laid by hand."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from bench.glyphs import read_pages
from bench.judge import FEWEST_LINES, TOO_FEW_LINES, Verdict, judge, main
from weasyprint import HTML

from bulletin_pdf.typeset import composition

from .pages import LEADING, LEFT, SIZE, TOP, Spot, solid, spread, write_pdf

FONTS = Path(__file__).resolve().parents[2] / "fonts"
TEN = "天地玄黄宇宙洪荒日月"
Judge = Callable[[Iterable[Spot]], Verdict]


@pytest.fixture
def judged(tmp_path: Path) -> Judge:
    def judge_spots(*lines: Iterable[Spot]) -> Verdict:
        spots = [spot for line in lines for spot in line]
        return judge(write_pdf(tmp_path / "page.pdf", [spots]))

    return judge_spots


def _frame(*rows: Iterable[Spot]) -> list[Iterable[Spot]]:
    """Two full lines of ten characters, from which the right edge is found, then some rows."""
    return [solid(TEN[:8], 0, indent=2), solid(TEN, 1), solid(TEN, 2), *rows]


def test_solid_lines_are_flush(judged: Judge) -> None:
    report = judged(*_frame(solid("天地玄", 3))).report
    assert (report.pages, report.columns, report.size) == (1, 1, SIZE)
    assert (report.measure_em, report.nonlast_lines) == (10, 3)
    assert (report.flush_pct, report.flush_worst_pt) == (100, 0)
    assert (report.stretch_max, report.uneven_rms, report.gap_max) == (0, 0, 0)
    assert (report.kinsoku_start, report.kinsoku_end, report.lone_last) == (0, 0, 0)


def test_a_hyphen_at_the_end_of_a_line_is_seen(judged: Judge) -> None:
    """PDFium gives another code for one that it takes for hyphenation."""
    verdict = judged(*_frame(solid("天地玄黄宇linux-", 3), solid("modules日月", 4)))
    [miss] = [text for _, _, text in verdict.offenders["not_flush"]] or [""]
    assert miss == "天地玄黄宇linux-"


def test_short_line_is_not_flush(judged: Judge) -> None:
    verdict = judged(*_frame(solid(TEN[:9], 3), solid(TEN, 4), solid("天地", 5)))
    assert verdict.report.flush_pct == 80
    assert verdict.report.flush_worst_pt == SIZE
    assert verdict.offenders["not_flush"] == [(1.0, 1, TEN[:9])]


@pytest.mark.parametrize("last", ["，", "。", "）"])
@pytest.mark.parametrize("full", [True, False])
def test_final_mark_counts_full_or_half(judged: Judge, last: str, *, full: bool) -> None:
    count = 9 if full else 8
    step = 1.0 if full else 9.5 / 8.5
    row = spread(TEN[:count] + last, [step] * count, 3)
    row[-1] = row[-1]._replace(x=LEFT + (9 if full else 9.5) * SIZE)
    assert judged(*_frame(row, solid("天地", 4))).report.flush_pct == 100


def test_comma_may_hang_but_a_bracket_may_not(judged: Judge) -> None:
    assert judged(*_frame(solid(TEN + "，", 3), solid("天地", 4))).report.flush_pct == 100
    assert judged(*_frame(solid(TEN + "）", 3), solid("天地", 4))).report.flush_pct == 75


def test_stretch_is_measured_between_han_and_at_every_gap(judged: Judge) -> None:
    row = spread(TEN[:9], [9 / 8] * 8, 3)
    verdict = judged(*_frame(row, solid("天地", 4)))
    assert verdict.report.stretch_max == 0.125
    assert verdict.report.stretch_max_free == 0.125
    assert verdict.report.gap_max == 0.125
    assert verdict.offenders["widest_gap"][0] == (0.125, 1, "黄|宇", TEN[:9])


def test_line_before_a_long_number_is_told_apart(judged: Judge) -> None:
    row = spread(TEN[:7], [9 / 6] * 6, 3)
    report = judged(*_frame(row, solid("12345678元天地玄黄宇", 4), solid("天地", 5))).report
    assert report.held_open == 1
    assert (report.stretch_max, report.stretch_max_free) == (0.5, 0)


@pytest.mark.parametrize("mark", ["，", "”", "·", "%", "）"])
def test_mark_that_may_not_begin_a_line(judged: Judge, mark: str) -> None:
    verdict = judged(*_frame(solid(mark + "天地玄", 3)))
    assert verdict.offenders["kinsoku_start"] == [(1, mark + "天地玄")]


@pytest.mark.parametrize("mark", ["“", "（", "《"])
def test_mark_that_may_not_end_a_line(judged: Judge, mark: str) -> None:
    row = solid(TEN[:9] + mark, 3)
    verdict = judged(*_frame(row, solid("天地", 4)))
    assert verdict.offenders["kinsoku_end"] == [(1, TEN[:9] + mark)]


def test_adjacent_marks_are_loose_or_tight(judged: Judge) -> None:
    loose = spread("天，“地", [1, 1, 1], 3)
    tight = spread("天，“地", [1, 0.5, 1], 4)
    report = judged(*_frame(loose, tight)).report
    assert (report.punct_pairs, report.loose_pairs) == (2, 1)


def test_squeezed_marks(judged: Judge) -> None:
    rows = [spread("天，地", [1, advance], 3 + n) for n, advance in enumerate((1, 0.9, 0.5))]
    report = judged(*_frame(*rows)).report
    assert report.squeezed_pct == pytest.approx(66.67)
    assert report.squeezed_hard_pct == pytest.approx(33.33)


@pytest.mark.parametrize(("last", "runts"), [("天", 1), ("天。", 1), ("天。”", 1), ("天地", 0)])
def test_runts(judged: Judge, last: str, runts: int) -> None:
    assert judged(*_frame(solid(last, 3))).report.lone_last == runts


@pytest.mark.parametrize(
    ("first", "second", "numbers", "units"),
    [
        ("地12", "34天", 1, 0),
        ("地12.", "34天", 1, 0),
        ("地2012", "年天", 0, 1),
        ("地25", "%天", 0, 1),
        ("地2012年", "1月", 0, 0),
    ],
)
def test_torn_numbers(judged: Judge, first: str, second: str, numbers: int, units: int) -> None:
    row = solid("天地玄黄宇" + first, 3)
    verdict = judged(*_frame(row, solid(second, 4)))
    assert (verdict.report.split_numbers, verdict.report.split_units) == (numbers, units)


def test_space_between_han_and_latin(judged: Judge) -> None:
    row = spread("天a地", [1.25, 0.75], 3)
    assert judged(*_frame(row)).report.han_latin_gap_em == 0.25


def test_superscript_between_two_glyphs_is_no_gap(judged: Judge) -> None:
    row = solid(TEN[:9], 3)
    row[5:] = [spot._replace(x=spot.x + SIZE) for spot in row[5:]]
    mark = Spot("1", row[4].x + SIZE, row[4].y + 4, 5.0)
    assert judged(*_frame(row, [mark], solid("天地", 4))).report.stretch_max == 0


def test_two_em_dash_drawn_as_one_glyph_is_no_gap(judged: Judge) -> None:
    dash = Spot("——", LEFT + 4 * SIZE, TOP - 3 * LEADING)
    row = [*solid(TEN[:4], 3), dash, *solid(TEN[:4], 3, indent=6)]
    assert judged(*_frame(row, solid("天地", 4))).report.gap_max == 0


def test_two_em_dash_drawn_as_one_glyph_ends_a_line(judged: Judge) -> None:
    dash = Spot("——", LEFT + 8 * SIZE, TOP - 3 * LEADING)
    assert judged(*_frame([*solid(TEN[:8], 3), dash], solid("天地", 4))).report.flush_pct == 100


def test_two_columns(tmp_path: Path) -> None:
    pages = []
    for count in (6, 1):
        spots = [spot for row in range(6) for spot in solid(TEN, row)]
        right = LEFT + 12 * SIZE
        spots += [spot for row in range(count) for spot in solid(TEN, row, left=right)]
        pages.append(spots)
    report = judge(write_pdf(tmp_path / "page.pdf", pages)).report
    assert (report.columns, report.measure_em, report.flush_pct) == (2, 10, 100)
    assert report.nonlast_lines == 18


def test_last_column_of_a_document_may_be_short(tmp_path: Path) -> None:
    """A column that another page knows needs no crowd on this one."""
    right = LEFT + 12 * SIZE
    full = [solid(TEN, row, left=left) for left in (LEFT, right) for row in range(30)]
    last = [solid(TEN, row) for row in range(30)] + [solid(TEN, 0, left=right)]
    pages = [[spot for line in page for spot in line] for page in (full, last)]
    report = judge(write_pdf(tmp_path / "page.pdf", pages)).report
    assert (report.columns, report.nonlast_lines, report.flush_pct) == (2, 90, 100)


def test_ragged_text_needs_its_right_edge_told(tmp_path: Path) -> None:
    spots = [spot for row in range(4) for spot in solid(TEN[:9], row)]
    file = write_pdf(tmp_path / "page.pdf", [spots])
    assert judge(file).report.flush_pct == 100
    assert judge(file, right=LEFT + 10 * SIZE).report.flush_pct == 0


def test_words_that_stick_out_make_no_edge(tmp_path: Path) -> None:
    spots = [spot for row in range(40) for spot in solid(TEN, row % 40)]
    more = [spot for row in range(40) for spot in solid(TEN, row)]
    out = [spot for row in (0, 1) for spot in solid("a" * 60 + "天", row)]
    rest = [spot for row in range(2, 40) for spot in solid(TEN, row)]
    report = judge(write_pdf(tmp_path / "page.pdf", [spots, more, [*out, *rest]])).report
    assert report.measure_em == 10
    assert report.nonlast_lines == 119


def test_page_without_han(tmp_path: Path) -> None:
    report = judge(write_pdf(tmp_path / "page.pdf", [solid("abc", 0)])).report
    assert (report.size, report.nonlast_lines, report.stretch_max) == (0, 0, None)


def test_command_prints_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spots = [spot for row in range(FEWEST_LINES + 1) for spot in solid(TEN, row)]
    file = str(write_pdf(tmp_path / "page.pdf", [spots]))
    assert main([file, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["flush_pct"] == 100
    assert main([file, "--show", "1"]) == 0
    assert "widest_gap: (0.0, 1," in capsys.readouterr().out


def test_command_says_when_there_is_too_little_to_judge(tmp_path: Path) -> None:
    file = write_pdf(tmp_path / "page.pdf", [solid(TEN, 0)])
    assert main([str(file), "--json"]) == TOO_FEW_LINES


def test_a_gap_that_is_hidden_in_the_advance_of_a_letter_is_seen(tmp_path: Path) -> None:
    """Our own pages show a digit before a wide gap with a wider advance, for readers of text."""
    composition.install()
    text = "天地玄黄宇宙洪荒日月2012年辰宿列张"
    face = FONTS / "BulletinSong.otf"
    page = f"""<html lang="zh"><style>
        @font-face {{ font-family: Song; src: url("{face.as_uri()}") }}
        @page {{ size: 400pt 200pt; margin: 20pt }}
        html {{ font: 10pt/16pt Song; text-autospace: normal }}
        </style><p>{text}2"""
    pdf = tmp_path / "page.pdf"
    HTML(string=page).write_pdf(pdf)
    (glyphs,) = read_pages(pdf)
    twos = [glyph for glyph in glyphs if glyph.char == "2"]
    assert "".join(glyph.char for glyph in glyphs) == f"{text}2"
    assert len({round(glyph.advance, 3) for glyph in twos}) == 1
    digit, han = twos[1], next(glyph for glyph in glyphs if glyph.char == "年")
    assert han.x - digit.x - digit.advance == pytest.approx(2.5, abs=0.01)
