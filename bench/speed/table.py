"""Tables of figures in Markdown, and how a figure stands to what issue 8 asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bench.speed.measuring import Spread

HOLDS: Final = "holds"
MISSED: Final = "**missed**"
NONE: Final = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading.

    Attributes:
        title: What was measured, and how often.
        head: Names of the columns.
        rows: As many cells each.
    """

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        """Return it as Markdown whose source can be read as a table, too."""
        lines = [self.head, *self.rows]
        widths = [max(len(line[index]) for line in lines) for index in range(len(self.head))]
        rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
        return "\n".join(
            [f"### {self.title}", "", _line(self.head, widths), _line(rule, widths)]
        ) + ("".join(f"\n{_line(row, widths)}" for row in self.rows) + "\n")


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return f"| {' | '.join(padded)} |"


def verdict(limit: float | None, *figures: float) -> tuple[str, str]:
    """Return a limit and whether all figures keep it, as two cells."""
    if limit is None:
        return NONE, NONE
    return f"≤ {limit:g}", HOLDS if all(figure <= limit for figure in figures) else MISSED


def ratio(spread: Spread) -> str:
    """Return the median of ratios with the least and the greatest."""
    return f"{spread.median:.2f} ({spread.least:.2f}–{spread.greatest:.2f})"
