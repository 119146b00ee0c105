"""Where pages end is worked out by the rules that WeasyPrint follows."""

from __future__ import annotations

import pytest

from bulletin_pdf.pipeline.pagination import Piece, blanks

TEXT = Piece(0, 1, lines=8, ends=(2, 2))


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([], [10]),
        ([TEXT], [2]),
        ([TEXT, TEXT], [0, 4]),
        # two lines at least at a page's foot and head
        ([Piece(0, 9), Piece(0, 1, lines=4, ends=(2, 2))], [1, 6]),
        ([Piece(0, 7), Piece(0, 1, lines=4, ends=(2, 2))], [1, 8]),
        ([Piece(0, 8), Piece(0, 1, lines=3, ends=(2, 2))], [2, 7]),
        # a space at the head of a page is lost, but not on the first
        ([Piece(2, 8), Piece(2, 8)], [0, 2]),
        # a head goes with the text below it
        ([TEXT, Piece(0, 1), Piece(0, 1, lines=3, kept=True, ends=(2, 2))], [2, 6]),
        # what may not be divided and is too high goes alone
        ([Piece(0, 12), Piece(0, 3)], [0, 7]),
    ],
)
def test_a_page_ends_where_it_may(pieces: list[Piece], expected: list[float]) -> None:
    assert blanks(pieces, 10) == pytest.approx(expected)
