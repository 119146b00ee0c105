"""What stands behind and around boxes is drawn, however quickly the other boxes are passed over."""

from __future__ import annotations

import pytest
from tests.conftest import SONG
from weasyprint import HTML
from weasyprint.layout import background

from bulletin_pdf.typeset import backgrounds

DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
DECLARATIONS = [
    "",
    "background: red",
    "background: transparent",
    "background: linear-gradient(red, blue)",
    f"background: url('{DOT}') 3pt 2pt no-repeat",
    "background: red; visibility: hidden",
    "box-shadow: 2pt 2pt blue",
    "border-radius: 4pt; border: 1pt solid",
    "border-radius: 10% / 20%; background: green",
    "border-top-left-radius: 3pt; overflow: hidden",
    f"border: 2pt solid; border-image: url('{DOT}') 1",
    f"mask-border-source: url('{DOT}'); background: blue",
    "background: red; color: transparent",
    "display: inline-block; background: #0f08",
]


def _pdf(declarations: str, selector: str) -> bytes:
    page = (
        f"<style>@font-face{{font-family:s;src:url({SONG})}} html{{font:10pt/14pt s}}"
        f"@page{{size:200pt 100pt;margin:10pt}} {selector}{{{declarations}}}</style>"
        "<div><p>一<span>二</span>三</p><table><tr><td>四<td><span>五</span></table></div><p>六"
    )
    return bytes(HTML(string=page).write_pdf())


@pytest.mark.parametrize("selector", ["p", "span, td, body", "html, ::first-line", "@page"])
@pytest.mark.parametrize("declarations", DECLARATIONS)
def test_it_is_drawn_as_ever(
    declarations: str, selector: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    backgrounds.look_at_styles_once()
    assert background.layout_box_backgrounds is backgrounds._layout
    ours = _pdf(declarations, selector)
    monkeypatch.setattr(background, backgrounds.SEAM.name, backgrounds.SEAM.plain)
    assert ours == _pdf(declarations, selector)


def test_most_boxes_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    get_color = backgrounds.get_color
    monkeypatch.setattr(
        backgrounds, "get_color", lambda style, name: looked.append(name) or get_color(style, name)
    )
    backgrounds.look_at_styles_once()
    font = f"<style>@font-face{{font-family:s;src:url({SONG})}} html{{font:10pt/14pt s}}</style>"
    assert len(HTML(string=font + "<p>一</p>" * 20).render().pages) == 1
    assert len(looked) < 8
