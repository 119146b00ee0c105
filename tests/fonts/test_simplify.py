"""Outlines with fewer points are where the old ones were."""

from __future__ import annotations

import cmath
import importlib.util
import itertools
import math
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
TOLERANCE = 1.0
BETWEEN = 1.25
"""The distance is looked at in places; between them it may be a little more."""

Segment = tuple[complex, ...]


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "simplify", ROOT / "scripts" / "fontbuild" / "simplify.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SIMPLIFY = _module()


def simplified(contour: Sequence[Segment]) -> list[Segment]:
    result: list[Segment] = SIMPLIFY.simplified(contour, TOLERANCE)
    return result


def polygon(*points: complex) -> list[Segment]:
    return [(points[at - 1], point) for at, point in enumerate(points)]


def at(segment: Segment, t: float) -> complex:
    if len(segment) == 1:
        return segment[0]
    return at(segment[:-1], t) * (1 - t) + at(segment[1:], t) * t


def halves(curve: Segment) -> list[Segment]:
    """Return a cubic curve in two (de Casteljau)."""
    first = tuple(at(curve[: count + 1], 0.5) for count in range(4))
    last = tuple(at(curve[3 - count :], 0.5) for count in range(3, -1, -1))
    return [first, last]


def rounded(contour: Sequence[Segment]) -> list[Segment]:
    return [tuple(complex(round(p.real), round(p.imag)) for p in segment) for segment in contour]


def circle(pieces: int, radius: float) -> list[Segment]:
    """Return a circle of curves."""
    step = math.tau / pieces
    handle = 4 / 3 * math.tan(step / 4) * radius
    contour = []
    for number in range(pieces):
        start, end = (cmath.rect(radius, step * n) for n in (number, number + 1))
        leaves, arrives = (cmath.rect(handle, step * n + math.pi / 2) for n in (number, number + 1))
        contour.append((start, start + leaves, end - arrives, end))
    whole = rounded(contour)
    return [(*piece[:3], whole[(n + 1) % pieces][0]) for n, piece in enumerate(whole)]


def spread(contour: Sequence[Segment], count: int = 60) -> list[complex]:
    return [at(segment, step / count) for segment in contour for step in range(count)]


def farthest(points: Sequence[complex], contour: Sequence[Segment]) -> float:
    """Return the greatest distance from points to a contour."""
    path = spread(contour)
    return max(
        min(_distance(point, a, b) for a, b in zip(path, [*path[1:], path[0]], strict=True))
        for point in points
    )


def _distance(point: complex, a: complex, b: complex) -> float:
    if a == b:
        return abs(point - a)
    along = ((point - a) * (b - a).conjugate()).real / abs(b - a) ** 2
    return abs(point - a - min(1.0, max(0.0, along)) * (b - a))


def is_closed(contour: Sequence[Segment]) -> bool:
    return all(contour[at - 1][-1] == segment[0] for at, segment in enumerate(contour))


def test_a_side_in_three_pieces_becomes_one() -> None:
    square = polygon(0j, 30 + 0j, 60 + 0j, 100 + 0j, 100 + 100j, 100j)
    assert sorted(simplified(square), key=str) == sorted(
        polygon(0j, 100 + 0j, 100 + 100j, 100j), key=str
    )


def test_a_curve_in_two_halves_becomes_the_whole() -> None:
    whole = (0j, 10 + 60j, 80 + 100j, 200 + 100j)
    contour = [*rounded(halves(whole)), (200 + 100j, 200 - 50j), (200 - 50j, 0j)]
    result = simplified(contour)
    assert sorted(map(len, result)) == [2, 2, 4]
    assert farthest(spread([whole]), result) < BETWEEN
    assert farthest(spread(result), contour) < BETWEEN


