"""What a page more costs when there are many already."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from bench.peers import OURS
from bench.speed.measuring import spread_of
from bench.speed.systems import BY_NAME, Document, System, write_document
from bench.speed.table import NONE, Table, ratio, verdict
from bench.speed.text import Article, articles_for

SIZES: Final = (10, 100, 1000)
MOST_GROWTH: Final = 1.15
MOST_MB: Final = 0.3


class Size(NamedTuple):
    """What a document of some size took: pages set, CPU seconds, memory and PDF in MB."""

    pages: int
    cpu: float
    peak_mb: float
    pdf_mb: float


class Slope(NamedTuple):
    """What a page costs.

    Attributes:
        early_ms: CPU milliseconds, between the smaller two of three sizes.
        late_ms: Between the larger two.
        peak_mb: Memory in 10⁶ bytes, between the smallest and the largest.
        pdf_mb: Bytes of the PDF likewise.
    """

    early_ms: float
    late_ms: float
    peak_mb: float
    pdf_mb: float

    @property
    def growth(self) -> float:
        """What a late page costs when an early one costs 1."""
        return self.late_ms / self.early_ms


def slope_of(small: Size, middle: Size, large: Size) -> Slope:
    """Return what a page costs; what starting costs cancels out."""
    pages = large.pages - small.pages
    return Slope(
        1000 * (middle.cpu - small.cpu) / (middle.pages - small.pages),
        1000 * (large.cpu - middle.cpu) / (large.pages - middle.pages),
        (large.peak_mb - small.peak_mb) / pages,
        (large.pdf_mb - small.pdf_mb) / pages,
    )


def growth(
    peers: Sequence[System],
    rounds: int,
    seed: Sequence[Article],
    folder: Path,
    tell: Callable[[str], None],
    sizes: tuple[int, int, int] = SIZES,
) -> Table:
    """Set three sizes one after the other, several times over, with ours and with peers.

    Raises:
        PeerFailed: A system that is installed wrote no PDF.
    """
    texts = {pages: articles_for(pages, seed) for pages in sizes}
    rows = []
    for system in (BY_NAME[OURS], *peers):
        slopes = []
        for number in range(1, rounds + 1):
            tell(f"growth: {system.name}, round {number}")
            small, middle, large = (
                _size(write_document(system, text, folder, f"p{pages}"))
                for pages, text in texts.items()
            )
            slopes.append(slope_of(small, middle, large))
        rows.append(_row(system.name, slopes))
    small_pages, middle_pages, large_pages = sizes
    head = (
        "system",
        f"ms a page, {small_pages} to {middle_pages}",
        f"{middle_pages} to {large_pages}",
        "growth",
        "memory MB a page",
        "PDF MB a page",
        "limit",
        "verdict",
    )
    return Table(f"Growth from {small_pages} to {large_pages} pages, {rounds} rounds", head, rows)


def _size(document: Document) -> Size:
    cost = document.set()
    return Size(document.pages(), cost.cpu, cost.peak_mb, document.pdf.stat().st_size / 1e6)


def _row(name: str, slopes: Sequence[Slope]) -> list[str]:
    early, late, peak, pdf, grown = (
        spread_of([getattr(slope, field) for slope in slopes])
        for field in (*Slope._fields, "growth")
    )
    limit = kept = NONE
    if name == OURS:
        limits = [
            verdict(MOST_GROWTH, grown.median),
            verdict(MOST_MB, peak.median + pdf.median),
        ]
        limit, kept = ("; ".join(cells) for cells in zip(*limits, strict=True))
        limit += " MB together"
    return [
        name,
        f"{early.median:.1f}",
        f"{late.median:.1f}",
        ratio(grown),
        f"{peak.median:.3f}",
        f"{pdf.median:.3f}",
        limit,
        kept,
    ]
