"""A text as springs: for every possible line, its width and what can be stretched or squeezed.

`Springs` holds what each character and each gap between two of them weighs; `Stops` are sums
of that, sampled where lines may end, so that any line is worked out by subtraction.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate, compress
from math import inf
from operator import add, sub

from .classes import classify_text, natural_advance
from .costs import Costs
from .pairs import ProhibitionLevel, pair_table
from .prices import break_prices
from .runs import run_table

_RUN = re.compile("[^h]+")
# All but ideographs, which are one em wide. It takes milliseconds to compile and is seldom used.
_SPECIAL = "[^\u3400-\u9fff\U00020000-\U0003ffff]"
_HANGING = frozenset("，、。．")
_MARKS = frozenset("csp")
# Marks that even an emergency puts at a line's start or end only where there is nothing else.
_LAST_TO_START, _LAST_TO_END, _BAD_BREAK = frozenset("cspm~/k)%"), frozenset("o("), 10.0
# What is not printed at a line's end.
_LOST = re.compile("[ \n]+")
_JOINER = "\u200d"
_HALF = 0.5
_HYPHEN_ADVANCE = 0.33


class LineEnd(StrEnum):
    """How a full-width mark may end a line."""

    ALLOW = "allow"
    """Half, or full where that saves an adjustment."""
    HALF = "half"
    """Always half (GB/T 15834 5.1.10)."""
    FULL = "full"
    """Never trimmed."""


class LineStart(StrEnum):
    """How an opener begins a line."""

    HALF = "half"
    """It gives up its blank (CLREQ 6.3.2)."""
    FULL_FIRST = "full-first"
    """As HALF, but for the first line of a paragraph and after a forced break."""
    FULL = "full"
    """Never trimmed."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """What may be done with the blanks of full-width marks (CLREQ 6.3.2)."""

    start: LineStart = LineStart.HALF
    end: LineEnd = LineEnd.ALLOW
    pairs: bool = True
    """Whether adjacent marks share their blank and lone ones may be squeezed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the caller knows of a text beyond its characters; lengths in em."""

    advances: Sequence[float] | None = None
    """Advance of each character, with the borders and padding that travel with it."""
    kinds: str | None = None
    """Classes, one letter a character: `classify_text`, corrected by the font."""
    blanks: Mapping[int, tuple[float, float]] | None = None
    """(left, right) blank of each full-width mark, from its ink; if None, half an em."""
    breaks: Mapping[int, bool] = field(default_factory=dict)
    """Positions where a break is allowed or forbidden whatever the rules say."""
    prices: Mapping[int, float] = field(default_factory=dict)
    """Further prices of breaks, squared em: inside names, in words of other scripts."""
    hyphens: Mapping[int, float] = field(default_factory=dict)
    """Breaks that print a hyphen, with its advance."""
    sealed: frozenset[int] = frozenset()
    """Positions where not even an emergency breaks a line."""


@dataclass(slots=True)
class Stops:
    """Sums at the breaks of a text: where the line before each ends, the line after begins.

    Those that end in 0 are for the lines after; the end of the text begins none.
    """

    breaks: list[int]
    ends: list[int]
    """End of what is printed when a line ends here: before the spaces."""
    natural: list[float]
    weight: list[float]
    gentle: list[float]
    ceiling: list[float] | None
    natural0: list[float]
    weight0: list[float]
    gentle0: list[float]
    ceiling0: list[float] | None
    trim: list[float]
    """Blank that the mark before the break can lose at a line's end."""
    hangs: list[bool]
    price: list[float] | None
    give: Sequence[float]
    """What each gap of the text, not only at the breaks, gives in the last resort."""
    full: list[float] = field(default_factory=list)
    full0: list[float] = field(default_factory=list)

    def widest(self) -> float:
        """Width, em, of the widest chunk that no break divides (its end trimmed)."""
        widths = map(sub, self.natural[1:], self.natural0)
        return max(map(sub, widths, self.trim[1:]), default=0.0)

    def add_full(self) -> None:
        """Add the sums of the last resort, where marks give all their blank: few texts need it."""
        if not self.full:
            sums = [0.0, *accumulate(self.give)]
            self.full = [sums[e] for e in self.ends]
            self.full0 = [sums[b + 1] for b in self.breaks[:-1]]


