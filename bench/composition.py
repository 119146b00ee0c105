"""Sets the same text with ours and every peer found, and prints the judge's table.

    python -m bench.composition [--text FILE ...] [--measure 28 ...] [--columns 1 ...]

Size, measure, face and indent are the same for all; each peer gets its own settings for Chinese.
A peer that is not there is named with what would bring it. Exit 1 when a peer beats ours in a row
that counts (rows in brackets are only told).
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from bench.judge import Report, judge
from bench.peers import OURS, PEERS, Peer
from bench.peers.job import Job, PeerFailed
from bench.table import render
from bench.typeface import find_typeface

MEASURES: Final = (28, 13)
SIZE_PT: Final = 12.0
"""Sixteen CSS px: a measure in whole px, so that no browser rounds the edge."""
CACHE: Final = Path.home() / ".cache" / "bulletin-pdf-bench"
EXCERPTS: Final = Path(__file__).resolve().parent.parent / "tests" / "clreq" / "facts" / "prose"


def read_paragraphs(files: Iterable[Path]) -> list[str]:
    """Return the paragraphs of plain texts, one a line; runs of blanks are one space."""
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return [text for line in lines if (text := " ".join(line.split()))]


def compare(job: Job, peers: Iterable[Peer], folder: Path) -> dict[str, Report]:
    """Set a job with each peer and judge every PDF; a peer that fails is told and left out."""
    reports: dict[str, Report] = {}
    for peer in peers:
        pdf_path = folder / f"{peer.name}-{job.measure}-{job.columns}.pdf"
        pdf_path.unlink(missing_ok=True)
        try:
            peer.typeset(job, pdf_path)
        except PeerFailed as failure:
            print(f"{peer.name}: failed: {failure}", file=sys.stderr)
            continue
        reports[peer.name] = judge(pdf_path).report
    return reports


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench."""
    options = _parser().parse_args(arguments)
    files = options.text or sorted(EXCERPTS.glob("*.txt"))
    paragraphs = read_paragraphs(files)
    face = find_typeface(CACHE, options.font)
    probes = {peer: peer.probe() for peer in PEERS if peer.name.casefold() not in _lower(options)}
    for peer, probe in probes.items():
        print(f"{peer.name}: {probe.version or f'not installed ({probe.missing})'}")
    present = [peer for peer, probe in probes.items() if probe.version]
    print(f"face: {face.family}{'' if face.trims else ' (no halt or chws: Chromium cannot trim)'}")
    behind = False
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for measure in options.measure:
            for columns in options.columns:
                job = Job(paragraphs, measure, columns, options.size, face.file, face.family)
                reports = compare(job, present, folder.resolve())
                table, verdicts = render(reports, OURS)
                characters = sum(map(len, paragraphs))
                print(f"\n{measure} em, {columns} column(s), {characters} characters\n{table}")
                behind = behind or any(judged.fails for judged in verdicts)
    return int(behind)


def _lower(options: argparse.Namespace) -> set[str]:
    return {name.casefold() for name in options.without}


def _parser() -> argparse.ArgumentParser:
    first_line = (__doc__ or "").split("\n", 1)[0]
    parser = argparse.ArgumentParser(prog="bench.composition", description=first_line)
    parser.add_argument("--text", type=Path, nargs="+", help="plain paragraphs, one a line")
    parser.add_argument("--measure", type=int, nargs="+", default=list(MEASURES), metavar="EM")
    parser.add_argument("--columns", type=int, nargs="+", default=[1])
    parser.add_argument("--size", type=float, default=SIZE_PT, metavar="PT")
    parser.add_argument("--font", type=Path, help="one font file for every peer")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep sources and PDFs there")
    parser.add_argument("--without", nargs="+", default=[], metavar="PEER", help="leave these out")
    return parser


if __name__ == "__main__":
    sys.exit(main())
