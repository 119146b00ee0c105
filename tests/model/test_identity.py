import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_pdf.model import issue_id_of
from bulletin_pdf.model.identity import MAX_LENGTH


@pytest.mark.parametrize(
    "stem", ["2012-xinnian-silu", "新年思路", "a_1", "x" * 64, "console", "com10", "é"]
)
def test_a_usable_stem_is_the_id(stem):
    assert issue_id_of(stem) == stem


def test_the_id_is_in_nfc():
    assert issue_id_of("e\u0301") == "é"


@pytest.mark.parametrize(
    "stem",
    [
        "",
        "a b",
        "a.b",
        "a/b",
        "..",
        "x" * 65,
        "con",
        "PRN",
        "Com1",
        "lpt9",
        "com¹",
        "第１期，",
        "a\n",
    ],
)
def test_an_unusable_stem_is_refused(stem):
    with pytest.raises(ValueError, match="not usable as an id"):
        issue_id_of(stem)


@settings(deadline=None)
@given(st.text())
def test_an_id_is_safe_in_every_file_system(stem):
    try:
        issue_id = issue_id_of(stem)
    except ValueError:
        return
    assert issue_id_of(issue_id) == issue_id == unicodedata.normalize("NFC", stem)
    assert 0 < len(issue_id) <= MAX_LENGTH
    assert not set(issue_id) & set('/\\:*?"<>|. \0')
