"""Widths of the columns of a table: names on one line first, then heads, then the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_pdf.typeset.composition.shares import Column, shares

EDGES, EM = 10.0, 10.0


def _column(natural: float, head: float = 2, unit: float = 0, *, number: bool = False) -> Column:
    """A column by its widths in characters; a number cannot be broken."""
    return Column(
        least=EDGES + (natural if number else 1) * EM,
        natural=EDGES + natural * EM,
        text=head * EM,
        unit=unit * EM,
        whole=EDGES + (head + unit) * EM,
        edges=EDGES,
        em=EM,
    )


def _characters(widths: list[float]) -> list[float]:
    return [round((width - EDGES) / EM, 1) for width in widths]


def test_names_stay_on_one_line_beside_numbers_with_long_heads() -> None:
    columns = [_column(7), *(_column(3, head, 3, number=True) for head in (4, 5, 6))]
    assert 7 <= _characters(shares(columns, 40 + 18 * EM))[0] < 8


def test_a_long_text_gets_what_names_and_numbers_leave() -> None:
    columns = [_column(9), _column(2, number=True), _column(300)]
    name, number, text = _characters(shares(columns, 30 + 30 * EM))
    assert (name, number) == (9, 2)
    assert text == 19


def test_a_name_that_would_leave_too_little_is_broken() -> None:
    name, text = _characters(shares([_column(20), _column(300)], 20 + 24 * EM))
    assert 6 <= name < 9
    assert text > 15


def test_long_texts_share_in_proportion() -> None:
    first, second = _characters(shares([_column(100), _column(200)], 20 + 36 * EM))
    assert (first, second) == (13.8, 22.2)


@pytest.mark.parametrize(
    ("head", "lines", "characters"),
    [(6, 3, 2), (6, 2, 4), (5, 2, 3), (4, 2, 2), (8, 2, 4), (7, 2, 4), (6, 1, 6)],
)
def test_heads_of_an_even_number_break_after_an_even_one(
    head: int, lines: int, characters: int
) -> None:
    width = _column(1, head, number=True).head(lines)
    assert (width - EDGES) / EM == pytest.approx(characters, abs=0.01)


def test_what_is_left_over_goes_to_all() -> None:
    assert shares([_column(4, 2), _column(9, 2)], 300) == pytest.approx([100, 200], abs=0.1)


COLUMNS = st.lists(
    st.builds(
        _column,
        st.floats(0, 400),
        st.floats(0, 20),
        st.floats(0, 5),
        number=st.booleans(),
    ).filter(lambda column: column.least < 500),
    min_size=1,
    max_size=20,
)


@given(COLUMNS, st.floats(0, 3000))
def test_the_widths_fill_the_table_and_none_is_less_than_it_can_be(
    columns: list[Column], more: float
) -> None:
    available = sum(column.tolerable for column in columns) + more
    widths = shares(columns, available)
    assert sum(widths) == pytest.approx(available)
    for width, column in zip(widths, columns, strict=True):
        assert width >= column.tolerable - 0.05


@given(COLUMNS)
def test_alike_columns_get_alike_widths(columns: list[Column]) -> None:
    twice = [replace(columns[0]), replace(columns[0])]
    first, second = shares(twice, 2 * columns[0].whole + 2 * columns[0].natural)
    assert first == pytest.approx(second)
