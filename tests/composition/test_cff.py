"""Outlines are written as a CFF table that others read, and tables are found in a font."""

from __future__ import annotations

import io
import struct

import pytest
from fontTools.cffLib import CFFFontSet, TopDict
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from bulletin_pdf.typeset.composition.cff import keyed_by_cid
from bulletin_pdf.typeset.composition.charstrings import Outlines, _number
from bulletin_pdf.typeset.composition.sfnt import table, wrapped

from .conftest import FONTS

BOX = (-12, -200, 1100, 2000)


def _charstring(advance: int, size: int) -> bytes:
    program = [advance, 10, 20, "rmoveto", size, 0, 0, size, "rlineto", "endchar"]
    charstring = T2CharString(program=program)
    charstring.compile()
    return bytes(charstring.bytecode)


def _read(cff: bytes) -> TopDict:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(cff), None)
    return fonts[0]


@pytest.mark.parametrize("count", [1, 2, 3, 300, 5000])
@pytest.mark.parametrize("em", [1000, 256, 2048])
def test_font_tools_reads_what_was_written(count: int, em: int) -> None:
    given = [_charstring(500 + number, number % 900) for number in range(count)]
    top = _read(keyed_by_cid("ABCDEF+Test-Name", given, BOX, em))
    assert top.ROS == ("Adobe", "Identity", 0)
    assert (top.CIDCount, top.FontBBox) == (count, list(BOX))
    assert top.FontMatrix == pytest.approx([1 / em, 0, 0, 1 / em, 0, 0], rel=1e-9)
    assert top.charset == [".notdef", *(f"cid{number:05d}" for number in range(1, count))]
    assert [top.FDSelect[number] for number in {0, count - 1}] == [0] * len({0, count - 1})
    for number in {0, count // 2, count - 1}:
        outline = top.CharStrings[top.charset[number]]
        outline.draw(pen := RecordingPen())
        assert outline.width == 500 + number
        assert pen.value[0] == ("moveTo", ((10, 20),))


@pytest.mark.parametrize("count", [1, 2, 3, 300])
def test_it_is_read_back(count: int) -> None:
    given = [_charstring(500, number) for number in range(count)]
    outlines = Outlines(keyed_by_cid("T", given, BOX, 1000))
    assert [outlines[number] for number in range(count)] == given
    assert outlines.cids() == range(count) if count > 1 else [0]


@pytest.mark.parametrize(
    ("charset", "cids"),
    [
        (b"\0" + struct.pack(">3H", 7, 9, 4), [0, 7, 9, 4]),
        (b"\1" + struct.pack(">HBHB", 7, 1, 20, 0), [0, 7, 8, 20]),
        (b"\2" + struct.pack(">HHHH", 7, 0, 300, 1), [0, 7, 300, 301]),
        (b"\2" + struct.pack(">HH", 1, 2), [0, 1, 2, 3]),
    ],
)
def test_cids_stand_in_three_formats(charset: bytes, cids: list[int]) -> None:
    """Adobe Technical Note 5176, section 13, tables 17 to 20."""
    whole = keyed_by_cid("T", [_charstring(500, 5)] * 4, BOX, 1000)
    plain = b"\2" + struct.pack(">HH", 1, 2)
    at = whole.index(plain)
    # The last place of all may grow: other offsets then stay as they are.
    moved = whole + charset
    offset = b"\x1d" + struct.pack(">i", at) + b"\x0f"
    assert moved.count(offset) == 1
    moved = moved.replace(offset, b"\x1d" + struct.pack(">i", len(whole)) + b"\x0f")
    assert list(Outlines(moved).cids() or ()) == cids


@pytest.mark.parametrize("number", [*range(-1300, 1300, 7), -32768, 32767, 107, 108, 1131, 1132])
def test_whole_numbers_of_a_charstring(number: int) -> None:
    """Adobe Technical Note 5177, section 3.2, table 1."""
    charstring = T2CharString(bytecode=_number(number) + b"\x0e")
    charstring.decompile()
    assert charstring.program == [number, "endchar"]


def test_a_table_is_found_in_a_font() -> None:
    raw = (FONTS / "BulletinLatin.otf").read_bytes()
    font = TTFont(io.BytesIO(raw))
    for tag in ("CFF ", "head", "hmtx"):
        assert bytes(table(raw, tag.encode())) == font.reader[tag]
    assert bytes(table(raw, b"none")) == bytes(table(b"\0\1\0\0" + raw[4:], b"CFF ")) == b""
    assert bytes(table(wrapped(b"abc"), b"CFF ")) == b"abc"
