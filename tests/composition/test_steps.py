"""Blocks that are whole lines high (CSS Rhythmic Sizing 1)."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import HTML

from bulletin_pdf.typeset import composition

from .conftest import FACES


@pytest.fixture(autouse=True)
def _installed() -> None:
    composition.install()


def _boxes(body: str, css: str = "") -> dict[str, Any]:
    page = f"""<style>{FACES} @page {{ size: 300px 400px; margin: 0 }} * {{ margin: 0 }}
        html {{ font: 10px/20px Latin,Song }} {css}</style>{body}"""
    pages = HTML(string=page).render().pages
    found: dict[str, Any] = {}
    for number, root in enumerate(pages):
        for box in root._page_box.descendants():
            if box.element is not None and (name := box.element.get("id")):
                found.setdefault(name, (number, box.border_box_y(), box.border_height()))
    return found


HEIGHTS = [
    ("height: 30px", 40),
    ("height: 40px", 40),
    ("height: 1px; border: 3px solid", 20),
    ("height: 30px; padding: 6px", 60),
    ("display: flex; height: 30px", 40),
    ("height: 30px; block-step-size: none", 30),
    ("height: 30px; block-step-size: calc(2 * 15px)", 30),
    ("height: 31px; block-step-size: 2em", 40),
]


@pytest.mark.parametrize(("css", "height"), HEIGHTS)
def test_a_block_takes_whole_lines(css: str, height: int) -> None:
    boxes = _boxes("<div id=a></div><p id=b>文</p>", f"#a {{ block-step-size: 20px; {css} }}")
    assert boxes["a"][2] == pytest.approx(height)
    assert boxes["b"][1] == pytest.approx(height)


@pytest.mark.parametrize(("align", "y"), [("start", 0), ("center", 5), ("end", 10)])
def test_what_is_in_it_stands_where_it_is_told(align: str, y: int) -> None:
    css = f"#a {{ block-step-size: 20px; block-step-align: {align} }} #c {{ height: 30px }}"
    assert _boxes("<div id=a><div id=c></div></div>", css)["c"][1] == pytest.approx(y)


def test_a_table_with_its_caption_takes_whole_lines() -> None:
    css = "table { block-step-size: 20px } td, caption { line-height: 13px; padding: 0 }"
    table = "<table><caption>题<tr><td>甲<tr><td>乙</table><p id=b>文</p>"
    assert _boxes(table, css)["b"][1] % 20 == pytest.approx(0)


def test_a_table_over_two_pages_ends_on_the_grid() -> None:
    css = "table { block-step-size: 20px; border-spacing: 0 } td { line-height: 13px; padding: 0 }"
    rows = "".join(f"<tr><td id=r{i}>甲" for i in range(40))
    boxes = _boxes(f"<table>{rows}</table><p id=b>文</p>", css)
    assert boxes["r0"][0] == 0
    assert boxes["b"][0] == 1
    assert boxes["b"][1] % 20 == pytest.approx(0)


def test_the_step_is_not_inherited_and_empty_blocks_stay_empty() -> None:
    css = "#a { block-step-size: 20px } #c { height: 30px } #e { block-step-size: 20px }"
    boxes = _boxes("<div id=a><div id=c></div></div><div id=e></div><p id=b>文</p>", css)
    assert boxes["c"][2] == 30
    assert boxes["b"][1] == pytest.approx(40)


def test_a_block_in_a_flex_container_takes_whole_lines() -> None:
    css = "#f { display: flex } #a { block-step-size: 20px; height: 30px }"
    body = "<div id=f><div><div id=a></div></div></div><p id=b>文</p>"
    assert _boxes(body, css)["b"][1] == 40


@pytest.mark.parametrize(
    ("css", "height"),
    [("", 30), ("background: device-cmyk(0 0 0 .1)", 40), ("block-step-align: start", 30)],
)
def test_what_is_blank_below_a_block_is_left_out_at_the_foot_of_a_page(
    css: str, height: int
) -> None:
    rules = f"#a {{ block-step-size: 20px; height: 30px; break-inside: avoid; {css} }}"
    boxes = _boxes("<div style='height: 370px'></div><div id=a></div>", rules)
    assert (boxes["a"][0], boxes["a"][2]) == (0, pytest.approx(height))
