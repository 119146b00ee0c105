"""Judges the Chinese line composition of any PDF from its glyph positions alone.

The body text (the commonest size of Han) of every page is looked at column by column. The figures
know nothing of the producer, so that one table can hold several side by side.

    python -m bench.judge FILE.pdf [--json] [--show 5] [--size PT] [--right PT] [--tolerance EM]

Figures (lengths in em):

    nonlast_lines     lines that a justified paragraph must set flush
    flush_pct         of those, the share within the tolerance of the right edge (a final mark may
                      be full or half; 。，、 may also hang)
    flush_worst_pt    the farthest of them from the edge, in pt
    kinsoku_*         lines that begin or end with a forbidden mark
    loose_pairs       adjacent full-width marks left uncompressed, of punct_pairs
    han_latin_gap_em  mean space between Han and Latin or digits
    stretch_*         extra advance between Han, a mean for each line
    stretch_max_free  the same maximum without lines held open by an unbreakable of 4 em or more
    held_open         how many those are
    gap_max           largest excess over the natural advance at any gap of a flush-bound line
    uneven_rms        rms deviation from the natural advance over every such gap
    squeezed_pct      lone marks set narrower than .95 em (squeezed_hard_pct: than .62 em)
    lone_last         last lines that hold one character (runts)
    split_numbers     numbers broken across lines; split_units: a number torn from its 年 % 期 …
"""

import argparse
import dataclasses
import json
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.figures import HARD_SQUEEZED_EM, LOOSE_PAIR_EM, SQUEEZED_EM, Findings, find
from bench.glyphs import read_pages
from bench.lines import Line, body_lines, body_size

FLUSH_TOLERANCE_EM = 0.03
FEWEST_LINES = 20
"""Below this many flush-bound lines the figures mean little."""
TOO_FEW_LINES = 3
"""Exit code for such a file."""


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """The figures of one PDF; None where nothing could be measured."""

    pages: int
    size: float
    columns: int
    measure_em: float
    nonlast_lines: int
    flush_pct: float
    flush_worst_pt: float
    kinsoku_start: int
    kinsoku_end: int
    punct_pairs: int
    loose_pairs: int
    han_latin_gap_em: float | None
    stretch_mean_abs: float | None
    stretch_max: float | None
    stretch_max_free: float | None
    stretch_min: float | None
    stretch_sd: float | None
    held_open: int
    gap_max: float | None
    uneven_rms: float
    squeezed_pct: float
    squeezed_hard_pct: float
    lone_last: int
    split_numbers: int
    split_units: int


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """A report and what stands behind it.

    Attributes:
        report: The figures.
        offenders: Lines and gaps by what they offend, worst first.
        misses_pt: How far each flush-bound line ends from the edge, pt, and its text.
    """

    report: Report
    offenders: dict[str, Sequence[object]]
    misses_pt: Sequence[tuple[float, str]]


def judge(
    pdf_path: Path,
    *,
    size: float | None = None,
    right: float | None = None,
    tolerance: float = FLUSH_TOLERANCE_EM,
) -> Verdict:
    """Judge one PDF.

    Args:
        pdf_path: The file.
        size: Body size, pt; the commonest size of Han when None.
        right: Right edge, pt, for text that is not justified; found when None.
        tolerance: How far from the edge a line may end and still be flush, em.
    """
    pages = read_pages(pdf_path)
    body = size or body_size(pages)
    lines = body_lines(pages, body, right) if body else []
    return verdict_of(
        find(lines, body), pages=len(pages), size=body, lines=lines, tolerance=tolerance
    )


