"""Copy-fitting: which change to try next so that an issue fills exactly so many pages.

Nothing is set here. ``Search`` is told how an issue came out and says what to try, least visible
first; whoever sets the pages (``pipeline.fitted``) asks again until they are full.

Fitted means: the wanted number of pages, and no more than two blank lines between the text and the
imprint on the last one (at the foot, if there is no imprint). No line stands alone at a page's head
or foot; the style sheets see to that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import ceil

from bulletin_pdf.compose.adjustment import Adjustment
from bulletin_pdf.layouts import LayoutConfig
from bulletin_pdf.pipeline.pagination import Piece, blanks
from bulletin_pdf.typeset.extent import Extent, Probe, Trial

BLANK = 2.0
"""Most lines that may be blank above the imprint."""

MOST_TRIALS = 6
"""Layouts that are only measured, besides the first; with it and the final one there are eight."""

SQUEEZE, TITLE_SPACE, UNEVEN, IMAGE_HEIGHT, PITCH, SIZE = 1.0, 6.0, 3.0, 3.0, 8.0, 25.0
"""How visible it is: a level of squeezing, a line above each title, titles that differ in that, a
line of the pictures' height, a line more or less on each page, a character more in each line."""

_EXACT = 0.02
"""Lines by which a measured blank may be wrong."""

_MISSED = 100.0
"""What it costs that a prediction misses the wanted blank by a line."""

_HOPELESS = 1.0
"""When even the best prediction misses by so many lines, it is tried to see how much is to be cut,
and then nothing more."""


def is_full(spare: float) -> bool:
    """Tell whether pages are full when so many lines of them are left."""
    return -_EXACT < spare < BLANK + _EXACT


@dataclass(frozen=True, slots=True)
class Outcome:
    """An adjustment that was tried.

    Attributes:
        adjustment: what was tried.
        extent: how the pages came out.
        spare: lines left of the wanted pages; below 0, lines too many.
    """

    adjustment: Adjustment
    extent: Extent
    spare: float

    def fits(self, pages: int) -> bool:
        """Tell whether the wanted pages are full."""
        return self.extent.pages == pages and is_full(self.spare)

    @property
    def miss(self) -> float:
        """Lines by which the wanted blank was missed."""
        return max(-self.spare, self.spare - BLANK, 0.0)


def probe_of(config: LayoutConfig) -> Probe:
    """Return what to try on the paragraphs of a layout."""
    space = config.fit.title_space.natural * config.pitch
    return Probe(config.body_size, space, tuple(product(_factors(config), _levels(config))))


def _factors(config: LayoutConfig) -> Iterator[float]:
    return (measure / config.grid.measure for measure in config.measures)


def _levels(config: LayoutConfig) -> range:
    return range(config.fit.looseness.min, config.fit.looseness.max + 1)


