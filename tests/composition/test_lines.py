"""Positions of planned lines in every kind of surrounding that WeasyPrint offers."""

import pytest
from weasyprint.formatting_structure import boxes

from bulletin_pdf.clreq import Fit

from .conftest import EM, PROSE

LEFT, RIGHT = 20.0, 380.0
WITHIN = 0.02
"""How exactly the last glyph of a line stands, pt."""
CLOSERS = "，。、；”"


def ends(row):
    """Where a row may be said to end: a mark at the end is whole or half."""
    last = row[-1]
    return [last.x + EM, last.x + EM / 2] if last.char in CLOSERS else [last.x + EM]


def is_flush(row, right=RIGHT):
    return min(abs(end - right) for end in ends(row)) <= WITHIN


def test_lines_are_flush_at_both_edges(sheet):
    page = sheet(f"<p style='text-indent:2em'>{PROSE}")
    rows = page.rows()
    assert len(rows) == len(page.planned) == 4
    assert rows[0][0].x == pytest.approx(LEFT + 2 * EM, abs=WITHIN)
    assert all(is_flush(row) for row in rows[:-1])
    assert "".join(page.texts) == PROSE


def test_text_that_does_not_opt_in_is_left_alone(sheet):
    assert sheet(f"<p>{PROSE}", composed="").planned == []


def test_bold_words_do_not_move_the_breaks(sheet):
    plain = sheet(f"<p>{PROSE}").texts
    marked = sheet(f"<p>{PROSE[:20]}<b>{PROSE[20:33]}</b><i>{PROSE[33:50]}</i>{PROSE[50:]}")
    assert marked.texts == plain
    assert all(is_flush(row) for row in marked.rows()[:-1])


def test_a_gap_between_boxes_belongs_to_neither(sheet):
    page = sheet(f"<p>{PROSE[:10]}<u>中文</u>GDP<b>数</b>{PROSE}")
    texts = {box.text: box for box in page.boxes(boxes.TextBox)}
    underlined = texts["中文"]
    assert underlined.width * 0.75 == pytest.approx(2 * EM, abs=0.6)
    gap = texts["GDP"].position_x - underlined.position_x - underlined.width
    assert gap * 0.75 == pytest.approx(EM / 8, abs=WITHIN)


def test_an_underline_ends_where_the_trimmed_mark_ends(sheet):
    page = sheet(f"<p>{PROSE[:10]}<u>“引文”</u>，{PROSE[:5]}")
    box = next(b for b in page.boxes(boxes.TextBox) if b.text == "“引文”")
    comma = next(b for b in page.boxes(boxes.TextBox) if b.text.startswith("，"))
    assert box.position_x + box.width == pytest.approx(comma.position_x)
    assert box.width * 0.75 == pytest.approx(3.5 * EM, abs=0.5)


def test_borders_open_and_close_where_their_box_does(sheet):
    page = sheet(
        f"<p>{PROSE[:26]}<span style='border:1pt solid;padding:0 4pt'>{PROSE[:8]}"
        f"</span>{PROSE[8:60]}<span style='border:1pt solid'>{PROSE[:40]}</span>{PROSE}"
    )
    spans = [b for b in page.boxes(boxes.InlineBox) if b.style["border_left_width"]]
    first = [span for span in spans if span.style["padding_left"].value]
    assert first[-1].border_right_width > 0
    second = [span for span in spans if not span.style["padding_left"].value]
    assert len(second) >= 2
    assert [span.border_left_width > 0 for span in second] == [True] + [False] * (len(second) - 1)
    assert [span.border_right_width > 0 for span in second] == [False] * (len(second) - 1) + [True]
    assert all(is_flush(row, RIGHT) or row is page.rows()[-1] for row in page.rows()[2:-1])


def test_a_right_border_stays_when_the_line_ends_with_its_box(sheet):
    first = sheet(f"<p>{PROSE}").planned[0]
    inside = PROSE[first.line.next - 4 : first.line.next]
    page = sheet(
        f"<p>{PROSE[: first.line.next - 4]}<span style='border-right:.01pt solid'>{inside}"
        f"</span>{PROSE[first.line.next :]}"
    )
    spans = [b for b in page.boxes(boxes.InlineBox) if b.style["border_right_width"]]
    assert len(spans) == 1
    assert spans[0].border_right_width > 0


