"""Boxes have the sizes that WeasyPrint gives them, however many of their style came before."""

from __future__ import annotations

import pytest
from tests.conftest import SONG
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import percent

from bulletin_pdf.typeset import usedvalues

DECLARATIONS = [
    "margin: 3pt",
    "margin: 0 auto; width: 40pt",
    "width: 50%; padding: 1% 2pt",
    "width: calc(50% - 3pt)",
    "width: calc(20pt + 3pt); min-width: 2em",
    "height: 30pt; min-height: 10pt; max-height: 40pt",
    "height: 50%",
    "box-sizing: border-box; width: 60pt; height: 20pt; border: 3pt solid; padding: 4pt",
    "box-sizing: padding-box; max-width: 50pt; padding: 4pt",
    "display: flex; min-width: auto",
    "display: grid; grid-template-columns: 1fr 2fr",
    "display: table; border-collapse: collapse; border: 1pt solid",
    "display: inline-block; width: 30pt; margin: auto",
    "float: left; width: 20pt; margin: 1pt",
    "position: absolute; top: 10%; left: 3pt; width: 30pt",
    "columns: 2; column-gap: 4pt",
    "max-width: none; min-height: 0",
]
NAMES = [
    *(f"{part}_{side}" for part in ("margin", "padding") for side in ("top", "left", "bottom")),
    *("width", "height", "min_width", "max_width", "min_height", "max_height"),
    *("border_top_width", "border_left_width", "position_x", "position_y"),
]


def _sizes(declarations: str) -> list[list[object]]:
    page = (
        f"<style>@font-face{{font-family:s;src:url({SONG})}} html{{font:10pt/14pt s}}"
        f"@page{{size:200pt 100pt;margin:10pt 5%}} div>*{{{declarations}}}</style>"
        "<div><p>一<span>二</span></p><p>三</p><p></p><section><p>四</p></section></div>"
        "<div style='height:50pt'><p>五</p><p>六</p></div>"
    )
    return [
        [getattr(box, name, None) for name in NAMES]
        for sheet in HTML(string=page).render().pages
        for box in sheet._page_box.descendants()
        if isinstance(box, Box)
    ]


@pytest.mark.parametrize("declarations", DECLARATIONS)
def test_all_boxes_have_their_sizes(declarations: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usedvalues.keep_used_values()
    assert percent.resolve_percentages is usedvalues._resolve
    ours = _sizes(declarations)
    monkeypatch.setattr(usedvalues, "_is_fixed", lambda style: False)
    assert ours == _sizes(declarations)
    assert len(ours) > 4
