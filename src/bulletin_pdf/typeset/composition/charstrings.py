"""Outlines of a CFF table as they stand: a glyph's charstring, with another advance.

A Type 2 charstring begins with the advance, unless that is the default of its font; the
outline after it is the same in every font. So a glyph is moved to another font without its
outline being drawn again.
"""

from collections.abc import Sequence
from struct import pack, unpack_from

_CHARSET, _CHARSTRINGS, _ROS = 15, 17, 1230
_ENDCHAR, _HMOVETO, _RMOVETO, _VMOVETO = 14, 22, 21, 4
_HINTS = frozenset((1, 3, 18, 19, 20, 23))
_FIRST_NUMBER, _SHORT, _FIXED = 32, 28, 255


class Outlines:
    """The charstrings of a CFF table."""

    def __init__(self, table: bytes | memoryview) -> None:
        """Find the charstrings.

        Args:
            table: the table, of one font.

        Raises:
            LookupError: it is none.
            struct.error: likewise.
        """
        self._table = table
        fonts = self._skip(table[2])  # the names come after a header of this length
        self._top = _dict_numbers(table[slice(*self._span(fonts, 0))])
        self._index = self._top[_CHARSTRINGS]

    def __len__(self) -> int:
        """How many glyphs there are."""
        (count,) = unpack_from(">H", self._table, self._index)
        return int(count)

    def cids(self) -> Sequence[int] | None:
        """The CID of every glyph; None if the font is keyed by the names of its glyphs.

        Adobe Technical Note 5176, section 13.
        """
        if _ROS not in self._top:
            return None
        at, count = self._top[_CHARSET], len(self)
        kind = self._table[at]
        if kind == 0:
            return [0, *unpack_from(f">{count - 1}H", self._table, at + 1)]
        cids: list[int] = [0]
        at += 1
        while len(cids) < count:
            first, more = unpack_from(">HB" if kind == 1 else ">HH", self._table, at)
            if (first, more) == (1, count - 2):
                return range(count)
            cids += range(first, first + more + 1)
            at += 3 if kind == 1 else 4
        return cids

    def _span(self, index: int, number: int) -> tuple[int, int]:
        """Where an object of an INDEX begins and ends."""
        count, size = unpack_from(">HB", self._table, index)
        at = index + 3 + number * size
        start, end = (
            int.from_bytes(self._table[at + k * size : at + (k + 1) * size], "big") for k in (0, 1)
        )
        objects = index + 2 + (count + 1) * size
        return objects + start, objects + end

    def _skip(self, index: int) -> int:
        """Where an INDEX ends."""
        (count,) = unpack_from(">H", self._table, index)
        return self._span(index, count - 1)[1] if count else index + 2

    def __getitem__(self, glyph: int) -> bytes:
        """The charstring of a glyph."""
        return bytes(self._table[slice(*self._span(self._index, glyph))])


def with_advance(charstring: bytes, advance: int) -> bytes | None:
    """Return a charstring for a font whose nominal width is 0.

    Args:
        charstring: of any font.
        advance: what the glyph is to have.

    Returns:
        The charstring, or None if it begins in a subroutine or by reckoning.
    """
    at = count = first_end = 0
    while at < len(charstring):
        byte = charstring[at]
        if byte < _FIRST_NUMBER and byte != _SHORT:
            has_advance = _has_advance(byte, count)
            if has_advance is None:
                return None
            return _number(advance) + charstring[first_end if has_advance else 0 :]
        at += _number_size(byte)
        count += 1
        first_end = first_end or at
    return None


def _number(value: int) -> bytes:
    """Return a whole number as it stands in a charstring (Technical Note 5177, section 3.2)."""
    if -107 <= value <= 107:
        return bytes((value + 139,))
    if 108 <= abs(value) <= 1131:
        high, low = divmod(abs(value) - 108, 256)
        return bytes((high + (247 if value > 0 else 251), low))
    return b"\x1c" + pack(">h", value)


def _has_advance(operator: int, count: int) -> bool | None:
    """Whether so many numbers before the first operator include the advance; None if unknown."""
    if operator in _HINTS or operator == _ENDCHAR:
        return count % 2 == 1
    if operator == _RMOVETO:
        return count > 2
    if operator in (_HMOVETO, _VMOVETO):
        return count > 1
    return None


def _number_size(byte: int) -> int:
    """How many bytes a number takes that begins with this one."""
    if byte == _SHORT:
        return 3
    if byte == _FIXED:
        return 5
    return 1 if byte < 247 else 2


def _dict_numbers(data: bytes | memoryview) -> dict[int, int]:
    """Read a CFF DICT: operator → the last of its numbers, rounded; 12 x is the operator 1200 + x.

    Adobe Technical Note 5176, section 4.
    """
    found: dict[int, int] = {}
    at = value = 0
    while at < len(data):
        byte = data[at]
        if byte <= 21:
            escaped = byte == 12
            found[1200 + data[at + 1] if escaped else byte] = value
            at += 2 if escaped else 1
        elif byte == 28:
            value, at = int.from_bytes(data[at + 1 : at + 3], "big", signed=True), at + 3
        elif byte == 29:
            value, at = int.from_bytes(data[at + 1 : at + 5], "big", signed=True), at + 5
        elif byte == 30:  # a real number, which is of no use here: nibbles up to an f
            at += 1
            while data[at] & 15 != 15 and data[at] >> 4 != 15:
                at += 1
            at += 1
        elif byte < 247:
            value, at = byte - 139, at + 1
        else:
            low = data[at + 1]
            value = (
                (byte - 247) * 256 + low + 108 if byte < 251 else -(byte - 251) * 256 - low - 108
            )
            at += 2
    return found
