"""Redraw glyphs as cubic outlines, with the corrections that Chinese setting needs.

Units are 1/1000 em. The rules for marks follow GB/T 15834-2011, 4.13 and 5.1: ``—`` and ``…``
stand in the middle of the line, ``——`` joins without a gap, ``·`` takes half a character.
"""

from __future__ import annotations

from dataclasses import dataclass

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.filterPen import ContourFilterPen
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen

from fontbuild.charsets import is_han
from fontbuild.simplify import SimplifyPen

EM = 1000
HAN_CENTRE = 380
"""Middle of the em box 880/-120, where ideographs are centred."""

_DASH_OVERLAP = 5
"""How far each dash reaches beyond its em, so that no hairline shows between two."""

_QUOTE_BEARING = 60
"""Distance of a quotation mark from the edge of its em on the side of the quoted text."""

_DOT_SIZE = 180
"""Greatest diameter of ``·``; the one of the sans face would fill its half em."""

_CURVE_ERROR = 0.5
"""How far a cubic curve may lie from the quadratic ones that it replaces."""

_DASHES = frozenset("—―")
_OPENING_QUOTES = frozenset("“‘")
_CLOSING_QUOTES = frozenset("”’")
_ELLIPSES = frozenset("…⋯")


@dataclass(frozen=True, slots=True)
class Placing:
    """A glyph's advance width and the transformation of its outline."""

    width: int
    transform: Transform


def place(character: str, width: float, ink: tuple[float, ...] | None, raise_by: int) -> Placing:
    """Return where and how wide a glyph is to stand.

    Args:
        character: what the glyph shows.
        width: the source's advance width.
        ink: (x0, y0, x1, y1) of the source's outline, or None for a blank glyph.
        raise_by: upward shift of the whole face.
    """
    if ink is None:
        return Placing(round(width), Transform())
    x0, y0, x1, y1 = ink
    to_centre = HAN_CENTRE - (y0 + y1) / 2
    if character in _DASHES:
        stretch = (EM + 2 * _DASH_OVERLAP) / (x1 - x0)
        move = Transform(stretch, 0, 0, 1, -_DASH_OVERLAP - x0 * stretch, to_centre)
        return Placing(EM, move)
    if character == "·":
        scale = min(1.0, _DOT_SIZE / (x1 - x0))
        dx, dy = EM / 4 - scale * (x0 + x1) / 2, HAN_CENTRE - scale * (y0 + y1) / 2
        return Placing(EM // 2, Transform(scale, 0, 0, scale, dx, dy))
    if character in _ELLIPSES:
        return Placing(EM, Transform(dx=EM / 2 - (x0 + x1) / 2, dy=to_centre))
    if width < EM and character in _OPENING_QUOTES:
        return Placing(EM, Transform(dx=EM - _QUOTE_BEARING - x1, dy=raise_by))
    if width < EM and character in _CLOSING_QUOTES:
        return Placing(EM, Transform(dx=_QUOTE_BEARING - x0, dy=raise_by))
    return Placing(EM if is_han(character) else round(width), Transform(dy=raise_by))


def ink_of(glyph: object, glyph_set: object) -> tuple[float, ...] | None:
    """Return the bounding box of a glyph's outline, or None when it is blank."""
    pen = BoundsPen(glyph_set)
    glyph.draw(pen)
    return pen.bounds


def charstring(
    glyph: object, glyph_set: object, placing: Placing, *, quadratic: bool, tolerance: float
) -> object:
    """Return a glyph's outline as a Type 2 charstring.

    Args:
        glyph: the source's glyph.
        glyph_set: the source's glyphs.
        placing: advance width and transformation.
        quadratic: the source is TrueType, so curves become cubic and contours are turned round.
        tolerance: how far an outline with fewer points may lie from the source's; 0 keeps all.
    """
    width = None if placing.width == EM else placing.width
    pen = T2CharStringPen(width, glyph_set)
    target = TransformPen(pen, placing.transform)
    if tolerance:
        target = SimplifyPen(target, tolerance)
    if quadratic:
        cubic = Qu2CuPen(target, _CURVE_ERROR, all_cubic=True, reverse_direction=True)
        glyph.draw(_StartedContours(cubic))
    else:
        glyph.draw(target)
    return pen.getCharString()


class _StartedContours(ContourFilterPen):
    """Give TrueType contours without a point on the curve the starting point they imply."""

    def filterContour(  # noqa: N802 - fontTools calls it so
        self, contour: list[tuple[str, tuple]]
    ) -> list[tuple[str, tuple]]:
        """Return the contour, opened between its last and its first point if need be."""
        operator, points = contour[0]
        if operator != "qCurveTo" or points[-1] is not None:
            return contour
        (x0, y0), (x1, y1) = points[-2], points[0]
        start = ((x0 + x1) / 2, (y0 + y1) / 2)
        return [("moveTo", (start,)), ("qCurveTo", (*points[:-1], start)), ("closePath", ())]


def blank(width: int) -> object:
    """Return the charstring of a glyph without ink."""
    return T2CharStringPen(None if width == EM else width, None).getCharString()


def missing_glyph() -> object:
    """Return the charstring of ``.notdef``: a box that nobody overlooks in proof."""
    pen = T2CharStringPen(None, None)
    for corners in (
        ((60, -60), (940, -60), (940, 820), (60, 820)),
        ((120, 0), (120, 760), (880, 760), (880, 0)),
    ):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.getCharString()
