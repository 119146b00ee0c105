"""What each speed-up of ours brings: builds with it and without it, by turns."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from bench.peers import OURS
from bench.speed.measuring import Cost, pairs_of, ratios_of
from bench.speed.systems import BY_NAME, write_document
from bench.speed.table import Table, ratio
from bench.speed.text import Article, articles_for
from bench.speed.warm import rebuild
from bulletin_pdf.speedups import VARIABLE, Speedup

SPEEDUPS: Final = (*map(str, Speedup), "all")
SIZES: Final = (10, 100)
Build = Callable[[Mapping[str, str]], Cost]
"""Builds once, with these variables in the environment."""


def without(
    pairs: int,
    seed: Sequence[Article],
    folder: Path,
    tell: Callable[[str], None],
    names: Sequence[str],
) -> Table:
    """Build cold and warm with each speed-up and without it; CPU seconds are compared.

    Raises:
        PeerFailed: Nothing could be built.
    """
    cold = {pages: _cold(pages, seed, folder) for pages in SIZES}
    warm = rebuild(OURS, articles_for(SIZES[0], seed), folder)
    rows = []
    for name in names:
        tell(f"without {name}")
        builds = (*cold.values(), warm)
        rows.append([name, *(_compare(build, name, pairs) for build in builds)])
    head = ("speed-up", *(f"cold, {pages} pages" for pages in SIZES), f"warm, {SIZES[0]} pages")
    return Table(f"Ours ÷ ours without a speed-up, CPU, {pairs} pairs", head, rows)


def _cold(pages: int, seed: Sequence[Article], folder: Path) -> Build:
    document = write_document(BY_NAME[OURS], articles_for(pages, seed), folder, f"p{pages}")
    return document.set


def _compare(build: Build, name: str, pairs: int) -> str:
    found = pairs_of(lambda: build({VARIABLE: ""}), lambda: build({VARIABLE: name}), pairs)
    return ratio(ratios_of(found, "cpu"))
