"""One test for each rule of CLREQ's line composition that a plan of lines can show.

`docs/clreq.md` is generated from `facts/clreq-rules.tsv` and names these tests.
"""

from collections.abc import Sequence

import pytest

from bulletin_pdf.clreq import (
    CharClass,
    Costs,
    Facts,
    Fit,
    Line,
    LineEnd,
    LineStart,
    Paragraph,
    ProhibitionLevel,
    Setting,
    Spacing,
    classify,
    natural_advance,
    pair_gap,
)

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"


def _texts(paragraph: Paragraph, measures: Sequence[float]) -> list[str]:
    return [paragraph.text[line.start : line.end] for line in paragraph.lines(measures)]


def _gap_before(paragraph: Paragraph, line: Line, char: str) -> float:
    """The gap that a line sets before the first occurrence of a character in it."""
    at = paragraph.text.index(char, line.start)
    return paragraph.gaps(line)[at - line.start - 1]


def _squeezed(first: str, measure: float) -> tuple[Paragraph, Line]:
    """A paragraph whose first line cannot but give up room, and that line."""
    text = first + HAN
    only = {position: position == len(first) for position in range(1, len(text))}
    paragraph = Paragraph(text, facts=Facts(breaks=only), spacing=Spacing(end=LineEnd.FULL))
    line = paragraph.lines([measure, 40.0])[0]
    assert line.slack < 0
    return paragraph, line


def test_stops_take_an_em() -> None:
    assert [natural_advance(mark) for mark in "，。；：！？、"] == [1.0] * 7


def test_exclamation_and_question_marks_in_one_sign_take_an_em() -> None:
    assert [natural_advance(mark) for mark in "‼⁇⁈⁉"] == [1.0] * 4


def test_dash_and_ellipsis_take_two_ems() -> None:
    assert [2 * natural_advance(half) for half in "—…⋯"] == [2.0] * 3
    assert natural_advance("⸺") in (1.0, 2.0)


def test_interpunct_and_solidus_take_half_an_em() -> None:
    assert [natural_advance(mark) for mark in "·/"] == [0.5, 0.5]


@pytest.mark.parametrize("level", ["basic", "gb", "strict"])
def test_no_stop_begins_and_no_opener_ends_a_line(level: str) -> None:
    text = "".join(f"{HAN[n]}，“{HAN[n + 1]}”" for n in range(20))
    paragraph = Paragraph(text, level=ProhibitionLevel(level))
    lines = _texts(paragraph, [7.0])
    assert not any(classify(line[0]) in (CharClass.PAUSE, CharClass.CLOSER) for line in lines)
    assert not any(classify(line[-1]) is CharClass.OPENER for line in lines)


def test_level_none_breaks_anywhere_between_marks() -> None:
    lines = _texts(Paragraph(HAN[:4] + "，" + HAN, level=ProhibitionLevel.NONE), [4.0])
    assert lines[1].startswith("，")


def test_dash_begins_no_line_when_strict() -> None:
    text = HAN[:8] + "——" + HAN
    starts = {
        level: _texts(Paragraph(text, level=level), [8.0])[1][0]
        for level in (ProhibitionLevel.GB, ProhibitionLevel.STRICT)
    }
    assert starts[ProhibitionLevel.GB] == "—"
    assert starts[ProhibitionLevel.STRICT] != "—"


@pytest.mark.parametrize("sign", ["——", "……", "⋯⋯"])
@pytest.mark.parametrize("before", range(5, 9))
def test_two_em_sign_is_never_parted(sign: str, before: int) -> None:
    lines = _texts(Paragraph(HAN[:before] + sign + HAN), [8.0])
    assert sum(line.count(sign) for line in lines) == 1


def test_two_em_sign_is_never_opened() -> None:
    paragraph = Paragraph(HAN[:5] + "——" + HAN)
    lines = paragraph.lines([8.5])
    first = next(line for line in lines if "——" in paragraph.text[line.start : line.end])
    at = paragraph.text.index("——")
    assert first.unit
    assert paragraph.gaps(first)[at - first.start] == 0


