"""Outlines with fewer points, which no eye and no plate can tell from the ones they replace.

A face that was made from TrueType outlines has two or three cubic curves, and now and then a short
straight line, where one would do. Of all ways to join neighbouring segments that stay within a
tolerance of the old outline, the one that takes the fewest bytes is chosen. Corners stay corners,
what begins or ends on the outline does so at an old point, and a curve does so in the old
direction. The distance is looked at in places; between them it may be a seventh more.

A curve is fitted by least squares to points of the segments that it replaces, with the direction
at its two ends given, so that the lengths of its two handles are all that is sought; the parameters
of the points are then improved by Newton's method (P. J. Schneider, "An Algorithm for Automatically
Fitting Digitized Curves", Graphics Gems, 1990). Points are complex numbers, in units of the font.
Floats are reckoned with one by one, in a fixed order, so that another machine gives the same bytes.
"""

from __future__ import annotations

import cmath
import itertools
import math
from collections.abc import Iterator, Sequence

from fontTools.pens.filterPen import ContourFilterPen

Segment = tuple[complex, ...]
"""A line (two points) or a cubic curve (four)."""

_STRAIGHT = 0.6
"""How far a line may lie from what it replaces, in parts of the tolerance."""

_SHARPEST = math.radians(40)
"""Where an outline turns more than this there is a corner; nothing is joined across it."""

_LONGEST = 8
"""How many segments are joined at most."""

_ROUNDS = 4
"""How often the parameters of a fitted curve are improved at most."""

_HOPELESS = 4
"""A curve that misses by so many tolerances gets no better with one segment more."""

_SAMPLES, _SPACING = 4, 25
"""Every segment is looked at in this many places, and in one more for so many units of length."""

_SHORT_OPERAND = 107
"""Type 2 charstrings write greater numbers with two bytes (Adobe Technical Note 5177, 3.2)."""

_OPERATOR = 0.6
"""Bytes of an operator, which neighbours share."""


class SimplifyPen(ContourFilterPen):
    """Passes closed contours of lines and cubic curves on with fewer points.

    Args:
        target: the pen that gets them.
        tolerance: greatest distance between the old and the new outline.
    """

    def __init__(self, target: object, tolerance: float) -> None:
        super().__init__(target)
        self._tolerance = tolerance

    def filterContour(  # noqa: N802 - fontTools calls it so
        self, contour: list[tuple[str, tuple]]
    ) -> list[tuple[str, tuple]]:
        """Return the contour with fewer points, beginning at its sharpest corner."""
        segments = list(_segments(contour))
        if len(segments) < 2:
            return contour
        return _operators(simplified(segments, self._tolerance))


def simplified(contour: Sequence[Segment], tolerance: float) -> list[Segment]:
    """Return a closed contour with the fewest bytes within a tolerance.

    Args:
        contour: at least two segments, each beginning where the one before it ends, the first where
            the last one ends.
        tolerance: greatest distance from it.

    Returns:
        Segments with whole coordinates, from the sharpest corner on.
    """
    turns = [_turn(contour[at - 1], segment) for at, segment in enumerate(contour)]
    first = turns.index(max(turns))
    segments = [*contour[first:], *contour[:first]]
    turns = [*turns[first:], *turns[:first]]
    ways: list[tuple[float, int, Segment]] = [(0.0, 0, ())]
    ways += [(math.inf, 0, ())] * len(segments)
    for start in range(len(segments)):
        for end, joined in _joined(segments, turns, start, tolerance):
            price = ways[start][0] + _bytes(joined)
            if price < ways[end][0]:
                ways[end] = (price, start, joined)
    return _chosen(ways)


def _chosen(ways: list[tuple[float, int, Segment]]) -> list[Segment]:
    """Return the segments of the cheapest way, from its first to its last."""
    chosen: list[Segment] = []
    end = len(ways) - 1
    while end:
        _, end, segment = ways[end]
        chosen.append(segment)
    return chosen[::-1]


def _joined(
    segments: list[Segment], turns: list[float], start: int, tolerance: float
) -> Iterator[tuple[int, Segment]]:
    """Yield what may stand for the segments from ``start`` to before an end, with that end."""
    points: list[complex] = []
    opening = segments[start]
    for end in range(start, min(start + _LONGEST, len(segments))):
        if end > start and turns[end] > _SHARPEST:
            return
        closing = segments[end]
        points += _places(closing)
        begins, ends = opening[0], closing[-1]
        if end == start:
            yield end + 1, opening
        if begins == ends:
            continue
        if _is_straight(points, begins, ends, tolerance * _STRAIGHT):
            yield end + 1, (begins, ends)
        elif end > start:
            missed, curve = _fitted(points[:-1], opening, closing, tolerance)
            if missed <= tolerance:
                yield end + 1, curve
            elif missed > tolerance * _HOPELESS and end > start + 1:
                return


def _fitted(
    points: list[complex], opening: Segment, closing: Segment, tolerance: float
) -> tuple[float, Segment]:
    """Return the curve with whole coordinates nearest to points, and how far it misses them."""
    begins, ends = opening[0], closing[-1]
    leaves, back = _direction(opening), _direction(closing[::-1])
    lengths = [0.0]
    for before, point in zip([begins, *points], [*points, ends], strict=True):
        lengths.append(lengths[-1] + abs(point - before))
    places = [length / lengths[-1] for length in lengths[1:-1]]
    best: tuple[float, Segment] = (math.inf, ())
    for _ in range(_ROUNDS):
        handles = _handles(points, places, (begins, leaves, back, ends))
        if handles is None or not all(0 < handle <= lengths[-1] for handle in handles):
            break
        curve = (begins, begins + leaves * handles[0], ends + back * handles[1], ends)
        places = _improved(curve, points, places)
        whole = (begins, _whole(curve[1]), _whole(curve[2]), ends)
        best = min(best, (_missed(whole, points, places), whole), key=lambda found: found[0])
        if best[0] <= tolerance * _STRAIGHT:
            break
    return best


