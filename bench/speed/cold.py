"""Cold runs: a process is started, reads its document, writes its PDF and ends."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from bench.peers import OURS
from bench.speed.measuring import Cost, Pair, median_cost, pairs_of, ratios_of
from bench.speed.systems import BY_NAME, Document, System, write_document
from bench.speed.table import NONE, Table, ratio, verdict
from bench.speed.text import Article, articles_for

BOOK_PAGES: Final = 1000
"""From here on only those are run that set books, and never more than ``BOOK_PAIRS`` times."""
BOOK_PAIRS: Final = 3
HEAD: Final = (
    "system", "pages", "CPU s", "wall s", "peak MB", "PDF KB",
    "ours ÷ it, CPU", "ours ÷ it, wall", "limit", "verdict",
)  # fmt: skip


def cold(
    pages: int,
    peers: Sequence[System],
    pairs: int,
    seed: Sequence[Article],
    folder: Path,
    tell: Callable[[str], None],
) -> Table:
    """Set a text of so many pages, ours and each peer by turns.

    Raises:
        PeerFailed: A system that is installed wrote no PDF.
    """
    articles = articles_for(pages, seed)
    count = min(pairs, BOOK_PAIRS) if pages >= BOOK_PAGES else pairs
    ours = write_document(BY_NAME[OURS], articles, folder, f"p{pages}")
    set_by: dict[str, tuple[Document, list[Pair]]] = {}
    for system in peers:
        tell(f"{pages} pages: {system.name}")
        document = write_document(system, articles, folder, f"p{pages}")
        set_by[system.name] = document, pairs_of(ours.set, document.set, count)
    costs = [pair.ours for _, found in set_by.values() for pair in found]
    costs = costs or [ours.set() for _ in range(count)]
    rows = [[*_figures(ours, costs), NONE, NONE, NONE, NONE]]
    rows += [_row(pages, document, found) for document, found in set_by.values()]
    return Table(f"Cold, {pages} pages, {count} pairs", HEAD, rows)


def _row(pages: int, document: Document, pairs: Sequence[Pair]) -> list[str]:
    cpu, wall = ratios_of(pairs, "cpu"), ratios_of(pairs, "wall")
    limit = document.system.limits.get(pages)
    figures = _figures(document, [pair.peer for pair in pairs])
    return [*figures, ratio(cpu), ratio(wall), *verdict(limit, cpu.median, wall.median)]


def _figures(document: Document, costs: Sequence[Cost]) -> list[str]:
    cost = median_cost(costs)
    return [
        document.system.name,
        str(document.pages()),
        f"{cost.cpu:.2f}",
        f"{cost.wall:.2f}",
        f"{cost.peak_mb:.0f}",
        f"{document.pdf.stat().st_size / 1000:.0f}",
    ]
