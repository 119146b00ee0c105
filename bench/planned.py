"""Judges the plans of ``clreq`` without a page: a quick look at any amount of prose.

    python -m bench.planned --text FILE ... [--measure 28 20 13 9] [--show 3]

Glyphs are placed where the plan puts them, with the advances that ``clreq`` assumes when no font
is at hand, and the judge of pages looks at them. Also tells microseconds a character.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.composition import read_paragraphs
from bench.figures import find
from bench.glyphs import Glyph
from bench.judge import Verdict, verdict_of
from bench.lines import Line
from bench.peers.job import INDENT_EM
from bulletin_pdf import clreq
from bulletin_pdf.clreq import CharClass, Fit, Paragraph, classify_text, natural_advance

MEASURES = (28.0, 20.0, 13.0, 9.0)


@dataclass(frozen=True, slots=True)
class Planned:
    """What planning a text at one measure gave."""

    verdict: Verdict
    fits: dict[Fit, list[str]]
    microseconds: float


def plan(paragraphs: Sequence[str], measure: float) -> Planned:
    """Plan paragraphs at a measure (em) and judge where their glyphs would stand."""
    lines: list[Line] = []
    fits: dict[Fit, list[str]] = {fit: [] for fit in (Fit.RAGGED, Fit.OVERFULL)}
    spent = 0.0
    for text in paragraphs:
        began = time.process_time()
        paragraph = Paragraph(text)
        planned = paragraph.lines([measure - INDENT_EM, measure])
        spent += time.process_time() - began
        for number, line in enumerate(planned):
            indent = 0 if number else INDENT_EM
            glyphs = tuple(_glyphs(paragraph, line, indent))
            if glyphs:
                lines.append(Line(0, 0, 0, glyphs, (), 0.0, measure))
            if line.fit in fits:
                fits[line.fit].append(text[line.start : line.next])
    characters = sum(map(len, paragraphs))
    verdict = verdict_of(find(lines, 1.0), pages=1, size=1.0, lines=lines)
    return Planned(verdict, fits, 1e6 * spent / max(1, characters))


def _glyphs(paragraph: Paragraph, line: clreq.Line, indent: float) -> Iterator[Glyph]:
    text = paragraph.text[line.start : line.end]
    kinds = classify_text(paragraph.text)[line.start : line.end]
    opens = bool(kinds) and kinds[0] == CharClass.OPENER
    x = indent - (0.5 if opens else 0.0)
    spaced = False
    for char, gap in zip(text, [0.0, *paragraph.gaps(line)], strict=True):
        x += gap
        advance = natural_advance(char)
        if char.strip():
            yield Glyph(char, x, 0.0, advance, 1.0, spaced)
        spaced = not char.strip()
        x += advance


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row of figures for every text and measure."""
    parser = argparse.ArgumentParser(
        prog="bench.planned", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--text", type=Path, nargs="+", required=True)
    parser.add_argument("--measure", type=float, nargs="+", default=list(MEASURES), metavar="EM")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    options = parser.parse_args(arguments)
    for file in options.text:
        paragraphs = read_paragraphs([file])
        for measure in options.measure:
            planned = plan(paragraphs, measure)
            _tell(f"{file.stem} {measure:g}", planned, options.show)
    return 0


def _tell(title: str, planned: Planned, show: int) -> None:
    report = planned.verdict.report
    ragged, overfull = (len(planned.fits[fit]) for fit in (Fit.RAGGED, Fit.OVERFULL))
    print(
        f"{title}: lines {report.nonlast_lines} flush {report.flush_pct} ragged {ragged} "
        f"overfull {overfull} kinsoku {report.kinsoku_start}+{report.kinsoku_end} "
        f"loose {report.loose_pairs} runts {report.lone_last} split {report.split_numbers} "
        f"units {report.split_units} uneven {report.uneven_rms} max {report.stretch_max} "
        f"free {report.stretch_max_free} gap {report.gap_max} squeezed {report.squeezed_pct} "
        f"hard {report.squeezed_hard_pct} µs {planned.microseconds:.2f}"
    )
    for kind, items in planned.verdict.offenders.items():
        for item in items[:show]:
            print(f"    {kind}: {item}")
    for fit, texts in planned.fits.items():
        for text in texts[:show]:
            print(f"    {fit}: {text}")


if __name__ == "__main__":
    sys.exit(main())
