"""Elements and pseudo-elements have the styles that WeasyPrint gives them, if any is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.conftest import SONG
from weasyprint import HTML
from weasyprint.css import StyleFor

from bulletin_pdf.typeset import sharedstyles

FACE = f"@font-face{{font-family:s;src:url({SONG})}}html{{font-family:s}}"
PAGES = {
    "text": "<p>文<p>文<div><p>文</div>",
    "items": "<ul><li>甲<li><p>乙</p></ul><p style='display:list-item'>丙</p>",
    "items inside": "<ol style='list-style-position:inside'><li>甲<li></ol>",
    "footnotes": "<p>文<span style='float:footnote'>注</span>文<b>字</b></p>",
    "notes": "<style>b{position:note(n)} @page{@note-area{content:note(n)}}</style><p>文<b>注</b>",
    "a note before the text": "<style>b::before{content:'前';float:footnote}</style><p>文<b>字</b>",
    "an item after the text": (
        "<style>b::after{content:'后';display:list-item;list-style:inside square}</style>"
        "<p>文<b>字</b>"
    ),
    "a note in a box without box": (
        "<p>文<i style='display:contents'><b style='float:footnote'>注</b></i></p>"
    ),
    "marks of notes": (
        "<style>.n{float:footnote} .n::footnote-call{content:'※'} "
        ".n::footnote-marker{content:'※ '}</style><p>文<span class=n>注</span></p>"
    ),
    "anchors": "<div id=a><p id=b>文</p></div><div><p style='-weasy-anchor:\"c\"'>文</p></div>",
}


def _seen(html: str) -> tuple[list[Any], bytes]:
    document = HTML(
        string=f"<style>{FACE}@page{{size:120pt 90pt;margin:5pt}}</style>{html}"
    ).render()
    names = ("text", "position_x", "position_y", "width", "height")
    boxes = [
        (type(box).__name__, box.element_tag, *(getattr(box, name, None) for name in names))
        for page in document.pages
        for box in page._page_box.descendants()
    ]
    return boxes, document.write_pdf()


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_pages_are_the_same(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sharedstyles.share_styles()
    assert StyleFor.set_computed_styles is sharedstyles._set_style
    ours = _seen(html)
    monkeypatch.setattr(StyleFor, "set_computed_styles", sharedstyles.SEAM.plain)
    assert ours == _seen(html)


def test_plain_elements_have_no_pseudo_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    sharedstyles.share_styles()
    made: list[str | None] = []
    plain = sharedstyles.SEAM.plain

    def compute(*given: Any) -> None:
        made.append(given[4])
        plain(*given)

    monkeypatch.setattr(sharedstyles, "SEAM", replace(sharedstyles.SEAM, plain=compute))
    HTML(string="<p>文<b>字</b></p>").render()
    assert {pseudo for pseudo in made if pseudo and "@" not in pseudo} == set()
    HTML(string="<ul><li>字</ul>").render()
    assert [pseudo for pseudo in made if pseudo and "@" not in pseudo] == ["marker"]
