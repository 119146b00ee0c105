"""What it costs that every build holds its pages against the issue: builds with it and without it.

    python -m bench.selfcheck [--pairs 7] [--pages 10 100]

Both take turns, and neither always comes first: a machine that is busy is busy for both of a pair.
Warm is one process in which the engine has set the issue before; cold are whole processes, which
import what the check needs as well. A proof is made each time, of plain text and of text with a
picture after each article. Exit 1: a limit of the design was missed.
"""

import argparse
import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Final

from bench.speed.documents import issue_yaml
from bench.speed.measuring import (
    Cost,
    Pair,
    environment_in,
    median_cost,
    pairs_of,
    ratios_of,
    run,
    spread_of,
)
from bench.speed.table import MISSED, Table, ratio, verdict
from bench.speed.text import Article, articles_for, read_articles
from bulletin_pdf.typeset.collection import collect_seldom

MOST_WARM: Final = 1.10
MOST_COLD_S: Final = 0.08
COLD_PAGES: Final = 10
ISSUES: Final = Path(__file__).resolve().parents[1] / "issues"
SEED: Final = ISSUES / "2012-xinnian-silu.yaml"
PICTURES: Final = tuple(f"images/jianbao-{name}.png" for name in ("hall", "books", "chart"))
DRIVER: Final = """\
import sys
from bulletin_pdf.startup import keep, prepare
from bulletin_pdf.typeset.collection import collect_seldom
collect_seldom()
prepare()
from pathlib import Path
from bulletin_pdf.pipeline.build import build_as
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.targets import Target
issue, folder, looks = sys.argv[1:]
build_as(Path(issue), Request((Target.PROOF,), Path(folder), looks=looks == "looks"))
keep()
"""
"""Does what the command line does for a proof, which cannot be told not to look."""
HEAD: Final = ("text", "CPU s with it", "without", "{}", "limit", "verdict")
"""The fourth is what the limit is for: a ratio, or seconds more."""


def write_issue(articles: Sequence[Article], folder: Path, stem: str, *, pictures: bool) -> Path:
    """Write an issue file, with a picture after each article when it is asked for."""
    if pictures:
        shutil.copytree(ISSUES / "images", folder / "images", dirs_exist_ok=True)
        articles = [
            replace(article, paragraphs=(*article.paragraphs, f"![示意图]({file})"))
            for article, file in zip(articles, cycle(PICTURES), strict=False)
        ]
    path = folder / f"{stem}-{'pictures' if pictures else 'text'}.yaml"
    path.write_text(issue_yaml(articles), encoding="utf-8")
    return path


def warm_build(issue: Path, *, looks: bool) -> Cost:
    """Make a proof in this process."""
    from bulletin_pdf.pipeline.checking import examine
    from bulletin_pdf.pipeline.making import make
    from bulletin_pdf.pipeline.progress import Silent
    from bulletin_pdf.pipeline.requests import Request
    from bulletin_pdf.pipeline.targets import Target

    gc.collect()  # what one build leaves is not the next one's cost
    start, used = time.perf_counter(), time.process_time()
    make(examine(issue), Request((Target.PROOF,), looks=looks), Silent())
    return Cost(time.process_time() - used, time.perf_counter() - start, 0.0)


def cold_build(issue: Path, *, looks: bool) -> Cost:
    """Make a proof in a process of its own.

    Raises:
        PeerFailed: It ended with an error.
    """
    folder = issue.parent
    arguments = [str(issue), str(folder / "out"), "looks" if looks else "trusts"]
    return run([sys.executable, "-c", DRIVER, *arguments], folder, environment_in(folder))


def row(name: str, pairs: Sequence[Pair], *, is_cold: bool) -> list[str]:
    """Return what pairs of builds, with the check and without it, cost."""
    costs = [median_cost([pair[side] for pair in pairs]).cpu for side in (0, 1)]
    if is_cold:
        more = spread_of([pair.ours.cpu - pair.peer.cpu for pair in pairs])
        told = f"{more.median:.3f} ({more.least:.3f}–{more.greatest:.3f})"
        return [name, *(f"{cost:.3f}" for cost in costs), told, *verdict(MOST_COLD_S, more.median)]
    ratios = ratios_of(pairs, "cpu")
    limits = verdict(MOST_WARM, ratios.median)
    return [name, *(f"{cost:.3f}" for cost in costs), ratio(ratios), *limits]


def table(
    build: Callable[..., Cost],
    pages: Sequence[int],
    pairs: int,
    seed: Sequence[Article],
    folder: Path,
) -> Table:
    """Build issues of so many pages, with and without pictures, by turns."""
    is_cold = build is cold_build
    rows = []
    for count in pages:
        for pictures in (False, True):
            issue = write_issue(articles_for(count, seed), folder, f"p{count}", pictures=pictures)
            build(issue, looks=True)  # nothing is new to either of a pair
            turns = (partial(build, issue, looks=looks) for looks in (True, False))
            name = f"{count} pages{', pictures' if pictures else ''}"
            rows.append(row(name, pairs_of(*turns, pairs), is_cold=is_cold))
    head = [cell.format("more" if is_cold else "with ÷ without") for cell in HEAD]
    kind = "cold" if is_cold else "warm"
    return Table(f"The self-check in {kind} builds, {pairs} pairs", head, rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        prog="bench.selfcheck", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100])
    options = parser.parse_args(arguments)
    missed = False
    collect_seldom()  # as the command does
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        for build, pages in ((warm_build, options.pages), (cold_build, [COLD_PAGES])):
            made = table(build, pages, options.pairs, read_articles(SEED), Path(name))
            print(made.markdown(), flush=True)
            missed |= any(MISSED in cell for cells in made.rows for cell in cells)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
