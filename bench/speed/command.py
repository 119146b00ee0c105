"""``python -m bench``: how fast and how large, ours beside other systems, in one run.

    python -m bench [cold warm growth size unchanged batch without] [--pages 1 10 100 1000]
                    [--pairs 7] [--peers WeasyPrint Typst …] [--speedups engine …]

Cold runs are whole processes with all their descendants. Ours and a peer take turns, and medians of
the ratios are told, for a machine that is busy is busy for both. 1,000 pages are left to systems
that are fast enough unless --peers names others. Exit 1: a limit of issue 8 was missed.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.peers import OURS
from bench.peers.job import PeerFailed
from bench.speed.cold import BOOK_PAGES, BOOK_PAIRS, cold
from bench.speed.growth import growth
from bench.speed.seed import size, unchanged
from bench.speed.systems import BY_NAME, SYSTEMS, TYPST, System, write_document
from bench.speed.table import MISSED, Table
from bench.speed.text import Article, articles_for, read_articles
from bench.speed.warm import warm
from bench.speed.without import SPEEDUPS, without

SEED: Final = Path(__file__).resolve().parents[2] / "issues" / "2012-xinnian-silu.yaml"


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured, and with whom.

    Attributes:
        pages: Sizes of cold runs.
        pairs: How often two runs are compared.
        peers: Systems that are there, without ours.
        named: Whether the caller chose them, for sizes that take long as well.
        speedups: Those that are switched off one by one.
        seed: Articles that the texts are made of.
        folder: For everything that is written.
    """

    pages: Sequence[int]
    pairs: int
    peers: Sequence[System]
    named: bool
    speedups: Sequence[str]
    seed: Sequence[Article]
    folder: Path

    def peers_for(self, pages: int) -> list[System]:
        """Return the peers that set so many pages."""
        return [p for p in self.peers if self.named or p.sets_books or pages < BOOK_PAGES]

    def has(self, name: str) -> bool:
        """Tell whether a peer is there."""
        return any(peer.name == name for peer in self.peers)


def _cold(bench: Bench) -> Iterator[Table]:
    for pages in bench.pages:
        peers = bench.peers_for(pages)
        yield cold(pages, peers, bench.pairs, bench.seed, bench.folder, tell)


def _warm(bench: Bench) -> Iterator[Table]:
    yield warm(bench.pairs, bench.seed, bench.folder, with_typst=bench.has(TYPST))


def _growth(bench: Bench) -> Iterator[Table]:
    peers = bench.peers_for(BOOK_PAGES)
    yield growth(peers, min(bench.pairs, BOOK_PAIRS), bench.seed, bench.folder, tell)


def _size(bench: Bench) -> Iterator[Table]:
    yield size(SEED, bench.folder)


def _unchanged(bench: Bench) -> Iterator[Table]:
    yield unchanged(SEED, bench.folder, bench.pairs)


def _without(bench: Bench) -> Iterator[Table]:
    yield without(bench.pairs, bench.seed, bench.folder, tell, bench.speedups)


def _batch(bench: Bench) -> Iterator[Table]:
    from bench.speed.batches import batch  # brings most of the product with it

    yield batch(min(bench.pairs, BOOK_PAIRS), bench.folder)


SECTIONS: Final[dict[str, Callable[[Bench], Iterator[Table]]]] = {
    "cold": _cold,
    "warm": _warm,
    "growth": _growth,
    "size": _size,
    "unchanged": _unchanged,
    "batch": _batch,
    "without": _without,
}
"""What can be measured; each yields its tables as they are ready."""


def tell(line: str) -> None:
    """Say what is being measured."""
    print(line, file=sys.stderr, flush=True)


def machine() -> str:
    """Return what the figures were measured on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    processor = models[0] if models else platform.processor()
    python = platform.python_version()
    return (
        f"{os.cpu_count()} × {processor}, {platform.system()} {platform.release()}, Python {python}"
    )


def there(systems: Sequence[System]) -> list[System]:
    """Print the versions of systems, or what would bring them; return those that are there."""
    found = []
    for system in systems:
        probe = system.probe()
        print(f"- {system.name}: {probe.version or f'not installed ({probe.missing})'}")
        if probe.version:
            found.append(system)
    return found


def warm_up(systems: Sequence[System], seed: Sequence[Article], folder: Path) -> list[System]:
    """Set a page with each, which writes bytecode and caches; return those that can."""
    able = []
    for system in systems:
        try:
            write_document(system, articles_for(1, seed), folder, "warm-up").set()
        except PeerFailed as error:
            tell(f"{system.name}: failed: {error}")
        else:
            able.append(system)
    return able


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables asked for."""
    options = _options(arguments)
    print(f"{machine()}\n")
    names = {OURS, *(BY_NAME if options.peers is None else options.peers)}
    found = there([system for system in SYSTEMS if system.name in names])
    seed = read_articles(SEED)
    missed = False
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        able = [s for s in warm_up(found, seed, folder) if s.name != OURS]
        bench = Bench(
            options.pages,
            options.pairs,
            able,
            options.peers is not None,
            options.speedups,
            seed,
            folder,
        )
        for section in options.sections or SECTIONS:
            for table in SECTIONS[section](bench):
                print(f"\n{table.markdown()}", flush=True)
                missed |= any(MISSED in cell for row in table.rows for cell in row)
    return int(missed)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--pages", type=int, nargs="+", default=[1, 10, 100, 1000])
    parser.add_argument("--pairs", type=int, default=7)
    names = [system.name for system in SYSTEMS if system.name != OURS]
    parser.add_argument("--peers", nargs="*", choices=names, help="by default all that are there")
    parser.add_argument("--speedups", nargs="+", choices=SPEEDUPS, default=SPEEDUPS)
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.sections if name not in SECTIONS]:
        parser.error(f"no such section: {', '.join(unknown)}")
    return options
