"""Sets texts with ours alone, on pages, and judges each text at each measure by itself.

    python -m bench.unseen --text FILE ... [--measure 28 20 13 9] [--columns 1 2 3] [--show 3]

Made for texts that no constant was tuned with (``bench.corpus --held-out``): one row of figures for
each page setting, and with ``--show`` the lines behind the figures. *Reported* are the lines that
an editor is warned of; *silent* are lines that miss the edge without such a warning.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.composition import CACHE, SIZE_PT, read_paragraphs
from bench.corpus import spread
from bench.judge import Verdict, judge
from bench.peers.job import Job
from bench.peers.weasy import typeset_reporting
from bench.typeface import Typeface, find_typeface

MEASURES = (28, 20, 13, 9)
COLUMNS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judge says of one text in one setting, and what its editor was told.

    Attributes:
        verdict: From the PDF alone.
        reported: Lines with a warning.
    """

    verdict: Verdict
    reported: Sequence[str]

    @property
    def silent(self) -> list[str]:
        """Lines that miss the edge and were not reported."""
        warned = Counter("".join(text.split()) for text in self.reported)
        missing = Counter(str(text) for _, _, text in self.verdict.offenders["not_flush"])
        return sorted((missing - warned).elements())

    @property
    def figures(self) -> dict[str, float | int | None]:
        """The row of the table."""
        report = self.verdict.report
        return {
            "lines": report.nonlast_lines,
            "flush": report.flush_pct,
            "reported": len(self.reported),
            "silent": len(self.silent),
            "prohibition": report.kinsoku_start + report.kinsoku_end,
            "loose": report.loose_pairs,
            "split": report.split_numbers,
            "units": report.split_units,
            "hard": len(self.verdict.offenders["hard_squeezed"]),
            "squeezed": report.squeezed_pct,
            "runts": report.lone_last,
            "uneven": report.uneven_rms,
            "max": report.stretch_max,
            "free": report.stretch_max_free,
            "gap": report.gap_max,
        }


def set_and_judge(job: Job, pdf_path: Path) -> Judged:
    """Set one text and judge its pages."""
    reported = typeset_reporting(job, pdf_path)
    return Judged(judge(pdf_path), reported)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row of figures for every text and setting."""
    options = _parser().parse_args(arguments)
    face = find_typeface(CACHE, options.font)
    head_due = True
    with tempfile.TemporaryDirectory(prefix="unseen-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for file in options.text:
            paragraphs = spread(read_paragraphs([file]), options.characters)
            for measure in options.measure:
                for columns in options.columns:
                    job = _job(paragraphs, measure, columns, face)
                    name = f"{file.stem}-{measure}-{columns}"
                    judged = set_and_judge(job, folder.resolve() / f"{name}.pdf")
                    if head_due:
                        print("\t".join(["setting", *judged.figures]))
                    head_due = False
                    _tell(name, judged, options.show)
    return 0


def _job(paragraphs: Sequence[str], measure: int, columns: int, face: Typeface) -> Job:
    return Job(paragraphs, measure, columns, SIZE_PT, face.file, face.family)


def _tell(name: str, judged: Judged, show: int) -> None:
    cells = ["–" if value is None else f"{value:g}" for value in judged.figures.values()]
    print("\t".join([name, *cells]), flush=True)
    behind: Mapping[str, Sequence[object]] = {
        **judged.verdict.offenders,
        "silent": judged.silent,
        "reported": judged.reported,
    }
    for kind, items in behind.items():
        for item in items[:show]:
            print(f"    {kind}: {item}")


def _parser() -> argparse.ArgumentParser:
    first_line = (__doc__ or "").split("\n", 1)[0]
    parser = argparse.ArgumentParser(prog="bench.unseen", description=first_line)
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    parser.add_argument("--measure", type=int, nargs="+", default=list(MEASURES), metavar="EM")
    parser.add_argument("--columns", type=int, nargs="+", default=list(COLUMNS))
    parser.add_argument("--characters", type=int, default=10**9, help="of each text, from all over")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="N lines of each kind")
    parser.add_argument("--font", type=Path, help="another face than the bench's")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the PDFs there")
    return parser


if __name__ == "__main__":
    sys.exit(main())
