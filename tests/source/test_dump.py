from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin_pdf.errors import Severity
from bulletin_pdf.model import Article, Attribution, Issue, LayoutChoice, Section
from bulletin_pdf.source import dump, read
from source.strategies import ANY_TEXT, ISSUE

ISSUE_FILE = """\
# yaml-language-server: $schema=issue.schema.json
layout: jianbao
name: 工会简报
number: 12
date: 2012-01-10
contents: true
sections:
  - title: 新年思路
    articles:
      - title: 扎实推进“三服务”
        body: |
          2012年，我们将：
            1. 加强 #基层 建设

          第二段
        attribution: 市总办公室
      - title: 无署名
        editors_note: |-
          按语
        body: |-
          一行
        attribution:
          organisation: 市总
          persons:
            - 张三
            - 李四
        images:
          - file: a.jpg
            caption: 会场
distribution:
  groups:
    - label: 报
      recipients:
        - 省总
  copies: 100
imprint:
  phone: "0731-1234567"
"""


def test_an_issue_written_by_hand_is_written_the_same_again():
    issue = read(ISSUE_FILE.encode(), "a.yaml").issue
    written = dump(issue, schema="issue.schema.json")
    assert written == ISSUE_FILE.replace("layout: jianbao\n", "")
    assert read(written.encode(), "a.yaml").issue == issue


def test_a_layout_is_named_in_one_word_where_that_is_all():
    sections = (Section(articles=(Article(title="甲", body="乙", attribution=Attribution()),)),)
    issue = Issue(sections=sections, layout=LayoutChoice(name="xinxi"))
    assert dump(issue) == (
        "layout: xinxi\nsections:\n  - articles:\n      - title: 甲\n        body: |-\n"
        "          乙\n        attribution: {}\n"
    )
    with_options = Issue(sections=sections, layout=LayoutChoice(name="xinxi", options={"a": "b"}))
    assert dump(with_options).startswith("layout:\n  name: xinxi\n  options:\n    a: b\n")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ISSUE)
def test_reading_gives_back_the_issue_that_was_written(issue):
    source = read(dump(issue).encode(), "a.yaml")
    assert [d for d in source.diagnostics if d.severity is Severity.ERROR] == []
    assert source.issue == issue
    assert all(d.severity is Severity.WARNING for d in source.diagnostics)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ISSUE, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]), st.booleans())
def test_writing_what_was_read_keeps_every_value_whatever_the_file_was(issue, encoding, windows):
    text = dump(issue)
    raw = text.replace("\n", "\r\n").encode(encoding) if windows else text.encode(encoding)
    source = read(raw, "a.yaml")
    if source.encoding == encoding.replace("-sig", ""):
        assert source.issue == issue
        assert dump(source.issue) == text


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ISSUE)
def test_every_character_of_every_body_has_its_place(issue):
    source = read(dump(issue).encode(), "a.yaml")
    lines = dump(issue).split("\n")
    for s, section in enumerate(issue.sections):
        for a, article in enumerate(section.articles):
            path = ("sections", s, "articles", a, "body")
            is_block = source.document.place(path).excerpt.rstrip("-+23456789").endswith("|")
            for offset, character in enumerate(article.body if is_block else ""):
                place = source.document.place_in(path, offset)
                line = lines[place.line - 1]
                assert line[place.column - 1 : place.column] == character.strip("\n")


@settings(deadline=None)
@given(ANY_TEXT)
def test_a_body_of_any_text_is_kept_to_the_character(text):
    body = f"甲{text}乙"
    issue = Issue(sections=(Section(articles=(Article(title="题", body=body),)),))
    assert read(dump(issue).encode(), "a.yaml").issue.articles[0].body == body


def test_a_section_of_briefs_alone_is_written():
    issue = Issue(sections=(Section(title="简讯", briefs=("昨日普降大雨。",)),))
    assert read(dump(issue).encode(), "i.yaml").issue == issue
