"""Emphasis dots: where they stand, and that they are no text."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from .conftest import EM, PROSE

DOTS = "em{text-emphasis-style:dot}"
BELOW = 0.25 * EM
"""Middle of a dot under the base line."""


def dots(pdf: bytes, number: int = 0) -> list[tuple[float, float, float]]:
    """Middle (pt from the left and top edges) and width of each filled curve of a page."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number]
    found = []
    for item in page.get_objects():
        if item.type == 2:  # a path
            left, bottom, right, top = item.get_bounds()
            found.append(((left + right) / 2, page.get_height() - (top + bottom) / 2, right - left))
    return found


def expected(page, chars: str, down: float = BELOW, em: float = EM) -> list[tuple[float, float]]:
    """Where the dots of these characters belong, from where the glyphs were drawn."""
    glyphs = [g for row in page.rows() for g in row]
    text = "".join(g.char for g in glyphs)
    chars = "".join(chars.split())
    start = text.index(chars)
    chosen = [g for g in glyphs[start : start + len(chars)] if "\u4e00" <= g.char <= "\u9fff"]
    return [
        (pytest.approx(g.x + em / 2, abs=0.05), pytest.approx(g.y + down, abs=0.05)) for g in chosen
    ]


@pytest.mark.parametrize("composed", [None, ""], ids=["composed", "not composed"])
def test_each_han_character_has_its_dot_and_nothing_else_has(sheet, composed):
    text = "三个，满意“A1”　b々"
    page = sheet(f"<p>前<em>{text}</em>后", DOTS, **({} if composed is None else {"composed": ""}))
    found = dots(page.pdf)
    assert [d[:2] for d in found[:4]] == expected(page, text)
    assert len(found) == 5, "the iteration mark stands for a character"
    assert {round(width, 2) for *_, width in found} == {0.16 * EM}


@pytest.mark.parametrize("measure", [93, 97, 101, 121, 127])
@pytest.mark.parametrize("composed", [None, "body{text-align:justify}"])
def test_dots_follow_the_text_over_line_ends_however_spread(sheet, measure, composed):
    css = DOTS + f"body{{width:{measure}pt}}"
    emphasised = PROSE[6:60]
    page = sheet(
        f"<p>{PROSE[:6]}<em>{emphasised}</em>{PROSE[60:]}",
        css,
        **({} if composed is None else {"composed": composed}),
    )
    assert len(page.rows()) > 5
    assert [d[:2] for d in dots(page.pdf)] == expected(page, emphasised)


def test_letter_spacing_leaves_a_dot_at_its_character(sheet):
    for composed in (None, "p{}"):
        more = {} if composed is None else {"composed": composed}
        page = sheet("<p><em>重点工作</em>", DOTS + "em{letter-spacing:4pt}", **more)
        assert [d[:2] for d in dots(page.pdf)] == expected(page, "重点工作")


SIDES = [
    ("auto", "zh-CN", BELOW),
    ("auto", "ja", -1.01 * EM),
    ("over", "zh-CN", -1.01 * EM),
    ("over right", "zh-CN", -1.01 * EM),
    ("under", "ja", BELOW),
    ("under right", "ja", BELOW),
]


@pytest.mark.parametrize(("value", "lang", "down"), SIDES)
def test_dots_stand_under_chinese_unless_told(sheet, value, lang, down):
    page = sheet(f"<p lang={lang}><em>重点</em>", DOTS + f"em{{text-emphasis-position:{value}}}")
    assert [d[:2] for d in dots(page.pdf)] == expected(page, "重点", down)


@pytest.mark.parametrize("value", ["dot", "filled", "filled dot", "dot filled"])
def test_every_way_to_ask_for_a_dot(sheet, value):
    assert len(dots(sheet(f"<p style='text-emphasis-style:{value}'>重点").pdf)) == 2


WRONG = [
    "text-emphasis-style:open",
    "text-emphasis-style:dot dot",
    "text-emphasis-style:none dot",
    "text-emphasis-position:left",
    "text-emphasis-position:auto right",
    "text-emphasis-position:under left",
]


@pytest.mark.parametrize("declaration", WRONG)
def test_other_values_are_refused_like_any_unknown_value(sheet, declaration, caplog):
    sheet(f"<style>p{{{declaration}}}</style><p>重点")
    assert "invalid value" in caplog.text


def test_dots_are_inherited_can_be_taken_back_and_hide_with_the_text(sheet):
    css = DOTS + "i{text-emphasis-style:none} u{visibility:hidden} u,i{text-decoration:none}"
    page = sheet("<p><em>重<b>点</b><i>工</i><u>作</u></em>", css)
    assert [d[:2] for d in dots(page.pdf)] == expected(page, "重点")


def test_dots_have_the_colour_of_the_text_and_are_part_of_its_marked_content(sheet):
    page = sheet("<p>前<em>重</em>", DOTS + "em{color:#ff0000;text-decoration:underline blue}")
    pdf = page.document.write_pdf(pdf_variant="pdf/ua-1")
    with pikepdf.open(BytesIO(pdf)) as opened:
        content = opened.pages[0].Contents.read_bytes().decode("latin-1")
    (mark,) = re.findall(r"BDC(?:(?!BDC).)*? c\b.*?EMC", content, re.DOTALL)
    assert mark.index("ET") < mark.index(" c\n") < mark.index("EMC")
    colours = re.findall(r"\n([\d. ]+) (?:rg|scn)\n", "\n" + content[: content.index(" c\n")])
    assert colours[-1].split() == ["1", "0", "0"]
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert text == "前重"
