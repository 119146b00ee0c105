"""A sheet's geometry, and its marks: where it is folded and cut, and that no sheet is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin_pdf.press.boxes import Box, clearance, room
from bulletin_pdf.press.imposition import Scheme, Side
from bulletin_pdf.press.lettering import Lettering
from bulletin_pdf.press.strokes import LENGTH, LINE, area, fitted, register, stroke, words
from bulletin_pdf.units import mm_to_pt

_INDENT = mm_to_pt(8)
_BAR = mm_to_pt(3), mm_to_pt(2)
"""Width and height of a collation mark."""
_STEP = mm_to_pt(4)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all sheets of a job have in common; the finished left page begins at the origin.

    Attributes:
        scheme: how the job is bound.
        width: of a finished page, pt.
        height: of a finished page, pt.
        bleed: beyond it, pt.
        count: of sheets.
    """

    scheme: Scheme
    width: float
    height: float
    bleed: float
    count: int

    @property
    def _gap(self) -> float:
        """Between the pages: none at a fold, the bleed of both where they are cut apart."""
        return 0.0 if self.scheme is Scheme.SADDLE else 2 * self.bleed

    @property
    def left(self) -> Box:
        """Place of the left page."""
        return Box(0, 0, self.width, self.height)

    @property
    def right(self) -> Box:
        """Place of the right page."""
        return Box(self.width + self._gap, 0, 2 * self.width + self._gap, self.height)

    @property
    def trim(self) -> Box:
        """Both pages."""
        return Box(0, 0, self.right.right, self.height)

    def clip_of(self, place: Box) -> Box:
        """Return where a page may print: with its bleed, but not over the fold."""
        outer = place.grown(self.bleed)
        if self.scheme is Scheme.SADDLE:
            if place == self.left:
                return Box(outer.left, outer.bottom, place.right, outer.top)
            return Box(place.left, outer.bottom, outer.right, outer.top)
        return outer


def sheet_marks(sheet: Sheet, side: Side, title: str, lettering: Lettering) -> list[str]:
    """Return the marks of one side of a sheet, all outside its bleed and on every plate."""
    lines = ["q /All CS 1 SCN /All cs 1 scn", f"{LINE} w"]
    lines += [*_cuts(sheet), *_registers(sheet)]
    if sheet.scheme is Scheme.SADDLE:
        lines += [*_folds(sheet), *_collation(sheet, side)]
    x, y = sheet.trim.left + _INDENT, sheet.trim.top + clearance(sheet.bleed) + 4
    rest = _described(sheet, side)
    line = fitted(lettering, title, rest, sheet.width - _INDENT - mm_to_pt(12))
    return [*lines, "Q", words(lettering, line, x, y)]


def _described(sheet: Sheet, side: Side) -> tuple[str, ...]:
    face = "正面" if side.front else "反面"
    pages = "|".join("空白" if n is None else str(n) for n in (side.left, side.right))
    creep = f"爬移{side.creep:.2f}mm" if side.creep else ""
    return (f"第{side.sheet}张 共{sheet.count}张 {face}", f"[{pages}]", creep)


def _near_far(sheet: Sheet) -> tuple[float, float]:
    near = clearance(sheet.bleed)
    return near, near + LENGTH


def _cuts(sheet: Sheet) -> Iterator[str]:
    """Yield crop marks in the lines of all edges that are cut."""
    near, far = _near_far(sheet)
    edges = [sheet.trim.left, sheet.trim.right]
    if sheet.scheme is Scheme.TWO_UP:
        edges += dict.fromkeys((sheet.left.right, sheet.right.left))
    for x in edges:
        yield stroke(x, -near, x, -far)
        yield stroke(x, sheet.height + near, x, sheet.height + far)
    for y in (0.0, sheet.height):
        yield stroke(sheet.trim.left - near, y, sheet.trim.left - far, y)
        yield stroke(sheet.trim.right + near, y, sheet.trim.right + far, y)


def _folds(sheet: Sheet) -> Iterator[str]:
    """Yield dashed lines at head and foot where the sheet is folded."""
    near, far = _near_far(sheet)
    x = sheet.width
    yield "q [2 1.5] 0 d"
    yield stroke(x, -near, x, -far)
    yield stroke(x, sheet.height + near, x, sheet.height + far)
    yield "Q"


def _registers(sheet: Sheet) -> Iterator[str]:
    away = (clearance(sheet.bleed) + room(sheet.bleed)) / 2
    middle = sheet.height / 2
    for x in (sheet.trim.left - away, sheet.trim.right + away):
        yield from register(x, middle)
    for x in (sheet.width / 2, sheet.right.left + sheet.width / 2):
        yield from register(x, -away)


def _collation(sheet: Sheet, side: Side) -> Iterator[str]:
    """Yield the sheet's collation mark: beside the fold, each sheet a step farther out.

    Nested and knocked up at the head, the sheets show stairs; a step too high is a missing sheet.
    """
    if not side.front or sheet.count < 2:
        return
    steps = max(1, int((sheet.width - mm_to_pt(12)) // _STEP))
    x = sheet.width + mm_to_pt(3) + (side.sheet - 1) % steps * _STEP
    width, height = _BAR
    yield area(x, sheet.height + _near_far(sheet)[0] + mm_to_pt(1), width, height)
