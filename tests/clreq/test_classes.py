import pytest

from bulletin_pdf.clreq import CharClass, classify, classify_text, may_break, natural_advance

CLASSES = [
    # GB/T 15834-2011 4.x, the mark; its class
    ("。．？！", CharClass.STOP),
    ("，、；：", CharClass.PAUSE),
    ("“‘（《〈「『【〔［｛〖", CharClass.OPENER),
    ("”’）》〉」』】〕］｝〗", CharClass.CLOSER),
    ("·・‧", CharClass.INTERPUNCT),
    ("～–", CharClass.CONNECTOR),
    ("/／", CharClass.SOLIDUS),
    ("…⋯", CharClass.ELLIPSIS),
    ("中龘𠀀𰻞〇", CharClass.HAN),
    ("かカ가😀", CharClass.HAN),
    ("々ヽ", CharClass.NONSTARTER),
    ("っャー", CharClass.SMALL_KANA),
    ("①㈠⒈", CharClass.ENCLOSED),
    ("０９", CharClass.WIDE_DIGIT),
    ("Ａｚ", CharClass.WIDE_LETTER),
    ("%％‰℃", CharClass.POSTFIX),
    ("$￥№", CharClass.PREFIX),
    ("09", CharClass.DIGIT),
    ("azÉж", CharClass.LETTER),
    (".,:;?!)", CharClass.LATIN_CLOSER),
    ("([", CharClass.LATIN_OPENER),
    ("\u00a0", CharClass.FIXED_SPACE),
    ("\u3000", CharClass.WIDE_SPACE),
    ("\u2060\ufeff", CharClass.GLUE),
    ("\u0301\ufe01\U000e0100", CharClass.EXTEND),
    ("\u200b", CharClass.ZERO_SPACE),
    ("\u00ad", CharClass.SOFT_HYPHEN),
    ("\n\u2028", CharClass.NEWLINE),
    ("\ufffc", CharClass.OBJECT),
    ("\u2003", CharClass.SPACE),
    ("@~\u2190", CharClass.SYMBOL),
]


@pytest.mark.parametrize(("chars", "expected"), CLASSES, ids=lambda value: str(value))
def test_each_character_has_the_class_of_its_clause(chars, expected):
    assert {classify(char) for char in chars} == {expected}


def test_context_decides_what_a_single_dash_and_an_apostrophe_are():
    assert classify_text("甲—乙") == "h~h"
    assert classify_text("甲——乙") == "hddh"
    assert classify_text("don’t") == "aaaaa"
    assert classify_text("‘甲’") == "ohc"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # UAX #14, rule 19: only an unresolved quote is bound to both its sides
        ('有"ab"和"cd"文', "h(aa)h(aa)h"),
        ('"甲"ab', "(h)aa"),
        ('14"屏、15"屏', "nnqhpnnqh"),
        ('14"屏的"小"机', "nnqhhqhqh"),
        ('甲"乙', "hqh"),
    ],
)
def test_straight_quotes_open_and_close_when_they_are_pairs(text, kinds):
    assert classify_text(text) == kinds


def test_lines_break_outside_a_pair_of_straight_quotes_and_never_inside_its_edges():
    text = '有"Packages"和"Sources"文件的完整性'
    breaks = {i for i, may in enumerate(may_break(text)) if may}
    assert {1, 11, 12, 21} <= breaks
    assert not {2, 10, 13, 20} & breaks


@pytest.mark.parametrize(
    ("char", "advance"),
    [
        ("中", 1),
        ("，", 1),
        ("·", 0.5),
        ("/", 0.5),
        ("a", 0.5),
        (" ", 0.25),
        ("\n", 0),
        ("\u200b", 0),
        ("—", 1),
    ],
)
def test_natural_advances(char, advance):
    assert natural_advance(char) == advance
