"""Which signs may begin or end a line: CLREQ's table of marks and the W3C's tests for Chinese."""

import pytest

from bulletin_pdf.clreq import ProhibitionLevel, may_break

from .tables import characters, rows

NONE, BASIC, GB, STRICT = (ProhibitionLevel(name) for name in ("none", "basic", "gb", "strict"))
# The roles that each level keeps from line starts and from line ends, after CLREQ,
# prohibition_rules_for_line_start_end.
NEVER_FIRST = {
    NONE: set[str](),
    BASIC: {"stop", "closer", "connector", "interpunct", "solidus"},
}
NEVER_FIRST[GB] = NEVER_FIRST[BASIC]
NEVER_FIRST[STRICT] = NEVER_FIRST[GB] | {"dash", "ellipsis"}
NEVER_LAST = {NONE: set[str](), BASIC: {"opener"}, GB: {"opener", "solidus"}}
NEVER_LAST[STRICT] = NEVER_LAST[GB]

MARKS = [row for row in rows("clreq-punctuation.tsv") if row["role"] != "interlinear"]
NAMES = [row["name"] for row in MARKS]
# Signs of any language that UAX #14 holds to what stands before them, whatever the level.
HELD_BY_UNICODE = {"HYPHEN-MINUS"}

WPT = rows("wpt-line-start-zh.tsv")
# The value of line-break that each level stands for; the levels of CLREQ are stricter where the
# table says so.
VALUES = {"strict": STRICT, "normal": GB, "loose": BASIC}
STRICTER = {
    ("hyphens", "normal"): "GB/T 15834 5.1.6: 连接号 begins no line",
    ("hyphens", "loose"): "GB/T 15834 5.1.6: 连接号 begins no line",
    ("cpm", "loose"): "GB/T 15834 5.1.1, 5.1.7: 点号 and 间隔号 begin no line",
    ("po", "loose"): "GB/T 15835, 换行: a number is not torn from its % ℃ °",
    ("iteration", "loose"): "CLREQ has no rule: kept from line starts as in normal",
}
# The same section keeps 省略号 from line starts at the level strict only.
LOOSER = {
    (
        "in",
        "normal",
    ): "CLREQ #prohibition_rules_for_line_start_end: 省略号 may begin a line below the level strict"
}


@pytest.mark.parametrize("level", list(ProhibitionLevel))
@pytest.mark.parametrize("row", MARKS, ids=NAMES)
def test_mark_at_line_start(row: dict[str, str], level: ProhibitionLevel) -> None:
    may_begin = may_break(f"文{row['mark']}字", level)[1]
    forbidden = row["role"] in NEVER_FIRST[level] or row["name"] in HELD_BY_UNICODE
    assert may_begin is not forbidden


@pytest.mark.parametrize("level", list(ProhibitionLevel))
@pytest.mark.parametrize("row", MARKS, ids=NAMES)
def test_mark_at_line_end(row: dict[str, str], level: ProhibitionLevel) -> None:
    may_end = may_break(f"文{row['mark']}字", level)[-2]
    assert may_end is not (row["role"] in NEVER_LAST[level])


@pytest.mark.parametrize("level", list(ProhibitionLevel))
@pytest.mark.parametrize(
    "row", [row for row in MARKS if len(row["mark"]) > 1], ids=lambda row: row["mark"]
)
def test_mark_of_two_signs_is_one(row: dict[str, str], level: ProhibitionLevel) -> None:
    assert row["unbreakable"] == "yes"
    assert not may_break(f"文{row['mark']}字", level)[2]


@pytest.mark.parametrize("value", list(VALUES))
@pytest.mark.parametrize("row", WPT, ids=[row["name"] for row in WPT])
def test_sign_at_line_start_by_css_value(row: dict[str, str], value: str) -> None:
    may_begin = may_break(f"文文{characters(row['code'])}字字", VALUES[value])[2]
    expected = row[value] == "yes"
    if (row["group"], value) in STRICTER:
        expected = False
    if (row["group"], value) in LOOSER:
        expected = True
    assert may_begin is expected
