"""References to anchors of other pages are found as WeasyPrint finds them."""

from __future__ import annotations

import pytest
from tests.conftest import SONG
from weasyprint import HTML
from weasyprint.layout import page as page_layout

from bulletin_pdf.typeset import pageanchors

CSS = (
    f"@font-face{{font-family:s;src:url({SONG})}} html{{font:10pt/14pt s}}"
    "@page{size:120pt 90pt;margin:10pt;@bottom-center{content:counter(page) '/' counter(pages)}}"
    "a::after{content:target-counter(attr(href url), page)}"
    "a.long::after{content:target-counter(attr(href url), page) ' 长长长长长长长长长长长长长长'}"
    "p{break-after:page} h1{string-set:head content();bookmark-label:content() counter(page)}"
)
BODIES = {
    "no references": "<p>一<p>二<p>三",
    "to a later page": "<p><a href='#c'>见</a><p id=b>二<p id=c>三<p>四",
    "to earlier pages": "<p id=a>一<p id=b>二<p><a href='#a'>见</a><a href='#b'>见</a>",
    "to nothing": "<p><a href='#x'>见</a><p id=b>二",
    "that make pages longer": (
        "<div><a class=long href='#d'>见</a><a class=long href='#c'>见</a>一</div>"
        "<p id=b>二<p id=c><a class=long href='#b'>见</a>三三三三三三三<p id=d>四"
    ),
    "headings": "<h1 id=a>题</h1><p>一<h1 id=b>题</h1><p><a href='#b'>见</a><p>三",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_pages_are_the_same(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pageanchors.gather_anchors_at_once()
    assert page_layout.make_page is pageanchors._make_page
    ours = HTML(string=f"<style>{CSS}</style>{body}").render()
    monkeypatch.setattr(page_layout, "make_page", pageanchors.SEAM.plain)
    plain = HTML(string=f"<style>{CSS}</style>{body}").render()
    assert len(ours.pages) == len(plain.pages) > 1
    assert ours.write_pdf() == plain.write_pdf()
    assert [page.bookmarks for page in ours.pages] == [page.bookmarks for page in plain.pages]
