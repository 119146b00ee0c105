"""Questions about boxes are answered as WeasyPrint answers them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import SONG
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import Box, ParentBox
from weasyprint.layout import block

from bulletin_pdf.typeset import normalflow

FACE = f"@font-face{{font-family:s;src:url({SONG})}}html{{font-family:s}}"
PAGES = {
    "blocks": "<section><h1>题</h1><p>文</p><p></p></section><p>文<b>字</b>文</p>",
    "floats": "<p style='float:left'>浮</p><p>文<i style='float:right'>浮</i></p><p>文</p>",
    "only a float": "<section><p style='float:left'>浮</p></section>",
    "placed elsewhere": (
        "<p style='position:absolute'>远<b style='position:absolute'>更远</b></p>"
        "<p style='position:relative'>近<b style='position:fixed'>固</b></p>"
    ),
    "a note": "<p>文<span style='float:footnote'>注</span></p>",
    "a running element": "<p style='position:running(x)'>跑</p><p>文</p>",
    "clipped": "<p style='overflow:hidden'>文</p><div style='display:flow-root'>根</div>",
    "a table": "<table><caption>表</caption><tr><th>甲<td>乙</table><p>文</p>",
    "a flex box": "<div style='display:flex'><p>甲</p><p>乙</p></div>",
    "a grid": "<div style='display:grid'><p>甲</p><p>乙</p></div>",
    "columns": "<div style='columns:2'><p>甲</p><p>乙</p></div>",
    "a list": "<ul><li>甲<li style='list-style:inside'>乙</ul>",
    "inline blocks": "<p><span style='display:inline-block'><b>块</b></span></p>",
    "named pages": (
        "<style>@page a{margin:1pt} .a{page:a} .b{page:b}</style><div class=a><p>甲</p></div>"
        "<div><p class=b>乙</p><p>丙</p><p class=a style='float:left'>丁</p></div><p class=b></p>"
    ),
}


def _boxes(html: str) -> list[Any]:
    document = HTML(string=f"<style>{FACE}@page{{size:100pt 80pt}}</style>{html}").render()
    pages = [page._page_box for page in document.pages]
    return [box for page in pages for box in normalflow.DESCENDANTS.plain(page, placeholders=True)]


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_answers_are_those_of_weasyprint(html: str) -> None:
    boxes = [box for box in _boxes(html) if isinstance(box, Box)]
    assert len(boxes) > 4
    for box in boxes:
        for seam, ours in (
            (normalflow.FLOW, normalflow._is_in_normal_flow),
            (normalflow.CONTEXT, normalflow._establishes_context),
        ):
            assert ours(box) == seam.plain(box), (seam.name, box)
        for placeholders in (False, True):
            ours_inside = [*normalflow._descendants(box, placeholders)]
            assert ours_inside == [*normalflow.DESCENDANTS.plain(box, placeholders)]
        if type(box).page_values in (normalflow._page_values, normalflow.PAGES.plain):
            assert normalflow._page_values(box) == normalflow.PAGES.plain(box)


@given(st.lists(st.one_of(st.integers(-9, 9), st.floats(-1e6, 1e6), st.just(-0.0))))
def test_margins_collapse_as_there(margins: list[float]) -> None:
    ours, plain = normalflow._collapsed(margins), normalflow.MARGINS.plain(margins)
    assert (ours, repr(ours)) == (plain, repr(plain))


def test_they_are_in_place() -> None:
    normalflow.answer_quickly()
    assert Box.establishes_formatting_context is normalflow._establishes_context
    assert Box.descendants is normalflow._descendants
    assert ParentBox.page_values is normalflow._page_values
    assert block.collapse_margin is normalflow._collapsed
