"""What runs cost, and how two of them compare that took turns."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from bench.peers.job import RUN_SECONDS, PeerFailed

_TREE: Final = Path(__file__).with_name("tree.py")


class Cost(NamedTuple):
    """What a command and all its descendants took.

    Attributes:
        cpu: Seconds, user and system.
        wall: Seconds on the clock.
        peak_mb: Resident memory of the largest of its processes, 10⁶ bytes.
    """

    cpu: float
    wall: float
    peak_mb: float


class Spread(NamedTuple):
    """The median of some figures, the least and the greatest of them."""

    median: float
    least: float
    greatest: float


class Pair(NamedTuple):
    """Two runs one after the other, ours and a peer's."""

    ours: Cost
    peer: Cost


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a folder and return what it cost.

    Raises:
        PeerFailed: With the end of what it printed.
    """
    done = subprocess.run(
        [sys.executable, "-IS", str(_TREE), str(RUN_SECONDS), *command],
        cwd=folder,
        env=dict(environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise PeerFailed(f"{command[0]} ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return Cost(**json.loads(done.stdout))


def environment_in(folder: Path) -> dict[str, str]:
    """Return the environment of all runs: caches and bytecode are kept, but in a folder of ours."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }


def pairs_of(ours: Callable[[], Cost], peer: Callable[[], Cost], count: int) -> list[Pair]:
    """Run two things by turns; neither always comes first."""
    pairs = []
    for number in range(count):
        if number % 2 == 0:
            first = ours()
            pairs.append(Pair(first, peer()))
        else:
            first = peer()
            pairs.append(Pair(ours(), first))
    return pairs


def spread_of(figures: Sequence[float]) -> Spread:
    """Return the median of figures, with the least and the greatest."""
    return Spread(statistics.median(figures), min(figures), max(figures))


def median_cost(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(*(statistics.median(figures) for figures in zip(*costs, strict=True)))


def ratios_of(pairs: Sequence[Pair], field: str) -> Spread:
    """Return what ours costs when the peer costs 1, in one figure of ``Cost``."""
    return spread_of([getattr(pair.ours, field) / getattr(pair.peer, field) for pair in pairs])
