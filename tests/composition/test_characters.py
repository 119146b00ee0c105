"""What is put together of known characters is what Pango makes of the whole text."""

import string
import unicodedata
from functools import cache
from itertools import permutations
from typing import Any

import pytest
from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from bulletin_pdf.clreq import classify_text
from bulletin_pdf.speedups import VARIABLE
from bulletin_pdf.typeset.composition import characters, shaping
from bulletin_pdf.typeset.composition.characters import Characters
from bulletin_pdf.typeset.composition.shaping import Shaped

from .conftest import BASE, FACES, FONTS, PROSE

STYLES = [
    "",
    "font-family:Song",
    "font-family:Marks,Hei,Latin",
    "font-size:22pt;letter-spacing:1pt;word-spacing:2pt",
    "font-kerning:none;font-feature-settings:'palt'",
    "font-variant-caps:small-caps;font-weight:700",
    "direction:rtl",
]
TEXTS = [
    PROSE,
    "2012年1—6月，完成37.5%（增长8‰）；",
    "“‘更新’……”——《新年思路》·一",
    "第①项、第⑳项",
    "更GDP新",
    "更 新",
    "更\u3000新",
    "更\n新\u2028路",
    "葛\U000e0100城",
    "か\u3099更",
    "更👨\u200d👩新",
    "\U00020000更",
    "更\ufe00新",
    "更é新",
    "更，",
    "，。",
    "12",
    "更",
    "Word",
]
PIECES = st.sampled_from(
    [*PROSE[:60], *"“”‘’…—·，。、；：？！《》（）①%0123456789/-.", "GDP", " ", "\n", "é", "\u3000"]
)


@cache
def _style(declarations: str, faces: str = FACES) -> Any:
    page = f"<html lang=zh><style>{faces}{BASE}p{{{declarations}}}</style><p>文"
    page_box = HTML(string=page).render().pages[0]._page_box
    (text,) = [box for box in page_box.descendants() if isinstance(box, boxes.TextBox)]
    return text.style


def _shaped(text: str, style: Any) -> Shaped:
    return shaping._shaped(text, classify_text(text), style, "")


def _seen(shaped: Shaped) -> tuple[Any, ...]:
    faces = [(face.font, face.size, face.metrics) for face in shaped.faces.faces]
    marks = shaped.blanks, shaped.narrow, shaped.shifts
    return shaped.advances, *marks, shaped.faces.starts, faces, shaped.faces.glyphs


def _both(text: str, style: Any) -> tuple[Any, Any]:
    with pytest.MonkeyPatch.context() as patch:
        quick = _shaped(text, style)
        patch.setenv(VARIABLE, "characters")
        return _seen(quick), _seen(_shaped(text, style))


@pytest.mark.parametrize("declarations", STYLES)
@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_shaped_alike(text: str, declarations: str) -> None:
    quick, whole = _both(text, _style(declarations))
    assert quick == whole
    assert len(quick[0]) == len(text)


@given(text=st.lists(PIECES, min_size=1, max_size=40).map("".join), number=st.integers(0, 6))
def test_any_texts_are_shaped_alike(text: str, number: int) -> None:
    quick, whole = _both(text, _style(STYLES[number]))
    assert quick == whole


@pytest.mark.parametrize("order", [*permutations([PROSE[:30], "更2012新，", "新更GDP", "GDP，"])])
def test_what_was_learned_before_makes_no_difference(order: tuple[str, ...]) -> None:
    style = _style.__wrapped__("")
    for text in order:
        quick, whole = _both(text, style)
        assert quick == whole


def _asked(texts: list[str], style: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what Pango was asked to shape."""
    asked: list[str] = []
    runs = shaping._runs
    monkeypatch.setattr(shaping, "_runs", lambda t, *rest: asked.append(t) or runs(t, *rest))
    for text in texts:
        _shaped(text, style)
    return asked


def test_a_character_is_asked_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    style = _style("font-size:7pt")
    asked = _asked(["文化新年", "新文化，2012", "年，年2文", "化一"], style, monkeypatch)
    assert asked == ["文化年文新", "新012，", "化一"]


@pytest.mark.parametrize("text", ["12", "，", "新 年", "新\n年", "新年AI", "か", "新\ufe00"])
def test_other_texts_are_shaped_whole(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _asked([text], _style("font-size:8pt"), monkeypatch) == [text.replace("\n", " ")]


def test_what_no_face_has_is_shaped_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    style = _style("font-size:9pt")
    lacking = "\u4dbf"
    asked = _asked([f"新{lacking}", f"新{lacking}"], style, monkeypatch)
    assert asked == [f"新{lacking}新", f"新{lacking}", f"新{lacking}"]


# ---- faces that set characters by their neighbours

GSUB = "languagesystem DFLT dflt; feature calt { sub uni4E2D' uni56FD by uni4EBA; } calt;"
GPOS = "languagesystem DFLT dflt; feature kern { pos uni4E2D uni56FD -300; } kern;"


def _face(path: str, features: str = "", kern: int = 0) -> str:
    font = TTFont(FONTS / "BulletinSong.otf")
    cutter = subset.Subsetter(subset.Options(glyph_names=True))
    cutter.populate(unicodes=[ord(c) for c in f"中国人文，0{string.ascii_letters}"])
    cutter.subset(font)
    names = {chr(c): name for c, name in font.getBestCmap().items()}
    for char in "中国人":
        features = features.replace(f"uni{ord(char):04X}", names[char])
    if features:
        addOpenTypeFeaturesFromString(font, features)
    if kern:
        pairs = KernTable_format_0()
        pairs.coverage, pairs.version, pairs.apple = 1, 0, False
        pairs.kernTable = {(names["中"], names["国"]): kern}
        font["kern"] = newTable("kern")
        font["kern"].version, font["kern"].kernTables = 0, [pairs]
    font.save(path)
    return f"@font-face{{font-family:Own;src:url(file://{path})}}"


def _known(style: Any) -> set[str]:
    known: Characters = style.font_config.__dict__[shaping._CHARACTERS][""]
    return set(known.glyphs)


@pytest.mark.parametrize(("features", "kern"), [(GSUB, 0), (GPOS, 0), ("", -300)])
def test_glyphs_that_depend_on_others_are_shaped_with_them(
    features: str, kern: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    face = _face(str(tmp_path_factory.mktemp("face") / "own.otf"), features, kern)
    style = _style("font-family:Own", face)
    for text in ("中", "国中", "中国", "文中国", "文人", "人，文0", "中国人"):
        quick, whole = _both(text, style)
        assert quick == whole
    assert not {"中", "国"} & _known(style)
    alone, together = _shaped("中人", style), _shaped("中国", style)
    changed = alone.advances[0] != together.advances[0]
    assert changed or alone.faces.glyphs[0] != together.faces.glyphs[0]


def test_a_face_without_lookups_leaves_all_as_it_comes(tmp_path: Any) -> None:
    style = _style("font-family:Own", _face(str(tmp_path / "plain.otf")))
    _shaped("中国人文，0", style)
    assert _known(style) == set("中国人文，0")


def test_signs_are_neither_blank_nor_parts_of_others() -> None:
    """Their general category, and that none is made of others (Unicode 15)."""
    kinds = {unicodedata.category(sign)[0] for sign in characters._OTHERS - {"々"}}
    assert kinds == {"P", "N", "S"}
    assert {unicodedata.decomposition(sign)[:1] for sign in characters._OTHERS} == {"", "<"}