@pytest.mark.parametrize("number", ["2025", "12.5%", "1,234", "3.14", "℃", "￥500"])
@pytest.mark.parametrize("before", range(4, 9))
def test_number_keeps_its_prefix_and_suffix(number: str, before: int) -> None:
    lines = _texts(Paragraph(HAN[:before] + number + HAN), [8.0])
    assert sum(line.count(number) for line in lines) == 1


@pytest.mark.parametrize("level", ["gb", "strict"])
@pytest.mark.parametrize("before", range(4, 9))
def test_solidus_neither_begins_nor_ends_a_line(level: str, before: int) -> None:
    lines = _texts(Paragraph(HAN[:before] + "/" + HAN, level=ProhibitionLevel(level)), [8.0])
    assert not any(line[0] == "/" or line[-1] == "/" for line in lines)


@pytest.mark.parametrize(("a", "b"), ["，“", "”，", "。”", "（《", "》（", "》》"])
def test_adjacent_marks_take_an_em_and_a_half(a: str, b: str) -> None:
    assert 2.0 + pair_gap(a, b) == 1.5


def test_bracket_stays_close_to_what_it_encloses() -> None:
    assert pair_gap("（", "文") == pair_gap("文", "）") == 0.0
    assert pair_gap("文", "（") == pair_gap("）", "文") == 0.0


@pytest.mark.parametrize(
    ("start", "widths"),
    [
        (LineStart.HALF, [7.5, 7.5]),
        (LineStart.FULL_FIRST, [8.0, 7.5]),
        (LineStart.FULL, [8.0, 8.0]),
    ],
)
def test_opener_at_line_start_gives_up_half_an_em(start: LineStart, widths: list[float]) -> None:
    paragraph = Paragraph("“" + HAN[:7] + "\n“" + HAN[:7], spacing=Spacing(start=start))
    lines = paragraph.lines([20.0])
    assert [20.0 - line.slack for line in lines] == pytest.approx([widths[0], widths[0]])
    wrapped = Paragraph(HAN[:6] + "“" + HAN[:12], spacing=Spacing(start=start))
    second = wrapped.lines([6.0, 20.0])[1]
    assert 20.0 - second.slack == pytest.approx(widths[1] + 5.0)


def test_mark_at_line_end_is_half_by_the_national_standard() -> None:
    text = HAN[:8] + "，" + HAN
    paragraph = Paragraph(text, spacing=Spacing(end=LineEnd.HALF))
    first = paragraph.lines([8.5])[0]
    assert (paragraph.text[first.start : first.end], first.slack, first.trim) == (
        HAN[:8] + "，",
        pytest.approx(0.0, abs=1e-5),
        0.5,
    )


def test_comma_hangs_only_where_that_is_asked() -> None:
    text = HAN[:8] + "，" + HAN
    solid = Paragraph(text).lines([8.0])[0]
    hung = Paragraph(text, costs=Costs(hang_end=0.003)).lines([8.0])[0]
    assert (solid.trim < 1.0, hung.trim) == (True, 1.0)


@pytest.mark.parametrize("before", range(4, 9))
def test_western_word_is_never_parted(before: int) -> None:
    lines = _texts(Paragraph(HAN[:before] + "composition" + HAN), [8.0])
    assert sum("composition" in line for line in lines) == 1


def test_gap_between_han_and_latin_is_a_quarter() -> None:
    assert pair_gap("汉", "A") == pair_gap("1", "汉") == 0.25


@pytest.mark.parametrize(("a", "b"), ["，A", "A，", "。1", "（A", "A）"])
def test_no_gap_between_marks_and_latin(a: str, b: str) -> None:
    assert pair_gap(a, b) == 0.0


def test_no_gap_at_the_ends_of_a_line() -> None:
    paragraph = Paragraph(HAN[:7] + "AB" + "CD" + HAN[:7])
    first = paragraph.lines([9.25])[0]
    assert paragraph.text[first.start : first.end] == HAN[:7] + "ABCD"
    assert first.slack == pytest.approx(0.0, abs=1e-5)


def test_letters_of_a_word_are_never_spread() -> None:
    paragraph = Paragraph(HAN[:5] + "AB" + HAN)
    first = paragraph.lines([7.75])[0]
    assert first.unit
    assert _gap_before(paragraph, first, "B") == 0


