import json
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_pdf.cli.report import as_json, escaped, render
from bulletin_pdf.errors import Diagnostic, Language, Place, Severity
from bulletin_pdf.errors.zh import MESSAGES
from bulletin_pdf.source import read

ANSI = re.compile("\x1b\\[[0-9;]*m")


def _at(excerpt, column, line=12, file="a.yaml"):
    where = Place(file, line, column, excerpt)
    return Diagnostic(
        "yaml-unknown-key-near", where=where, values={"key": "titel", "meant": "title"}
    )


def test_an_error_in_chinese():
    assert render([_at("      titel: 新年思路", 7)]) == (
        "a.yaml:12:7: 错误: 不认识的名称 “titel”\n"
        "   12 |       titel: 新年思路\n"
        "      |       ^\n"
        "       提示: 是不是要写 “title”？"
    )


def test_an_error_in_english():
    assert render([_at("titel: 1", 1)], Language.EN) == (
        "a.yaml:12:1: error: unknown name “titel”\n"
        "   12 | titel: 1\n"
        "      | ^\n"
        "       hint: Did you mean “title”?"
    )


@pytest.mark.parametrize(
    ("excerpt", "column", "before"),
    [
        ("正文：甲", 4, "正文："),
        ("ａｂc", 3, "ａｂ"),
        ("e\u0301e", 3, "e\u0301"),
        ("\ta", 2, "    "),
        ("a\tb\tc", 5, "a    b    "),
        ("👍甲", 2, "👍"),
        ("ｶﾅ", 3, "ｶﾅ"),
        ("甲", 2, "甲"),
        ("甲", 99, "甲"),
        ("\u202e甲\x1b[31m", 2, "<U+202E>"),
        ("", 1, ""),
    ],
)
def test_the_caret_stands_below_the_place_whatever_is_before_it(excerpt, column, before):
    line, caret = render([_at(excerpt, column)]).split("\n")[1:3]
    assert line.startswith(("   12 | " + before).rstrip())
    assert caret == "      | " + " " * _cells(before) + "^"


def _cells(text):
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def test_a_long_line_is_shown_around_the_place():
    line, caret = render([_at("甲" * 500 + "乙" + "丙" * 500, 501)]).split("\n")[1:3]
    assert line == "   12 | …" + "甲" * 30 + "乙" + "丙" * 14 + "…"
    assert caret == "      | " + " " * 61 + "^"


def test_a_line_of_megabytes_is_no_trouble():
    assert len(render([_at("甲" * 8_000_000, 4_000_000)])) < 300


@pytest.mark.parametrize(
    ("where", "first"),
    [
        (None, "错误: 文件是空的"),
        (Place("a.yaml"), "a.yaml: 错误: 文件是空的"),
        (Place("a.yaml", 3), "a.yaml:3: 错误: 文件是空的"),
        (Place("a.yaml", 3, 1), "a.yaml:3:1: 错误: 文件是空的"),
        (Place("a.pdf", page=2, box=(0, 0, 1, 1)), "a.pdf:2: 错误: 文件是空的"),
    ],
)
def test_without_a_line_of_the_source_there_is_no_caret(where, first):
    lines = render([Diagnostic("file-empty", where=where)]).split("\n")
    assert lines == [first, "       提示: 可用 bulletin new 名称 生成一份样稿。"]


def test_without_a_hint_there_is_no_line_for_it(monkeypatch):
    monkeypatch.setitem(MESSAGES, "file-empty", ("文件是空的", ""))
    assert render([Diagnostic("file-empty")]) == "错误: 文件是空的"


def test_diagnostics_keep_their_order_and_show_their_gravity():
    found = [Diagnostic("file-empty", severity) for severity in Severity]
    assert [line for line in render(found).split("\n") if "提示" not in line] == [
        "错误: 文件是空的",
        "警告: 文件是空的",
        "说明: 文件是空的",
    ]
    english = render(found, Language.EN)
    assert [line.split(":")[0] for line in english.split("\n")[::2]] == ["error", "warning", "note"]
    assert render([]) == ""


def test_colours_change_nothing_but_the_colour():
    found = [_at("titel: 1", 1), Diagnostic("file-empty", Severity.NOTE)]
    coloured = render(found, colour=True)
    assert ANSI.sub("", coloured) == render(found)
    assert coloured.startswith("\x1b[1ma.yaml:12:1: \x1b[0m\x1b[1;31m错误\x1b[0m: ")


def test_what_the_input_could_do_to_the_terminal_is_shown_instead():
    diagnostic = Diagnostic(
        "yaml-unknown-key",
        where=Place("a\x1b]0;x\x07.yaml", 1, 1, "\x1b[2J\u202e"),
        values={"key": "k\x9b31m\n\u2066", "known": "a\ud800"},
    )
    text = render([diagnostic])
    assert "a<U+001B>]0;x<U+0007>.yaml:1:1" in text
    assert "“k<U+009B>31m<U+000A><U+2066>”" in text
    assert "    1 | <U+001B>[2J<U+202E>\n" in text
    assert "a<U+D800>" in text


@settings(deadline=None)
@given(st.text(), st.text(), st.integers(1, 50))
def test_nothing_but_printable_text_reaches_the_terminal(excerpt, key, column):
    where = Place("a.yaml", 1, column, excerpt)
    for line in render([Diagnostic("yaml-missing", where=where, values={"key": key})]).split("\n"):
        assert all(c.isprintable() or unicodedata.category(c) in ("Zs", "Co") for c in line)


def test_printable_text_is_left_as_it_is():
    assert escaped("“甲” — a　b") == "“甲” — a　b"


def test_json_has_the_same_keys_for_all():
    found = [
        _at("titel: 1", 1),
        Diagnostic("file-empty", Severity.NOTE),
        Diagnostic("file-empty", Severity.WARNING, Place("a.pdf", page=2, box=(0, 0.5, 1, 2))),
    ]
    objects = as_json(found, Language.EN)
    assert json.loads(json.dumps(objects)) == objects
    nowhere = {"file": None, "line": None, "column": None, "page": None, "box": None}
    empty = {
        "code": "file-empty",
        "message": "the file is empty",
        "hint": "bulletin new NAME writes a specimen to start from.",
    }
    assert objects == [
        {
            **nowhere,
            "code": "yaml-unknown-key-near",
            "severity": "error",
            "message": "unknown name “titel”",
            "hint": "Did you mean “title”?",
            "file": "a.yaml",
            "line": 12,
            "column": 1,
        },
        {**empty, **nowhere, "severity": "note"},
        {
            **empty,
            **nowhere,
            "severity": "warning",
            "file": "a.pdf",
            "page": 2,
            "box": [0, 0.5, 1, 2],
        },
    ]


def test_a_whole_file_as_its_editor_sees_it():
    text = (
        "sections:\n  - title：新年思路\n    articles:\n      - titel: 扎实推进\n        body: 甲\n"
    )
    assert render(read(text.encode(), "2012.yaml").diagnostics) == (
        "2012.yaml:2:10: 错误: “title” 后面是全角冒号\n"
        "    2 |   - title：新年思路\n"
        "      |          ^\n"
        "       提示: 请改成半角冒号加空格，例如 title: 内容\n"
        "2012.yaml:4:9: 错误: 不认识的名称 “titel”\n"
        "    4 |       - titel: 扎实推进\n"
        "      |         ^\n"
        "       提示: 是不是要写 “title”？"
    )
