"""Spot inks by name and colour, and how they are declared to WeasyPrint."""

from __future__ import annotations

import struct
from dataclasses import dataclass

PREFIX = "--spot-"
"""Before the name of an ink: the colour space that a style sheet declares for it."""


@dataclass(frozen=True, slots=True)
class SpotInk:
    """An ink with a plate of its own.

    Attributes:
        plate: name of the plate, such as ``PANTONE 485 C`` or ``专红``.
        cmyk: what it looks like in process inks, each 0 to 1.
    """

    plate: str
    cmyk: tuple[float, float, float, float]


def tint_profile() -> bytes:
    """Return an ICC profile of one component, linear: WeasyPrint wants one for a declared space.

    It never reaches a press file. Made by hand after ICC.1:2010 (version 2.4 fields, 7.2 and 10).
    """
    curve = b"curv\0\0\0\0" + struct.pack(">I", 0)
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061)
    name = b"tint\0"
    words = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78)
    rights = b"text\0\0\0\0none\0"
    tags = [(b"desc", words), (b"cprt", rights), (b"wtpt", white), (b"kTRC", curve)]
    offset, table, content = 128 + 4 + 12 * len(tags), b"", b""
    for signature, data in tags:
        padded = data + bytes(-len(data) % 4)
        table += signature + struct.pack(">2I", offset + len(content), len(data))
        content += padded
    body = struct.pack(">I", len(tags)) + table + content
    header = struct.pack(
        ">I4sI4s4s4s6H4s4s2I4s2I3i",
        128 + len(body), b"\0\0\0\0", 0x02400000, b"prtr", b"GRAY", b"XYZ ",
        2000, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, 0, b"\0\0\0\0", 0, 0,
        63190, 65536, 54061,
    )  # fmt: skip
    return header + bytes(128 - len(header)) + body