def test_last_line_keeps_two_characters() -> None:
    for count in range(9, 25):
        paragraph = Paragraph(HAN[:count] + "。")
        last = _texts(paragraph, [8.0])[-1]
        assert len(last.strip("。")) >= 2, count


def test_every_line_but_the_last_is_flush() -> None:
    paragraph = Paragraph(("，".join([HAN[:7], HAN[7:12], HAN[12:]]) + "。") * 5)
    *lines, last = paragraph.lines([18.0, 20.0])
    assert {line.fit for line in lines} == {Fit.FLUSH}
    assert last.fit is Fit.NATURAL


def test_last_line_is_justified_only_when_asked() -> None:
    paragraph = Paragraph(HAN)
    last = paragraph.lines([10.0], setting=Setting(justify_last=True))[-1]
    assert last.fit is not Fit.NATURAL


def test_all_marks_of_a_line_give_the_same() -> None:
    paragraph, line = _squeezed(HAN[:4] + "，" + HAN[4:8] + "，" + HAN[8:10], 11.5)
    part = paragraph.text[line.start : line.end]
    gaps = [gap for gap, char in zip(paragraph.gaps(line), part, strict=False) if char == "，"]
    assert len(set(gaps)) == 1
    assert gaps[0] < 0


def test_commas_give_before_periods() -> None:
    paragraph, line = _squeezed(HAN[:4] + "，" + HAN[4:8] + "。" + HAN[8:10], 11.6)
    part = paragraph.text[line.start : line.end]
    comma, stop = part.index("，"), part.index("。")
    gaps = paragraph.gaps(line)
    assert gaps[comma] < gaps[stop] <= 0


def test_mark_keeps_half_an_em_when_squeezed() -> None:
    paragraph, line = _squeezed(HAN[:4] + "，" + HAN[4:7], 7.5)
    assert min(paragraph.gaps(line)) >= -0.5


def test_gap_between_han_and_latin_keeps_an_eighth() -> None:
    paragraph, line = _squeezed(HAN[:4] + "A" + HAN[4:7], 7.85)
    assert min(paragraph.gaps(line)) >= -0.02
    assert _gap_before(paragraph, line, "A") >= 0.125


def test_interpunct_has_nothing_to_give() -> None:
    assert pair_gap("·", "“") == pair_gap("”", "·") == 0.0


def test_western_space_opens_first_and_to_half_an_em() -> None:
    paragraph = Paragraph(HAN[:3] + "AB CD" + HAN)
    first = paragraph.lines([7.3])[0]
    assert first.unit
    space = _gap_before(paragraph, first, "C")
    assert max(paragraph.gaps(first)) >= space > first.unit
    assert space + natural_advance(" ") <= 0.5 + 1e-6


def test_gap_between_han_and_latin_opens_to_a_third() -> None:
    paragraph = Paragraph(HAN[:4] + "A" + HAN)
    first = paragraph.lines([6.2])[0]
    assert first.unit
    assert _gap_before(paragraph, first, "A") <= 1 / 3 + 1e-6


def test_rest_of_the_slack_goes_evenly_between_han() -> None:
    paragraph = Paragraph(HAN)
    first = paragraph.lines([8.4])[0]
    gaps = paragraph.gaps(first)
    assert gaps == pytest.approx([gaps[0]] * len(gaps))
    assert gaps[0] > 0


@pytest.mark.parametrize("mark", ["～", "–", "/"])
def test_connector_and_solidus_are_not_spread(mark: str) -> None:
    paragraph = Paragraph(HAN[:3] + mark + HAN[3:])
    first = paragraph.lines([8.8])[0]
    assert first.unit
    at = paragraph.text.index(mark) - first.start
    gaps = paragraph.gaps(first)
    assert (gaps[at - 1], gaps[at]) == (0, 0)


def test_advances_may_differ_with_the_size_of_characters() -> None:
    advances = [1.5, 1.5, *[1.0] * 20]
    paragraph = Paragraph(HAN[:22], facts=Facts(advances=advances))
    first = paragraph.lines([9.0])[0]
    assert paragraph.text[first.start : first.end] == HAN[:8]
