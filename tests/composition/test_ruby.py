"""Pinyin over characters, as the base style sheet sets it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from bulletin_pdf.compose import spans

from .conftest import COMPOSED, EM

PITCH = 16.0
BASE_CSS = (Path(spans.__file__).parent / "base.css").read_text(encoding="utf-8")
CSS = (
    f":root{{--size-body:{EM}pt;--pitch:{PITCH}pt;--font-body:Latin,Marks,Song;--ink-black:#000}}"
    f"{BASE_CSS}{COMPOSED}"
)


def letters(page, reading: str):
    """The glyphs of a reading."""
    glyphs = [g for g in page.glyphs() if g.char in reading]
    assert "".join(g.char for g in glyphs) == reading
    return glyphs


def characters(page, chars: str):
    return [next(g for g in page.glyphs() if g.char == char) for char in chars]


@pytest.mark.parametrize("em", [EM, 14.0])
@pytest.mark.parametrize(("base", "reading"), [("镕", "róng"), ("㛃", "jié"), ("镕基", "róngjī")])
def test_a_reading_is_centred_above_its_characters(sheet, base, reading, em):
    html = f"<p style='font-size:{em}pt'>朱{spans.ruby(base, reading)}同志"
    page = sheet(html, CSS)
    above, below = letters(page, reading), characters(page, base)
    middle = (below[0].x + below[-1].x + em) / 2
    spanned = pypdfium2.PdfDocument(page.pdf)[0].get_textpage()
    at = spanned.get_text_range().index(reading[0])
    left, *_ = spanned.get_charbox(at, loose=True)
    *_, right, _ = spanned.get_charbox(at + len(reading) - 1, loose=True)
    assert (left + right) / 2 == pytest.approx(middle, abs=0.02 * em)
    # .06 em of descent below the reading, .05 em of air, and the ascent of .88 em
    assert {round((below[0].y - g.y) / em, 2) for g in above} == {0.99}


def test_a_reading_leaves_the_lines_where_they_were(sheet):
    plain = "他说，朱镕基同志和张㛃出席了会议并讲话，" * 4
    ruby = plain.replace("镕", spans.ruby("镕", "róng")).replace("㛃", spans.ruby("㛃", "jié"))
    css = CSS + "body{width:150pt}"
    one, other = sheet(f"<p>{plain}", css), sheet(f"<p>{ruby}", css)
    han = [(g.char, round(g.x, 1), round(g.y, 1)) for g in one.glyphs()]
    placed = [
        (g.char, round(g.x, 1), round(g.y, 1)) for g in other.glyphs() if ord(g.char) > 0x2000
    ]
    assert placed == han


def test_the_text_reads_on_under_its_readings(sheet):
    page = sheet(f"<p>朱{spans.ruby('镕', 'róng')}基会见张{spans.ruby('㛃', 'jié')}。", CSS)
    text = pypdfium2.PdfDocument(page.pdf)[0].get_textpage().get_text_range()
    assert text.splitlines() == ["朱镕基会见张㛃。", "róng jié"]


@pytest.mark.parametrize("mark", "。，、；：？！”）》")
def test_no_mark_after_a_reading_begins_a_line(sheet, mark):
    for count in range(9, 13):
        html = f"<p>{'工' * count}{spans.ruby('㛃', 'jié')}{mark}{'会' * 20}"
        lines = sheet(html, CSS + "body{width:110pt}").texts
        assert not [line for line in lines if line.startswith(mark)], (count, lines)


def test_readings_side_by_side_keep_apart(sheet):
    names = ("庄霜", "zhuāng shuāng"), ("㛃祎", "jié yī"), ("镕基", "róng jī")
    for base, reading in names:
        page = sheet(f"<p>张{spans.ruby(base, reading)}。", CSS)
        text = pypdfium2.PdfDocument(page.pdf)[0].get_textpage()
        first, second = reading.split()
        printed = text.get_text_range()
        *_, right, _ = text.get_charbox(printed.index(first) + len(first) - 1, loose=True)
        left, *_ = text.get_charbox(printed.index(second), loose=True)
        assert left - right > 0.08 * EM, reading


def test_readings_that_fit_widen_nothing(sheet):
    page = sheet(f"<p>张{spans.ruby('㛃祎', 'jié yī')}。", CSS)
    one, other = characters(page, "㛃祎")
    assert other.x - one.x == pytest.approx(EM, abs=0.02)


def test_dots_of_the_text_do_not_go_to_its_reading(sheet):
    page = sheet(f"<p><em class=dots>朱{spans.ruby('镕', 'róng')}</em>", CSS)
    kinds = [item.type for item in pypdfium2.PdfDocument(page.pdf)[0].get_objects()]
    assert kinds.count(2) == 2
