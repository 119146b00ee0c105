"""Draws that are the same on every machine and under every Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

_Some = TypeVar("_Some")


class Dice:
    """Draws from a fixed start.

    Python promises the sequence of ``random.Random.random`` for ever, but not what its other
    methods make of it (https://docs.python.org/3/library/random.html#notes-on-reproducibility).
    """

    def __init__(self, start: str) -> None:
        self._start, self._random = start, random.Random(start)

    def of(self, name: str) -> Dice:
        """Return dice of their own for a part: what else is drawn does not change its draws."""
        return Dice(f"{self._start}/{name}")

    def number(self, least: int, most: int) -> int:
        """Return a whole number, both ends included."""
        return least + int(self._random.random() * (most - least + 1))

    def chance(self, part: float) -> bool:
        """Tell, true in this part of all cases."""
        return self._random.random() < part

    def one(self, some: Sequence[_Some]) -> _Some:
        """Return one of several."""
        return some[self.number(0, len(some) - 1)]

    def several(self, some: Sequence[_Some], count: int) -> list[_Some]:
        """Return so many, with repetitions only when there are not enough."""
        left: list[_Some] = []
        found: list[_Some] = []
        for _ in range(count):
            left = left or list(some)
            found.append(left.pop(self.number(0, len(left) - 1)))
        return found
