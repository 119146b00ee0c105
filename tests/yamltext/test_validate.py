import datetime
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bulletin_pdf.errors import Language, Severity, hint_of
from bulletin_pdf.yamltext import parse, reading, validate
from wording import said


class Colour(Enum):
    RED = "红"
    BLACK = "黑"


def _even(value: int) -> int:
    if value % 2:
        msg = "must be even"
        raise ValueError(msg)
    return value


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str
    body: str | None = None


def _title_is_not_body(value: Inner) -> Inner:
    if value.title == value.body:
        msg = "title and body are equal"
        raise ValueError(msg)
    return value


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: Annotated[str, Field(min_length=1, pattern=r"\S")] = "x"
    code: Annotated[str, Field(pattern="[a-z]+")] = "x"
    whole: Annotated[int, Field(gt=0, le=9)] = 1
    size: Annotated[float, Field(ge=1, lt=2)] = 1.0
    even: Annotated[int, AfterValidator(_even)] = 2
    flag: bool = False
    day: datetime.date | None = None
    kind: Literal["甲", "乙"] = "甲"
    colour: Colour = Colour.RED
    either: float | Inner | None = None
    names: Annotated[tuple[str, ...], Field(min_length=2, max_length=3)] = ("a", "b")
    inner: Inner | None = None
    inners: list[Inner] = []
    by_name: dict[str, Inner] = {}
    anything: dict[str, Any] = {}
    checked: Annotated[Inner, AfterValidator(_title_is_not_body)] | None = None
    for_: Annotated[str, Field(alias="for")] = "x"


NAMES = {"标题": "title", "正文": "body"}


