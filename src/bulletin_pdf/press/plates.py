"""Which plates a press file needs: read from its colours, not from what a layout could use."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary

from bulletin_pdf.press.canvases import Canvas, canvases

PROCESS = "CMYK"

_COLOUR = re.compile(
    rb"^(?:/(?P<space>\S+) (?:cs|CS)|(?P<values>[\d. -]+) (?:scn?|SCN?|[kKgG]))$", re.MULTILINE
)
"""Operators that set a colour, each on a line of its own as WeasyPrint writes them."""


@dataclass(frozen=True, slots=True)
class Plates:
    """Plates of a job.

    Attributes:
        process: letters of the process inks in use, in the order of CMYK.
        spots: name of a spot ink → its colour space in the file, by name.
    """

    process: str
    spots: dict[str, pikepdf.Object]

    @property
    def names(self) -> tuple[str, ...]:
        """The plates by name: letters of process inks, then spot inks."""
        return (*self.process, *self.spots)


def plates_of(pdf: pikepdf.Pdf) -> Plates:
    """Return the plates that something in the file is printed from; marks do not count."""
    process: set[str] = set()
    spots: dict[str, pikepdf.Object] = {}
    for canvas in canvases(pdf):
        for space, values in _colours(canvas):
            if isinstance(space, Array) and space[0] == "/Separation":
                if (name := str(space[1])[1:]) != "All" and any(values):
                    spots.setdefault(name, space)
            else:
                process |= _process(str(space), values)
    ordered = "".join(letter for letter in PROCESS if letter in process)
    return Plates(ordered, dict(sorted(spots.items())))


def plate_names(raw: bytes) -> tuple[str, ...]:
    """Return the names of a press file's plates: letters of process inks, then spot inks."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        return plates_of(pdf).names


def _colours(canvas: Canvas) -> Iterator[tuple[object, tuple[float, ...]]]:
    """Yield (colour space, values) of every colour set, and of every image in full."""
    spaces = canvas.resources.get("/ColorSpace", Dictionary())
    space: object = "/DeviceGray"
    for match in _COLOUR.finditer(canvas.content):
        if (name := match["space"]) is not None:
            key = f"/{name.decode('latin-1')}"
            space = spaces.get(key, key)
            continue
        values = tuple(float(value) for value in match["values"].split())
        operator = match[0][-1:].lower()
        given: object = {b"k": "/DeviceCMYK", b"g": "/DeviceGray"}.get(operator, space)
        yield given, values
    for image in canvas.resources.get("/XObject", Dictionary()).values():
        if image.get("/Subtype") == "/Image" and "/ColorSpace" in image:
            full = (1.0,) * 4 if image.ColorSpace == "/DeviceCMYK" else (0.0,)
            tint = isinstance(image.ColorSpace, Array)
            yield image.ColorSpace, (1.0,) if tint else full


def _process(space: str, values: tuple[float, ...]) -> set[str]:
    if space == "/DeviceGray":
        return {"K"} if values[:1] < (1.0,) else set()
    if space == "/DeviceCMYK":
        return {letter for letter, value in zip(PROCESS, values, strict=False) if value}
    return set()
