from itertools import pairwise

import pytest
import tinycss2
from weasyprint.css.validation.properties import PROPERTIES

from bulletin_pdf.clreq import LineEnd, LineStart, ProhibitionLevel
from bulletin_pdf.typeset.composition import install
from bulletin_pdf.typeset.composition.settings import line_settings

INITIAL = {
    "text_spacing_trim": "auto",
    "text_autospace": "no-autospace",
    "hanging_punctuation": "none",
    "text_justify": "auto",
    "line_break": "auto",
    "text_looseness": 0,
    "text_align_all": "justify",
}


@pytest.fixture(autouse=True)
def hooks():
    install()


def asked(**values):
    return line_settings(INITIAL | values)


def parsed(name, value):
    tokens = tinycss2.parse_component_value_list(value)
    return PROPERTIES[name]([token for token in tokens if token.type != "whitespace"])


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("text-spacing-trim", "trim-both", "trim-none"),
        ("text-autospace", "eighth", "third"),
        ("hanging-punctuation", "allow-end", "first"),
        ("text-justify", "inter-character", "distribute"),
        ("line-break", "anywhere", "very-strict"),
    ],
)
def test_values_of_css_text_are_known(name, good, bad):
    assert parsed(name, good) == good
    assert parsed(name, bad) is None


def test_no_compress_stands_beside_a_keyword():
    assert parsed("text-justify", "no-compress inter-character") == "inter-character no-compress"
    assert asked(text_justify="auto no-compress").costs.mark_capacity == 0


def test_initial_values_do_not_opt_in_and_word_justification_is_not_ours():
    assert asked() is None
    assert asked(text_justify="inter-word") is None


def test_each_property_means_what_it_says():
    assert asked(line_break="loose").level is ProhibitionLevel.BASIC
    assert asked(line_break="strict").level is ProhibitionLevel.STRICT
    assert asked(line_break="anywhere").anywhere
    assert asked(text_spacing_trim="normal").spacing.start is LineStart.FULL
    assert asked(text_spacing_trim="space-first").spacing.start is LineStart.FULL_FIRST
    assert asked(text_spacing_trim="trim-both").spacing.end is LineEnd.HALF
    assert not asked(text_spacing_trim="space-all").spacing.pairs
    assert asked(text_autospace="normal").costs.autospace == 0.25
    assert asked(text_autospace="eighth").costs.autospace == 0.125
    assert asked(text_autospace="ideograph-alpha").spaced_kinds == "a"
    assert asked(hanging_punctuation="allow-end").costs.hang_end < 1
    assert not asked(text_justify="none").justify
    assert asked(text_justify="inter-character").justify_narrow


def test_spacing_of_one_kind_of_latin(sheet):
    def gaps(value):
        row = sheet(f"<p style='text-autospace:{value}'>中a中1中").rows()[0]
        return [round(b.x - a.x, 2) for a, b in pairwise(row)]

    letters, numbers = gaps("ideograph-alpha"), gaps("ideograph-numeric")
    assert letters[0] > 12 > numbers[0]
    assert numbers[2] > 12 > letters[2]


def test_break_anywhere(sheet):
    page = sheet("<p style='width:50pt;line-break:anywhere'>坚持以更新，要求聚焦建设")
    assert page.texts[1].startswith("，") or page.texts[0].endswith("新")


@pytest.mark.parametrize(
    ("written", "level"),
    [("0", 0), ("-4", -4), ("3", 3), ("5", None), ("1.5", None), ("few", None)],
)
def test_looseness_is_a_level(written, level):
    assert parsed("text-looseness", written) == level


def test_tighter_text_pays_for_its_lines_but_ragged_text_stays_as_it_is():
    def price(level, align="justify"):
        return asked(line_break="strict", text_looseness=level, text_align_all=align).costs.line

    assert [price(level) for level in (-2, -1, 0, 1)] == [0.4, 0.1, 0.0, -0.1]
    assert price(-4, "center") == 0.0
    assert asked(text_looseness=-4) is None, "it does not opt in by itself"
