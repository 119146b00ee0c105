"""Columns that end with their last line, where a container asks for whole lines."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import HTML

from bulletin_pdf.typeset import composition

from .conftest import FACES

COLUMNS = "#box { columns: 2; column-gap: 0; column-fill: balance; block-step-size: 20px }"
TWO = "<p></p><p></p>"
"""Two blocks of 20 px: lines of text would bring a font's height in."""


@pytest.fixture(autouse=True)
def _installed() -> None:
    composition.install()


def _page(body: str, css: str = COLUMNS, height: int = 400) -> Any:
    page = f"""<!doctype html><style>{FACES} @page {{ size: 300px {height}px; margin: 0 }}
        * {{ margin: 0; padding: 0 }}
        html {{ font: 10px/20px Latin, Song }} p {{ height: 20px }} {css}</style>{body}"""
    return HTML(string=page).render().pages[0]._page_box


def _found(page: Any, name: str) -> Any:
    return next(
        b for b in page.descendants() if b.element is not None and b.element.get("id") == name
    )


def _columns(page: Any) -> list[float]:
    return [child.height for child in _found(page, "box").children if child.is_column]


@pytest.mark.parametrize(("paragraphs", "lines"), [(1, 1), (2, 2), (3, 3), (5, 5), (7, 7)])
def test_a_column_is_as_high_as_its_lines(paragraphs: int, lines: int) -> None:
    page = _page(f"<div id=box>{TWO * paragraphs}</div><p id=next></p>")
    assert _columns(page) == [20 * lines, 20 * lines]
    assert _found(page, "next").position_y == 20 * lines


def test_padding_floats_and_set_heights_count_as_content() -> None:
    inside = "<div style='padding-bottom: 15px'><p></p></div>"
    assert _columns(_page(f"<div id=box>{inside}</div>"))[0] == 35
    assert _columns(_page("<div id=box><div style='height: 33px'><p></p></div></div>"))[0] == 33
    floated = "<div style='float: left; width: 9px; height: 50px'></div><p></p>"
    assert max(_columns(_page(f"<div id=box>{floated}</div>"))) == 50


def test_what_spans_the_columns_follows_them_at_once() -> None:
    page = _page(
        f"<div id=box>{TWO * 3}<div id=span></div>{TWO}</div>",
        COLUMNS + "#span { column-span: all; height: 20px }",
    )
    assert _found(page, "span").position_y == 60
    assert _columns(page) == [60, 60, 20, 20]
    assert _found(page, "box").height == 100


def test_a_table_spans_the_columns_when_it_is_told_to() -> None:
    page = _page(
        f"<div id=box>{TWO}<table id=table><td>丙</table></div>",
        COLUMNS + "table { column-span: all; width: 100% }",
    )
    assert _found(page, "table").width == 300


def test_columns_that_do_not_ask_stay_as_weasyprint_sets_them() -> None:
    page = _page(f"<div id=box>{TWO * 3}</div>", "#box { columns: 2 }")
    assert min(_columns(page)) >= 60


def test_a_flex_container_takes_its_items_through_the_same_seam() -> None:
    page = _page("<div id=box style='display: flex'><p style='flex: 1'></p></div>")
    assert _found(page, "box").border_height() == 20
