import pytest

from bulletin_pdf.errors import Language, Severity
from bulletin_pdf.yamltext import MAX_DEPTH, MAX_NODES, parse, reading
from wording import said


@pytest.fixture(params=["libyaml", "PyYAML"])
def loader(request, monkeypatch):
    """Both parsers: libyaml's, and the one in Python for where it is missing."""
    if request.param == "PyYAML":
        monkeypatch.setattr(reading, "LOADER", reading.yaml.SafeLoader)
    return request.param


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 甲\nb: [乙, 丙]\n", {"a": "甲", "b": ["乙", "丙"]}),
        (
            "a: no\nb: 2012\nc: 1_000\nd: 2012-01-10",
            {"a": "no", "b": "2012", "c": "1_000", "d": "2012-01-10"},
        ),
        (
            "a:\nb: ~\nc: null\nd: 'null'\ne: ''",
            {"a": None, "b": None, "c": None, "d": "null", "e": ""},
        ),
        ("2012: x\ntrue: y\n", {"2012": "x", "true": "y"}),
        ("a: |\n  甲: # “乙”\n\n  丙\n", {"a": "甲: # “乙”\n\n丙\n"}),
        ("- - 1\n  - {a: []}\n", [["1", {"a": []}]]),
        ("---\na: 1\n...\n", {"a": "1"}),
        ("%YAML 1.1\n---\na: 1\n", {"a": "1"}),
        ("\ufeffa: 1\n", {"a": "1"}),
        ("甲", "甲"),
        ('a: "\\u7532\\L"', {"a": "甲\u2028"}),
    ],
)
def test_what_is_well_written_becomes_plain_data(text, data):
    document = parse(text, "a.yaml")
    assert document.data == data
    assert document.diagnostics == ()


@pytest.mark.parametrize("text", ["", "# 说明\n", "\n\n", "---\n"])
def test_an_empty_document_is_said_to_be_empty(text):
    document = parse(text, "a.yaml")
    assert document.data is None
    if text != "---\n":
        assert said(document.diagnostics) == ["1:1 文件是空的"]


REFUSED = [
    (
        "a: *b\n",
        "1:4 以 * 开头的 “*b” 被当作引用，这里不支持",
        "1:4 “*b” begins with * and is taken for an alias, which is not supported",
    ),
    (
        "a: &b c\n",
        "1:4 以 & 开头的 “&b” 被当作锚点，这里不支持",
        "1:4 “&b” begins with & and is taken for an anchor, which is not supported",
    ),
    (
        "a: &b [c]\n",
        "1:4 以 & 开头的 “&b” 被当作锚点，这里不支持",
        "1:4 “&b” begins with & and is taken for an anchor, which is not supported",
    ),
    (
        "a: !重要 通知\n",
        "1:4 以 ! 开头的 “!重要” 被当作标签，这里不支持",
        "1:4 “!重要” begins with ! and is taken for a tag, which is not supported",
    ),
    (
        "a: !!python/object/apply:os.system {}\n",
        "1:4 以 ! 开头的 “!!python/object/appl” 被当作标签，这里不支持",
        "1:4 “!!python/object/appl” begins with ! and is taken for a tag, which is not supported",
    ),
    (
        "a: 1\n---\nb: 2\n",
        "2:1 这里用 --- 开始了第二份内容，一个文件只能有一份",
        "2:1 --- begins a second document; a file holds only one",
    ),
    (
        "a: 1\n甲: 2\na: 3\n",
        "3:1 “a” 重复了，第 1 行已经写过",
        "3:1 “a” is there twice, first on line 1",
    ),
    (
        "? [a]\n: 1\n",
        "1:3 冒号前面缺少名称",
        "1:3 there is no name before the colon",
    ),
    ("~: 1\n", "1:1 冒号前面缺少名称", "1:1 there is no name before the colon"),
    (
        'a: "\\x07"\n',
        "1:4 含有看不见的控制字符 U+0007",
        "1:4 invisible control character U+0007",
    ),
]


@pytest.mark.parametrize(("text", "zh", "en"), REFUSED)
def test_what_yaml_could_do_but_an_issue_may_not_is_refused(text, zh, en):
    found = parse(text, "a.yaml").diagnostics
    assert said(found) == [zh]
    assert said(found, Language.EN) == [en]
    assert found[0].severity is Severity.ERROR


def test_all_refusals_are_reported_at_once_in_source_order():
    text = "a: &x 1\nb: *z\n? {c: 1}\n: 2\na: !y {d: 3, d: 4}\n"
    assert [d.where.line for d in parse(text, "a.yaml").diagnostics] == [1, 2, 3, 5, 5, 5]


