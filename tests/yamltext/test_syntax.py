"""Texts that are not YAML: PyYAML's complaints in an editor's words; slips, all at once."""

import pytest

from bulletin_pdf.errors import Language
from bulletin_pdf.yamltext import parse, reading
from bulletin_pdf.yamltext.document import SourceText
from bulletin_pdf.yamltext.syntax import problem_of
from wording import said

KEYS = ("title", "body", "标题")

SYNTAX = [
    ("title: 通知: 开会\n", "1:10 这里不能有冒号", "1:10 a colon cannot stand here"),
    ("a: 1\n  b: 2\n", "2:4 这里不能有冒号", "2:4 a colon cannot stand here"),
    ("body: |\n  甲\n乙\nc: 1\n", "3:1 这一行没有“名称: ”", "3:1 this line has no “name: ”"),
    ("a: - b\n", "1:4 这里不能用 - 列出各项", "1:4 a list cannot begin here with -"),
    (
        'a: "C:\\甲"\n',
        "1:7 双引号里的反斜杠 \\ 用法不对",
        "1:7 a backslash \\ between double quotes is not used rightly",
    ),
    (
        'a: "\\x1"\n',
        "1:7 双引号里的反斜杠 \\ 用法不对",
        "1:7 a backslash \\ between double quotes is not used rightly",
    ),
    ('title: "甲”\nb: 1\n', "1:8 引号没有成对", "1:8 the quotes do not match"),
    ("a: 'x\n", "1:4 引号没有成对", "1:4 the quotes do not match"),
    ("body: |甲\n", "1:8 | 或 > 后面不能有文字", "1:8 no text can stand after | or >"),
    (
        "a: [1, 2\nb: 3\n",
        "1:4 括号没有成对，或各项之间缺少半角逗号",
        "1:4 the brackets do not match, or there is no half-width comma between two items",
    ),
    (
        "a: {b: 1\n",
        "1:4 括号没有成对，或各项之间缺少半角逗号",
        "1:4 the brackets do not match, or there is no half-width comma between two items",
    ),
    ("a: @甲\n", "1:4 内容不能以 @ 开头", "1:4 a value cannot begin with @"),
    ("a: `甲`\n", "1:4 内容不能以 ` 开头", "1:4 a value cannot begin with `"),
    ("a: %甲\n", "1:4 内容不能以 % 开头", "1:4 a value cannot begin with %"),
    (
        "body: |\n  甲\n 乙\nc: 1\n",
        "3:2 这里的缩进或写法与上文不一致",
        "3:2 the indentation or form here does not fit what is above",
    ),
    (
        "a:\n  - b\n  c: 1\n",
        "3:3 这里的缩进或写法与上文不一致",
        "3:3 the indentation or form here does not fit what is above",
    ),
    (
        "  a: 1\nb: 2\n",
        "2:1 这里的缩进或写法与上文不一致",
        "2:1 the indentation or form here does not fit what is above",
    ),
    (
        "title: [重要] 通知\n",
        "1:13 引号或括号已经结束，后面还有文字",
        "1:13 there is text after a closing quote or bracket",
    ),
    (
        "title: 'it's'\n",
        "1:12 引号或括号已经结束，后面还有文字",
        "1:12 there is text after a closing quote or bracket",
    ),
    (
        "title: **重要**\n",
        "1:8 以 * 开头的 “**重要**” 被当作引用，这里不支持",
        "1:8 “**重要**” begins with * and is taken for an alias, which is not supported",
    ),
    (
        "title: & 之声\n",
        "1:8 以 & 开头的 “&” 被当作锚点，这里不支持",
        "1:8 “&” begins with & and is taken for an anchor, which is not supported",
    ),
    (
        "title: !<x y\n",
        "1:8 以 ! 开头的 “!<x” 被当作标签，这里不支持",
        "1:8 “!<x” begins with ! and is taken for a tag, which is not supported",
    ),
    (
        "title: !x!y z\n",
        "1:8 以 ! 开头的 “!x!y” 被当作标签，这里不支持",
        "1:8 “!x!y” begins with ! and is taken for a tag, which is not supported",
    ),
    (
        "%YAML 2.0\n---\na: 1\n",
        "1:1 行首的 % 有特殊含义，这里不支持",
        "1:1 % at the beginning of a line has a special meaning, which is not supported",
    ),
    ("a: ]\n", None, None),
]


@pytest.mark.parametrize(("text", "zh", "en"), SYNTAX)
def test_a_mistake_of_form_is_said_in_plain_words(text, zh, en):
    document = parse(text, "a.yaml", KEYS)
    assert document.root is None
    if zh is None:
        zh = "1:4 YAML 写法有误：did not find expected node content"
        en = "1:4 not valid YAML: did not find expected node content"
    assert said(document.diagnostics) == [zh]
    assert said(document.diagnostics, Language.EN) == [en]