@pytest.mark.parametrize("pieces", [8, 12, 16, 24])
@pytest.mark.parametrize("radius", [40, 150, 300])
def test_a_circle_of_many_curves_becomes_one_of_few(pieces: int, radius: int) -> None:
    old = circle(pieces, radius)
    new = simplified(old)
    assert is_closed(new)
    assert len(new) <= 8
    assert len(new) < pieces
    assert all(abs(abs(point) - radius) < BETWEEN + 0.5 for point in spread(new))


def test_corners_stay_and_the_first_is_the_sharpest() -> None:
    contour = polygon(0j, 100 + 0j, 100 + 100j, 200j)
    result = simplified(contour)
    assert sorted(s[0].real for s in result) == [0, 0, 100, 100]
    assert result[0][0] == 200j


def test_what_goes_back_and_forth_is_no_line() -> None:
    spike = polygon(0j, 50 + 0j, 20 + 0j, 100 + 0j, 50 + 80j)
    assert {s[0] for s in simplified(spike)} == {0j, 50 + 0j, 20 + 0j, 100 + 0j, 50 + 80j}


@pytest.mark.parametrize("turn", [45, 90, 170])
def test_nothing_is_joined_across_a_corner(turn: int) -> None:
    tip = 1 + 0j  # so near that it would be within the tolerance
    ray = cmath.rect(0.6, math.radians(turn))
    contour = polygon(-50 + 0j, 0j, tip, tip + ray, tip + ray + 30j, -50 + 60j)
    assert tip in {segment[0] for segment in simplified(contour)}


whole_points = st.builds(complex, st.integers(-300, 300), st.integers(-300, 300))


@settings(max_examples=60, deadline=None)
@given(st.lists(whole_points, min_size=3, max_size=9, unique=True), st.integers(1, 4))
def test_any_polygon_stays_where_it_was(corners: list[complex], pieces: int) -> None:
    old = []
    for start, end in polygon(*corners):
        steps = rounded([tuple(start + (end - start) * n / pieces for n in range(pieces + 1))])[0]
        old += [pair for pair in itertools.pairwise(steps) if pair[0] != pair[1]]
    new = simplified(old)
    assert is_closed(new)
    assert len(new) <= len(old)
    assert {segment[0] for segment in new} <= {segment[0] for segment in old}
    assert farthest(spread(old, 8), new) < BETWEEN
    assert farthest(spread(new, 8), old) < BETWEEN


def test_the_pen_leaves_out_the_last_line_and_what_has_no_length() -> None:
    pen = RecordingPen()
    simple = SIMPLIFY.SimplifyPen(pen, TOLERANCE)
    simple.moveTo((0, 0))
    simple.lineTo((0, 0))
    simple.lineTo((50, 0))
    simple.lineTo((100, 0))
    simple.curveTo((100, 0), (100, 0), (100, 0))
    simple.lineTo((100, 90))
    simple.closePath()
    assert pen.value == [
        ("moveTo", ((0, 0),)),
        ("lineTo", ((100, 0),)),
        ("lineTo", ((100, 90),)),
        ("closePath", ()),
    ]


def test_a_contour_of_one_loop_is_left_alone() -> None:
    pen = RecordingPen()
    simple = SIMPLIFY.SimplifyPen(pen, TOLERANCE)
    simple.moveTo((0, 0))
    simple.curveTo((90, 0), (0, 90), (0, 0))
    simple.closePath()
    assert [name for name, _ in pen.value] == ["moveTo", "curveTo", "closePath"]


@pytest.mark.parametrize(("face", "most"), [("Fang", 85), ("Kai", 125)])
def test_the_faces_have_the_fewer_points(face: str, most: int) -> None:
    font = TTFont(ROOT / "fonts" / f"Bulletin{face}.otf")
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    pen = RecordingPen()
    for char in "新年思路省委政策研究室领导批示":
        glyphs[names[ord(char)]].draw(pen)
    segments = [name for name, _ in pen.value if name in {"lineTo", "curveTo"}]
    assert len(segments) / 15 <= most
