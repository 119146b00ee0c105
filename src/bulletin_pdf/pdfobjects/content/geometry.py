"""Matrices and boxes of PDF user space (ISO 32000-1, 8.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot, inf, sqrt


@dataclass(frozen=True, slots=True)
class Matrix:
    """A transformation: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, first: Matrix) -> Matrix:
        """Return the transformation that does another one first, then this one."""
        return Matrix(
            first.a * self.a + first.b * self.c,
            first.a * self.b + first.b * self.d,
            first.c * self.a + first.d * self.c,
            first.c * self.b + first.d * self.d,
            first.e * self.a + first.f * self.c + self.e,
            first.e * self.b + first.f * self.d + self.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def height(self) -> float:
        """Length of what was a vertical unit: by this, type grows."""
        return hypot(self.c, self.d)

    @property
    def scale(self) -> float:
        """Mean growth of lengths: the root of the growth of areas."""
        return sqrt(abs(self.a * self.d - self.b * self.c))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pt: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, points: Iterable[tuple[float, float]]) -> Box:
        """Return the smallest box that holds some points."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @property
    def width(self) -> float:
        """Width in pt."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.top - self.bottom

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return self.right < self.left or self.top < self.bottom

    def cut(self, other: Box) -> Box:
        """Return what both boxes have in common; it may be empty."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def grown(self, by: float) -> Box:
        """Return the box with so many pt more on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def holds(self, other: Box, tolerance: float = 0.0) -> bool:
        """Whether another box lies within this one."""
        return (
            other.left >= self.left - tolerance
            and other.bottom >= self.bottom - tolerance
            and other.right <= self.right + tolerance
            and other.top <= self.top + tolerance
        )

    def meets(self, other: Box) -> bool:
        """Whether both boxes have an area in common."""
        cut = self.cut(other)
        return cut.left < cut.right and cut.bottom < cut.top


EVERYWHERE = Box(-inf, -inf, inf, inf)


def image_of(matrix: Matrix, box: Box) -> Box:
    """Return the box around a transformed box."""
    return Box.around(
        matrix.point(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)
    )
