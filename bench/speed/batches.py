"""A batch of distinct issues: what `bench.batch` measures, as a table of the speed bench."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.batch import WANTED, take_turns
from bench.peers import OURS
from bench.speed.measuring import spread_of
from bench.speed.table import NONE, Table, ratio, verdict


def batch(runs: int, folder: Path, issues: int = 100, jobs: int = 2) -> Table:
    """Set a batch with ours, with a WeasyPrint CLI for each issue, and in one process of Typst."""
    turns = list(take_turns(folder / "batch", issues=issues, jobs=jobs, runs=runs))
    return told(f"Batch of {issues} issues, {jobs} workers, {runs} runs", turns)


def told(title: str, turns: Sequence[dict[str, float]]) -> Table:
    """Return the table of turns: system → seconds of each."""
    rows = [[OURS, f"{median(turn[OURS] for turn in turns):.1f}", NONE, NONE, NONE]]
    for name in turns[0]:
        if name == OURS:
            continue
        spread = spread_of([turn[OURS] / turn[name] for turn in turns])
        cells = verdict(1 / WANTED[name], spread.median)
        rows.append([name, f"{median(turn[name] for turn in turns):.1f}", ratio(spread), *cells])
    return Table(title, ("system", "wall s", "ours ÷ it, wall", "limit", "verdict"), rows)