def test_superscripts_stay_with_their_word_and_get_no_gap(sheet):
    page = sheet(f"<p>{PROSE[:34]}<sup>12</sup>{PROSE[34:]}")
    row = next(row for row in page.rows() if any(g.char == "上" for g in row))
    assert "".join(page.texts) == PROSE[:34] + "12" + PROSE[34:]
    assert not any(text.startswith("12") for text in page.texts)
    assert row


def test_footnote_calls_and_their_notes(sheet):
    page = sheet(
        f"<p>{PROSE[:20]}<span class=f>脚注，“引文”。</span>{PROSE[20:]}",
        ".f{float:footnote}",
    )
    assert "脚注，“引文”。" in "".join(page.texts)
    body = [row for row in page.rows() if row[0].y < 100 and len(row) > 2]
    assert all(is_flush(row) for row in body[:2])


def test_first_line_has_its_own_face(sheet):
    page = sheet(f"<p>{PROSE}", "p::first-line{font-size:15pt;font-family:Hei}")
    rows = page.rows()
    assert rows[0][1].x - rows[0][0].x == pytest.approx(15, abs=1)
    assert rows[1][1].x - rows[1][0].x == pytest.approx(10, abs=0.7)
    assert "".join(page.texts) == PROSE
    assert all(is_flush(row) for row in rows[1:-1])


IMAGE = (
    "<img src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%2210%22 "
    "height=%2210%22/>' style='display:inline-block;"
)


def test_floats_at_both_sides(sheet):
    page = sheet(
        f"<div>{IMAGE}float:left;width:60pt;height:30pt'>"
        f"{IMAGE}float:right;width:80pt;height:14pt'><p>{PROSE}</p></div>"
    )
    rows = page.rows()
    assert rows[0][0].x == pytest.approx(LEFT + 60, abs=WITHIN)
    assert is_flush(rows[0], RIGHT - 80)
    assert rows[1][0].x == pytest.approx(LEFT + 60, abs=WITHIN)
    assert is_flush(rows[1])
    assert rows[2][0].x == pytest.approx(LEFT, abs=EM / 2)
    assert all(line.line.fit is not Fit.RAGGED for line in page.planned)


def test_a_float_inside_a_paragraph_stands_beside_its_line(sheet):
    page = sheet(f"<p>{PROSE[:10]}{IMAGE}float:right;width:100pt;height:20pt'>{PROSE[10:]}")
    rows = page.rows()
    assert is_flush(rows[0], RIGHT - 100)
    assert is_flush(rows[1], RIGHT - 100)
    assert is_flush(rows[2])


def test_a_left_float_inside_a_paragraph_moves_the_whole_line(sheet):
    page = sheet(f"<p>{PROSE[:10]}{IMAGE}float:left;width:100pt;height:20pt'>{PROSE[10:]}")
    rows = page.rows()
    assert rows[0][0].x == pytest.approx(LEFT + 100, abs=WITHIN)
    assert all(is_flush(row) for row in rows[:2])
    advances = [b.x - a.x for a, b in zip(rows[0], rows[0][1:], strict=False)]
    assert min(advances) > 0.4 * EM


def test_a_float_that_finds_no_room_waits_below_its_line(sheet):
    page = sheet(f"<p>{PROSE[:30]}{IMAGE}float:right;width:250pt;height:10pt'>{PROSE[30:]}")
    rows = page.rows()
    assert is_flush(rows[0])
    assert len(rows[1]) < 12


@pytest.mark.parametrize("count", [2, 3, 4])
def test_columns(sheet, count):
    page = sheet(
        f"<div style='columns:{count};column-gap:10pt'><p>{PROSE * 3}</p></div>",
        "@page{size:580pt 600pt}",
    )
    width = (540 - 10 * (count - 1)) / count
    measure = page.planned[0].line.measure
    assert measure == pytest.approx(width / EM, abs=1e-5)
    assert "".join(page.texts) == PROSE * 3
    assert not [line for line in page.planned if line.is_faulty]


