"""Why layouts may not use some of CSS: each construct is set for the press, and looked into."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from bulletin_pdf.errors import LayoutError
from bulletin_pdf.typeset.engine import Engine, Variant
from bulletin_pdf.typeset.fetching import Resource

PROFILE = (Path(__file__).parents[2] / "profiles" / "FOGRA39L_coated.icc").read_bytes()
SHEET = """\
@color-profile device-cmyk {
  src: url(https://bulletin.invalid/p.icc); components: cyan, magenta, yellow, black;
}
@page { size: 100pt 100pt; margin: 0 }
* { margin: 0; border-color: device-cmyk(0 0 0 1) }
html { color: device-cmyk(0 0 0 1) }
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
STOP = '<stop offset="{}" stop-color="device-cmyk(0 {} 0 0)"/>'
GRADIENT = (
    f'<linearGradient id="a">{STOP.format(0, 1)}{STOP.format(1, 0)}</linearGradient>'
    '<path fill="url(#a)" d="M0 0h5v5z"/>'
)


def _content(css: str, svg: str = "") -> bytes:
    """Return everything that the pages of a probe draw, and their graphics states."""

    def serve(url: str) -> Resource | None:
        if url.endswith("p.icc"):
            return Resource(PROFILE, "application/vnd.iccprofile")
        return Resource(SVG.format(svg).encode(), "image/svg+xml")

    image = '<img src="a.svg" alt="图">' if svg else ""
    pages = Engine().typeset(
        f'<html lang="zh"><title>x</title><body><div class="probe"></div>{image}',
        [("a.css", f"{SHEET}.probe {{ width: 20pt; height: 20pt; {css} }}")],
        variant=Variant.PRESS,
        base_url="https://bulletin.invalid/",
        serve=serve,
    )
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        streams = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/N" not in o]
        drawn = [
            o.read_bytes() for o in streams if o.get("/Type") in {None, "/XObject", "/Pattern"}
        ]
        shadings = [
            o.ColorSpace.unparse() if isinstance(o.ColorSpace, pikepdf.Name) else b"/ICCBased"
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and "/ShadingType" in o
        ]
    return b"\n".join([*drawn, *shadings])


RGB = re.compile(rb"^[\d. ]+ (?:rg|RG)$|^/ICCBased$", re.MULTILINE)


def test_ink_is_drawn_in_cmyk_and_opaque() -> None:
    drawn = _content("background: device-cmyk(0 1 1 0); border: 3pt double currentColor")
    assert b"0 1 1 0 scn" in drawn
    assert not RGB.search(drawn)
    assert b"0.5 gs" not in drawn


CRASHES = [
    "background: linear-gradient(device-cmyk(0 1 1 0), device-cmyk(0 0 0 1))",
    "border: 3pt groove device-cmyk(0 1 1 0)",
    "border: 3pt ridge device-cmyk(0 1 1 0)",
    "border: 3pt inset device-cmyk(0 1 1 0)",
    "border: 3pt outset device-cmyk(0 1 1 0)",
]


@pytest.mark.parametrize("css", CRASHES)
def test_these_stop_weasyprint(css: str) -> None:
    with pytest.raises(NotImplementedError):
        _content(css)


RGB_DRAWN = [
    pytest.param("background: red", "", id="name"),
    pytest.param("background: #f00", "", id="hash"),
    pytest.param("background: rgb(255 0 0)", "", id="rgb"),
    pytest.param("background: hsl(0 100% 50%)", "", id="hsl"),
    pytest.param("border: 3pt ridge red", "", id="relief"),
    pytest.param("background: linear-gradient(red, blue)", "", id="gradient"),
    pytest.param("background: radial-gradient(red, blue)", "", id="radial gradient"),
    pytest.param("box-shadow: 1pt 1pt red", "", id="shadow"),
    pytest.param("", '<path d="M0 0h5v5z"/>', id="SVG without fill"),
    pytest.param("", '<path fill="currentColor" d="M0 0h5v5z"/>', id="SVG in text colour"),
    pytest.param("", GRADIENT, id="SVG gradient"),
]


@pytest.mark.parametrize(("css", "svg"), RGB_DRAWN)
def test_these_are_rgb_in_a_press_file(css: str, svg: str) -> None:
    assert RGB.search(_content(css, svg))


PALES = [
    pytest.param("opacity: .5; background: device-cmyk(0 1 0 0)", "", id="opacity"),
    pytest.param("background: device-cmyk(0 1 1 0 / .5)", "", id="alpha"),
    pytest.param("", '<path opacity=".5" fill="device-cmyk(0 1 1 0)" d="M0 0h5v5z"/>', id="SVG"),
]


@pytest.mark.parametrize(("css", "svg"), PALES)
def test_these_are_transparent_in_a_press_file(css: str, svg: str) -> None:
    assert b"0.5 gs" in _content(css, svg)


@pytest.mark.parametrize("css", ["mix-blend-mode: multiply", "filter: blur(1pt)", "mask: none"])
def test_these_mean_nothing_to_weasyprint(css: str) -> None:
    with pytest.raises(LayoutError):
        _content(css)
