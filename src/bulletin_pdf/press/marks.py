"""Printer's marks outside the bleed: crop and registration marks, colour bar, slug line.

All in ``/Separation /All``, so that every plate has them (ISO 15930-7:2010, 6.10.2: nothing of them
inside the bleed box).
"""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

from bulletin_pdf.press.boxes import Box, clearance, room, trim_of
from bulletin_pdf.press.lettering import Lettering
from bulletin_pdf.press.plates import Plates, plates_of
from bulletin_pdf.press.spots import separation
from bulletin_pdf.press.strokes import LENGTH, LINE, SIZE, area, fitted, register, stroke, words
from bulletin_pdf.units import mm_to_pt

_PATCH = mm_to_pt(4)
_INDENT = mm_to_pt(8)
_GAP = mm_to_pt(4)
"""Between the slug line and the registration mark in the middle."""
_PROCESS = {
    "C": (1.0, 0.0, 0.0, 0.0),
    "M": (0.0, 1.0, 0.0, 0.0),
    "Y": (0.0, 0.0, 1.0, 0.0),
    "K": (0.0, 0.0, 0.0, 1.0),
}


@dataclass(frozen=True, slots=True)
class Slug:
    """What the slug line says.

    Attributes:
        title: the issue.
        date: of the issue, as it is to be read; empty if it has none.
        face: an OpenType font for the words.
    """

    title: str
    date: str
    face: bytes


def draw_marks(pdf: pikepdf.Pdf, bleed: float, slug: Slug) -> None:
    """Draw the marks on every page; its MediaBox has the room already."""
    lettering, plates = Lettering(slug.face), plates_of(pdf)
    spaces = ink_spaces(pdf, plates)
    drawn: dict[Box, pikepdf.Object] = {}
    count = len(pdf.pages)
    for number, page in enumerate(pdf.pages, 1):
        trim = trim_of(page)
        if trim not in drawn:
            bar = colour_bar(trim, bleed, plates, lettering)
            drawn[trim] = _form(pdf, trim, bleed, bar, spaces)
        rest = (slug.date, f"第{number}页 共{count}页")
        line = fitted(lettering, slug.title, rest, trim.width / 2 - _INDENT - _GAP)
        x, y = trim.left + _INDENT, trim.top + clearance(bleed) + 4
        _add(pdf, page, trim, bleed, drawn[trim], words(lettering, line, x, y), spaces)


def _form(
    pdf: pikepdf.Pdf, trim: Box, bleed: float, bar: list[str], spaces: Dictionary
) -> pikepdf.Object:
    """Return the marks that all pages of one size share."""
    lines = ["q", "/All CS 1 SCN", f"{LINE} w", *_crops(trim, bleed), *_registers(trim, bleed)]
    return pdf.make_stream(
        "\n".join([*lines, "Q", *bar]).encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=trim.grown(room(bleed)).array(),
        Resources=Dictionary(ColorSpace=spaces),
    )


def _crops(trim: Box, bleed: float) -> list[str]:
    """Two strokes at each corner, in the lines of the finished edges."""
    near = clearance(bleed)
    far = near + LENGTH
    lines = []
    for x, out_x in ((trim.left, -1), (trim.right, 1)):
        for y, out_y in ((trim.bottom, -1), (trim.top, 1)):
            lines.append(stroke(x + out_x * near, y, x + out_x * far, y))
            lines.append(stroke(x, y + out_y * near, x, y + out_y * far))
    return lines


def _registers(trim: Box, bleed: float) -> list[str]:
    """A cross in a circle at the middle of each side."""
    away = (clearance(bleed) + room(bleed)) / 2
    x, y = (trim.left + trim.right) / 2, (trim.bottom + trim.top) / 2
    centres = (
        (x, trim.bottom - away),
        (x, trim.top + away),
        (trim.left - away, y),
        (trim.right + away, y),
    )
    return [line for centre in centres for line in register(*centre)]


def ink_spaces(pdf: pikepdf.Pdf, plates: Plates) -> Dictionary:
    """Return the colour spaces that marks are drawn in, by name: All, and S0, S1 … of spot inks."""
    spaces = Dictionary(All=separation(pdf, "All", (1, 1, 1, 1)))
    for number, space in enumerate(plates.spots.values()):
        spaces[f"/S{number}"] = space
    return spaces


def colour_bar(trim: Box, bleed: float, plates: Plates, lettering: Lettering) -> list[str]:
    """Return a solid and a half-tone patch of each ink at the foot, its name on its own plate.

    Args:
        trim: beside which it is drawn.
        bleed: outside which, pt.
        plates: the inks; their colour spaces are named as ``ink_spaces`` does.
        lettering: for the names.
    """
    y = trim.bottom - (clearance(bleed) + room(bleed)) / 2 - _PATCH / 2
    x = trim.left + _INDENT
    lines = []
    inks = {name: _process(name) for name in plates.process}
    for number, name in enumerate(plates.spots):
        inks[name] = (f"/S{number} cs 1 scn", f"/S{number} cs .5 scn")
    for name, (solid, half) in inks.items():
        lines += ["q", solid, area(x, y, _PATCH, _PATCH), half]
        lines += [area(x + _PATCH, y, _PATCH, _PATCH)]
        lines += [solid, f"1 0 0 1 {x + 2 * _PATCH + 2:.3f} {y + 3:.3f} cm"]
        lines += [lettering.draw(name, SIZE), "Q"]
        x += 2 * _PATCH + lettering.width(name, SIZE) + 8
    return lines


def _process(name: str) -> tuple[str, str]:
    cmyk = _PROCESS[name]
    solid = " ".join(f"{value:g}" for value in cmyk)
    half = " ".join(f"{value / 2:g}" for value in cmyk)
    return f"{solid} k", f"{half} k"


def _add(
    pdf: pikepdf.Pdf,
    page: pikepdf.Page,
    trim: Box,
    bleed: float,
    form: pikepdf.Object,
    slug: str,
    spaces: Dictionary,
) -> None:
    """Clip what the page has to its bleed, and put the marks beside it."""
    clip = trim.grown(bleed)
    before = f"q {clip.left:.4f} {clip.bottom:.4f} {clip.width:.4f} {clip.height:.4f} re W n\n"
    after = f"\nQ\n/Marks Do\n{slug}\n"
    content = page.obj.Contents.read_bytes()
    page.obj.Contents = pdf.make_stream(before.encode() + content + after.encode())
    resources = Dictionary(dict(page.obj.Resources.items()))
    for key, name, value in (("/XObject", "/Marks", form), ("/ColorSpace", "/All", spaces.All)):
        own = Dictionary(dict(resources.get(key, Dictionary()).items()))
        own[name] = value
        resources[key] = own
    page.obj.Resources = resources