def _handles(
    points: list[complex], places: list[float], ends: tuple[complex, complex, complex, complex]
) -> tuple[float, float] | None:
    """Return the lengths of two handles by least squares; None where nothing determines them."""
    begins, leaves, back, stops = ends
    aa = ab = bb = ax = bx = 0.0
    for point, t in zip(points, places, strict=True):
        s = 1 - t
        near, far = 3 * s * s * t, 3 * s * t * t
        rest = point - begins * (s * s * s + near) - stops * (t * t * t + far)
        aa += near * near
        ab += near * far * _dot(leaves, back)
        bb += far * far
        ax += near * _dot(leaves, rest)
        bx += far * _dot(back, rest)
    determinant = aa * bb - ab * ab
    if abs(determinant) < 1e-12:
        return None
    return (ax * bb - bx * ab) / determinant, (aa * bx - ab * ax) / determinant


def _missed(curve: Segment, points: list[complex], places: list[float]) -> float:
    """Return how far a curve misses points; it misses them by far where it goes back and forth."""
    for _ in range(2):
        places = _improved(curve, points, places)
    if any(later < earlier for earlier, later in itertools.pairwise(places)):
        return math.inf
    return max(abs(_at(curve, t) - point) for point, t in zip(points, places, strict=True))


def _improved(curve: Segment, points: list[complex], places: list[float]) -> list[float]:
    """Return parameters nearer to the feet of the perpendiculars from points on a curve."""
    a, b, c, d = curve
    improved = []
    for point, t in zip(points, places, strict=True):
        s = 1 - t
        away = _at(curve, t) - point
        speed = 3 * (s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c))
        bend = 6 * (s * (c - 2 * b + a) + t * (d - 2 * c + b))
        slope = _dot(speed, speed) + _dot(away, bend)
        better = t - _dot(away, speed) / slope if abs(slope) > 1e-9 else t
        improved.append(min(1.0, max(0.0, better)))
    return improved


def _is_straight(points: list[complex], begins: complex, ends: complex, tolerance: float) -> bool:
    """Tell whether points lie along a line, one after the other."""
    along = (ends - begins) / abs(ends - begins)
    reached = 0.0
    for point in points:
        place = (point - begins) * along.conjugate()
        if abs(place.imag) > tolerance or place.real < reached:
            return False
        reached = place.real
    return True


def _places(segment: Segment) -> list[complex]:
    """Return points of a segment, evenly spread, the last one included."""
    count = _SAMPLES + int(abs(segment[-1] - segment[0]) / _SPACING)
    return [*(_at(segment, at / count) for at in range(1, count)), segment[-1]]


def _at(segment: Segment, t: float) -> complex:
    s = 1 - t
    if len(segment) == 2:
        return s * segment[0] + t * segment[1]
    a, b, c, d = segment
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d


def _turn(before: Segment, after: Segment) -> float:
    """Return the angle between the end of a segment and the beginning of the next, 0 to pi."""
    return abs(cmath.phase(_direction(after) * -_direction(before[::-1]).conjugate()))


def _direction(segment: Segment) -> complex:
    """Return the direction in which a segment leaves its first point, of length 1."""
    towards = next(point for point in segment[1:] if point != segment[0])
    return (towards - segment[0]) / abs(towards - segment[0])


def _bytes(segment: Segment) -> float:
    """Return about how many bytes a segment takes in a Type 2 charstring."""
    steps = [after - before for before, after in itertools.pairwise(segment)]
    operands = [abs(value) for step in steps for value in (step.real, step.imag)]
    if len(steps) > 1:  # the curves that leave out zeros do so at their ends only
        operands[2:4] = [max(1.0, value) for value in operands[2:4]]
    return _OPERATOR + sum((value > 0) + (value > _SHORT_OPERAND) for value in operands)


def _segments(contour: list[tuple[str, tuple]]) -> Iterator[Segment]:
    """Yield the segments of a contour that are longer than nothing."""
    first = at = complex(*contour[0][1][0])
    for operator, given in contour[1:]:
        points = [complex(*point) for point in given] if operator != "closePath" else [first]
        if any(point != at for point in points):
            yield (at, *points)
            at = points[-1]


def _operators(segments: list[Segment]) -> list[tuple[str, tuple]]:
    """Return segments as the calls of a pen; a last line back to the start is left out."""
    called: list[tuple[str, tuple]] = [("moveTo", (_pair(segments[0][0]),))]
    for segment in segments:
        called.append(
            ("lineTo" if len(segment) == 2 else "curveTo", tuple(map(_pair, segment[1:])))
        )
    if called[-1][0] == "lineTo":
        called.pop()
    return [*called, ("closePath", ())]


def _pair(point: complex) -> tuple[float, float]:
    return point.real, point.imag


def _whole(point: complex) -> complex:
    return complex(round(point.real), round(point.imag))


def _dot(a: complex, b: complex) -> float:
    return a.real * b.real + a.imag * b.imag
