"""Works out where pages would end if paragraphs had other lines and pages other pitches.

The rules are those of CSS fragmentation as far as running text needs them: a page takes as much as
it holds and ends at the last place where it may; what is kept together moves together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_NEAR = 1e-3


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as it would be set; lengths in lines.

    Attributes:
        gap: space above it, which is lost at the head of a page.
        height: of the piece, or of one line.
        lines: how many lines; 0 for a piece that is not divided.
        kept: it stays on the page of what is above it.
        ends: fewest lines that may stand at the foot and at the head of a page.
    """

    gap: float
    height: float
    lines: int = 0
    kept: bool = False
    ends: tuple[int, int] = (1, 1)


def blanks(pieces: Sequence[Piece], capacity: float) -> list[float]:
    """Return the height in lines that is left at the foot of each page.

    Args:
        pieces: what is to be set, in order.
        capacity: lines that a page holds.
    """
    rows = [row for piece in pieces for row in _rows(piece)]
    feet: list[float] = []
    start = 0
    while start < len(rows):
        used = last = 0.0
        end = start
        for at in range(start, len(rows)):
            gap, height, _ = rows[at]
            used += height + (gap if at > start or not feet else 0.0)
            if used > capacity + _NEAR and at > start:
                break
            if at + 1 == len(rows) or rows[at + 1][2]:
                end, last = at + 1, used
        if end == start:  # nothing may be divided: whatever fits goes
            end, last = max(at, start + 1), min(used, capacity)
        feet.append(max(0.0, capacity - last))
        start = end
    return feet or [capacity]


def _rows(piece: Piece) -> list[tuple[float, float, bool]]:
    """Return (gap, height, whether a page may end before it) of each row of a piece."""
    first = piece.gap, piece.height, not piece.kept
    orphans, widows = piece.ends
    return [first] + [
        (0.0, piece.height, number >= orphans and piece.lines - number >= widows)
        for number in range(1, piece.lines)
    ]