def test_cells_of_automatic_width_hold_their_words_on_one_line(sheet):
    page = sheet(
        "<table><tr><td>完成98.5%<td>任务（2012年）<td>“三服务”，“三满意”</table>",
        "td{border:.5pt solid;padding:2pt}",
    )
    assert page.texts == ["完成98.5%", "任务（2012年）", "“三服务”，“三满意”"]
    cells = page.boxes(boxes.TableCellBox)
    for line, cell in zip(page.planned, cells, strict=True):
        assert cell.width >= (line.line.measure - line.line.slack) * line.em - 0.01


def test_narrow_cells_stay_ragged_unless_told_otherwise(sheet):
    html = f"<div style='width:5em'>{PROSE[:40]}</div>"
    ragged = sheet(html, "div{text-justify:auto}")
    assert {line.line.unit for line in ragged.planned} == {0.0}
    told = sheet(html)
    assert any(line.line.unit for line in told.planned)
    assert max(line.line.unit for line in told.planned) <= 0.25 + 1e-6


def test_boxes_shrink_to_the_planned_width(sheet):
    page = sheet("<p><span style='display:inline-block'>短（2012年），“内”，甲</span>")
    line = page.planned[0]
    assert line.text == "短（2012年），“内”，甲"
    assert line.line.slack == pytest.approx(0, abs=1e-4)


def test_two_inline_blocks_break_between_them(sheet):
    block = "<span style='display:inline-block;width:{}pt'>甲</span>"
    page = sheet(f"<p>{PROSE[:10]}{block.format(150)}{block.format(150)}{PROSE[10:]}")
    blocks = page.boxes(boxes.InlineBlockBox)
    assert blocks[0].position_y < blocks[1].position_y
    assert blocks[1].position_x * 0.75 == pytest.approx(LEFT, abs=WITHIN)


def test_lists_and_nested_blocks(sheet):
    page = sheet(f"<ol><li>{PROSE}<li>{PROSE[:30]}</ol><div style='padding:0 30pt'>{PROSE}</div>")
    assert "".join(page.texts) == PROSE + PROSE[:30] + PROSE
    rows = page.rows()
    assert is_flush(rows[-2], RIGHT - 30)


def test_forced_breaks(sheet):
    page = sheet(f"<p>{PROSE[:8]}<br>{PROSE[8:60]}<br><br>“{PROSE[:5]}”")
    assert page.texts[0] == PROSE[:8]
    assert page.texts[-1] == f"“{PROSE[:5]}”"
    rows = page.rows()
    assert rows[-1][0].x == pytest.approx(LEFT - EM / 2, abs=EM / 8)
    assert rows[-1][0].y - rows[-2][0].y == pytest.approx(32, abs=0.5)


def test_images_stand_in_the_line(sheet):
    page = sheet(f"<p>{PROSE[:20]}{IMAGE}width:20pt;height:8pt'>，{PROSE[20:]}")
    assert is_flush(page.rows()[0])
    assert "\ufffc，" in page.planned[0].paragraph.text


def test_a_page_break_inside_a_paragraph_changes_no_line(sheet):
    whole = sheet(f"<p>{PROSE * 4}").texts
    parted = sheet(f"<p>{PROSE * 4}", "@page{size:400pt 120pt}")
    assert len(parted.document.pages) > 2
    assert parted.texts == whole


def test_addresses_break_at_their_joints_and_words_in_an_emergency(sheet):
    address = "http://www.zjg.gov.cn/zwgk/2012/01/t20120105.html?from=index"
    page = sheet(f"<p>{PROSE[:20]}{address}{PROSE[20:40]}")
    assert "".join(page.texts) == PROSE[:20] + address + PROSE[20:40]
    assert not [line for line in page.planned if line.is_faulty]
    word = sheet(f"<p style='width:100pt'>中文{'pneumonoultramicroscopic' * 2}")
    assert any(line.line.emergency for line in word.planned)
    assert all(line.line.fit is not Fit.OVERFULL for line in word.planned)


def test_hyphens_are_printed_at_soft_hyphens_and_by_dictionary(sheet):
    soft = sheet("<p style='width:65pt'>中文hyphen\u00adation国家建设")
    assert any(line.line.hyphen for line in soft.planned)
    assert any(box.text.endswith("‐") for box in soft.boxes(boxes.TextBox))
    auto = sheet("<p lang=en style='width:80pt;hyphens:auto'>中文国家internationalization建设</p>")
    assert any(line.line.hyphen for line in auto.planned)