@dataclass(slots=True)
class Search:
    """The search for an adjustment.

    Attributes:
        config: the layout, with its limits.
        pages: how many are wanted.
        outcomes: what was tried, the natural layout first.
    """

    config: LayoutConfig
    pages: int
    outcomes: list[Outcome] = field(default_factory=list)
    _hopeless: bool = False

    def tell(self, adjustment: Adjustment, extent: Extent) -> Outcome:
        """Take in how an adjustment came out."""
        spare = extent.spare(self.pages) / extent.height * adjustment.lines
        self.outcomes.append(Outcome(adjustment, extent, spare))
        return self.outcomes[-1]

    def fitting(self) -> Outcome | None:
        """Return what fits, as soon as something does."""
        return next((o for o in self.outcomes if o.fits(self.pages)), None)

    def ranking(self) -> list[Outcome]:
        """Return what was tried, what came nearest to fitting first; of equals the least visible.

        What came out too long is not mixed with what came out too short.
        """
        ranked = sorted(self.outcomes, key=lambda o: (o.miss, self._visible(o.adjustment)))
        return [o for o in ranked if (o.spare < 0) == (ranked[0].spare < 0)]

    def next(self) -> Adjustment | None:
        """Return what to try next; None when nothing is likely to fit any more."""
        if self._hopeless or len(self.outcomes) > MOST_TRIALS:
            return None
        tried = {outcome.adjustment for outcome in self.outcomes}
        rated = [
            (self._rate(candidate), number, candidate)
            for number, candidate in enumerate(self.candidates())
            if candidate not in tried
        ]
        if not rated:
            return None
        _, _, best = min(rated)
        self._hopeless = self._miss(best) > _HOPELESS
        return best

    def candidates(self) -> Iterator[Adjustment]:
        """Yield every adjustment within the layout's limits, the least visible of equal ones."""
        fit, own = self.config.fit, self.config.grid.lines
        lines = range(fit.lines.min, fit.lines.max + 1) if fit.lines else (own,)
        blocks = self.outcomes[0].extent.blocks
        heights = range(fit.image_height.min, fit.image_height.max + 1)
        titled = [block.titled for block in blocks if block.titled]
        spaces = range(fit.title_space.min, fit.title_space.max + 1)
        ends = [titled[number:] for number in range(len(titled), 0, -1)]
        for measure, looseness in self._distinct():
            for space, wider, height, count in product(
                spaces,
                map(tuple, ends),
                heights if any(block.picture for block in blocks) else (fit.image_height.natural,),
                lines,
            ):
                if not wider or space < fit.title_space.max:
                    yield Adjustment(looseness, space, height, count, measure, wider)

    def _distinct(self) -> Iterator[tuple[int, int]]:
        """Yield (characters in a line, looseness), without levels that change no paragraph."""
        known: dict[tuple[int, ...], tuple[int, int]] = {}
        for measure in self.config.measures:
            for looseness in sorted(_levels(self.config), key=abs):
                known.setdefault(self._counts(measure, looseness), (measure, looseness))
        yield from known.values()

    def _counts(self, measure: int, looseness: int) -> tuple[int, ...]:
        trial: Trial = measure / self.config.grid.measure, looseness
        found = (paragraph.tried[trial] for paragraph in self.outcomes[0].extent.paragraphs)
        return measure, *found

    def predicted(self, adjustment: Adjustment) -> float:
        """Return the lines that will be left of the wanted pages, as far as can be worked out."""
        plain = self.outcomes[0]
        trial: Trial = adjustment.measure / plain.adjustment.measure, adjustment.looseness
        lines = [paragraph.tried[trial] for paragraph in plain.extent.paragraphs]
        return spare_with(plain, adjustment, lines, self.pages)

    def _visible(self, adjustment: Adjustment) -> float:
        return _difference(adjustment, Adjustment.natural(self.config))

    def _rate(self, adjustment: Adjustment) -> float:
        return self._visible(adjustment) + _MISSED * self._miss(adjustment)

    def _miss(self, adjustment: Adjustment) -> float:
        """Return how far the blank is expected to be outside what is wanted.

        A prediction is corrected by what the most similar trial has shown it to be wrong by.
        """
        similar = min(self.outcomes, key=lambda o: _difference(o.adjustment, adjustment))
        error = similar.spare - self.predicted(similar.adjustment)
        spare = self.predicted(adjustment) + error
        return max(-_EXACT - spare, spare - BLANK - _EXACT, 0.0)


def spare_with(outcome: Outcome, adjustment: Adjustment, lines: Sequence[int], pages: int) -> float:
    """Return the lines left of so many pages if what was set once were set otherwise.

    Args:
        outcome: how it was set.
        adjustment: how it would be set.
        lines: how many lines each justified paragraph would take.
        pages: how many pages are wanted.
    """
    feet = blanks_with(outcome, adjustment, lines)
    return Extent(tuple(feet), adjustment.lines).spare(pages)


def blanks_with(outcome: Outcome, adjustment: Adjustment, lines: Sequence[int]) -> list[float]:
    """Return the lines left on each page if what was set once were set otherwise."""
    extent, own = outcome.extent, outcome.adjustment
    old, new = extent.height / own.lines, extent.height / adjustment.lines
    pieces = []
    for block in extent.blocks:
        height = block.height / (new if block.fixed else old)
        if block.picture:
            height += _picture_lines(block.picture[1], adjustment.image_height, new)
            height -= _picture_lines(block.picture[1], own.image_height, old)
        gap = block.gap / old
        if block.titled:
            gap += adjustment.title_space - own.title_space
            gap += (block.titled in adjustment.wider) - (block.titled in own.wider)
        count = block.lines if block.paragraph is None else lines[block.paragraph]
        pieces.append(Piece(gap, height, count, block.kept, block.ends))
    return blanks(pieces, adjustment.lines)


def _picture_lines(most: float, limit: int, pitch: float) -> int:
    """Return the whole lines that a picture takes: what its width allows, up to the limit."""
    return ceil(min(most, limit * pitch) / pitch - 1e-6)


def _difference(one: Adjustment, other: Adjustment) -> float:
    """Return how visible it is to go from one adjustment to another."""
    return (
        SQUEEZE * abs(one.looseness - other.looseness)
        + TITLE_SPACE * abs(one.title_space - other.title_space)
        + UNEVEN * abs(bool(one.wider) - bool(other.wider))
        + abs(len(one.wider) - len(other.wider))
        + IMAGE_HEIGHT * abs(one.image_height - other.image_height)
        + PITCH * abs(one.lines - other.lines)
        + SIZE * abs(one.measure - other.measure)
    )
