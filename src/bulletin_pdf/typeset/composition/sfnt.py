"""Tables of an OpenType font as they stand in the file.

fontTools reads all of them and the tables of several fonts in one file; these few lines read one
table of one font with CFF outlines, without 60 modules to import.
"""

from __future__ import annotations

import struct

_DIRECTORY, _ENTRY = 12, 16


def table(content: bytes, wanted: bytes) -> memoryview:
    """Return a table of an OpenType font with CFF outlines; it is empty if there is none.

    OpenType 1.9, "Organization of an OpenType Font".

    Args:
        content: the file.
        wanted: tag of the table.
    """
    view = memoryview(content)
    if bytes(view[:4]) != b"OTTO":
        return view[:0]
    (count,) = struct.unpack_from(">H", view, 4)
    for at in range(_DIRECTORY, _DIRECTORY + count * _ENTRY, _ENTRY):
        tag, _, start, length = struct.unpack_from(">4s3I", view, at)
        if tag == wanted:
            return view[start : start + length]
    return view[:0]


def wrapped(cff: bytes) -> bytes:
    """Return a CFF table as the only table of an OpenType font."""
    start = _DIRECTORY + _ENTRY
    return struct.pack(">4s4H4s3I", b"OTTO", 1, 16, 0, 0, b"CFF ", 0, start, len(cff)) + cff
