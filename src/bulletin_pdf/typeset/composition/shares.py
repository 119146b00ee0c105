"""How wide the columns of a table are, from what stands in them. Pure arithmetic, lengths in px.

CSS leaves the distribution open (CSS 2.1, 17.5.2.2); the usual one gives each column the same share
of what its longest line would like, so that names break beside numbers with room to spare. Here the
wishes of the columns have an order:

1. nothing narrower than it can be, or than two characters;
2. no cell of text narrower than six characters;
3. columns of names on one line, the shortest first, while what is left for the others is no less;
4. heads in three lines and then in two, where there is room;
5. everything on one line; what there is goes to the columns of long texts in proportion;
6. heads in one line, with their unit (万元) below, and then beside it;
7. what is left over, in proportion to the widths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

_TEXT, _SHORT, _HEAD = 6.0, 4.0, 2.0
"""Characters that texts, short texts and heads have in a line at least, where there is room."""

_LONGER = 1.4
"""How much more than its equal share a column of names may take to stay on one line."""

_TOLERANCE = 0.01
"""What widths may differ by through rounding, px; and em, of texts that just fill a line."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column would like; the widths are those of cells, edges included.

    Attributes:
        least: as narrow as its cells can be.
        natural: every cell below the head on one line.
        text: width of the longest head without its unit, no edges.
        unit: width of the widest unit of a head, no edges.
        whole: every head on one line.
        edges: padding and borders at both sides.
        em: type size.
    """

    least: float
    natural: float
    text: float
    unit: float
    whole: float
    edges: float
    em: float

    def head(self, lines: int) -> float:
        """Return the width at which the head's text takes so many lines, its unit one more.

        Words mostly have two characters, so a head of an even number is broken after an even one.
        """
        if not self.text:
            return self.least
        every = ceil(self.text / self.em - _TOLERANCE)
        characters = ceil(every / lines)
        characters += every % 2 == 0 and characters % 2 == 1
        return max(self.least, self.edges + max(characters * self.em, self.unit) + 2 * _TOLERANCE)

    @property
    def readable(self) -> float:
        """The second wish."""
        return self._with_text_of(_TEXT)

    @property
    def roomy(self) -> float:
        """Short cells on one line, heads in two and their units: better than wide padding."""
        return max(self.comfortable, self.head(2))

    @property
    def comfortable(self) -> float:
        """Short cells on one line: better than large type."""
        return self._with_text_of(_SHORT)

    @property
    def tolerable(self) -> float:
        """As narrow as a reader puts up with: words of two characters, units and numbers whole."""
        return self._with_text_of(_HEAD)

    def _with_text_of(self, characters: float) -> float:
        head = max(min(self.text, _HEAD * self.em), self.unit)
        cell = min(self.natural, self.edges + characters * self.em)
        return max(self.least, self.edges + head, cell)


def shares(columns: Sequence[Column], available: float) -> list[float]:
    """Return the widths of columns that fill a width together.

    Args:
        columns: what each would like.
        available: what they have together; no less than all of ``tolerable``.
    """
    widths = _Widths(columns, available)
    if widths.raise_all([c.readable for c in columns]):
        widths.raise_names()
        for lines in (3, 2):
            widths.raise_each([c.head(lines) for c in columns])
        if widths.raise_all([c.natural for c in columns]):
            for wishes in ([c.head(1) for c in columns], [c.whole for c in columns]):
                widths.raise_each(wishes)
    return widths.filled()


class _Widths:
    """Widths that are raised one wish after the other."""

    def __init__(self, columns: Sequence[Column], available: float) -> None:
        self._columns, self._available = columns, available
        self._widths = [column.tolerable for column in columns]

    @property
    def _room(self) -> float:
        return self._available - sum(self._widths)

    def raise_all(self, wishes: Sequence[float]) -> bool:
        """Fulfil wishes; what does not suffice is shared by those that have one."""
        wanted = [max(0.0, w - h) for w, h in zip(wishes, self._widths, strict=True)]
        total, room = sum(wanted), max(0.0, self._room)
        part = 1.0 if total <= room + _TOLERANCE else room / total
        self._widths = [h + part * w for h, w in zip(self._widths, wanted, strict=True)]
        return part == 1.0

    def raise_each(self, wishes: Sequence[float]) -> None:
        """Fulfil wishes as long as there is room, the smallest first, each wholly or not at all."""
        for i in sorted(range(len(wishes)), key=lambda i: wishes[i] - self._widths[i]):
            if self._widths[i] < wishes[i] <= self._widths[i] + self._room + _TOLERANCE:
                self._widths[i] = wishes[i]

    def raise_names(self) -> None:
        """Put columns on one line, the shortest first, that leave as much to each other one."""
        order = sorted(range(len(self._columns)), key=lambda i: (self._columns[i].natural, i))
        for done, i in enumerate(order):
            natural, room = self._columns[i].natural, self._room
            rest = sum(self._widths[j] for j in order[done:]) + room
            fair = rest / (len(order) - done)
            if natural - self._widths[i] > room or natural > _LONGER * fair:
                return
            self._widths[i] = max(self._widths[i], natural)

    def filled(self) -> list[float]:
        """Return the widths, with what is left over shared in proportion."""
        factor = self._available / sum(self._widths)
        return [width * factor for width in self._widths]
