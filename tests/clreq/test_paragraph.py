from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_pdf.clreq import (
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
    explain,
    may_break,
)
from bulletin_pdf.clreq.optimiser import TOLERANCE
from bulletin_pdf.clreq.paragraph import share_out
from bulletin_pdf.clreq.prices import break_prices


def stretch_cost(slack, unit, costs):
    """What `Costs` says of stretching, apart from how the search works it out."""
    return slack * unit * (1.0 + (unit / costs.stretch_knee) ** 2)


def squeeze_cost(slack, ratio, costs):
    """What `Costs` says of squeezing."""
    price = costs.squeeze * costs.mark_capacity
    return -slack * ratio * price * (1.0 + (ratio / costs.squeeze_knee) ** 2)


PIECES = st.sampled_from(
    [
        "坚持",
        "以更新",
        "要求",
        "建设",
        "，",
        "。",
        "、",
        "；",
        "“",
        "”",
        "（",
        "）",
        "《工会法》",
        "——",
        "……",
        "2012年",
        "第3期",
        "98.5%",
        "GDP",
        " ",
        "the ",
        "·",
        "～",
        "、“",
        "”，",
        "。”",
        "①",
        "𠀀",
        "http://www.a.cn/b/c.html",
        "一",
        "的",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join)
MEASURES = st.sampled_from([3.0, 5.0, 9.0, 9.5, 13.0, 20.0, 28.0])
PROSE = (
    "坚持以更新要求聚焦文化建设，在加强企业文化、职工文化建设上实现新突破；坚持以更高定位服务中心"
    "大局，在加速转型升级、推动科学发展中创造新业绩；坚持以更大力度创新社会管理，在保障职工权益、"
    "促进社会和谐中做出新贡献；坚持以更实举措改善民生幸福，在健全帮扶机制、增强惠民实效上发挥新作用。"
)


def width(paragraph: Paragraph, line: Line) -> float:
    """Width of a set line, from its advances, gaps and trims alone."""
    springs = paragraph.springs
    advances = [springs.advance(i) for i in range(line.start, line.end)]
    total = sum(advances) + sum(paragraph.gaps(line)) - line.trim + line.hyphen
    return total - springs.trimmed_start(line.start)


@given(TEXTS, MEASURES)
def test_concatenated_lines_equal_the_text(text, measure):
    paragraph = Paragraph(text)
    lines = paragraph.lines([measure - 2, measure])
    assert "".join(text[line.start : line.next] for line in lines) == text
    assert all(line.end <= line.next for line in lines)


@given(TEXTS, MEASURES)
def test_no_line_is_wider_than_its_measure_and_flush_lines_fill_it(text, measure):
    paragraph = Paragraph(text)
    for line in paragraph.lines([measure - 2, measure]):
        if line.fit is Fit.OVERFULL:
            assert line.end - line.start == 1 or "^" in paragraph.kinds
            continue
        assert width(paragraph, line) <= line.measure + 3 * TOLERANCE
        if line.fit is Fit.FLUSH:
            assert width(paragraph, line) == pytest.approx(line.measure, abs=3 * TOLERANCE)


@given(TEXTS, MEASURES)
def test_no_gap_opens_beyond_a_quarter_of_an_em(text, measure):
    paragraph = Paragraph(text)
    for line in paragraph.lines([measure]):
        natural = paragraph.springs.gap[line.start + 1 : line.end]
        assert all(
            gap - before <= paragraph.costs.most_gap + 3 * TOLERANCE
            for gap, before in zip(paragraph.gaps(line), natural, strict=True)
        )


@given(TEXTS, MEASURES, st.sampled_from(list(ProhibitionLevel)))
def test_lines_end_where_the_rules_allow_or_it_is_an_emergency(text, measure, level):
    paragraph = Paragraph(text, level=level)
    flags = may_break(text, level)
    _, offered = break_prices(text, paragraph.costs)
    for line in paragraph.lines([measure]):
        allowed = flags[line.next] or line.emergency or line.next in offered
        assert allowed, text[line.start : line.next]


@given(TEXTS, MEASURES)
def test_plans_are_deterministic_and_their_tails_are_kept(text, measure):
    first, second = Paragraph(text), Paragraph(text)
    lines = first.lines([measure - 2, measure])
    assert lines == second.lines([measure - 2, measure])
    for line in lines[1:]:
        assert first.plan([measure], line.start)[line.start] == line


def cost_of(paragraph: Paragraph, lines: list[Line]) -> float:
    """The cost of lines, counted apart from the search that found them."""
    costs, total = paragraph.costs, 0.0
    share = max(costs.price_least, min(1.0, lines[-1].measure / costs.price_measure))
    for number, line in enumerate(lines):
        if line.unit:
            total += stretch_cost(line.slack, line.unit, costs)
        elif line.ratio:
            total += squeeze_cost(line.slack, line.ratio, costs)
        elif line.fit is Fit.RAGGED:
            total += costs.ragged_line + line.slack
        price = paragraph.springs.prices.get(line.next, 0.0)
        price = costs.emergency if line.emergency else price
        total += price * share if line.next < paragraph.size else 0.0
        blank = paragraph.springs.right.get(line.end - 1, 0.0)
        last = line.next == paragraph.size
        if blank and not line.trim and not (last and line.fit is Fit.NATURAL):
            total += costs.full_end
        if last and number:
            total += paragraph.runt(line.start, line.end)
    return total


def line_between(paragraph: Paragraph, start: int, end: int, measure: float) -> Line | None:
    """The line between two breaks, set by the simplest means; None if it does not fit."""
    springs, last = paragraph.springs, end == paragraph.size
    natural = sum(springs.advance(i) for i in range(start, end))
    natural += sum(springs.gap[start + 1 : end]) - springs.trimmed_start(start)
    trim = 0.0 if last and natural <= measure else springs.right.get(end - 1, 0.0)
    slack = measure - natural + trim
    weight, room = sum(springs.weight[start + 1 : end]), sum(springs.gentle[start + 1 : end])
    line = Line(
        start, end, end, measure, slack, 0.0, 0.0, 0.0, False, trim, 0.0, Fit.NATURAL, False
    )
    if slack >= 0 and last:
        return line
    if slack >= 0:
        unit = slack / weight if weight else 1.0
        return line._replace(unit=unit, fit=Fit.FLUSH) if unit <= 0.25 else None
    ratio = -slack / room if room else 1.0
    return line._replace(ratio=ratio, fit=Fit.FLUSH) if ratio <= 0.7 else None


def first_fit(paragraph: Paragraph, measure: float) -> list[Line]:
    """Lines filled one after the other; empty if one cannot be set."""
    lines: list[Line] = []
    start = 0
    while start < paragraph.size:
        ends = [i for i in range(start + 1, paragraph.size + 1) if paragraph.springs.may[i]]
        fitting = [line_between(paragraph, start, end, measure) for end in ends]
        found = [line for line in fitting if line is not None]
        if not found:
            return []
        lines.append(found[-1])
        start = found[-1].next
    return lines


@settings(max_examples=60)
@given(st.lists(st.sampled_from(list(PROSE)), min_size=20, max_size=90).map("".join))
def test_first_fit_is_never_cheaper_than_the_plan(text):
    paragraph = Paragraph(text)
    greedy = first_fit(paragraph, 9.0)
    if greedy:
        plan = paragraph.lines([9.0])
        assert cost_of(paragraph, plan) <= cost_of(paragraph, greedy) + 1e-4


@given(TEXTS)
def test_ragged_setting_changes_no_gap(text):
    paragraph = Paragraph(text)
    for line in paragraph.lines([9.0], setting=Setting(justify=False)):
        assert line.unit == line.ratio == 0


def test_a_paragraph_on_the_measure_of_a_bulletin_has_even_lines_and_no_runt():
    paragraph = Paragraph(PROSE)
    for measure in (28.0, 20.0, 13.0):
        lines = paragraph.lines([measure - 2, measure])
        assert all(line.fit is Fit.FLUSH for line in lines[:-1])
        assert max(line.unit for line in lines) <= 1 / (measure - 5)
        assert lines[-1].end - lines[-1].start > 2


def test_a_space_before_the_final_mark_hides_no_runt():
    """CLREQ #adjustments_of_orphans_and_widows: two characters, whatever blanks stand there."""
    tail = "价格段上，应该属于比较超值的，当然如果有更多的消费者熟悉有一定价格优势"
    for marks in ("。", " 。", " 。。。。", "\u3000。", "\u200b。"):
        text = "很超值，在屏幕方面感觉有点不太适应，在这个" + tail + marks
        last = Paragraph(text).lines([26.0, 28.0])[-1]
        assert text[last.start : last.end] == "优势" + marks


def test_each_line_may_have_its_own_measure():
    paragraph = Paragraph(PROSE)
    measures = [10.0, 8.0, 8.0, 14.0]
    lines = paragraph.lines(measures)
    assert [line.measure for line in lines[:5]] == [10.0, 8.0, 8.0, 14.0, 14.0]
    assert all(line.fit is Fit.FLUSH for line in lines[:-1])


def test_a_paragraph_may_end_before_the_measures_beside_a_float_do():
    paragraph = Paragraph("坚持以更新要求聚焦文化建设")
    for setting in (Setting(), Setting(justify=False)):
        lines = paragraph.lines([9.0, 6.0, 6.0, 6.0, 14.0], setting=setting)
        assert [line.measure for line in lines] == [9.0, 6.0]
        assert lines[-1].next == paragraph.size


def test_forced_breaks_end_lines_and_measures_go_on_after_them():
    paragraph = Paragraph("坚持以更新\n要求聚焦文化建设")
    lines = paragraph.lines([6.0, 4.0])
    assert [paragraph.text[line.start : line.end] for line in lines] == [
        "坚持以更新",
        "要求聚焦",
        "文化建设",
    ]
    assert [line.measure for line in lines] == [6.0, 4.0, 4.0]


def test_a_word_wider_than_the_line_breaks_in_an_emergency_unless_sealed():
    word = "pneumonoultramicroscopicsilico"
    lines = Paragraph(f"中文{word}字").lines([8.0])
    assert any(line.emergency for line in lines)
    assert all(line.fit is not Fit.OVERFULL for line in lines)
    sealed = Paragraph(f"中文{word}字", facts=Facts(sealed=frozenset(range(len(word) + 3))))
    assert Fit.OVERFULL in {line.fit for line in sealed.lines([8.0])}


@pytest.mark.parametrize("indent", [0, 1, 2])
def test_not_even_an_emergency_leaves_an_opener_at_a_line_end(indent):
    """CLREQ #prohibition_rules_for_line_start_end: where there is another place to break."""
    text = "如果你有源码并且它使用autoconf(1)/automake(1)，如果你能记得你是怎样配置它的话。"
    lines = Paragraph(text).lines([9.0 - indent, 9.0])
    assert any(line.emergency for line in lines)
    assert [text[line.end - 1] for line in lines if text[line.end - 1] in "（("] == []
    assert [text[line.start] for line in lines if text[line.start] in "，)/"] == []


def test_a_line_that_nothing_can_fill_stays_ragged():
    lines = Paragraph("中文abcdefghijklmnopqrstuvwxyz好", facts=None).lines([13.5])
    assert lines[0].fit is Fit.RAGGED
    assert lines[0].unit == 0


def test_two_stretches_of_a_text_may_both_need_the_last_resort():
    stretch = "中文abcdefghijklmnopqrstuvwxyz好"
    lines = Paragraph(f"{stretch}\n{stretch}").lines([13.5])
    fits = [line.fit for line in lines]
    assert fits == [Fit.RAGGED, Fit.RAGGED, Fit.NATURAL] * 2


def test_a_last_line_can_be_justified_but_is_not_torn_open():
    paragraph = Paragraph("坚持以更新要求聚焦文化建设上")
    setting = Setting(justify=True, justify_last=True)
    assert paragraph.lines([7.5], setting=setting)[-1].fit is Fit.FLUSH
    assert paragraph.lines([10.0], setting=setting)[-1].fit is Fit.RAGGED


def test_marks_at_line_ends_follow_the_spacing():
    text = "坚持以更新要求聚。焦文化建设"
    half = Paragraph(text, spacing=Spacing(end=LineEnd.HALF)).lines([9.0])[0]
    assert half.trim == 0.5
    full = Paragraph(text, spacing=Spacing(end=LineEnd.FULL)).lines([9.0])[0]
    assert full.trim == 0
    allowed = Paragraph(text).lines([9.0])[0]
    assert allowed.trim == 0
    assert allowed.unit == pytest.approx(0, abs=TOLERANCE)


def test_openers_at_line_starts_follow_the_spacing():
    text = "“坚持以”更新"
    starts = {
        how: Paragraph(text, spacing=Spacing(start=how)).max_contents()[0] for how in LineStart
    }
    assert starts == {LineStart.HALF: 6.5, LineStart.FULL_FIRST: 7.0, LineStart.FULL: 7.0}


def test_hanging_is_off_by_default_and_only_for_a_lone_pause():
    text = "坚持以更新，要求聚焦文化"
    assert Paragraph(text).lines([5.0])[0].trim != 1
    costs = replace(Costs(), hang_end=0.003)
    assert Paragraph(text, costs=costs).lines([5.0])[0].trim == 1
    assert Paragraph("坚持以更”，要求聚焦", costs=costs).lines([5.0])[0].trim != 1


def test_combining_marks_stay_with_their_base():
    paragraph = Paragraph("中e\u0301国，\ufe01建设社会")
    assert not paragraph.springs.may[2]
    assert not paragraph.springs.may[5]
    assert 5 in paragraph.springs.right


def test_soft_hyphens_print_a_hyphen_where_a_line_ends():
    paragraph = Paragraph("中文hyphen\u00adation国家")
    lines = paragraph.lines([6.0])
    assert lines[0].hyphen > 0
    assert paragraph.text[: lines[0].end].endswith("\u00ad")


def test_widths_without_and_with_every_break():
    paragraph = Paragraph("中文GDP，\n好”。")
    assert paragraph.max_contents() == [2 + 0.25 + 1.5 + 1, 2.5]
    assert paragraph.min_content() == pytest.approx(2.0)
    assert paragraph.chunk(0) == 1.0


def test_what_full_gaps_cannot_take_goes_to_the_others():
    assert share_out(1.0, [2.0, 1.0, 1.0], [0.25, 0.5, 0.5]) == [0.25, 0.375, 0.375]
    assert share_out(3.0, [1.0, 1.0], [0.25, 0.25]) == [1.5, 1.5]
    assert share_out(1.0, [0.0], [0.0]) == [0.0]


def test_marks_can_keep_all_their_blank():
    text = "坚持“以”，更新"
    spacing = Spacing(LineStart.FULL, LineEnd.FULL, pairs=False)
    assert Paragraph(text, spacing=spacing).max_contents() == [8.0]
    assert Paragraph(text).max_contents() == [7.5]


def test_ink_limits_what_a_mark_gives():
    facts = Facts(blanks={2: (0.4, 0.0), 4: (0.0, 0.3)})
    paragraph = Paragraph("坚持“以”，更新", facts=facts)
    assert paragraph.max_contents() == [8.0 - 0.3]
    assert paragraph.springs.trimmed_start(2) == 0.4
    assert paragraph.springs.right[5] == 0


def test_the_caller_prices_and_offers_breaks():
    facts = Facts(prices={3: 1.0}, hyphens={4: 0.5}, breaks={5: False})
    springs = Paragraph("中abcde文", facts=facts).springs
    assert springs.prices[3] == 1.0
    assert springs.may[4]
    assert not springs.may[5]
    assert springs.hyphen_at(4) == 0.5


def test_ragged_lines_that_fit_nowhere_are_overfull():
    sealed = Facts(sealed=frozenset(range(20)))
    lines = Paragraph("中abcdefghijklmnop文", facts=sealed).lines(
        [4.0], setting=Setting(justify=False)
    )
    assert Fit.OVERFULL in {line.fit for line in lines}


def test_a_trailing_newline_ends_the_last_line():
    paragraph = Paragraph("中文\n")
    assert paragraph.max_contents() == [2.0]
    assert len(paragraph.lines([5.0])) == 1


def test_an_emoji_joined_of_several_is_never_parted():
    # UAX #14 rule 8a: a family of three is one sign
    text = "全家\U0001f468\u200d\U0001f469\u200d\U0001f467好"
    for measure in (1.5, 2.5, 3.5):
        ends = {line.next for line in Paragraph(text).lines([measure]) if not line.emergency}
        assert ends.isdisjoint({3, 4, 5, 6})


def test_an_accent_at_the_end_belongs_to_its_letter():
    assert [line.end for line in Paragraph("天e\u0301").lines([1.2])] == [1, 3]


def test_a_paragraph_that_rested_answers_as_before():
    paragraph, rested = Paragraph(PROSE), Paragraph(PROSE)
    lines = rested.lines([13.0])
    rested.rest()
    assert rested.lines([13.0]) == lines
    assert [rested.gaps(line) for line in lines] == [paragraph.gaps(line) for line in lines]
    assert rested.lines([9.0]) == paragraph.lines([9.0])
    assert [explain(rested, line) for line in lines] == [explain(paragraph, line) for line in lines]


def test_another_price_of_lines_makes_a_paragraph_of_its_own():
    paragraph = Paragraph("天地玄黄宇宙洪荒" * 9)
    dearer = paragraph.priced(paragraph.costs.line + 1)
    assert paragraph.priced(paragraph.costs.line) is paragraph
    assert (dearer.text, dearer.costs.line) == (paragraph.text, paragraph.costs.line + 1)
    assert dearer.is_awake
    dearer.rest()
    assert (paragraph.is_awake, dearer.is_awake) == (True, False)
