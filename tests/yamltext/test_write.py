import datetime

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin_pdf.decoding import decode
from bulletin_pdf.yamltext import parse, write_yaml

LIKE_AN_EDITOR = """\
name: 工会简报
number: 12
date: 2012-01-10
contents: true
phone: "87654321"
notice: "内部资料: 注意保存"
sections:
  - title: 新年思路
    articles:
      - title: “三服务”
        body: |-
          一行
      - title: 题
        body: |
          第一段：甲 # 乙

          第二段

    empty: []
  - {}
none: null
"""


def test_it_is_written_as_an_editor_would():
    data = {
        "name": "工会简报",
        "number": 12,
        "date": datetime.date(2012, 1, 10),
        "contents": True,
        "phone": "87654321",
        "notice": "内部资料: 注意保存",
        "sections": (
            {
                "title": "新年思路",
                "articles": [
                    {"title": "“三服务”", "body": "一行"},
                    {"title": "题", "body": "第一段：甲 # 乙\n\n第二段\n"},
                ],
                "empty": (),
            },
            {},
        ),
        "none": None,
    }
    expected = LIKE_AN_EDITOR.replace("第二段\n\n", "第二段\n")
    assert write_yaml(data, ("body",)) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("甲", "甲"),
        ("2012年", "2012年"),
        ("a b", "a b"),
        ("（甲）乙", "（甲）乙"),
        ("12", '"12"'),
        ("1e3", '"1e3"'),
        ("0o7", '"0o7"'),
        ("2012-01-10", '"2012-01-10"'),
        ("12:30", '"12:30"'),
        ("yes", '"yes"'),
        ("n", '"n"'),
        ("Null", '"Null"'),
        ("~", '"~"'),
        ("", '""'),
        (" 甲", '" 甲"'),
        ("甲 ", '"甲 "'),
        ("甲　", '"甲　"'),
        ("甲: 乙", '"甲: 乙"'),
        ("甲 #乙", '"甲 #乙"'),
        ("**甲**", '"**甲**"'),
        ("- 甲", '"- 甲"'),
        ('“甲”"\\', '"“甲”\\"\\\\"'),
        ("甲\t乙", '"甲\\t乙"'),
        ("甲\u2028乙\ufeff\U0001fffe", '"甲\\u2028乙\\ufeff\\U0001fffe"'),
        ("\n", '"\\n"'),
        ("甲\n乙", "|-\n    甲\n    乙"),
        ("甲 \n\n", "|+\n    甲 \n"),
        ("  甲\n", "|2\n      甲"),
    ],
)
def test_texts_are_plain_where_they_can_be(text, written):
    assert write_yaml({"a": [text]}) == f"a:\n  - {written}\n"


def test_an_empty_mapping_is_written():
    assert write_yaml({}) == "{}\n"


def test_what_has_no_yaml_is_refused():
    with pytest.raises(TypeError, match="no YAML for float"):
        write_yaml({"a": 1.5})


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"))
TREES = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(TEXTS, TREES, max_size=4), st.booleans())
@example({"k" * 3000: ["a\nb"]}, True)
@example({"": "\t甲\n", "null": "\n\n 甲\n \n"}, True)
@example({"a": "\n  \n甲\n\n\n", "b": {"c": "甲\n\n", "d": "x"}}, True)
def test_reading_gives_back_what_was_written(data, blocks):
    text = write_yaml(data, tuple(data) if blocks else ())
    decoded = decode(text.encode(), "a.yaml")
    assert decoded.diagnostics == ()
    document = parse(decoded.text, "a.yaml")
    assert [d for d in document.diagnostics if d.severity == "error"] == []
    assert document.data == data


@settings(deadline=None)
@given(st.dictionaries(TEXTS, TREES, max_size=4))
def test_other_readers_of_yaml_read_the_same(data):
    assert yaml.safe_load(write_yaml(data)) == data
