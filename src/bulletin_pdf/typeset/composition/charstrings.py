"""Outlines of a CFF table as they stand: a glyph's charstring, with another advance.

A Type 2 charstring begins with the advance, unless that is the default of its font; the
outline after it is the same in every font. So a glyph is moved to another font without its
outline being drawn again.
"""

from struct import unpack_from

from fontTools.misc.psCharStrings import encodeIntT2

_CHARSTRINGS_OFFSET = 17
_ENDCHAR, _HMOVETO, _RMOVETO, _VMOVETO = 14, 22, 21, 4
_HINTS = frozenset((1, 3, 18, 19, 20, 23))
_FIRST_NUMBER, _SHORT, _FIXED = 32, 28, 255


class Outlines:
    """The charstrings of a CFF table."""

    def __init__(self, table: bytes) -> None:
        """Find the charstrings.

        Args:
            table: the table, of one font.
        """
        self._table = table
        fonts = self._skip(table[2])  # the names come after a header of this length
        self._index = _dict_number(table[slice(*self._span(fonts, 0))], _CHARSTRINGS_OFFSET)

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
        return self._table[slice(*self._span(self._index, glyph))]


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
            new: bytes = encodeIntT2(advance)
            return new + charstring[first_end if has_advance else 0 :]
        at += _number_size(byte)
        count += 1
        first_end = first_end or at
    return None


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


def _dict_number(data: bytes, wanted: int) -> int:
    """The whole number of a one-byte key of a CFF DICT."""
    at = value = 0
    while at < len(data):
        byte = data[at]
        if byte <= 21:
            if byte == wanted:
                return value
            at += 2 if byte == 12 else 1
        elif byte == 28:
            value, at = int.from_bytes(data[at + 1 : at + 3], "big", signed=True), at + 3
        elif byte == 29:
            value, at = int.from_bytes(data[at + 1 : at + 5], "big", signed=True), at + 5
        elif byte == 30:  # a real number: nibbles up to an f
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
    raise ValueError(wanted)
