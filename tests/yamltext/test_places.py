import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_pdf.decoding import decode
from bulletin_pdf.yamltext import parse

TEXT = """\
# 新年
name: 工会简报
sections:
  - title: "栏目"
    articles:
      - title: 甲
        body: |
          第一段

          第二段
        persons: [张三, '李四']
      - title: 一行
          又一行
        body: "a\\tb"
"""


@pytest.fixture(scope="module")
def document():
    document = parse(TEXT, "a.yaml")
    assert [d.code for d in document.diagnostics] == ["yaml-folded"]
    return document


ARTICLES = ("sections", 0, "articles")


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("name",), (2, 7), (2, 1)),
        (("sections",), (4, 3), (3, 1)),
        (("sections", 0), (4, 5), (4, 5)),
        ((*ARTICLES, 0, "body"), (7, 15), (7, 9)),
        ((*ARTICLES, 0, "persons", 1), (11, 23), (11, 23)),
        ((*ARTICLES, 1), (12, 9), (12, 9)),
        # What is not there has the place of what it would be in.
        ((*ARTICLES, 1, "images", 3), (12, 9), (12, 9)),
        ((*ARTICLES, 7), (6, 7), (5, 5)),
        (("name", 0), (2, 7), (2, 1)),
        (("sections", "title"), (4, 3), (3, 1)),
    ],
)
def test_values_and_keys_have_places(document, path, value, key):
    place, key_place = document.place(path), document.key_place(path)
    assert (place.line, place.column) == value
    assert (key_place.line, key_place.column) == key
    assert place.excerpt == TEXT.split("\n")[place.line - 1]
    assert place.file == "a.yaml"


@pytest.mark.parametrize(
    ("path", "offset", "place"),
    [
        (("name",), 0, (2, 7)),
        (("name",), 3, (2, 10)),
        (("name",), 4, (2, 11)),
        (("name",), 99, (2, 11)),
        (("name",), -1, (2, 7)),
        (("sections", 0, "title"), 1, (4, 14)),
        ((*ARTICLES, 0, "persons", 1), 1, (11, 25)),
        ((*ARTICLES, 0, "body"), 0, (8, 11)),
        ((*ARTICLES, 0, "body"), 2, (8, 13)),
        ((*ARTICLES, 0, "body"), 3, (8, 14)),
        ((*ARTICLES, 0, "body"), 4, (9, 1)),
        ((*ARTICLES, 0, "body"), 5, (10, 11)),
        ((*ARTICLES, 0, "body"), 9, (11, 1)),
        # Folded lines and escapes: the beginning of the scalar.
        ((*ARTICLES, 1, "title"), 4, (12, 16)),
        ((*ARTICLES, 1, "body"), 2, (14, 15)),
        # No text at all: the beginning of what it is.
        (("sections",), 5, (4, 3)),
    ],
)
def test_a_place_within_a_text(document, path, offset, place):
    found = document.place_in(path, offset)
    assert (found.line, found.column) == place


def test_a_document_with_nothing_in_it_has_its_beginning_for_a_place():
    assert str(parse("", "a.yaml").place(("a", 1))) == "a.yaml:1:1"


def test_an_empty_block_at_the_end_has_a_place():
    document = parse("a: |", "a.yaml")
    assert document.data == {"a": ""}
    assert str(document.place_in(("a",), 0)) == "a.yaml:1:5"


LINES = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1).filter(
        str.strip
    )
    | st.integers(0, 9).map(lambda n: n * " " if n < 2 else ""),
    max_size=6,
)


@settings(deadline=None)
@given(
    LINES,
    st.integers(1, 9),
    st.sampled_from(["", "-", "+"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.data(),
)
def test_every_character_of_a_block_has_its_place(lines, indent, chomp, end, data):
    rows = []
    for line in lines:
        blank = not line.strip(" ")
        rows.append(" " * data.draw(st.integers(0, indent)) if blank else " " * indent + line)
    raw = end.join(["甲: 1", f"乙: |{indent}{chomp}", *rows, "丙: 2"])
    document = parse(decode(raw.encode(), "a.yaml").text, "a.yaml")
    assert document.diagnostics == ()
    body = document.data["乙"]
    file_lines = raw.split(end)
    for offset, character in enumerate(body):
        place = document.place_in(("乙",), offset)
        line = file_lines[place.line - 1]
        assert place.excerpt == line
        assert line[place.column - 1 : place.column] == character.strip("\n")
        assert place.line == 3 + body.count("\n", 0, offset)


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1).filter(
        lambda t: t.isalnum() and t not in ("null", "Null", "NULL")
    ),
    st.sampled_from(["", "'", '"']),
    st.data(),
)
def test_every_character_of_a_text_on_one_line_has_its_place(text, quote, data):
    document = parse(f"𠮷: [1, {quote}{text}{quote}]", "a.yaml")
    offset = data.draw(st.integers(0, len(text) - 1))
    place = document.place_in(("𠮷", 1), offset)
    assert place.excerpt[place.column - 1] == text[offset]