def verdict_of(
    findings: Findings,
    *,
    pages: int,
    size: float,
    lines: Sequence[Line],
    tolerance: float = FLUSH_TOLERANCE_EM,
) -> Verdict:
    """Sum up what was found on some lines.

    Args:
        findings: Measurements of the lines.
        pages: How many pages they stand on.
        size: Body size, pt.
        lines: All body lines, displayed ones included.
        tolerance: As for ``judge``.
    """
    off_edge = [miss for miss in findings.misses if miss[0] > tolerance]
    measures = [line.measure / size for line in lines]
    report = Report(
        pages=pages,
        size=size,
        columns=len({line.start for line in lines}),
        measure_em=round(statistics.median(measures), 3) if measures else 0,
        nonlast_lines=len(findings.misses),
        flush_pct=_share(len(findings.misses) - len(off_edge), len(findings.misses)),
        flush_worst_pt=round(max((miss for miss, _ in findings.misses_pt), default=0.0), 4),
        **_mark_figures(findings),
        **_stretch_figures(findings),
        lone_last=len(findings.runts),
        split_numbers=len(findings.split_numbers),
        split_units=len(findings.split_units),
    )
    return Verdict(report, _offenders(findings, off_edge), findings.misses_pt)


def _mark_figures(findings: Findings) -> dict[str, Any]:
    lone = findings.lone_marks
    return {
        "kinsoku_start": len(findings.bad_starts),
        "kinsoku_end": len(findings.bad_ends),
        "punct_pairs": len(findings.pair_advances),
        "loose_pairs": sum(advance > LOOSE_PAIR_EM for advance in findings.pair_advances),
        "han_latin_gap_em": _rounded(findings.autospaces, statistics.mean, 3),
        "squeezed_pct": _share(sum(advance < SQUEEZED_EM for advance in lone), len(lone)),
        "squeezed_hard_pct": _share(sum(advance < HARD_SQUEEZED_EM for advance in lone), len(lone)),
    }


def _stretch_figures(findings: Findings) -> dict[str, Any]:
    stretches, deviations = findings.stretches, findings.deviations
    mean_square = sum(d * d for d in deviations) / max(1, len(deviations))
    return {
        "stretch_mean_abs": _rounded([abs(s) for s in stretches], statistics.mean),
        "stretch_max": _rounded(stretches, max),
        "stretch_max_free": _rounded(findings.free_stretches, max),
        "stretch_min": _rounded(stretches, min),
        "stretch_sd": _rounded(stretches, statistics.pstdev),
        "held_open": len(findings.held_open),
        "gap_max": max(findings.excesses)[0] if findings.excesses else None,
        "uneven_rms": round(mean_square**0.5, 4),
    }


def _offenders(
    findings: Findings, off_edge: Sequence[tuple[float, int, str]]
) -> dict[str, Sequence[object]]:
    return {
        "not_flush": sorted(off_edge, reverse=True),
        "kinsoku_start": list(findings.bad_starts),
        "kinsoku_end": list(findings.bad_ends),
        "widest_gap": sorted(findings.excesses, reverse=True),
        "hard_squeezed": sorted(m for m in findings.narrowest if m[0] < HARD_SQUEEZED_EM),
        "held_open": sorted(findings.held_open, reverse=True),
        "lone_last": list(findings.runts),
        "split_numbers": list(findings.split_numbers),
        "split_units": list(findings.split_units),
    }


def _share(hits: int, total: int) -> float:
    return round(100 * hits / max(1, total), 2)


def _rounded(
    values: Sequence[float], summary: Callable[[Sequence[float]], float], digits: int = 4
) -> float | None:
    return round(summary(values), digits) if values else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(prog="bench.judge", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pdf", type=Path)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="N offenders of each kind")
    parser.add_argument("--size", type=float, help="body size in pt (default: the commonest)")
    parser.add_argument("--right", type=float, help="right edge in pt (default: found)")
    parser.add_argument("--tolerance", type=float, default=FLUSH_TOLERANCE_EM, metavar="EM")
    options = parser.parse_args(arguments)
    verdict = judge(
        options.pdf, size=options.size, right=options.right, tolerance=options.tolerance
    )
    figures = dataclasses.asdict(verdict.report)
    if options.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        for name, value in figures.items():
            print(f"{name:18} {value}")
        for kind, items in verdict.offenders.items():
            for item in items[: options.show]:
                print(f"  {kind}: {item}")
    return TOO_FEW_LINES if verdict.report.nonlast_lines < FEWEST_LINES else 0


if __name__ == "__main__":
    sys.exit(main())
