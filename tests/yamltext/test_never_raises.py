from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin_pdf.model import Issue
from bulletin_pdf.yamltext import parse, validate

PIECES = st.sampled_from(
    [
        *"：:\n\t　|>[]{},，'\"\\#%@?甲\u2028\ud800\x07",
        *("a", "title", ": ", "- ", "  ", "&x", "*x", "!y", "---", "..."),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.text() | st.lists(PIECES, max_size=25).map("".join))
@example("\ufeff\ufeff: x")
@example("? - a\n: b")
def test_whatever_stands_in_a_text_is_read_or_reported(text):
    document = parse(text, "a.yaml", ("title", "body"))
    value, found = validate(document, Issue)
    assert value is not None or found
    for diagnostic in found:
        where = diagnostic.where
        if where.line is not None:
            assert where.excerpt == text.split("\n")[where.line - 1]
            assert 1 <= where.column <= len(where.excerpt) + 1
