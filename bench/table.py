"""Prints figures of several settings side by side and says how ours stands in each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bench.judge import Report


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of the table.

    Attributes:
        name: Field of the report.
        better: -1 when less is better, 1 when more is, 0 when it is only told.
        counts: Whether ours should be best or equal here; other rows are only told.
        of_flush_lines: Whether a peer that leaves lines ragged is not compared: lines that are
            not stretched are even for nothing.
        within_most_gap: Whether a peer is not ahead that opens gaps beyond a quarter em: a line
            made flush by such holes is no better than one left ragged and reported.
        resolution: Figures nearer than this are equal: a PDF counts in thousandths of an em.
    """

    name: str
    better: int
    counts: bool = True
    of_flush_lines: bool = False
    within_most_gap: bool = False
    resolution: float = 0.0


THOUSANDTH: Final = 0.001
_ROUNDING: Final = 1e-9

ROWS: Final = (
    Row("nonlast_lines", 0),
    Row("flush_pct", 1, within_most_gap=True),
    Row("flush_worst_pt", -1, counts=False, resolution=0.01),
    Row("kinsoku_start", -1),
    Row("kinsoku_end", -1),
    Row("loose_pairs", -1),
    Row("lone_last", -1),
    Row("split_numbers", -1),
    Row("split_units", -1),
    Row("uneven_rms", -1, of_flush_lines=True),
    Row("gap_max", -1, of_flush_lines=True, resolution=THOUSANDTH),
    Row("stretch_max", -1, counts=False, of_flush_lines=True),
    Row("stretch_max_free", -1, counts=False, of_flush_lines=True),
    Row("stretch_min", 0),
    Row("held_open", 0),
    Row("squeezed_pct", -1, counts=False, of_flush_lines=True),
    Row("squeezed_hard_pct", -1, counts=False, of_flush_lines=True),
    Row("han_latin_gap_em", 0),
)


MOST_GAP_EM: Final = 0.25
RAGGED_PT: Final = 6.0
"""A justified setting whose worst line misses the edge by more than this leaves lines ragged."""
RAGGED_PCT: Final = 95.0
"""And it does so as a rule when fewer lines than this are flush."""


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """How ours stands in one row: best, equal, or behind the peers named."""

    row: Row
    word: str
    ahead: tuple[str, ...]

    @property
    def fails(self) -> bool:
        """Whether issue 3 asks for more than this."""
        return self.row.counts and bool(self.ahead)


def verdict(row: Row, reports: Mapping[str, Report], ours: str) -> RowVerdict:
    """Compare ours with every peer in one row; a figure that is None is not compared."""
    mine = getattr(reports[ours], row.name) if ours in reports else None
    others = {
        name: value
        for name, report in reports.items()
        if name != ours
        and (value := getattr(report, row.name)) is not None
        and not (row.of_flush_lines and leaves_ragged(report))
        and not (row.within_most_gap and opens_holes(report))
    }
    if mine is None or not row.better or not others:
        return RowVerdict(row, "", ())
    lead = {name: row.better * (value - mine) for name, value in others.items()}
    ahead = tuple(name for name, by in lead.items() if by > row.resolution + _ROUNDING)
    if ahead:
        return RowVerdict(row, "behind", ahead)
    equal = any(abs(by) <= row.resolution + _ROUNDING for by in lead.values())
    return RowVerdict(row, "equal" if equal else "best", ())


def leaves_ragged(report: Report) -> bool:
    """Tell whether a setting leaves lines short as a rule."""
    return report.flush_worst_pt > RAGGED_PT and report.flush_pct < RAGGED_PCT


def opens_holes(report: Report) -> bool:
    """Tell whether a setting fills lines by gaps beyond a quarter em."""
    return (report.gap_max or 0.0) > MOST_GAP_EM


def render(reports: Mapping[str, Report], ours: str) -> tuple[str, list[RowVerdict]]:
    """Return the table as text and its verdicts, row by row."""
    verdicts = [verdict(row, reports, ours) for row in ROWS]
    head = ["", *reports, "ours is"]
    cells = [head]
    for row, judged in zip(ROWS, verdicts, strict=True):
        values = [_cell(getattr(report, row.name)) for report in reports.values()]
        word = " ".join([judged.word, *judged.ahead])
        cells.append([row.name if row.counts else f"({row.name})", *values, word.strip()])
    return _columns(cells), verdicts


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _columns(cells: Sequence[Sequence[str]]) -> str:
    widths = [max(len(line[index]) for line in cells) for index in range(len(cells[0]))]
    lines = []
    for line in cells:
        first, *middle, last = line
        padded = [cell.rjust(width) for cell, width in zip(middle, widths[1:-1], strict=True)]
        lines.append("  ".join([first.ljust(widths[0]), *padded, last]).rstrip())
    return "\n".join(lines)
