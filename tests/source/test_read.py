import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_pdf.errors import Language, Severity, worst
from bulletin_pdf.source import MAX_BYTES, read, refuse_size
from wording import said

ARTICLE = """\
sections:
  - title: 栏目
    articles:
      - title: 题
        body: |
          正文
"""


def test_a_good_file_is_an_issue_with_its_id_and_hash():
    source = read(ARTICLE.encode(), "issues/2012-新年.yaml")
    assert source.issue.articles[0].body == "正文\n"
    assert source.issue_id == "2012-新年"
    assert source.sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert source.encoding == "utf-8"
    assert source.diagnostics == ()
    path = ("sections", 0, "articles", 0, "body")
    assert str(source.document.place_in(path, 1)) == "issues/2012-新年.yaml:6:12"


def test_a_gb18030_file_is_read_with_a_note():
    source = read(ARTICLE.encode("gb18030"), "a.yaml")
    assert source.issue.sections[0].title == "栏目"
    assert said(source.diagnostics) == ["文件不是 UTF-8 编码，已按 GB18030（GBK）读入"]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a b.yaml", "a b"),
        ("con.yaml", "con"),
        ("x" * 65 + ".yaml", "x" * 65),
        ("a.b.yaml", "a.b"),
        ("", ""),
    ],
)
def test_a_file_name_that_is_no_id_is_an_error(file, name):
    source = read(ARTICLE.encode(), file)
    assert (source.issue, source.issue_id) == (None, None)
    assert said(source.diagnostics) == [f"文件名 “{name}” 不能用作期刊的编号"]
    assert said(source.diagnostics, Language.EN) == [
        f"the file name “{name}” cannot be the id of an issue"
    ]


def test_a_file_that_is_too_large_is_not_read():
    source = read(b"#" * (MAX_BYTES + 1), "a.yaml")
    assert (source.issue, source.document, source.encoding) == (None, None, None)
    assert said(source.diagnostics) == ["文件过大：8.1 MB，上限 8 MB"]
    assert said(source.diagnostics, Language.EN) == [
        "the file is too large: 8.1 MB, the limit is 8 MB"
    ]
    assert said([refuse_size(50 * 1024 * 1024, "a.yaml")]) == ["文件过大：50.0 MB，上限 8 MB"]
    assert refuse_size(MAX_BYTES, "a.yaml") is None


def test_an_empty_file_is_said_to_be_empty():
    assert said(read(b"", "a.yaml").diagnostics) == ["文件是空的"]
    assert said(read(b"\xef\xbb\xbf# \n", "a.yaml").diagnostics) == ["1:1 文件是空的"]


def test_a_file_with_control_characters_is_not_parsed():
    source = read(ARTICLE.replace("栏", "\x07").encode(), "a.yaml")
    assert (source.issue, source.document, source.encoding) == (None, None, "utf-8")
    assert said(source.diagnostics) == ["2:12 含有看不见的控制字符 U+0007"]


def test_every_problem_is_reported_at_once_in_the_editors_words():
    text = (
        "刊名: 工会简报\n"
        "number: 十二\n"
        "date: 2012年13月1日\n"
        "sections:\n"
        "  - title：栏目\n"
        "    articles:\n"
        "      - 标题: 甲\n"
        "        body: |\n"
        "          title：这里是正文\n"
        "      - titl: 乙\n"
        "        body:\n"
        "        attribution: [甲, 乙]\n"
        "distribution:\n"
        "  groups:\n"
        "    - recipients: 省总\n"
        "  copies: 0\n"
        "number: 3\n"
    )
    source = read(text.encode(), "a b.yaml")
    assert source.issue is None
    assert said(source.diagnostics) == [
        "文件名 “a b” 不能用作期刊的编号",
        "1:1 不认识的名称 “刊名”",
        "2:9 “number” 应该是整数，这里是 “十二”",
        "3:7 “date” 不是有效的日期：“2012-13-01”",
        "5:10 “title” 后面是全角冒号",
        "7:9 不认识的名称 “标题”",
        "10:9 不认识的名称 “titl”",
        "11:14 “body” 没有内容",
        "12:22 “attribution” 应该分写成几行“名称: 内容”",
        "15:7 缺少 “label”",
        "15:19 “recipients” 应该是列表",
        "16:11 “copies” 的值 0 超出范围，应该 > 0",
        "17:1 “number” 重复了，第 2 行已经写过",
    ]
    assert [d.values["meant"] for d in source.diagnostics if "meant" in d.values] == [
        "name",
        "title",
        "title",
    ]
    assert said(source.diagnostics, Language.EN)[4] == "5:10 full-width colon after “title”"


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            'name: " 工会简报"\n' + ARTICLE,
            "1:7 “name” 的开头或结尾有空格",
            "1:7 “name” begins or ends with a space",
        ),
        (
            ARTICLE + "imprint:\n  editor: '张三　'\n",
            "8:11 “editor” 的开头或结尾有空格",
            "8:11 “editor” begins or ends with a space",
        ),
        (
            ARTICLE.replace("栏目", "【栏目】"),
            "2:12 栏目名带有【】，版式会再加一次",
            "2:12 the section title has 【】, which the layout adds again",
        ),
        (
            ARTICLE + "        attribution: （市总）\n",
            "7:22 供稿署名带有括号，版式会再加一次",
            "7:22 the attribution has brackets, which the layout adds again",
        ),
        (
            ARTICLE + "        attribution: {persons: [张三, (李四)]}\n",
            "7:22 供稿署名带有括号，版式会再加一次",
            "7:22 the attribution has brackets, which the layout adds again",
        ),
    ],
)
def test_what_an_editor_would_want_to_know_is_a_warning(text, zh, en):
    source = read(text.encode(), "a.yaml")
    assert source.issue is not None
    assert said(source.diagnostics) == [zh]
    assert said(source.diagnostics, Language.EN) == [en]
    assert source.diagnostics[0].severity is Severity.WARNING


def test_warnings_are_in_source_order():
    text = (
        ARTICLE.replace("栏目", "【栏目】").replace("题\n", "' 题'\n")
        + "        attribution: （市总）\n"
    )
    found = read(('name: "甲 "\n' + text).encode(), "a.yaml").diagnostics
    assert [d.where.line for d in found] == [1, 3, 5, 8]


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE.replace("          正文", "           正文 "),
        "layout: {name: jianbao, options: {a: ' b '}}\n" + ARTICLE,
        ARTICLE.replace("栏目", "关于【甲】"),
        ARTICLE + "        attribution: 全委（扩大）会议\n",
        ARTICLE.replace("  - title: 栏目\n    articles", "  - articles"),
        ARTICLE.replace("title: 题", "title: |\n          题"),
    ],
)
def test_what_is_as_it_should_be_is_not_warned_of(text):
    source = read(text.encode(), "a.yaml")
    assert source.issue is not None
    assert source.diagnostics == ()


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text().map(str.encode)
    | st.text().map(lambda t: (ARTICLE + t).encode())
)
def test_nothing_is_raised_and_no_issue_comes_of_an_error(raw):
    source = read(raw, "a.yaml")
    assert (source.issue is None) == (worst(source.diagnostics) is Severity.ERROR)
