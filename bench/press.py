"""What the press stages cost: CPU seconds of finishing, preflight, sheets and plates by pages.

usage: python -m bench.press [--plates] [PAGES …]

The pages are the seed's, repeated, each with a content stream of its own. Limits are for 10 pages;
the last columns tell seconds for each page, which stay the same when the work is linear.
"""

from __future__ import annotations

import argparse
import io
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pikepdf

from bulletin_pdf.pipeline import rendering
from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.imposing import impose_bytes
from bulletin_pdf.pipeline.preflight import find_settings
from bulletin_pdf.pipeline.separation import separated
from bulletin_pdf.pipeline.sheet_wishes import SheetWishes
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.preflight import inspect
from bulletin_pdf.press.finish import Finishing, finish_press
from bulletin_pdf.press.imposition import Scheme

SEED = Path(__file__).resolve().parents[1] / "issues" / "2012-xinnian-silu.yaml"
PAGES = (10, 100, 400)
LIMITS = {"finishing": 0.15, "preflight": 0.3, "plates": 4.0}
"""CPU seconds for 10 pages."""
_RUNS, _MANY = 3, 100
"""Runs of which the least counts; of the plates of so many pages and more, one is long enough."""


def unfinished() -> tuple[bytes, Finishing]:
    """Return the seed as WeasyPrint leaves it, and how it would be finished."""
    seen: list[tuple[bytes, Finishing]] = []

    def keep(raw: bytes, how: Finishing) -> bytes:
        seen.append((raw, how))
        return finish_press(raw, how)

    with tempfile.TemporaryDirectory() as folder:
        rendering.finish_press = keep  # type: ignore[attr-defined]
        try:
            build(SEED, [Target.PRESS], Path(folder))
        finally:
            rendering.finish_press = finish_press  # type: ignore[attr-defined]
    return seen[0]


def repeated(raw: bytes, count: int) -> bytes:
    """Return a file of so many pages, each with content of its own."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        own = len(pdf.pages)
        for number in range(own, count):
            pdf.pages.append(pdf.pages[number % own])
            page = pdf.pages[number].obj
            comment = f"\n% page {number}\n".encode()
            page.Contents = pdf.make_stream(page.Contents.read_bytes() + comment)
        del pdf.pages[count:]
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def cpu(work: Callable[[], object], runs: int = _RUNS) -> float:
    """Return what some work takes, with that of the programs it runs; the least of some runs."""
    costs = []
    for _ in range(runs):
        before = _used()
        work()
        costs.append(_used() - before)
    return min(costs)


def _used() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))


def measure(count: int, *, plates: bool) -> dict[str, float]:
    """Return stage → CPU seconds for so many pages."""
    first, how = unfinished()
    raw = repeated(first, count)
    pdf = finish_press(raw, how)
    settings = find_settings(None)
    found = {
        "finishing": cpu(lambda: finish_press(raw, how)),
        "preflight": cpu(lambda: inspect(pdf, "bench.pdf", settings)),
        "sheets": cpu(lambda: impose_bytes(pdf, "bench.pdf", SheetWishes(Scheme.TWO_UP))),
    }
    if plates:
        inspection = inspect(pdf, "bench.pdf", settings)
        runs = _RUNS if count < _MANY else 1
        found["plates"] = cpu(lambda: separated(pdf, inspection), runs)
    return found


def main() -> None:
    """Print a row a number of pages."""
    parser = argparse.ArgumentParser(description=__doc__, add_help=True)
    parser.add_argument("pages", nargs="*", type=int, default=PAGES)
    parser.add_argument("--plates", action="store_true", help="measure Ghostscript's plates, too")
    given = parser.parse_args()
    sys.stdout.write(f"{'pages':>6}  {'stage':<10}{'CPU s':>8}{'ms a page':>11}{'limit':>7}\n")
    for count in given.pages:
        for stage, seconds in measure(count, plates=given.plates).items():
            limit = f"{LIMITS[stage]:.2f}" if count == PAGES[0] and stage in LIMITS else ""
            each = 1000 * seconds / count
            sys.stdout.write(f"{count:>6}  {stage:<10}{seconds:>8.3f}{each:>11.1f}{limit:>7}\n")


if __name__ == "__main__":
    main()
