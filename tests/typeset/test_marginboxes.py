"""Margin boxes come out as WeasyPrint lays them out, however often they say the same."""

from __future__ import annotations

from typing import Any

import pytest
from tests.conftest import SONG
from weasyprint import HTML
from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as page_layout

from bulletin_pdf.typeset import marginboxes
from bulletin_pdf.typeset.composition import install

RULES = {
    "one text on all pages": "@top-center{content:'校样'}",
    "numbers": "@bottom-left{content:counter(page) ' / ' counter(pages);width:100%}",
    "two sides": "@top-left{content:'左'} @top-right{content:'右右';text-align:right}",
    "lines": "@left-middle{content:'一行\\A 又一行';white-space:pre;vertical-align:bottom}",
    "a corner": "@top-left-corner{content:'角';padding:2pt;border:1pt solid}",
    "a string": "@top-center{content:string(head)}",
    "a running element": "@top-center{content:element(run)}",
    "a picture beside text": "@top-center{content:'图' url('data:image/svg+xml,<svg/>')}",
    "nothing": "@top-center{content:''}",
    "auto margins": "@bottom-center{content:'文';width:20pt;margin:auto;height:10pt}",
    "a background": "@bottom-right{content:'底';background:red;vertical-align:middle}",
}


def _render(rule: str) -> Any:
    pages = "".join(
        f"<div class=r>{n % 2}</div><h1>{n // 2}</h1><p>{n}</p>" if n else "<p>首</p>"
        for n in range(6)
    )
    return HTML(
        string=f"<style>@font-face{{font-family:s;src:url({SONG})}} html{{font:10pt/14pt s}}"
        f"@page{{size:200pt 100pt;margin:20pt;{rule}}} @page:left{{margin-left:30pt}}"
        "@page wide{size:300pt 100pt} p{break-after:page} p:nth-of-type(4){page:wide}"
        f"h1{{string-set:head content()}} .r{{position:running(run)}}</style>{pages}"
    ).render()


def _laid_out(document: Any) -> list[list[Any]]:
    names = ("text", "position_x", "position_y", "width", "height", "baseline", "margin_top")
    return [
        [type(box).__name__, *(getattr(box, name, None) for name in names)]
        for page in document.pages
        for margin in page._page_box.children
        if isinstance(margin, boxes.MarginBox)
        for box in (margin, *margin.descendants())
    ]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_all_pages_have_their_margin_boxes(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    install()
    marginboxes.lay_margin_boxes_out_once()
    assert page_layout.margin_box_content_layout is marginboxes._lay_out
    ours = _render(rule)
    monkeypatch.setattr(page_layout, "margin_box_content_layout", marginboxes.SEAM.plain)
    plain = _render(rule)
    assert _laid_out(ours) == _laid_out(plain)
    assert len(_laid_out(ours)) >= len(ours.pages)
    assert ours.write_pdf() == plain.write_pdf()


def test_the_same_text_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    install()
    marginboxes.lay_margin_boxes_out_once()
    laid: list[str] = []
    plain = page_layout.block_container_layout
    monkeypatch.setattr(
        page_layout,
        "block_container_layout",
        lambda context, box, **rest: laid.append(box.at_keyword) or plain(context, box, **rest),
    )
    document = _render("@top-center{content:'校样'} @bottom-center{content:counter(page)}")
    assert len(document.pages) == 7
    # first, left and right pages have other styles, and one page is wider
    assert laid.count("@top-center") == 4
    assert laid.count("@bottom-center") == 7