def test_the_first_of_two_equal_keys_is_kept():
    assert parse("a: 1\na: 2\n", "a.yaml").data == {"a": "1"}


def test_an_alias_as_a_key_is_reported_once():
    assert len(parse("*a : 1\n", "a.yaml").diagnostics) == 1


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "a: 甲 #乙\n",
            "1:6 “#乙” 被当作注释，不会印出来",
            "1:6 “#乙” is taken for a comment and will not be printed",
        ),
        (
            "a: #乙\n",
            "1:4 “#乙” 被当作注释，不会印出来",
            "1:4 “#乙” is taken for a comment and will not be printed",
        ),
        (
            "a: 甲\n  乙\n",
            "1:4 这几行会连成一行，中间加上空格",
            "1:4 these lines become one, with spaces between them",
        ),
        (
            "a: >\n  甲\n  乙\n",
            "1:4 这几行会连成一行，中间加上空格",
            "1:4 these lines become one, with spaces between them",
        ),
        (
            "a: [张三，李四]\n",
            "1:7 列表里用了全角逗号，前后算作一项",
            "1:7 full-width comma in a list: what is before and after it is one item",
        ),
    ],
)
def test_what_yaml_changes_without_a_word_is_warned_of(text, zh, en):
    found = parse(text, "a.yaml").diagnostics
    assert said(found) == [zh]
    assert said(found, Language.EN) == [en]
    assert found[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "a: 甲 # 注释\n",
        "a: '甲 #乙'\n",
        "a: 甲#乙\n",
        "# 注释\na: b\n",
        "a: |\n  甲\n  乙\n",
        "a: one\n  two\n",
        "a: >\n  甲\n\n  乙\n",
        "a: ['张三，李四', 王五]\n",
        "- 张三，李四\n",
    ],
)
def test_what_is_as_it_should_be_is_not_warned_of(text):
    assert parse(text, "a.yaml").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("a: 甲\u2028乙", "1:5 含有特殊的换行符 U+2028", "1:5 unusual line end U+2028"),
        ("甲\u2029", "1:2 含有特殊的换行符 U+2029", "1:2 unusual line end U+2029"),
        ("甲\r", "1:2 含有特殊的换行符 U+000D", "1:2 unusual line end U+000D"),
        ("a: 1\n\x00", "2:1 含有看不见的控制字符 U+0000", "2:1 invisible control character U+0000"),
        ("\ud800", "1:1 含有看不见的控制字符 U+D800", "1:1 invisible control character U+D800"),
    ],
)
def test_characters_that_the_parser_would_choke_on_are_found_before(text, zh, en):
    document = parse(text, "a.yaml")
    assert said(document.diagnostics) == [zh]
    assert said(document.diagnostics, Language.EN) == [en]
    assert document.root is None


def test_depth_is_limited():
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "a.yaml").diagnostics == ()
    found = parse("[" * 8_000_000, "a.yaml").diagnostics
    assert said(found) == [f"1:{MAX_DEPTH + 1} 嵌套超过 {MAX_DEPTH} 层"]
    assert said(found, Language.EN) == [
        f"1:{MAX_DEPTH + 1} nested more than {MAX_DEPTH} levels deep"
    ]


def test_the_number_of_values_is_limited(monkeypatch):
    assert MAX_NODES == 200_000
    monkeypatch.setattr(reading, "MAX_NODES", 1000)
    assert parse("- a\n" * 999, "a.yaml").diagnostics == ()
    document = parse("- a\n" * 1000, "a.yaml")
    assert document.root is None
    assert said(document.diagnostics) == ["1:1 内容超过 1000 项"]
    assert said(parse("- a\n" * 2_000_000, "a.yaml").diagnostics) == ["1001:3 内容超过 1000 项"]


def test_nested_aliases_are_not_expanded():
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    document = parse(bomb, "a.yaml")
    assert said(document.diagnostics) == ["2:8 以 * 开头的 “*a” 被当作引用，这里不支持"]
    assert document.root is None


def test_many_findings_are_listed_up_to_a_limit_and_then_counted_by_gravity():
    text = "".join(f"a: {i} #注{i}\n" for i in range(200))
    found = parse(text, "a.yaml").diagnostics
    assert len(found) == reading.MAX_REPORTED + 2
    assert said(found[-2:]) == ["还有 150 处没有列出", "还有 149 处没有列出"]
    assert {d.severity for d in found[-2:]} == {Severity.ERROR, Severity.WARNING}


def test_many_unreadable_characters_are_counted():
    found = parse("甲\u2028" * 150, "a.yaml").diagnostics
    assert said(found)[-2:] == ["1:200 含有特殊的换行符 U+2028", "还有 50 处没有列出"]