class Springs:
    """Widths, gaps and breaks of one text under one set of constants, per character."""

    def __init__(
        self, text: str, costs: Costs, spacing: Spacing, level: ProhibitionLevel, facts: Facts
    ) -> None:
        self.text, self.costs, self.spacing, self.facts = text, costs, spacing, facts
        self.level = level
        n = self.size = len(text)
        self.kinds = facts.kinds if facts.kinds is not None else classify_text(text)
        self.gap, self.weight = [0.0] * (n + 1), [1.0] * (n + 1)
        self.gentle, self.full = [0.0] * (n + 1), [0.0] * (n + 1)
        self.ceiling = [costs.most_gap] * (n + 1)
        self.may = [True] * (n + 1)
        self.left: dict[int, float] = {}
        self.right: dict[int, float] = {}
        self.prices, offered = break_prices(text, costs)
        self.is_mixed = False
        self._apply_pairs()
        if "^" in self.kinds:
            self._bind_extenders()
        self._fit_blanks()
        self._apply_facts(offered)
        advances = self._natural_advances() if facts.advances is None else facts.advances
        self._natural: list[float] = [0.0, *accumulate(map(add, advances, self.gap))]
        self._weight = [0.0, *accumulate(self.weight)]
        self._gentle = [0.0, *accumulate(self.gentle)]
        self._ceiling = [0.0, *accumulate(self.ceiling)] if self.is_mixed else None

    def _natural_advances(self) -> list[float]:
        """Advances where no font is at hand."""
        text = self.text
        advances = [1.0] * self.size
        for match in re.finditer(_SPECIAL, text):
            advances[match.start()] = natural_advance(match[0])
        return advances

    def _apply_pairs(self) -> None:
        """Take over what the rules say of every run that is not of plain ideographs."""
        kinds, runs = self.kinds, run_table(self.costs, self.level)
        gap, weight, gentle, full = self.gap, self.weight, self.gentle, self.full
        may, ceiling, left, right = self.may, self.ceiling, self.left, self.right
        for match in _RUN.finditer(kinds):
            at, end = match.span()
            run = runs[kinds[at - 1 if at else 0 : end + 1]]
            for i in run.unbroken:
                may[at + i] = False
            for i, rule in run.gaps:
                j = at + i
                gap[j], weight[j], gentle[j], full[j], ceiling[j], _ = rule
            for i in run.right:
                right[at + i] = _HALF
            for i in run.left:
                left[at + i] = _HALF
            if run.is_mixed:
                self.is_mixed = True

    def _bind_extenders(self) -> None:
        """Make combining marks one with their base: they take its place towards the right."""
        kinds = list(self.kinds)
        rules = pair_table(self.costs, self.level)
        for i, kind in enumerate(kinds):
            if kind != "^" or not i or kinds[i - 1] in "\nb ":
                continue
            kinds[i] = base = kinds[i - 1]
            self.gap[i] = self.weight[i] = self.gentle[i] = self.full[i] = self.ceiling[i] = 0.0
            self.may[i], self.is_mixed = False, True
            joined = self.text[i] == _JOINER
            if i - 1 in self.right:
                self.right[i] = self.right.pop(i - 1)
            if i + 1 < self.size and kinds[i + 1] != "^":
                rule = rules[base + kinds[i + 1]]
                j = i + 1
                (
                    self.gap[j],
                    self.weight[j],
                    self.gentle[j],
                    self.full[j],
                    self.ceiling[j],
                    self.may[j],
                ) = rule
                if joined and kinds[j] == "h":  # UAX #14 rule 8a: one emoji
                    self.may[j] = False

    def _fit_blanks(self) -> None:
        """Take no more from a mark than the blank that it really has."""
        blanks, n = self.facts.blanks, self.size
        if not self.spacing.pairs:
            for i in (*self.left, *(i + 1 for i in self.right)):
                self.gap[i] = max(self.gap[i], 0.0)
                self.gentle[i] = self.full[i] = 0.0
        if blanks is None:
            return
        for i in self.left:
            self.left[i] = blanks[i][0] if i in blanks else 0.0
        for i in self.right:
            self.right[i] = blanks[i][1] if i in blanks else 0.0
        for j in {*self.left, *(i + 1 for i in self.right if i + 1 < n)}:
            blank = self.left[j] if j in self.left else self.right[j - 1]
            self.gap[j] = max(self.gap[j], -blank)
            self.full[j], self.gentle[j] = min(self.full[j], blank), min(self.gentle[j], blank)

    def _apply_facts(self, offered: set[int]) -> None:
        """Add the breaks of addresses and what the caller says of breaks and prices."""
        facts, may, prices, n = self.facts, self.may, self.prices, self.size
        for i in offered:
            may[i] = True
        for i, kind in enumerate(self.kinds) if "y" in self.kinds else ():
            if kind == "y" and i + 1 < n:
                prices[i + 1] = prices.get(i + 1, 0.0) + self.costs.split_hyphen
        for i in facts.hyphens:
            may[i] = True
            prices[i] = prices.get(i, 0.0) + self.costs.split_hyphen
        for i, price in facts.prices.items():
            prices[i] = prices.get(i, 0.0) + price
        for i, allowed in facts.breaks.items():
            may[i] = allowed
        may[0] = may[n] = True
        at = self.kinds.find("\n")
        while at >= 0:  # a forced break is one whatever the caller says
            may[at + 1] = True
            at = self.kinds.find("\n", at + 1)

    def hyphen_at(self, position: int) -> float:
        """Advance, em, of the hyphen that a break here prints; 0 if none."""
        if position in self.facts.hyphens:
            return self.facts.hyphens[position]
        soft = 0 < position < self.size and self.kinds[position - 1] == "y"
        return _HYPHEN_ADVANCE if soft else 0.0

    def stops(self, extra: Mapping[int, float] | None = None) -> Stops:
        """Sample the sums at every break, with `extra` breaks at their prices."""
        n, may, prices = self.size, self.may, self.prices
        if extra:
            may, prices = may.copy(), {**prices, **extra}
            for i in extra:
                may[i] = True
        breaks = [*compress(range(n + 1), may)]
        ends = self._ends(breaks)

        def at_ends(sums: Sequence[float]) -> list[float]:
            return [*compress(sums, may)] if ends is breaks else [sums[e] for e in ends]

        def at_starts(sums: Sequence[float]) -> list[float]:
            return [*compress(sums[1:-1], may)]

        ceiling = self._ceiling
        stops = Stops(
            breaks=breaks,
            ends=ends,
            natural=at_ends(self._natural),
            weight=at_ends(self._weight),
            gentle=at_ends(self._gentle),
            ceiling=at_ends(ceiling) if ceiling else None,
            natural0=[*compress(self._starts(), may)],
            weight0=at_starts(self._weight),
            gentle0=at_starts(self._gentle),
            ceiling0=at_starts(ceiling) if ceiling else None,
            trim=at_ends(self._trims()),
            hangs=self._hangs(ends),
            price=[*compress(_spread(prices, n + 1), may)] if prices else None,
            give=self.full,
        )
        if self.facts.hyphens or "y" in self.kinds:
            stops.natural = [
                w + self.hyphen_at(b) for w, b in zip(stops.natural, breaks, strict=True)
            ]
        return stops

    def _ends(self, breaks: list[int]) -> list[int]:
        """Where what is printed of the line before each break ends: before the spaces."""
        printed: list[int] | None = None
        for match in _LOST.finditer(self.kinds):
            if printed is None:
                printed = list(range(self.size + 1))
            at, end = match.span()
            printed[at + 1 : end + 1] = [at] * (end - at)
        return breaks if printed is None else [printed[b] for b in breaks]

    def advance(self, position: int) -> float:
        """Advance of a character, em."""
        return self._natural[position + 1] - self._natural[position] - self.gap[position]

    def reach(self, start: int, measure: float) -> int:
        """Index of the first character that a line from `start` has no natural room for."""
        base = self._natural[start] + self.gap[start] + self.trimmed_start(start)
        return max(start + 1, bisect_right(self._natural, base + measure + 1e-6) - 1)

    def trimmed_start(self, position: int) -> float:
        """What the opener at a position gives up when a line starts there, em."""
        how = self.spacing.start
        if how is LineStart.FULL:
            return 0.0
        if how is LineStart.FULL_FIRST and (not position or self.kinds[position - 1] == "\n"):
            return 0.0
        return self.left.get(position, 0.0)

    def _starts(self) -> list[float]:
        """Width before each character, with the blank that an opener gives up at a line start."""
        starts = [*map(add, self._natural, self.gap)]
        for i in self.left:
            starts[i] += self.trimmed_start(i)
        return starts

    def _trims(self) -> list[float]:
        """Blank that the mark before each position can lose at a line's end."""
        if self.spacing.end is LineEnd.FULL:
            return [0.0] * (self.size + 1)
        return _spread({i + 1: blank for i, blank in self.right.items()}, self.size + 1)

    def _hangs(self, ends: Sequence[int]) -> list[bool]:
        """Whether the mark before each line end may hang: alone, never one of several."""
        if self.costs.hang_end == inf:
            return [False] * len(ends)
        text, kinds = self.text, self.kinds
        return [
            text[e - 1 : e] in _HANGING and e - 1 in self.right and kinds[e - 2] not in _MARKS
            for e in ends
        ]

    def emergencies(self, stops: Stops, measure: float) -> dict[int, float]:
        """Breaks, at their price, inside the chunks that are wider than the measure (em)."""
        found: dict[int, float] = {}
        for k in range(len(stops.breaks) - 1):
            if stops.natural[k + 1] - stops.trim[k + 1] - stops.natural0[k] > measure:
                for i in range(stops.breaks[k] + 1, stops.breaks[k + 1]):
                    if self.kinds[i] not in "^g \n" and i not in self.facts.sealed:
                        ends, starts = self.kinds[i - 1], self.kinds[i]
                        bad = starts in _LAST_TO_START or ends in _LAST_TO_END
                        found[i] = self.costs.emergency * (_BAD_BREAK if bad else 1.0)
        return found


def _spread(values: Mapping[int, float], size: int) -> list[float]:
    """The values at their places in a list of zeros."""
    spread = [0.0] * size
    for i, value in values.items():
        spread[i] = value
    return spread
