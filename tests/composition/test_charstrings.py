"""Glyphs moved to another font with another advance keep their outlines."""

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.ttLib import TTFont

from bulletin_pdf.typeset.composition.charstrings import Outlines, with_advance

from .conftest import FONTS

TRIANGLE = [10, 20, "rmoveto", 300, 0, 0, 400, "rlineto", "endchar"]


def bytecode(*program):
    charstring = T2CharString(program=list(program))
    charstring.compile()
    return charstring.bytecode


@pytest.mark.parametrize(
    "program",
    [
        TRIANGLE,
        [10, "hmoveto", 5, 6, "rlineto", "endchar"],
        [-200, "vmoveto", 5, 6, "rlineto", "endchar"],
        [1, 2, "hstem", *TRIANGLE],
        [1, 2, 3, 4, "hstemhm", 5, 6, "hintmask", b"\xe0", *TRIANGLE],
        [300.5, 20, "rmoveto", 5, 6, "rlineto", "endchar"],
        ["endchar"],
    ],
)
@pytest.mark.parametrize("old", [(), (-107,), (500,), (1200,), (12.25,)])
def test_the_advance_is_replaced_and_nothing_else(program, old):
    new = T2CharString(bytecode=with_advance(bytecode(*old, *program), 1125))
    new.decompile()
    expected = T2CharString(bytecode=bytecode(1125, *program))
    expected.decompile()
    assert new.program == expected.program


@pytest.mark.parametrize(
    "code", [bytecode(3, "callsubr", "endchar"), bytecode(1, 2, "add", *TRIANGLE), b"\x8c", b""]
)
def test_a_charstring_that_begins_otherwise_is_left_alone(code):
    assert with_advance(code, 1125) is None


def test_a_glyph_is_found_by_its_number():
    font = TTFont(FONTS / "BulletinSong.otf")
    outlines, order = Outlines(font.reader["CFF "]), font.getGlyphOrder()
    charstrings = font["CFF "].cff.topDictIndex[0].CharStrings
    for number in (0, 1, 40, len(order) - 1):
        found = charstrings[order[number]]
        assert outlines[number] == found.bytecode


def test_a_table_whose_dictionary_begins_with_numbers_of_every_kind_is_read():
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "a"])
    facts = {"FullName": "x" * 300, "ItalicAngle": -12.5, "FontBBox": [-1500, -200, 40000, 1100]}
    shapes = {".notdef": T2CharString(program=["endchar"]), "a": T2CharString(program=TRIANGLE)}
    builder.setupCFF("Test", facts, shapes, {})
    table = builder.font["CFF "].compile(builder.font)
    assert Outlines(table)[1] == bytecode(*TRIANGLE)
