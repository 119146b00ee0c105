"""Fonts in a PDF hold the glyphs that are shown, and nothing else."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pydyf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from tests.conftest import CHECKOUT
from weasyprint import CSS, HTML
from weasyprint.text.ffi import ffi
from weasyprint.text.fonts import FontConfiguration

from bulletin_pdf.pipeline.build import Built
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.typeset import compact, engine

FONTS = CHECKOUT / "fonts"


def _descriptors(pdf: pikepdf.Pdf) -> list[tuple[pikepdf.Object, pikepdf.Object]]:
    """Return (CIDFont, descriptor) of all fonts."""
    return [
        (item, item.FontDescriptor)
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/CIDFontType0"
    ]


def _shown(font: pikepdf.Object) -> set[int]:
    """Return the CIDs that a font has widths for."""
    widths = list(font.W)
    return {
        int(first) + place
        for first, run in zip(widths[::2], widths[1::2], strict=True)
        for place in range(len(run))
    }


@pytest.mark.parametrize("target", [Target.PRESS, Target.PROOF])
def test_every_font_is_a_bare_table_of_the_glyphs_that_are_shown(
    seed: Built, target: Target
) -> None:
    with pikepdf.open(seed.outputs[target]) as pdf:
        fonts = _descriptors(pdf)
        assert len(fonts) >= 6
        programs: dict[tuple[int, int], set[int]] = {}
        for font, descriptor in fonts:
            programs.setdefault(descriptor.FontFile3.objgen, set()).update(_shown(font))
        for place, shown in programs.items():
            program = pdf.get_object(place)
            assert program.Subtype == "/CIDFontType0C"
            found = CFFFontSet()
            found.decompile(io.BytesIO(program.read_bytes()), None)
            names = found[0].charset[1:]
            assert {int(name.removeprefix("cid")) for name in names} == shown - {0}


def test_widths_in_the_outlines_are_those_of_the_pdf(seed: Built) -> None:
    """ISO 19005-3, 6.2.11.5."""
    with pikepdf.open(seed.outputs[Target.PROOF]) as pdf:
        compared = 0
        for font, descriptor in _descriptors(pdf):
            found = CFFFontSet()
            found.decompile(io.BytesIO(descriptor.FontFile3.read_bytes()), None)
            widths = list(font.W)
            for first, run in zip(widths[::2], widths[1::2], strict=True):
                for cid, width in enumerate(run, int(first)):
                    outline = found[0].CharStrings[f"cid{cid:05d}"]
                    outline.decompile()
                    outline.draw(_Nothing())
                    assert outline.width == pytest.approx(float(width), abs=1)
                    compared += 1
        assert compared > 500


class _Nothing:
    """A pen that draws nothing."""

    def __getattr__(self, name: str) -> object:
        return lambda *given: None


def _typeset(path: Path, words: str) -> pikepdf.Pdf:
    """Set some words in a font, as the engine does."""
    engine._put_in_place()
    fonts = FontConfiguration()
    rule = f'@font-face {{ font-family: "T"; src: url({path.as_uri()}) }}'
    face = CSS(string=rule, font_config=fonts)
    style = CSS(string='p { font-family: "T" }', font_config=fonts)
    document = HTML(string=f"<p>{words}").render(font_config=fonts, stylesheets=[face, style])
    raw = document.write_pdf()
    return pikepdf.open(io.BytesIO(raw))


def _named_font(path: Path, *, outlines: str) -> None:
    """Make a font whose glyphs are keyed by name, or one with TrueType outlines."""
    builder = FontBuilder(1000, isTTF=outlines == "glyf")
    builder.setupGlyphOrder([".notdef", "a", "b"])
    builder.setupCharacterMap({ord("a"): "a", ord("b"): "b"})
    if outlines == "glyf":
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        pen.lineTo((100, 0))
        pen.lineTo((0, 100))
        pen.closePath()
        glyph = pen.glyph()
        builder.setupGlyf({".notdef": glyph, "a": glyph, "b": glyph})
    else:
        from fontTools.misc.psCharStrings import T2CharString

        program = [500, 0, 0, "rmoveto", 100, 0, 0, 100, "rlineto", "endchar"]
        shape = {name: T2CharString(program=list(program)) for name in (".notdef", "a", "b")}
        builder.setupCFF("Test", {"FullName": "Test"}, shape, {})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "a", "b"), (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Test", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)


@pytest.mark.parametrize(("outlines", "key"), [("glyf", "/FontFile2"), ("CFF ", "/FontFile3")])
def test_other_fonts_are_embedded_as_weasyprint_does(
    outlines: str, key: str, tmp_path: Path
) -> None:
    path = tmp_path / "test.otf"
    _named_font(path, outlines=outlines)
    pdf = _typeset(path, "ab")
    (descriptor,) = (
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    )
    program = TTFont(io.BytesIO(descriptor[key].read_bytes()))
    assert outlines in program
    if outlines != "glyf":
        assert descriptor[key].Subtype == "/OpenType"


def test_a_font_of_cids_is_cut_to_its_glyphs(tmp_path: Path) -> None:
    shutil.copy(FONTS / "BulletinKai.otf", tmp_path)
    pdf = _typeset(tmp_path / "BulletinKai.otf", "简报简")
    ((font, descriptor),) = _descriptors(pdf)
    found = CFFFontSet()
    found.decompile(io.BytesIO(descriptor.FontFile3.read_bytes()), None)
    order = TTFont(FONTS / "BulletinKai.otf")
    best = order.getBestCmap()
    assert found[0].charset == [".notdef", *sorted({best[ord("简")], best[ord("报")]})]
    assert _shown(font) == {order.getGlyphID(best[ord(char)]) for char in "简报"}


@pytest.mark.parametrize("content", [b"", b"OTTO", b"OTTO" + bytes(40), b"ttcf" + bytes(40)])
def test_what_is_no_font_has_no_cids(content: bytes) -> None:
    if len(content) == 4 and content == b"OTTO":
        content += b"\0\0"
    assert compact.cids_of(content) is None


def test_a_font_that_was_not_cut_is_embedded_whole() -> None:
    raw = (FONTS / "BulletinLatin.otf").read_bytes()
    kept = ffi.from_buffer(raw)
    stream = pydyf.Stream([ffi.buffer(kept)], pydyf.Dictionary({"Subtype": "/OpenType"}))
    picture = pydyf.Stream([object()])
    stream.compress = False
    pdf = pydyf.PDF()
    pdf.add_object(stream)
    pdf.add_object(picture)
    compact.embed_outlines_alone(pdf)
    assert stream.stream == [TTFont(io.BytesIO(raw)).reader["CFF "]]
    assert stream.extra["Subtype"] == "/CIDFontType0C"


def test_where_harfbuzz_cannot_cut_weasyprint_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    seam = compact.SEAM
    monkeypatch.setattr(compact, "_cut", lambda *given: None)
    monkeypatch.setattr(
        compact, "SEAM", type("S", (), {"plain": staticmethod(lambda *given: asked.append(given))})
    )

    class Face:
        file_content = (FONTS / "BulletinLatin.otf").read_bytes()

    compact.cut(Face(), {3: "a"}, hinting=False)
    assert len(asked) == 1
    assert seam.plain is not None
