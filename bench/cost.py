"""What composition costs: CPU seconds beside plain WeasyPrint, and the time of planning alone.

    python -m bench.cost [--pages 10 100] [--pairs 7]

Both set the same HTML in the same face, each time in a fresh process, ours and plain by turns;
plain WeasyPrint passes over the properties that it does not know. As a machine that is busy is
busy for both runs of a pair, the median of the ratios is told, with the least and the greatest.
What is installed has its bytecode, so a run that is not counted writes it for both.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from itertools import cycle
from pathlib import Path
from typing import Final, NamedTuple

from bench.composition import CACHE, EXCERPTS, SIZE_PT, read_paragraphs
from bench.peers.job import Job, PeerFailed, web_page
from bench.peers.weasy import OURS_CSS
from bench.planned import plan
from bench.typeface import PROJECT_FONTS, find_typeface

MEASURES: Final = (28, 13)
PAGE_CHARACTERS: Final = 1000
"""So many stand on a page at 28 em, short last lines taken into account."""
FACE: Final = PROJECT_FONTS / "BulletinSong.otf"
PLANNINGS: Final = 5
PLAIN: Final = "import sys; from weasyprint import HTML; HTML(sys.argv[1]).write_pdf(sys.argv[2])"
OURS: Final = f"from bulletin_pdf.typeset.composition import install; install(); {PLAIN}"


class Pair(NamedTuple):
    """CPU seconds, user and system, of two runs one after the other."""

    plain: float
    ours: float

    @property
    def ratio(self) -> float:
        """What ours costs when plain costs 1."""
        return self.ours / self.plain


def paragraphs_for(pages: int, paragraphs: Sequence[str]) -> list[str]:
    """Repeat paragraphs until they fill so many pages."""
    chosen, left = [], pages * PAGE_CHARACTERS
    for text in cycle(paragraphs):
        chosen.append(text)
        left -= len(text)
        if left <= 0:
            return chosen
    raise ValueError("no paragraphs")


def cpu_seconds(code: str, page: Path) -> float:
    """Run Python code that sets a page; return what the process took.

    Bytecode is kept beside the page, whatever the environment says of it.

    Raises:
        PeerFailed: It ended with an error.
    """
    command = [sys.executable, "-c", code, str(page), str(page.with_suffix(".pdf"))]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(page.parent / "bytecode")
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise PeerFailed(f"setting {page.name} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime


def pairs_of(
    page: Path, count: int, cost: Callable[[str, Path], float] = cpu_seconds
) -> list[Pair]:
    """Set a page by turns; the first turn goes to plain and to ours alternately."""
    pairs = []
    for number in range(count):
        order = (PLAIN, OURS) if number % 2 == 0 else (OURS, PLAIN)
        costs = {code: cost(code, page) for code in order}
        pairs.append(Pair(costs[PLAIN], costs[OURS]))
    return pairs


def row(pages: int, pairs: Iterable[Pair]) -> str:
    """Say what pairs of runs took."""
    plain, ours = zip(*pairs, strict=True)
    ratios = [Pair(*pair).ratio for pair in zip(plain, ours, strict=True)]
    return (
        f"{pages} pages: plain {statistics.median(plain):.2f} s, "
        f"ours {statistics.median(ours):.2f} s, ratio {statistics.median(ratios):.3f} "
        f"({min(ratios):.3f} to {max(ratios):.3f})"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row for each number of pages and each measure."""
    parser = argparse.ArgumentParser(prog="bench.cost", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100])
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--text", type=Path, nargs="+", help="plain paragraphs, one a line")
    options = parser.parse_args(arguments)
    paragraphs = read_paragraphs(options.text or sorted(EXCERPTS.glob("*.txt")))
    face = find_typeface(CACHE, FACE)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for pages in options.pages:
            text = paragraphs_for(pages, paragraphs)
            job = Job(text, MEASURES[0], 1, SIZE_PT, face.file, face.family)
            page = Path(folder) / f"{pages}.html"
            page.write_text(web_page(job, OURS_CSS), encoding="utf-8")
            pairs_of(page, 1)
            print(row(pages, pairs_of(page, options.pairs)))
    for measure in MEASURES:
        cost = min(plan(paragraphs, measure).microseconds for _ in range(PLANNINGS))
        print(f"planning at {measure} em: {cost:.2f} µs a character")
    return 0


if __name__ == "__main__":
    sys.exit(main())