@pytest.mark.parametrize(("text", "zh", "en"), SYNTAX)
def test_the_parser_in_python_leads_to_the_same_code(text, zh, en, monkeypatch):
    first = [d.code for d in parse(text, "a.yaml", KEYS).diagnostics]
    monkeypatch.setattr(reading, "LOADER", reading.yaml.SafeLoader)
    assert [d.code for d in parse(text, "a.yaml", KEYS).diagnostics] == first


def test_an_exception_without_a_place_is_reported_at_the_beginning():
    found = problem_of(ValueError("odd"), SourceText("a", "a.yaml")).diagnostic(
        SourceText("a", "a.yaml")
    )
    assert said([found]) == ["1:1 YAML 写法有误：odd"]
    bare = problem_of(reading.yaml.MarkedYAMLError(), SourceText("a", "a.yaml"))
    assert (bare.code, bare.index) == ("yaml-syntax", 0)


def test_a_code_point_out_of_range_is_an_error_of_either_parser(monkeypatch):
    assert parse('"\\U00110000"', "a.yaml").root is None
    monkeypatch.setattr(reading, "LOADER", reading.yaml.SafeLoader)
    assert parse('"\\U00110000"', "a.yaml").root is None


COLON = "后面是全角冒号"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("name：简报\nnumber: 5\n", [f"1:5 “name” {COLON}"]),
        ("number: 5\nname：简报\ndate: 1\n", [f"2:5 “name” {COLON}"]),
        ("- title：甲\n  body: |\n    乙\n", [f"1:8 “title” {COLON}"]),
        (
            "- titel： 甲\n  body：|\n    x：乙\n  c: 1\n",
            [f"1:8 “titel” {COLON}", f"2:7 “body” {COLON}"],
        ),
        ("标题：甲\nbody: 1\n", [f"1:3 “标题” {COLON}"]),
        ("title:甲\nbody: 1\n", ["1:6 “title” 的冒号后面缺空格"]),
        ("a: 1\n\tb: 2\n", ["2:1 行首有制表符（Tab），不能用来缩进"]),
        ("a:\n  b: 1\n\tc: 2\n", ["3:1 行首有制表符（Tab），不能用来缩进"]),
        ("body: |\n\t甲\n", ["2:1 行首有制表符（Tab），不能用来缩进"]),
        ("a: [\n　b\n", ["2:1 行首有全角空格或特殊空格，不能用来缩进"]),
        # A mistake of another kind before a slip of indentation is no consequence of it.
        ("a: @x\n\tb: 1\n", ["1:4 内容不能以 @ 开头", "2:1 行首有制表符（Tab），不能用来缩进"]),
        # Once the slips are read as they were meant, the other mistakes come to light.
        (
            "title：甲\nbody: |\n  乙\nbody: 1\nx: y: z\n",
            [f"1:6 “title” {COLON}", "4:1 “body” 重复了，第 2 行已经写过", "5:5 这里不能有冒号"],
        ),
    ],
)
def test_slips_are_all_found_and_what_follows_from_them_is_not_reported(text, found):
    assert said(parse(text, "a.yaml", KEYS).diagnostics) == found


@pytest.mark.parametrize(
    "text",
    [
        "body: |\n  note：甲\n  title:乙\n\n\t\n x: @\n",
        "- |\n  note：甲\nx: @\n",
        "body: >-\n   note：甲\nx: @\n",
        "http://a.b\nx:y\n标记：甲\nx: @\n",
        "a: " + "x" * 2000 + "\n" + "x" * 990 + "abcdefghij：甲\nx: @\n",
        "title:\nx: @\n",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text):
    codes = {d.code for d in parse(text, "a.yaml", KEYS).diagnostics}
    assert not codes & {"yaml-wide-colon", "yaml-glued-colon", "yaml-wide-space"}


def test_many_slips_are_counted():
    found = parse("- title：甲\n  x: @\n" * 150, "a.yaml").diagnostics
    assert (
        said(found)[-2:] == ["2:6 内容不能以 @ 开头", "还有 50 处没有列出"]
        or said(found)[-1] == "还有 50 处没有列出"
    )


def test_a_document_with_repaired_colons_still_has_its_data_and_right_places():
    document = parse("- title：甲\n  body: 乙\n- title：  丙\n  body: 丁\n", "a.yaml")
    assert document.data == [{"title": "甲", "body": "乙"}, {"title": "丙", "body": "丁"}]
    places = [document.place((i, key)) for i in (0, 1) for key in ("title", "body")]
    assert [str(p) for p in places] == ["a.yaml:1:9", "a.yaml:2:9", "a.yaml:3:11", "a.yaml:4:9"]
    assert str(document.place_in((1, "body"), 1)) == "a.yaml:4:10"
