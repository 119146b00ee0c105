"""Blank pages that fill the last sheet."""

from __future__ import annotations

import pytest

from bulletin_pdf.pipeline.padding import blank_pages


@pytest.mark.parametrize(
    ("pages", "blank"), [(1, 3), (2, 2), (3, 1), (4, 0), (5, 3), (8, 0), (9, 3)]
)
def test_pages_are_filled_to_a_multiple_of_four(pages: int, blank: int) -> None:
    assert blank_pages({"pad_to_4": True}, pages) == blank


@pytest.mark.parametrize("options", [{}, {"pad_to_4": False}])
def test_nothing_is_filled_unasked(options: dict[str, bool]) -> None:
    assert blank_pages(options, 5) == 0
