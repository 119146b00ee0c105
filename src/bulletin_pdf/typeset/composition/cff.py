"""A CFF table of outlines keyed by CID, made of charstrings.

After Adobe Technical Note 5176. `fontTools.fontBuilder` makes such a table, too, and a whole font
around it, but imports 60 modules: 4 % of a proof of ten pages.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

_ROS, _BOX, _COUNT, _CHARSET = b"\x0c\x1e", b"\x05", b"\x0c\x22", b"\x0f"
_CHARSTRINGS, _PRIVATE, _PARTS, _SELECT = b"\x11", b"\x12", b"\x0c\x24", b"\x0c\x25"
_MATRIX = b"\x0c\x07"
_FIRST_STRING = 391
"""Number of the first string of a font's own (appendix A)."""
_NO_ADVANCE = b"\x8b\x14\x8b\x15"
"""Private DICT: default and nominal advance are 0."""


def keyed_by_cid(
    name: str, charstrings: Sequence[bytes], box: tuple[int, int, int, int], em: int
) -> bytes:
    """Return a CFF table whose CIDs are the numbers of its glyphs.

    Args:
        name: PostScript name of the font.
        charstrings: one for each glyph, each with its advance; the first is .notdef.
        box: bounds of all glyphs: left, bottom, right, top.
        em: units in an em.
    """
    count = len(charstrings)
    head = b"\1\0\4\4" + _index([name.encode("ascii")])
    strings = _index([b"Adobe", b"Identity"]) + _index([])
    charset = b"\2" + (struct.pack(">HH", 1, count - 2) if count > 1 else b"")
    select = b"\3" + struct.pack(">HHBH", 1, 0, 0, count)
    # Every number in the DICT has five bytes, so that its length is known before the offsets are.
    length = len(_index([_top(count, box, em, [0] * 4)]))
    places = [len(head) + length + len(strings)]
    outlines = _index(charstrings)
    for part in (charset, select, outlines, _NO_ADVANCE):
        places.append(places[-1] + len(part))
    parts = _index([_number(len(_NO_ADVANCE)) + _number(places[3]) + _PRIVATE])
    top = _top(count, box, em, [*places[:3], places[4]])
    return b"".join((head, _index([top]), strings, charset, select, outlines, _NO_ADVANCE, parts))


def _top(count: int, box: tuple[int, int, int, int], em: int, places: Sequence[int]) -> bytes:
    """Return the Top DICT (section 9); places of charset, FDSelect, CharStrings and FDArray."""
    charset, select, outlines, parts = map(_number, places)
    ros = _number(_FIRST_STRING) + _number(_FIRST_STRING + 1) + _number(0) + _ROS
    scale = _real(1 / em)
    nothing = _number(0)
    matrix = b"".join((scale, nothing, nothing, scale, nothing, nothing, _MATRIX))
    return b"".join(
        (
            ros,
            matrix if em != 1000 else b"",
            *map(_number, box),
            _BOX,
            _number(count) + _COUNT,
            charset + _CHARSET,
            select + _SELECT,
            outlines + _CHARSTRINGS,
            parts + _PARTS,
        )
    )


def _index(objects: Sequence[bytes]) -> bytes:
    """Return an INDEX (section 5)."""
    if not objects:
        return b"\0\0"
    offsets = [1]
    for item in objects:
        offsets.append(offsets[-1] + len(item))
    size = (offsets[-1].bit_length() + 7) // 8
    table = b"".join(offset.to_bytes(size, "big") for offset in offsets)
    return struct.pack(">HB", len(objects), size) + table + b"".join(objects)


def _number(value: int) -> bytes:
    """Return a whole number in five bytes (section 4)."""
    return b"\x1d" + struct.pack(">i", value)


def _real(value: float) -> bytes:
    """Return a real number: its digits and signs in half bytes (section 4, table 5)."""
    codes = {".": "a", "e": "b", "-": "e"}
    digits = "".join(codes.get(sign, sign) for sign in f"{value:.10g}".replace("e-", "~"))
    digits = digits.replace("~", "c") + "f"
    return b"\x1e" + bytes.fromhex(digits + "f" * (len(digits) % 2))
