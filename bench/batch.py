"""A batch: ours against one WeasyPrint CLI for each issue, and Typst compiling all in one process.

    python -m bench.batch [--issues 100] [--jobs 2] [--runs 3] [--for proof] [--sample 20]
    python -m bench.batch --memory 1000

The issues hold the seed's sentences in another order each, nine or ten pages.  Every peer sets the
same text in the same Song face: ours from YAML with checks, composition and finishing, WeasyPrint
from HTML, Typst from its own markup.  All run by turns, so that a busy machine is busy for all of
them; the medians of the ratios of each turn are told.  WeasyPrint's CLI sets a sample, scaled up.

``--memory`` has one worker set so many issues and tells its resident memory on the way.
"""

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

import yaml

from bench.peers import OURS
from bench.peers.job import Job, web_page
from bench.peers.typst_compiler import probe as typst_is_there
from bench.peers.typst_compiler import source as typst_source
from bench.typeface import PROJECT_FONTS, find_typeface
from bulletin_pdf.pipeline.batch import build_all
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.pipeline.workers import processes

SEED: Final = Path(__file__).resolve().parents[1] / "issues" / "2012-xinnian-silu.yaml"
FACE: Final = PROJECT_FONTS / "BulletinSong.otf"
MEASURE: Final = 28
SIZE_PT: Final = 16.0
TYPST: Final = {"Typst as it comes": False, "Typst": True}
"""Peer → whether it leaves the system's fonts alone and does not look through them every time."""
WANTED: Final = {"WeasyPrint": 8.0} | dict.fromkeys(TYPST, 1.0)
"""Peer → so many times as long it should take."""
COMPILING: Final = """\
import sys, typst
folder, alone, *files = sys.argv[1:]
for file in files:
    typst.compile(
        file, output=file + ".pdf", font_paths=[folder], ignore_system_fonts=alone == "True"
    )
"""


def write_issues(folder: Path, count: int) -> list[Path]:
    """Write issues, each with the seed's sentences in an order of its own; return the files.

    Articles keep their titles and the number of their sentences, so that nobody gains by
    remembering a paragraph, and all issues are about as long as the seed, which has nine pages.
    """
    seed = yaml.safe_load(SEED.read_text(encoding="utf-8"))
    articles = seed["sections"][0]["articles"]
    paragraphs = [_sentences(text) for a in articles for text in a["body"].split("\n\n")]
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    folder.mkdir(parents=True)
    paths = []
    for number in range(count):
        order = iter(random.Random(number).sample(sentences, len(sentences)))
        bodies = iter(["".join(islice(order, len(paragraph))) for paragraph in paragraphs])
        mixed = [
            a | {"body": "\n\n".join(islice(bodies, a["body"].count("\n\n") + 1))} for a in articles
        ]
        issue = seed | {"number": number + 1, "sections": [{"title": "思路", "articles": mixed}]}
        paths.append(folder / f"n{number:04}.yaml")
        text = yaml.safe_dump(issue, allow_unicode=True, sort_keys=False)
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[。；])", text.strip()) if sentence]


def write_peers(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Write the text of issues as HTML and as Typst's markup; return the files."""
    pages, sources = [], []
    family = find_typeface(paths[0].parent, FACE).family
    for path in paths:
        sections = yaml.safe_load(path.read_text(encoding="utf-8"))["sections"]
        texts = [t for a in sections[0]["articles"] for t in (a["title"], *a["body"].split("\n\n"))]
        job = Job(texts, MEASURE, 1, SIZE_PT, FACE, family)
        pages.append(path.with_suffix(".html"))
        pages[-1].write_text(web_page(job, ""), encoding="utf-8")
        sources.append(path.with_suffix(".typ"))
        sources[-1].write_text(typst_source(job), encoding="utf-8")
    return pages, sources


def seconds(command: Sequence[str]) -> float:
    """Run a command and return how long it took on the clock."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def take_turns(
    folder: Path,
    *,
    issues: int = 100,
    jobs: int = 2,
    runs: int = 3,
    sample: int = 20,
    target: str = Target.PROOF,
) -> Iterator[dict[str, float]]:
    """Set a batch with ours and the peers that are there; yield the seconds of each, turn by turn.

    Args:
        folder: for everything that is written.
        issues: how many there are.
        jobs: workers of ours.
        runs: turns.
        sample: so many are set by WeasyPrint's CLI, and what that took is scaled up.
        target: what ours builds them for.
    """
    paths = write_issues(folder / "issues", issues)
    pages, sources = write_peers(paths)
    python = [sys.executable, "-P"]
    ours = [
        *python, "-m", "bulletin_pdf", "build", *map(str, paths), "--for", target,
        "--no-cache", "-j", str(jobs), "-o", str(folder / "out"), "--quiet",
    ]  # fmt: skip
    chosen = pages[:sample]
    share = len(pages) / len(chosen)

    def weasyprint() -> float:
        each = [[*python, "-m", "weasyprint", str(p), str(p.with_suffix(".pdf"))] for p in chosen]
        return share * sum(map(seconds, each))

    peers: dict[str, Callable[[], float]] = {OURS: lambda: seconds(ours), "WeasyPrint": weasyprint}
    for name, alone in TYPST.items() if typst_is_there().version else ():
        command = [*python, "-c", COMPILING, str(PROJECT_FONTS), str(alone), *map(str, sources)]
        peers[name] = partial(seconds, command)
    for _ in range(runs):
        yield {name: run() for name, run in peers.items()}


def throughput(options: argparse.Namespace, folder: Path) -> None:
    """Print how long a batch takes, ours and the peers', and the medians of the ratios."""
    turns = []
    for turn in take_turns(
        folder, issues=options.issues, jobs=options.jobs, runs=options.runs,
        sample=options.sample, target=options.target,
    ):  # fmt: skip
        turns.append(turn)
        print("  ".join(f"{name} {took:7.2f} s" for name, took in turn.items()), flush=True)
    for name, limit in WANTED.items():
        if ratios := [turn[name] / turn[OURS] for turn in turns if name in turn]:
            span = f"{min(ratios):.2f}-{max(ratios):.2f}"
            print(f"{name} / ours: {statistics.median(ratios):.2f} ({span}), wanted {limit:g}")


def memory(options: argparse.Namespace, folder: Path) -> None:
    """Print the resident memory of one worker while it sets many issues."""
    paths = write_issues(folder / "issues", options.memory)
    request = Request((Target(options.target),), folder / "out")
    readings = []
    with processes(1) as workers:
        for number, outcome in enumerate(build_all(paths, request, workers), 1):
            if outcome.error:
                raise outcome.error
            if number % max(options.memory // 20, 1) == 0:
                (worker,) = _workers()
                readings.append(_resident(worker))
                print(f"{number:6} issues {readings[-1]:8.1f} MB", flush=True)
    warm = readings[len(readings) // 10 :]
    middle = statistics.median(warm)
    worst = max(abs(reading / middle - 1) for reading in warm)
    print(f"median {middle:.1f} MB, at most {worst:.1%} from it after the first tenth, wanted 10%")


def _workers() -> Iterator[int]:
    tasks = Path(f"/proc/{os.getpid()}/task")
    for children in tasks.glob("*/children"):
        for child in children.read_text().split():
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                yield int(child)


def _resident(process: int) -> float:
    """Return the resident memory of a process in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--issues", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sample", type=int, default=20)
    parser.add_argument("--memory", type=int, default=0)
    parser.add_argument("--for", dest="target", choices=[str(t) for t in Target], default="proof")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        (memory if options.memory else throughput)(options, Path(folder))


if __name__ == "__main__":
    main()
