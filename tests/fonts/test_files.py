"""The committed faces are what the manifest says and what Chinese setting needs."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from bulletin_pdf.fonts import Face, FontLibrary

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "fonts"
LIBRARY = FontLibrary.load(FONTS)
FAMILIES = [face.family for face in LIBRARY.faces]
BY_FAMILY = {face.family: face for face in LIBRARY.faces}
CHARSET = ROOT / "scripts" / "fontbuild" / "charset-8105.txt"
NAMES = "㛃䶮𬭎𫖮镕喆堃淼昇祎𠮷"
RESERVED = ("Noto", "Source", "LXGW", "霞鹜", "Klee", "Fandol", "TeX Gyre", "TeXGyre")
SIZE_LIMIT = 32_000_000
TABLES = {"GlyphOrder", "head", "hhea", "maxp", "OS/2", "name", "cmap", "post", "CFF ", "hmtx"}
CHINESE = "“”‘’…—·×÷，。、；：？！（）《》〈〉【】〔〕「」『』～％￥①⑳Ⅰ℃′″"


@cache
def font_of(family: str) -> TTFont:
    return TTFont(FONTS / BY_FAMILY[family].file, lazy=True)


@cache
def table_8105() -> str:
    lines = CHARSET.read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


def width_of(family: str, char: str) -> int:
    font = font_of(family)
    return int(font["hmtx"][font.getBestCmap()[ord(char)]][0])


def ink_of(family: str, char: str) -> tuple[float, float, float, float]:
    glyphs = font_of(family).getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font_of(family).getBestCmap()[ord(char)]].draw(pen)
    assert pen.bounds is not None
    return pen.bounds


def with_char(char: str) -> list[str]:
    return [face.family for face in LIBRARY.faces if face.covers(char)]


@pytest.fixture(params=FAMILIES)
def face(request: pytest.FixtureRequest) -> Face:
    return BY_FAMILY[request.param]


def test_the_files_are_those_of_the_manifest(face: Face) -> None:
    path = FONTS / face.file
    assert hashlib.sha256(path.read_bytes()).hexdigest() == face.sha256
    assert path.stat().st_size == face.size


def test_no_file_is_left_over() -> None:
    assert {path.name for path in FONTS.glob("*.otf")} == {face.file for face in LIBRARY.faces}


def test_all_together_they_stay_small() -> None:
    assert sum(path.stat().st_size for path in FONTS.rglob("*") if path.is_file()) <= SIZE_LIMIT


def test_the_manifest_states_coverage_and_count(face: Face) -> None:
    font = font_of(face.family)
    assert face.coverage == frozenset(map(chr, font.getBestCmap()))
    assert face.glyphs == font["maxp"].numGlyphs


def test_the_manifest_names_the_roles_of_a_face(face: Face) -> None:
    assert face.roles == tuple(n for n, role in LIBRARY.roles.items() if face in role.chain)


def test_the_licence_lies_beside_the_face(face: Face) -> None:
    assert face.family in (FONTS / face.licence_file).read_text(encoding="utf-8")


def test_every_line_is_880_above_and_120_below(face: Face) -> None:
    font = font_of(face.family)
    horizontal, system = font["hhea"], font["OS/2"]
    assert font["head"].unitsPerEm == 1000
    assert (horizontal.ascent, horizontal.descent, horizontal.lineGap) == (880, -120, 0)
    assert (system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap) == (880, -120, 0)
    assert (system.usWinAscent, system.usWinDescent) == (880, 120)
    assert system.fsSelection & (1 << 7)


def test_only_the_tables_that_setting_needs(face: Face) -> None:
    font = font_of(face.family)
    assert set(font.keys()) - {"GPOS"} == TABLES
    if "GPOS" in font:
        records = font["GPOS"].table.FeatureList.FeatureRecord
        assert {record.FeatureTag for record in records} == {"kern"}


def test_style_is_regular_and_time_stands_still(face: Face) -> None:
    font = font_of(face.family)
    assert font["OS/2"].usWeightClass == 400
    assert font["OS/2"].fsSelection & 0b1100001 == 0b1000000
    assert font["head"].macStyle == 0
    assert font["head"].created == font["head"].modified


def test_a_glyph_is_addressed_by_its_number(face: Face) -> None:
    top = font_of(face.family)["CFF "].cff.topDictIndex[0]
    assert top.ROS == ("Adobe", "Identity", 0)
    names = [f"cid{number:05d}" for number in range(1, face.glyphs)]
    assert top.charset == [".notdef", *names]


def test_names_are_ours_and_no_reserved_one(face: Face) -> None:
    names = font_of(face.family)["name"]
    assert names.getDebugName(1) == names.getDebugName(4) == face.family
    assert names.getDebugName(6) == f"{face.family.replace(' ', '')}-Regular"
    primary = [names.getDebugName(number) for number in (1, 3, 4, 6)]
    assert not [name for name in primary for word in RESERVED if word in name]


def test_each_face_says_that_it_was_changed_and_when(face: Face) -> None:
    notice = font_of(face.family)["name"].getDebugName(10)
    assert "modified version" in notice
    assert "2026-" in notice


@pytest.mark.parametrize("family", ["Bulletin Fang", "Bulletin Kai"])
def test_the_font_exception_goes_with_the_fandol_faces(family: str) -> None:
    assert BY_FAMILY[family].licence == "GPL-3.0-only WITH Font-exception-2.0"
    assert "As a special exception" in font_of(family)["name"].getDebugName(13)
    assert font_of(family)["OS/2"].fsType == 8


def test_gpl_and_ofl_outlines_are_never_in_one_file() -> None:
    for face in LIBRARY.faces:
        assert face.licence.startswith("GPL") == ("Fandol" in face.source)


@pytest.mark.parametrize("char", "—―")
def test_dashes_fill_an_em_and_meet(char: str) -> None:
    for family in with_char(char):
        left, low, right, high = ink_of(family, char)
        assert width_of(family, char) == 1000, family
        assert left <= 0 <= 1000 <= right, family
        assert (low + high) / 2 == pytest.approx(380, abs=1), family


def test_the_dot_takes_half_an_em_and_stands_in_its_middle() -> None:
    for family in with_char("·"):
        left, low, right, high = ink_of(family, "·")
        assert width_of(family, "·") == 500, family
        assert (left + right) / 2 == pytest.approx(250, abs=1), family
        assert (low + high) / 2 == pytest.approx(380, abs=1), family


@pytest.mark.parametrize("char", "“”‘’…")
def test_shared_marks_take_an_em(char: str) -> None:
    for family in with_char(char):
        assert width_of(family, char) == 1000, family


@pytest.mark.parametrize("char", "“‘")
def test_opening_quotes_stand_right_and_closing_ones_left(char: str) -> None:
    closing = chr(ord(char) + 1)
    for family in with_char(char):
        assert ink_of(family, char)[0] > 500, family
        assert ink_of(family, closing)[2] < 500, family


def test_the_ellipsis_stands_in_the_middle() -> None:
    for family in with_char("…"):
        left, low, right, high = ink_of(family, "…")
        assert ((left + right) / 2, (low + high) / 2) == pytest.approx((500, 380), abs=1), family


@pytest.mark.parametrize(
    "family", [f for f in FAMILIES if f not in {"Bulletin Latin", "Bulletin Marks"}]
)
def test_ideographs_have_their_middle_at_one_height(family: str) -> None:
    boxes = [ink_of(family, char) for char in table_8105()[100:1100:10]]
    middle = sum((low + high) / 2 for _, low, _, high in boxes) / len(boxes)
    assert middle == pytest.approx(380, abs=6)
    assert {width_of(family, char) for char in table_8105()[:200]} == {1000}


@pytest.mark.parametrize("char", CHINESE)
def test_chinese_marks_are_not_latin(char: str) -> None:
    assert not BY_FAMILY["Bulletin Latin"].covers(char)
    assert BY_FAMILY["Bulletin Marks"].covers(char)


@pytest.mark.parametrize("char", "0aZ.,(%°±$¥é")
def test_western_signs_are_latin_only(char: str) -> None:
    assert BY_FAMILY["Bulletin Latin"].covers(char)
    for family in ("Bulletin Marks", "Bulletin Fang", "Bulletin Kai"):
        assert not BY_FAMILY[family].covers(char)


def test_a_space_is_as_wide_in_each_face_of_a_chain() -> None:
    for role in ("song", "fang", "kai"):
        assert {width_of(face.family, " ") for face in LIBRARY.chain(role)} == {250}
    assert {width_of(family, "\u3000") for family in FAMILIES} == {1000}


def test_the_table_is_whole() -> None:
    assert len(set(table_8105())) == len(table_8105()) == 8105
    assert sum(ord(char) > 0xFFFF for char in table_8105()) == 196


@pytest.mark.parametrize("role", LIBRARY.roles)
@pytest.mark.parametrize("text", [table_8105(), NAMES, CHINESE], ids=["8105", "names", "marks"])
def test_each_role_prints(role: str, text: str) -> None:
    assert [char for char in text if LIBRARY.served_by(char, role) is None] == []


@pytest.mark.parametrize("role", ["song", "hei", "xiaobiaosong", "nameplate"])
def test_these_roles_print_8105_without_a_stand_in(role: str) -> None:
    assert list(LIBRARY.substitutions(table_8105() + NAMES + CHINESE, role)) == []


@pytest.mark.parametrize("role", ["fang", "kai"])
def test_wenkai_stands_in_for_what_fandol_lacks(role: str) -> None:
    served = list(LIBRARY.substitutions(table_8105(), role))
    assert len(served) == 1467
    assert {s.face.family for s in served if s.face} == {"Bulletin Wenkai"}
    assert list(LIBRARY.substitutions(CHINESE, role)) == []


def test_the_manifest_is_made_to_be_compared() -> None:
    text = (FONTS / "manifest.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
