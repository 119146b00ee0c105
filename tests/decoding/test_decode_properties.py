from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin_pdf.decoding import decode
from bulletin_pdf.errors import Severity, worst

CLEAN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t"))


@settings(deadline=None)
@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from([b"\xd5\xfd", b"\xe6\xad\xa3", b"\0", b"\n", b"\xff"])).map(b"".join)
)
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf\xff")
def test_nothing_is_raised_and_what_is_not_decoded_is_an_error(raw):
    decoded = decode(raw, "a.yaml")
    assert "\r" not in decoded.text
    assert (decoded.encoding is None) <= (worst(decoded.diagnostics) is Severity.ERROR)
    for diagnostic in decoded.diagnostics:
        where = diagnostic.where
        assert where.line is None or 1 <= where.column <= len(where.excerpt) + 1


@settings(deadline=None)
@given(CLEAN.filter(lambda t: not t.startswith(("\ufeff", "PK", "%PDF-", "{\\rtf"))))
def test_utf8_is_read_as_it_is(text):
    assert decode(text.encode(), "a.yaml").text == text


@settings(deadline=None)
@given(
    st.text(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5) | st.sampled_from("a: \n，。")
    )
)
def test_gbk_text_is_read_as_it_is_or_as_the_utf8_that_its_bytes_happen_to_be(text):
    raw = text.encode("gbk")
    decoded = decode(raw, "a.yaml")
    assert decoded.text in (text, raw.decode("utf-8", "ignore")) or decoded.encoding is None