def found(text, language=Language.ZH, model=Outer):
    value, diagnostics = validate(parse(text, "a.yaml"), model, NAMES)
    errors = [d for d in diagnostics if d.severity is Severity.ERROR]
    assert (value is None) == bool(errors)
    return said(diagnostics, language)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "titel: a\n",
            "1:1 不认识的名称 “titel”",
            "1:1 unknown name “titel”",
        ),
        ("inner: {}\n", "1:8 缺少 “title”", "1:8 “title” is missing"),
        ("title: ''\n", "1:8 “title” 没有内容", "1:8 “title” is empty"),
        ("title: '　'\n", "1:8 “title” 没有内容", "1:8 “title” is empty"),
        ("title:\n", "1:7 “title” 没有内容", "1:7 “title” is empty"),
        ("names:\n", "1:7 “names” 没有内容", "1:7 “names” is empty"),
        (
            "title: [a]\n",
            "1:8 “title” 应该是一段文字，这里却是列表或下级内容",
            "1:8 “title” should be text, not a list or a group",
        ),
        (
            "names: [a, {b: c}]\n",
            "1:12 “names[2]” 应该是一段文字，这里却是列表或下级内容",
            "1:12 “names[2]” should be text, not a list or a group",
        ),
        (
            "whole: 五\n",
            "1:8 “whole” 应该是整数，这里是 “五”",
            "1:8 “whole” should be a whole number, not “五”",
        ),
        (
            "whole: 1.5\n",
            "1:8 “whole” 应该是整数，这里是 “1.5”",
            "1:8 “whole” should be a whole number, not “1.5”",
        ),
        (
            "whole: [1]\n",
            "1:8 “whole” 应该是整数，这里是 “…”",
            "1:8 “whole” should be a whole number, not “…”",
        ),
        (
            "whole: 0\n",
            "1:8 “whole” 的值 0 超出范围，应该 > 0",
            "1:8 “whole” is 0, which is out of range; it should be > 0",
        ),
        (
            "whole: 10\n",
            "1:8 “whole” 的值 10 超出范围，应该 ≤ 9",
            "1:8 “whole” is 10, which is out of range; it should be ≤ 9",
        ),
        (
            "size: 0.5\n",
            "1:7 “size” 的值 0.5 超出范围，应该 ≥ 1.0",
            "1:7 “size” is 0.5, which is out of range; it should be ≥ 1.0",
        ),
        (
            "size: 2\n",
            "1:7 “size” 的值 2 超出范围，应该 < 2.0",
            "1:7 “size” is 2, which is out of range; it should be < 2.0",
        ),
        (
            "size: 大\n",
            "1:7 “size” 应该是数字，这里是 “大”",
            "1:7 “size” should be a number, not “大”",
        ),
        (
            "flag: 是\n",
            "1:7 “flag” 应该是 true（是）或 false（否），这里是 “是”",
            "1:7 “flag” should be true or false, not “是”",
        ),
        (
            "day: 2012-13-01\n",
            "1:6 “day” 不是有效的日期：“2012-13-01”",
            "1:6 “day” is not a valid date: “2012-13-01”",
        ),
        (
            "day: 2012\n",
            "1:6 “day” 不是有效的日期：“2012”",
            "1:6 “day” is not a valid date: “2012”",
        ),
        ("kind: 丙\n", "1:7 “kind” 不能是 “丙”", "1:7 “kind” cannot be “丙”"),
        ("colour: 蓝\n", "1:9 “colour” 不能是 “蓝”", "1:9 “colour” cannot be “蓝”"),
        (
            "names: a\n",
            "1:8 “names” 应该是列表",
            "1:8 “names” should be a list",
        ),
        (
            "names: [a]\n",
            "1:8 “names” 的项数是 1，应该 ≥ 2",
            "1:8 “names” has 1 items; it should have ≥ 2",
        ),
        (
            "names: [a, b, c, d]\n",
            "1:8 “names” 的项数是 4，应该 ≤ 3",
            "1:8 “names” has 4 items; it should have ≤ 3",
        ),
        (
            "inner: a\n",
            "1:8 “inner” 应该分写成几行“名称: 内容”",
            "1:8 “inner” should be several lines of “name: text”",
        ),
        (
            "inner: [a]\n",
            "1:8 “inner” 应该分写成几行“名称: 内容”",
            "1:8 “inner” should be several lines of “name: text”",
        ),
        (
            "by_name: a\n",
            "1:10 “by_name” 应该分写成几行“名称: 内容”",
            "1:10 “by_name” should be several lines of “name: text”",
        ),
        (
            "even: 3\n",
            "1:7 “even” 的值 “3” 不合要求：must be even",
            "1:7 “even” cannot be “3”: must be even",
        ),
        (
            "checked: {title: a, body: a}\n",
            "1:10 这部分内容不合要求：title and body are equal",
            "1:10 this part is not as it should be: title and body are equal",
        ),
        (
            "code: 甲\n",
            "1:7 “code” 的值 “甲” 不合要求：String should match pattern '[a-z]+'",
            "1:7 “code” cannot be “甲”: String should match pattern '[a-z]+'",
        ),
        # Both members of the union complain; one message is enough.
        (
            "either: a\n",
            "1:9 “either” 应该是数字，这里是 “a”",
            "1:9 “either” should be a number, not “a”",
        ),
        (
            "- a\n",
            "1:1 文件的内容不是“名称: 内容”",
            "1:1 the file does not consist of “name: text”",
        ),
        ("甲\n", "1:1 文件的内容不是“名称: 内容”", "1:1 the file does not consist of “name: text”"),
        ("~\n", "1:1 文件的内容不是“名称: 内容”", "1:1 the file does not consist of “name: text”"),
        (
            "whole: " + "9" * 5000 + "\n",
            f"1:8 “whole” 应该是整数，这里是 “{'9' * 40}…”",
            f"1:8 “whole” should be a whole number, not “{'9' * 40}…”",
        ),
        ("title：a: 1\n", "1:1 “title” 后面是全角冒号", "1:1 full-width colon after “title”"),
        ("inner: {title：a}\n", "1:9 “title” 后面是全角冒号", "1:9 full-width colon after “title”"),
        ("inner: title：a\n", "1:13 “title” 后面是全角冒号", "1:13 full-width colon after “title”"),
        (
            "inner:\n  title:a\n",
            "2:8 “title” 的冒号后面缺空格",
            "2:8 no space after the colon of “title”",
        ),
        (
            "　title: a\n",
            "1:1 行首有全角空格或特殊空格，不能用来缩进",
            "1:1 full-width or other unusual space at the beginning of the line",
        ),
    ],
)
def test_a_value_that_does_not_fit(text, zh, en):
    assert found(text) == [zh]
    assert found(text, Language.EN) == [en]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("titel: a\n", "title"),
        ("Title: a\n", "title"),
        ("标题: a\n", "title"),
        ("by-name: {}\n", "by_name"),
        ("fro: {}\n", "for"),
        ("inner: {title: a, boby: b}\n", "body"),
        ("inner: {title: a, 正文: b}\n", "body"),
        ("inners: [{title: a}, {title: b, bodi: c}]\n", "body"),
        ("by_name: {a: {title: b, bodi: c}}\n", "body"),
        ("either: {title: a, bodi: b}\n", "body"),
        ("checked: {title: a, bodi: b}\n", "body"),
    ],
)
def test_did_you_mean(text, meant):
    _, diagnostics = validate(parse(text, "a.yaml"), Outer, NAMES)
    assert [(d.code, d.values.get("meant")) for d in diagnostics if "unknown" in d.code] == [
        ("yaml-unknown-key-near", meant)
    ]


