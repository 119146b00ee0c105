"""Floats at the foot of a page."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from bulletin_pdf.typeset import composition

from .conftest import FACES

CSS = (
    f"<style>{FACES}</style>"
    """<style>@page { size: 300px 200px; margin: 0 } * { margin: 0 }
body { font: 10px/20px Latin } figure { float: left; width: 100px } div { height: 60px }
figcaption { line-height: 20px }</style>"""
)
FIGURE = "<figure style='break-inside:%s'><div></div><figcaption>b</figcaption></figure>"


def _places(lines: int, figure: str) -> dict[str, list[int]]:
    """On which pages the parts of a float after so many lines stand."""
    composition.install()
    pages = HTML(string=CSS + "<p>a</p>" * lines + figure + "<p>" + "a " * 900).render().pages
    found: dict[str, list[int]] = {}
    for number, page in enumerate(pages):
        for box in page._page_box.descendants():
            if box.element_tag in ("div", "figcaption") and box.is_in_normal_flow():
                numbers = found.setdefault(box.element_tag, [])
                if number not in numbers:
                    numbers.append(number)
    return found


@pytest.mark.parametrize(("lines", "page"), [(6, 0), (7, 1), (8, 1), (9, 1)])
def test_a_picture_keeps_its_caption(lines: int, page: int) -> None:
    assert _places(lines, FIGURE % "avoid") == {"div": [page], "figcaption": [page]}


def test_a_float_that_may_be_broken_is_broken_as_before() -> None:
    assert _places(7, FIGURE % "auto") == {"div": [0], "figcaption": [1]}


def test_a_float_that_no_page_holds_is_broken() -> None:
    figure = FIGURE.replace(">b<", ">" + "c<br>" * 12 + "<") % "avoid"
    assert _places(2, figure)["figcaption"] == [0, 1]
