"""A heading and a float at the foot of a page."""

from __future__ import annotations

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import BlockBox

from bulletin_pdf.typeset import composition

from .conftest import FACES

CSS = (
    f"<style>{FACES}</style>"
    """<style>@page { size: 300px 200px; margin: 0 } * { margin: 0 }
body { font: 10px/20px Latin } h1 { font: inherit; break-after: avoid }
figure { float: left; width: 40px; height: 60px; break-inside: avoid }
.columns { columns: 2 }</style>"""
)


def _page_of(tag: str, html: str) -> list[int]:
    composition.install()
    pages = HTML(string=CSS + html).render().pages
    return [
        number
        for number, page in enumerate(pages)
        for box in page._page_box.descendants()
        if box.element_tag == tag and isinstance(box, BlockBox)
    ]


@pytest.mark.parametrize("kind", ["text", "columns"])
@pytest.mark.parametrize(("lines", "page"), [(5, 0), (6, 0), (7, 1), (8, 1), (9, 1), (10, 1)])
def test_a_heading_goes_to_the_next_page_with_the_float_that_it_stands_over(
    kind: str, lines: int, page: int
) -> None:
    text = f"<div class={kind}><figure></figure><p>" + "a " * 200 + "</div>"
    html = "<p>b</p>" * lines + f"<section><h1>c</h1>{text}</section>"
    assert _page_of("h1", html) == [page]
    assert _page_of("figure", html) == [page]


def test_a_float_that_no_page_holds_stays_where_it_is() -> None:
    html = "<h1>c</h1><div><figure style='height: 500px'></figure><p>a</p></div>"
    assert _page_of("h1", html) == [0]
