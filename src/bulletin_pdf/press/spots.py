"""Spot inks: a plate of its own instead of a mixture of the four (ISO 32000-1, 8.6.6.4).

WeasyPrint knows no Separation colour space. A style sheet declares a spot as a colour space of one
component (``@color-profile --spot-red``), and that is replaced here.
"""

from __future__ import annotations

from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name

from bulletin_pdf.press.canvases import canvases
from bulletin_pdf.press.inks import PREFIX, SpotInk

_DECLARED = frozenset(("/device-cmyk", "/lab-d50", "/lab-d65"))


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