def test_nowrap_is_kept_and_an_overfull_line_is_not_squeezed(sheet):
    page = sheet(f"<p style='width:100pt;white-space:nowrap'>{PROSE[:30]}")
    assert page.planned[0].line.fit is Fit.OVERFULL
    row = page.rows()[0]
    assert row[1].x - row[0].x == pytest.approx(EM, abs=WITHIN)
    inside = sheet(f"<p>{PROSE[:20]}<span style='white-space:nowrap'>{PROSE[20:32]}</span>{PROSE}")
    assert any(PROSE[20:32] in text for text in inside.texts)


def test_last_lines_are_justified_when_asked(sheet):
    page = sheet(f"<p style='text-align-last:justify'>{PROSE[:34]}")
    assert is_flush(page.rows()[-1])


def test_leaders_reach_the_right_edge(sheet):
    page = sheet(f"<p class=c>{PROSE[:20]}</p>", ".c::after{content:leader('·') ' ' '12'}")
    row = page.rows()[0]
    assert row[-1].char == "2"
    assert row[-1].x == pytest.approx(RIGHT - EM / 2, abs=0.1)
    assert sum(glyph.char == "·" for glyph in row) > 10


@pytest.mark.parametrize(("align", "offset"), [("left", 0), ("center", 0.5), ("right", 1)])
def test_other_alignments_keep_natural_gaps(sheet, align, offset):
    page = sheet(f"<p style='text-align:{align}'>{PROSE[:10]}")
    room = RIGHT - LEFT - 10 * EM
    assert page.rows()[0][0].x == pytest.approx(LEFT + offset * room, abs=0.05)


def test_hanging_marks_stand_outside(sheet):
    page = sheet(f"<p style='width:120pt;hanging-punctuation:force-end'>{PROSE * 2}")
    hanging = [row for row in page.rows() if row[-1].char in "，。、" and row[-1].x > LEFT + 119]
    assert hanging
    assert all(row[-1].x == pytest.approx(LEFT + 120, abs=WITHIN) for row in hanging)


def test_letter_spacing_is_kept(sheet):
    page = sheet(f"<p style='letter-spacing:1pt;text-align:left'>{PROSE[:10]}")
    row = page.rows()[0]
    assert row[1].x - row[0].x == pytest.approx(EM + 1, abs=WITHIN)


@pytest.mark.parametrize(
    "inside",
    [
        "<span class=e>甲乙 </span>丙丁",
        "<span class=e>甲乙<br></span>丙丁",
        "甲乙<span class=e><br>丙丁</span>",
        "甲乙<span class=e></span>丙丁",
        "<span class=e>甲乙<u></u></span>丙丁",
        "<span class=e><span class=e>“甲</span></span>丙丁",
        "<span class=e>甲乙<span style='display:inline-block'>丙<b style='display:inline-block'>"
        "丁</b></span></span>",
    ],
)
def test_edges_of_boxes_are_planned_wherever_lines_end(sheet, inside):
    css = ".e{padding:0 9pt;border:1pt solid;margin:0 3pt}"
    for length in range(4, 14):
        page = sheet(f"<p style='width:120pt'>{PROSE[:length]}{inside}{PROSE[:30]}", css)
        assert page.planned


def test_paragraphs_with_a_first_letter_are_left_to_weasyprint(sheet):
    css = "p::first-letter{font-size:20pt}"
    page = sheet(f"<p>{PROSE[:20]}<span style='display:inline-block'>{PROSE[:5]}</span>", css)
    assert PROSE[1:20] not in "".join(page.texts)


def test_words_break_anywhere_but_not_before_spaces(sheet):
    page = sheet("<p style='width:60pt;line-break:anywhere'>中文 abcdefghijklmnop 建设 更新要求")
    assert not any(text.startswith(" ") for text in page.texts)


def test_a_raised_call_after_a_forced_break_begins_its_line(sheet):
    page = sheet(f"<p>{PROSE[:8]}<br><sup>1</sup>{PROSE[8:20]}")
    assert page.texts[1].startswith("1")
