"""A second build in a process that has built the same issue before a paragraph was edited.

    python -m bench.speed.warm SYSTEM FIRST EDITED OUTPUT

builds FIRST, then EDITED, and prints what the second took as JSON.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from bench.peers import OURS
from bench.peers.job import RUN_SECONDS, PeerFailed
from bench.speed.measuring import Cost, median_cost, pairs_of, ratios_of
from bench.speed.systems import BY_NAME, PLAIN, TYPST, write_document
from bench.speed.table import NONE, Table, ratio, verdict
from bench.speed.text import Article, articles_for

PAGES: Final = 10
MOST_CPU_S: Final = 0.2
MOST_OF_PLAIN: Final = 0.2 / 0.25
MOST_OF_TYPST: Final = 1.2
HEAD: Final = (
    "system", "CPU s", "wall s", "ours ÷ it, CPU", "ours ÷ it, wall", "limit", "verdict",
)  # fmt: skip
_EDIT: Final = "编辑部改了这一段。"


def edited(articles: Sequence[Article]) -> list[Article]:
    """Return articles with a sentence more in the middle one's first paragraph."""
    middle = len(articles) // 2
    first, *others = articles[middle].paragraphs
    changed = replace(articles[middle], paragraphs=(first + _EDIT, *others))
    return [*articles[:middle], changed, *articles[middle + 1 :]]


def warm(pairs: int, seed: Sequence[Article], folder: Path, *, with_typst: bool) -> Table:
    """Compare an editor's second build with plain WeasyPrint's second and with a cold Typst.

    Raises:
        PeerFailed: A system that is installed wrote no PDF.
    """
    articles = articles_for(PAGES, seed)
    ours, plain = (partial(rebuild(name, articles, folder), {}) for name in (OURS, PLAIN))
    beside_plain = pairs_of(ours, plain, pairs)
    cpu = ratios_of(beside_plain, "cpu")
    mine = median_cost([pair.ours for pair in beside_plain])
    theirs = median_cost([pair.peer for pair in beside_plain])
    rows = [
        [OURS, *_seconds(mine), NONE, NONE, *verdict(MOST_CPU_S, mine.cpu)],
        [
            f"{PLAIN}, second build", *_seconds(theirs),
            ratio(cpu), ratio(ratios_of(beside_plain, "wall")), *verdict(MOST_OF_PLAIN, cpu.median),
        ],
    ]  # fmt: skip
    if with_typst:
        document = write_document(BY_NAME[TYPST], edited(articles), folder, "edited")
        beside_typst = pairs_of(ours, document.set, pairs)
        cold = median_cost([pair.peer for pair in beside_typst])
        wall = ratios_of(beside_typst, "wall")
        cpu = ratios_of(beside_typst, "cpu")
        told = [ratio(cpu), ratio(wall), *verdict(MOST_OF_TYPST, wall.median)]
        rows.append([f"{TYPST}, cold", *_seconds(cold), *told])
    return Table(f"Warm: a paragraph edited, {PAGES} pages, {pairs} pairs", HEAD, rows)


def _seconds(cost: Cost) -> tuple[str, str]:
    return f"{cost.cpu:.3f}", f"{cost.wall:.3f}"


def rebuild(
    name: str, articles: Sequence[Article], folder: Path
) -> Callable[[Mapping[str, str]], Cost]:
    """Return what builds and rebuilds in a new process, with more variables in the environment."""
    before = write_document(BY_NAME[name], articles, folder, "before")
    after = write_document(BY_NAME[name], edited(articles), folder, "edited")
    command = [sys.executable, "-m", __name__, name, str(before.source), str(after.source)]
    command.append(str(before.source.parent / "warm"))

    def measure(variables: Mapping[str, str]) -> Cost:
        return _told_by(command, {**before.environment, **variables})

    return measure


def _told_by(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    done = subprocess.run(
        command,
        cwd=Path(__file__).parents[2],
        env=dict(environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=RUN_SECONDS,
        check=False,
    )
    if done.returncode:
        raise PeerFailed(f"rebuilding ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _builder(name: str) -> Callable[[Path, Path], object]:
    if name == OURS:
        from bulletin_pdf.pipeline.build import build
        from bulletin_pdf.pipeline.targets import Target

        return lambda source, folder: build(source, (Target.PROOF,), folder)
    from weasyprint import HTML

    return lambda source, folder: HTML(source).write_pdf(folder / "warm.pdf")


def main(arguments: Sequence[str]) -> int:
    """Build an issue, save another under its name, build again; print what the second took."""
    name, first, second, folder = arguments[0], *map(Path, arguments[1:])
    folder.mkdir(exist_ok=True)
    build = _builder(name)
    issue = folder / f"issue{first.suffix}"
    issue.write_bytes(first.read_bytes())
    build(issue, folder)
    issue.write_bytes(second.read_bytes())
    used, start = _cpu_seconds(), time.perf_counter()
    build(issue, folder)
    wall = time.perf_counter() - start
    print(json.dumps({"cpu": _cpu_seconds() - used, "wall": wall, "peak_mb": 0.0}))
    return 0


def _cpu_seconds() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