def test_where_nothing_is_near_the_hint_lists_what_can_stand_there():
    _, (diagnostic,) = validate(parse("inner: {title: a, 甲乙丙: 1}", "a.yaml"), Outer)
    assert hint_of(diagnostic) == "这里可以用的名称：title, body"
    assert hint_of(diagnostic, Language.EN) == "Names that can stand here: title, body"


def test_a_misspelt_key_is_not_reported_as_missing_too():
    assert found("inner:\n  标题: a\n") == ["2:3 不认识的名称 “标题”"]
    assert found("inner:\n  title：a: b\n") == ["2:3 “title” 后面是全角冒号"]


def test_in_a_union_the_mistake_within_a_value_is_reported_and_not_what_else_it_could_be():
    assert found("either: {titel: a}\n") == ["1:10 不认识的名称 “titel”"]
    assert found("either: {}\n") == ["1:9 缺少 “title”"]


def test_a_list_is_not_called_too_short_for_the_mistakes_in_it():
    assert found("names: [a, [b]]\n") == ["1:12 “names[2]” 应该是一段文字，这里却是列表或下级内容"]


def test_all_mistakes_are_reported_at_once_in_source_order():
    text = "inner: {titel: a}\nwhole: 五\nflag: 是\nwhole: 1\ntitle: *a\nnames: a #1\n"
    assert found(text) == [
        "1:9 不认识的名称 “titel”",
        "2:8 “whole” 应该是整数，这里是 “五”",
        "3:7 “flag” 应该是 true（是）或 false（否），这里是 “是”",
        "4:1 “whole” 重复了，第 2 行已经写过",
        "5:8 以 * 开头的 “*a” 被当作引用，这里不支持",
        "6:8 “names” 应该是列表",
        "6:10 “#1” 被当作注释，不会印出来",
    ]


def test_a_value_is_returned_with_its_warnings():
    value, diagnostics = validate(
        parse("title: a #1\nwhole: 5\nday: 2012-01-10\n", "a.yaml"), Outer
    )
    assert (value.title, value.whole, value.day) == ("a", 5, datetime.date(2012, 1, 10))
    assert [d.severity for d in diagnostics] == [Severity.WARNING]


def test_no_value_is_returned_when_the_document_has_an_error():
    value, diagnostics = validate(parse("title: a\ntitle: b\n", "a.yaml"), Outer)
    assert value is None
    assert len(diagnostics) == 1


def test_a_text_that_could_not_be_read_is_not_validated():
    assert found("title: @\n") == ["1:8 内容不能以 @ 开头"]


def test_many_mistakes_are_listed_up_to_a_limit_and_then_counted():
    keys = "".join(f"k{i}: 1\n" for i in range(70))
    items = "".join("  - {}\n" for _ in range(50))
    words = found(keys + "inners:\n" + items)
    assert len(words) == reading.MAX_REPORTED + 1
    assert words[-1] == "还有 20 处没有列出"


def test_long_keys_and_values_are_cut():
    assert found("键" * 500 + ": 1\n") == [f"1:1 不认识的名称 “{'键' * 40}…”"]
