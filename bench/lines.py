"""Gathers glyphs into lines, columns and edges, knowing nothing of the producer."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from bench.glyphs import Glyph
from bench.marks import HANGERS, MARKS, OPENERS, TRAILING, TWO_EM_HALVES, is_han

SAME_SIZE_PT = 0.35
"""Two sizes nearer than this are one size: producers round."""
ROW_PT = 2.0
"""Baselines are gathered on a raster this coarse, neighbouring rows merged."""
GUTTER_EM = 1.7
"""No gap inside a line is this wide; a wider one parts two columns."""
TWO_EM_GLYPH = 1.5
"""A dash or ellipsis wider than this is a whole one."""
OVERFULL_SHARE = 0.02
"""An edge that fewer lines than this share is that of words which stick out."""
INDENT_SLACK_EM = 0.6
"""A line that begins this near the left edge of its column is not indented."""


@dataclass(frozen=True, slots=True)
class Line:
    """Body-size glyphs on one baseline of one column.

    Attributes:
        page: Index of the page.
        column: Index of the column on its page, from the left.
        start: Where the column was found to begin, whole pt; its name throughout the document.
        glyphs: From left to right.
        others: Glyphs of the page in other sizes (superscripts, note calls).
        left: Left edge of the column, pt.
        right: Right edge of the column, pt.
    """

    page: int
    column: int
    start: int
    glyphs: tuple[Glyph, ...]
    others: tuple[Glyph, ...]
    left: float
    right: float

    @property
    def text(self) -> str:
        """What the line extracts as, without spaces."""
        return "".join(glyph.char for glyph in self.glyphs)

    @property
    def indent(self) -> float:
        """Distance (pt) of the first glyph from the left edge of the column."""
        return self.glyphs[0].x - self.left

    @property
    def measure(self) -> float:
        """Width (pt) of the column."""
        return self.right - self.left


_Run: TypeAlias = tuple[int, list[Glyph]]


def body_size(pages: Sequence[Sequence[Glyph]]) -> float:
    """Return the commonest size of Han in a document, in pt; 0 when it has none."""
    sizes = Counter(round(glyph.size, 2) for page in pages for glyph in page if is_han(glyph.char))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def body_lines(
    pages: Sequence[Sequence[Glyph]], size: float, right: float | None = None
) -> list[Line]:
    """Return body lines in reading order: page, column, then top to bottom.

    Args:
        pages: Glyphs of every page.
        size: Body size, pt.
        right: Right edge to assume, pt; found from the lines when None.
    """
    runs = [_runs(page, size) for page in pages]
    found = [_column_starts([run for _, run in page], size) for page in runs]
    known = frozenset(start for starts in found for start in starts)
    lines: list[Line] = []
    for number, (page, page_runs) in enumerate(zip(pages, runs, strict=True)):
        others = tuple(glyph for glyph in page if abs(glyph.size - size) >= SAME_SIZE_PT)
        starts = _column_starts([run for _, run in page_runs], size, known)
        lines += _placed(number, page_runs, starts, others, size)
    return _with_edges(lines, size, right)


def possible_ends(line: Line) -> list[float]:
    """Return where a line may be said to end, pt: a final mark counts full or half; 。，、 hang."""
    last = line.glyphs[-1]
    em = last.size
    if last.char in TRAILING:
        ends = [last.x + em, last.x + em / 2]
        return [*ends, last.x] if last.char in HANGERS else ends
    if is_han(last.char) or last.char in TWO_EM_HALVES:
        # One glyph may stand for —— or ……: both characters extract with its origin.
        is_both = last.char in TWO_EM_HALVES and last.advance > TWO_EM_GLYPH * em
        return [last.x + (last.advance if is_both else em)]
    return [last.x + (last.advance if last.advance < 3 * em else em / 2)]


def _placed(
    number: int,
    runs: Sequence[_Run],
    starts: Sequence[int],
    others: tuple[Glyph, ...],
    size: float,
) -> list[Line]:
    placed: list[tuple[int, int, list[Glyph]]] = []
    for row, run in runs:
        reach = run[0].x + INDENT_SLACK_EM * size
        start = max((x for x in starts if x <= reach), default=starts[0])
        placed.append((starts.index(start), -row, run))
    placed.sort(key=lambda place: place[:2])
    return [
        Line(number, column, starts[column], tuple(run), others, 0.0, 0.0)
        for column, _, run in placed
    ]


def _runs(page: Sequence[Glyph], size: float) -> list[_Run]:
    """Part the body glyphs of a page into horizontal runs, broken where a gutter lies."""
    rows: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in page:
        if abs(glyph.size - size) < SAME_SIZE_PT:
            rows[round(glyph.y / ROW_PT)].append(glyph)
    merged: list[_Run] = []
    for key in sorted(rows, reverse=True):
        if merged and merged[-1][0] - key <= 1:
            merged[-1][1].extend(rows[key])
        else:
            merged.append((key, list(rows[key])))
    return [
        (key, run)
        for key, row in merged
        for run in _part_at_gutters(sorted(row, key=lambda glyph: glyph.x), size)
        if any(is_han(glyph.char) or glyph.char in MARKS for glyph in run)
    ]


def _part_at_gutters(row: Sequence[Glyph], size: float) -> list[list[Glyph]]:
    runs = [[row[0]]]
    for before, glyph in pairwise(row):
        width = size / 2 if before.char in TRAILING else min(before.advance, size)
        ink_starts = glyph.x + (size / 2 if glyph.char in OPENERS else 0)
        if ink_starts - before.x - width > GUTTER_EM * size:
            runs.append([])
        runs[-1].append(glyph)
    return runs


def _column_starts(
    runs: Sequence[Sequence[Glyph]], size: float, known: frozenset[int] = frozenset()
) -> list[int]:
    """Return left edges (whole pt) that many runs share and few runs further left cross.

    An edge that is a column's on another page needs no crowd: the last page of a document may
    end with a line or two in its last column.
    """
    shared = Counter(round(run[0].x) for run in runs)
    crowd = max(2, 0.08 * len(runs))
    columns: list[int] = []
    for start in sorted(shared):
        if shared[start] < crowd and start not in known:
            continue
        if columns:
            first, last = columns[-1] - size, start - size / 2
            further_left = [run for run in runs if first <= run[0].x < last]
            crossing = sum(run[-1].x > start for run in further_left)
            if crossing > 0.1 * len(further_left):
                continue
        columns.append(start)
    return columns or [min(shared, default=0)]


def _with_edges(lines: Sequence[Line], size: float, right: float | None) -> list[Line]:
    """Give each line the edges of its column over the whole document; drop columns without any."""
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.start].append(line)
    edges: dict[int, tuple[float, float]] = {}
    for start, group in columns.items():
        found = right or _right_edge(group)
        if found is not None:
            near = [x for line in group if abs((x := line.glyphs[0].x) - start) < 0.25 * size]
            edges[start] = (statistics.median(near) if near else start, found)
    return [
        replace(line, left=edges[line.start][0], right=edges[line.start][1])
        for line in lines
        if line.start in edges
    ]


def _right_edge(group: Sequence[Line]) -> float | None:
    """Return the furthest edge that long lines ending in Han share, but for a few overfull ones."""
    lengths = sorted(len(line.glyphs) for line in group)
    widest = lengths[int((1 - OVERFULL_SHARE) * (len(lengths) - 1))]
    ends = [
        possible_ends(line)[0]
        for line in group
        if len(line.glyphs) > 0.6 * widest and is_han(line.glyphs[-1].char)
    ]
    if not ends:
        return None
    counted = Counter(round(end) for end in ends)
    crowd = max(2, OVERFULL_SHARE * len(ends))
    rough = max((end for end, times in counted.items() if times >= crowd), default=max(counted))
    return statistics.median(end for end in ends if abs(end - rough) < 1)
