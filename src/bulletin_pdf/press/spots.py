"""Spot inks: a plate of its own instead of a mixture of the four (ISO 32000-1, 8.6.6.4).

WeasyPrint knows no Separation colour space. A style sheet declares a spot as a colour space of one
component (``@color-profile --spot-red``), and that is replaced here.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from bulletin_pdf.press.canvases import canvases

PREFIX = "--spot-"

_DECLARED = frozenset(("/device-cmyk", "/lab-d50", "/lab-d65"))


@dataclass(frozen=True, slots=True)
class SpotInk:
    """An ink with a plate of its own.

    Attributes:
        plate: name of the plate, such as ``PANTONE 485 C`` or ``专红``.
        cmyk: what it looks like in process inks, each 0 to 1.
    """

    plate: str
    cmyk: tuple[float, float, float, float]


def separation(pdf: pikepdf.Pdf, plate: str, cmyk: tuple[float, ...]) -> pikepdf.Object:
    """Return the colour space of a plate; ``All`` prints on every one."""
    tint = Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(map(_number, cmyk)), N=1
    )
    return pdf.make_indirect(
        Array([Name.Separation, Name(f"/{plate}"), Name.DeviceCMYK, pdf.make_indirect(tint)])
    )


def apply_spots(pdf: pikepdf.Pdf, spots: Mapping[str, SpotInk]) -> None:
    """Replace the declared colour spaces by plates, and drop those that nothing uses.

    Args:
        pdf: an open document.
        spots: name of the ink in the layout → the ink.
    """
    plates = {
        f"/{PREFIX}{name}": separation(pdf, ink.plate, ink.cmyk) for name, ink in spots.items()
    }
    for page in pdf.pages:
        _clean(page.obj.Resources, plates)
    for canvas in list(canvases(pdf)):
        _clean(canvas.resources, plates)


def _clean(resources: pikepdf.Object, plates: Mapping[str, pikepdf.Object]) -> None:
    spaces = resources.get("/ColorSpace", Dictionary())
    for name in list(spaces.keys()):
        if name in plates:
            spaces[name] = plates[name]
        elif name in _DECLARED or name.startswith(f"/{PREFIX}"):
            del spaces[name]  # WeasyPrint lists them whether they are used or not
    for key in ("/ColorSpace", "/Pattern", "/Shading", "/XObject", "/ExtGState"):
        if key in resources and not resources[key].keys():
            del resources[key]


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 4)


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
