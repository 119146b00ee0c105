import pytest

from bulletin_pdf.clreq import ProhibitionLevel, autospace_positions, may_break, pair_gap

NONE, BASIC = ProhibitionLevel.NONE, ProhibitionLevel.BASIC
GB, STRICT = ProhibitionLevel.GB, ProhibitionLevel.STRICT
LEVELS = [NONE, BASIC, GB, STRICT]

# clause, two characters, levels at which a line may break between them
BREAKS = [
    ("CLREQ 6.1.1 点号", "中，", [NONE]),
    ("CLREQ 6.1.1 点号", "中。", [NONE]),
    ("GB/T 15834 5.1.1", "中、", [NONE]),
    ("GB/T 15834 5.1.2", "中？", [NONE]),
    ("GB/T 15834 5.1.3", "中”", [NONE]),
    ("GB/T 15834 5.1.3", "中》", [NONE]),
    ("GB/T 15834 5.1.3", "“中", [NONE]),
    ("GB/T 15834 5.1.3", "（中", [NONE]),
    ("GB/T 15834 5.1.6 连接号", "中～", [NONE]),
    ("GB/T 15834 5.1.7 间隔号", "中·", [NONE]),
    ("间隔号 may end a line", "·中", LEVELS),
    ("GB/T 15834 5.1.9 分隔号 at a start", "中/", [NONE]),
    ("GB/T 15834 5.1.9 分隔号 at an end", "/中", [NONE, BASIC]),
    ("CLREQ 6.1.1 strict: dash", "中——", [NONE, BASIC, GB]),
    ("CLREQ 6.1.1 strict: ellipsis", "中…", [NONE, BASIC, GB]),
    ("CLREQ 6.1.2 two-em signs", "——", []),
    ("CLREQ 6.1.2 two-em signs", "……", []),
    ("连接号 may end a line", "—中", LEVELS),
    ("between ideographs", "中国", LEVELS),
    ("after a stop", "。中", LEVELS),
    ("before an opener", "中（", LEVELS),
    ("between a stop and an opener", "。“", LEVELS),
    ("UAX 14 CJ", "カー", [NONE, BASIC, GB]),
    ("UAX 14 NS", "人々", [NONE]),
    ("GB/T 15835 number", "12", []),
    ("GB/T 15835 number and %", "5%", []),
    ("GB/T 15835 sum of money", "￥5", []),
    ("wide digits", "１２", []),
    ("number and unit (at a price)", "2年", LEVELS),
    ("Latin words", "ab", []),
    ("Han and Latin", "中a", LEVELS),
    ("Latin and Han", "a中", LEVELS),
    ("Latin stop", "中.", []),
    ("Latin bracket", "(中", []),
    ("hyphen before a letter", "-a", LEVELS),
    ("hyphen before a digit", "-1", []),
    ("word joiner", "中\u2060", []),
    ("no-break space", "中\u00a0", []),
    ("combining mark", "中\u0301", []),
    ("zero-width space", "\u200b，", LEVELS),
    ("before a space", "中 ", []),
    ("after a space", " 中", LEVELS),
    ("object", "中\ufffc", LEVELS),
    ("object before a mark", "\ufffc，", [NONE]),
    ("newline", "\n，", LEVELS),
    ("Plane 2", "𠀀𠀁", LEVELS),
]


@pytest.mark.parametrize(("clause", "pair", "levels"), BREAKS, ids=lambda value: str(value))
def test_a_line_may_break_between_two_characters_at_these_levels(clause, pair, levels):
    assert [level for level in LEVELS if may_break(pair, level)[1]] == levels


def test_ends_are_breaks_and_a_closer_after_a_space_begins_no_line():
    assert may_break("") == [True]
    assert may_break("中 ，国", GB) == [True, False, False, True, True]
    assert may_break("“ 中", GB)[2] is False


GAPS = [
    # CLREQ 6.3.2: adjacent marks share a blank
    ("”，", -0.5),
    ("。”", -0.5),
    ("，“", -0.5),
    ("”“", -0.5),
    ("“‘", -0.5),
    ("））", -0.5),
    ("（“", -0.5),
    ("：“", -0.5),
    ("》、", -0.5),
    ("（）", 0),
    ("中，", 0),
    ("，中", 0),
    ("——", 0),
    ("中中", 0),
    ("·中", 0),
    # CLREQ 6.1.4: Han beside Latin letters and digits, not beside Latin marks
    ("中a", 0.25),
    ("a中", 0.25),
    ("中1", 0.25),
    ("1中", 0.25),
    ("%中", 0),
    ("中(", 0),
    ("a，", 0),
    ("中\ufffc", 0),
]


@pytest.mark.parametrize(("pair", "gap"), GAPS)
def test_fixed_gap_between_two_characters(pair, gap):
    assert pair_gap(*pair) == gap


def test_autospace_takes_another_width_and_names_its_positions():
    assert pair_gap("中", "a", 0.125) == 0.125
    assert autospace_positions("2012年GDP增长5%的") == [4, 5, 8, 10]


def test_a_newline_before_a_space_is_a_break():
    assert may_break("中\n 国")[2] is True
    assert may_break("\u0301中")[1] is True
