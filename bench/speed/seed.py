"""The seed: how large its PDF is, and what building it again costs when nothing has changed."""

from pathlib import Path
from typing import Final

from bench.peers import OURS
from bench.speed.measuring import environment_in, median_cost, run
from bench.speed.systems import BY_NAME, PLAIN, build_command, write_document
from bench.speed.table import HOLDS, MISSED, NONE, Table, verdict
from bench.speed.text import read_articles

MOST_OF_PLAIN: Final = 0.6
MOST_UNCHANGED_S: Final = 0.35
TARGETS: Final = ("press", "proof")


def size(seed: Path, folder: Path) -> Table:
    """Compare the PDFs of the seed: plain WeasyPrint's with system fonts, ours to print and proof.

    Raises:
        PeerFailed: One of them wrote no PDF.
    """
    plain = write_document(BY_NAME[PLAIN], read_articles(seed), folder, seed.stem)
    plain.set()
    theirs = plain.pdf.stat().st_size
    rows = [[PLAIN, f"{theirs / 1000:.0f}", NONE, NONE, NONE]]
    for target in TARGETS:
        command = build_command(seed, folder / "seed", target, "--no-cache")
        run(command, folder, environment_in(folder))
        ours = _pdf(folder / "seed", seed, target).stat().st_size
        cells = verdict(MOST_OF_PLAIN, ours / theirs)
        rows.append([f"{OURS}, {target}", f"{ours / 1000:.0f}", f"{ours / theirs:.2f}", *cells])
    return Table("PDF of the seed", ("system", "KB", "ours ÷ it", "limit", "verdict"), rows)


def unchanged(seed: Path, folder: Path, runs: int) -> Table:
    """Build the seed once, then again and again; tell what again costs and what it touches.

    Raises:
        PeerFailed: It could not be built.
    """
    output = folder / "unchanged"
    command = build_command(seed, output, "proof")
    environment = environment_in(folder)
    run(command, folder, environment)
    pdf = _pdf(output, seed, "proof")
    written = pdf.stat().st_mtime_ns
    cost = median_cost([run(command, folder, environment) for _ in range(runs)])
    cells = verdict(MOST_UNCHANGED_S, cost.cpu)
    touched = pdf.stat().st_mtime_ns != written
    rows = [
        [OURS, f"{cost.cpu:.3f}", f"{cost.wall:.3f}", *cells],
        ["its PDF is left untouched", NONE, NONE, NONE, MISSED if touched else HOLDS],
    ]
    head = ("system", "CPU s", "wall s", "limit", "verdict")
    return Table(f"The seed unchanged, {runs} runs", head, rows)


def _pdf(output: Path, seed: Path, target: str) -> Path:
    return output / seed.stem / f"{seed.stem}.{target}.pdf"
