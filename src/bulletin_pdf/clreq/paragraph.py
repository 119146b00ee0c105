"""A paragraph and its lines: the face of the optimiser."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from enum import StrEnum
from math import inf
from typing import NamedTuple

from .costs import Costs
from .optimiser import TOLERANCE, Attempt, Search, Setting, Step
from .pairs import ProhibitionLevel
from .springs import Facts, LineEnd, Spacing, Springs, Stops

_JUSTIFIED = Setting()
# A last line longer than a runt and this many marks is no runt, whatever it holds.
_MOST_MARKS = 4
# Marks, and what leaves no ink: 势␣。 is one character alone, as 势。 is.
_NOT_COUNTED = frozenset("ocspm~)(q _z^byg")


class Fit(StrEnum):
    """How a line came out."""

    FLUSH = "flush"
    """Set to its measure."""
    NATURAL = "natural"
    """Not to be justified: a last line, a line before a forced break, ragged setting."""
    RAGGED = "ragged"
    """To be justified, but a gap would have opened too far: reported."""
    OVERFULL = "overfull"
    """Wider than its measure, for nothing in it may be broken: reported."""


class Line(NamedTuple):
    """A line of a plan; lengths in em."""

    start: int
    """Index of its first character."""
    end: int
    """End of what is printed of it: before the spaces."""
    next: int
    """Index of the next line's first character."""
    measure: float
    slack: float
    """Measure minus natural width: what is added over the gaps; below 0, taken from them."""
    unit: float
    """What a gap of weight 1 gains."""
    ratio: float
    """Share of its capacity that each squeezable gap loses."""
    tighten: float
    """Capacity of a gap between Han."""
    last_resort: bool
    """Whether marks were asked for all their blank."""
    trim: float
    """Cut from the mark at the end: its blank, or 1 if it hangs."""
    hyphen: float
    """Advance of the hyphen printed at the end."""
    fit: Fit
    emergency: bool
    """Whether it ends where no break is allowed, in a chunk too wide for any line."""


Made = dict[tuple[tuple[float, ...], int, Setting], dict[int, Line]]
"""(measures, start, setting) → the plan made for just that.

Rests of other plans are not among them: which one is asked for first depends on the document.
"""


class Paragraph:
    """A text that can be broken into lines; plans are kept for each set of measures."""

    def __init__(
        self,
        text: str,
        *,
        costs: Costs | None = None,
        spacing: Spacing | None = None,
        level: ProhibitionLevel = ProhibitionLevel.GB,
        facts: Facts | None = None,
        made: Made | None = None,
    ) -> None:
        """Weigh a text.

        Args:
            text: the paragraph; newlines force breaks.
            costs: constants of the optimum.
            spacing: what may be done with the blanks of marks.
            level: how strictly marks are kept from line starts and ends.
            facts: advances, blanks and breaks that the caller knows.
            made: plans that were made of the same text under the same conditions, and where
                further ones are kept.
        """
        self._made = {} if made is None else made
        self.text, self.size = text, len(text)
        spacing = spacing or Spacing()
        costs = costs or Costs()
        if spacing.end is LineEnd.HALF:
            costs = replace(costs, full_end=inf)
        self.costs = costs
        self._asked = spacing, level, facts or Facts()
        self._springs: Springs | None = None
        self._stops: Stops | None = None
        self.kinds = self.springs.kinds
        self._widest = self.stops.widest()
        self._plans: dict[tuple[tuple[float, ...], Setting], dict[int, dict[int, Line]]] = {}

    @property
    def springs(self) -> Springs:
        """What each character and gap weighs."""
        if self._springs is None:
            self._springs = Springs(self.text, self.costs, *self._asked)
        return self._springs

    @property
    def stops(self) -> Stops:
        """The sums at the breaks."""
        if self._stops is None:
            self._stops = self.springs.stops()
        return self._stops

    @property
    def is_awake(self) -> bool:
        """Whether it holds what a plan is made from."""
        return self._springs is not None

    def rest(self) -> None:
        """Let go of the weights, most of what a paragraph takes; who asks has them made anew.

        Plans are kept.
        """
        self._springs = self._stops = None

    def priced(self, line: float) -> Paragraph:
        """Return the same text with another price for every line (copy-fitting)."""
        if line == self.costs.line:
            return self
        other = copy(self)
        other._springs, other._stops = self.springs, self.stops
        other.costs, other._plans, other._made = replace(self.costs, line=line), {}, {}
        return other

    def plan(
        self, measures: Sequence[float], start: int = 0, setting: Setting = _JUSTIFIED
    ) -> dict[int, Line]:
        """Return the best lines, keyed by their first character.

        Args:
            measures: widths of the first lines in em; the last one goes on for all others.
            start: the break to start from, a line start of another plan.
            setting: justified or ragged, and the last line.
        """
        widths = _shortest(measures)
        plan = self._plans.setdefault((widths, setting), {}).get(start)
        if plan is None:
            asked = widths, start, setting
            plan = self._made.get(asked) or self._make_plan(*asked)
            self._made[asked] = plan
            left = widths
            for at in plan:  # the rest of a best plan is best from there on
                self._plans.setdefault((left, setting), {}).setdefault(at, plan)
                left = left[1:] or left
        return plan

    def lines(
        self, measures: Sequence[float], start: int = 0, setting: Setting = _JUSTIFIED
    ) -> list[Line]:
        """Return the lines of `plan` from `start` on, in order."""
        plan, lines = self.plan(measures, start, setting), []
        while start < self.size:
            lines.append(plan[start])
            start = lines[-1].next
        return lines

    def min_content(self) -> float:
        """Width, em, of the widest chunk that no break divides."""
        return self._widest

    def chunk(self, start: int) -> float:
        """Width, em, of what no break divides from a line start on."""
        stops = self.stops
        k = min(bisect_left(stops.breaks, start), len(stops.breaks) - 2)
        return max(0.0, stops.natural[k + 1] - stops.trim[k + 1] - stops.natural0[k])

    def max_contents(self) -> list[float]:
        """Widths, em, of the lines if only forced breaks are taken."""
        widths, start = [], 0
        for stop in self._forced_stops():
            widths.append(self.stops.natural[stop] - self.stops.natural0[start])
            start = stop
        return widths

    def gaps(self, line: Line) -> list[float]:
        """Return the space in em before each character of a line after its first.

        Fixed gaps are included: −.5 between two marks that share a blank, the gap between
        Han and Latin. A gap at its ceiling gives what is left to the others.
        """
        springs, part = self.springs, slice(line.start + 1, line.end)
        gaps, weights = springs.gap[part], springs.weight[part]
        if line.ratio:
            rooms = (springs.full if line.last_resort else springs.gentle)[part]
            ratio, tighten = line.ratio, line.tighten
            return [
                gap - ratio * (room + tighten * weight)
                for gap, weight, room in zip(gaps, weights, rooms, strict=True)
            ]
        if not line.unit:
            return gaps
        if not springs.is_mixed:
            unit = line.unit
            return [gap + unit * weight for gap, weight in zip(gaps, weights, strict=True)]
        added = share_out(line.slack, weights, springs.ceiling[part])
        return [gap + extra for gap, extra in zip(gaps, added, strict=True)]

    def _forced_stops(self) -> list[int]:
        """Numbers of the stops where lines must end."""
        breaks, found = self.stops.breaks, []
        at = self.kinds.find("\n")
        while at >= 0:
            found.append(bisect_left(breaks, at + 1))
            at = self.kinds.find("\n", at + 1)
        if not found or found[-1] != len(breaks) - 1:
            found.append(len(breaks) - 1)
        return found

    def _make_plan(
        self, widths: tuple[float, ...], start: int, setting: Setting
    ) -> dict[int, Line]:
        """Plan one stretch of text after the other, each up to its forced break."""
        stops, emergencies = self.stops, {}
        if self._widest > min(widths):
            emergencies = self.springs.emergencies(stops, min(widths))
        if emergencies or not self.springs.may[start]:
            # A line may start where an emergency under other widths has put its start.
            stops = self.springs.stops({**emergencies, start: 0.0})
        plan: dict[int, Line] = {}
        here, left = start, widths
        while here < self.size:
            stop = self.kinds.find("\n", here) + 1 or self.size
            steps, attempt = self._search(stops, here, stop, left, setting)
            for step in steps:
                loose = not setting.justify or (
                    stops.breaks[step.end] == stop and not setting.justify_last
                )
                start = stops.breaks[step.start]
                plan[start] = Line(
                    start=start,
                    end=stops.ends[step.end],
                    next=stops.breaks[step.end],
                    measure=step.measure,
                    slack=step.slack,
                    unit=step.unit,
                    ratio=step.ratio,
                    tighten=attempt.tighten,
                    last_resort=attempt.last_resort,
                    trim=step.trim,
                    hyphen=self.springs.hyphen_at(stops.breaks[step.end]),
                    fit=_fit(step, loose=loose),
                    emergency=stops.breaks[step.end] in emergencies,
                )
                left = left[1:] or left
            here = stop
        return plan

    def _search(
        self, stops: Stops, start: int, stop: int, widths: tuple[float, ...], setting: Setting
    ) -> tuple[list[Step], Attempt]:
        """Find the best lines between two characters."""
        first, last = bisect_left(stops.breaks, start), bisect_left(stops.breaks, stop)

        def runt(i: int) -> float:
            return self.runt(stops.breaks[i], stops.ends[last])

        measures = widths if len(widths) > 1 else widths * 2
        return Search(stops, self.costs, setting, first, last, measures, runt).best()

    def runt(self, start: int, end: int) -> float:
        """What a last line of these characters costs for being short, marks not counted."""
        steps = self.costs.runt
        if end - start > _MOST_MARKS + len(steps):
            return 0.0
        size = sum(kind not in _NOT_COUNTED for kind in self.kinds[start:end])
        return steps[max(size, 1) - 1] if size <= len(steps) else 0.0


def _shortest(measures: Sequence[float]) -> tuple[float, ...]:
    """The same widths without repetition at the end, so that equal plans have one key."""
    count = len(measures)
    while count > 1 and measures[count - 1] == measures[count - 2]:
        count -= 1
    return tuple(measures[:count])


def _fit(step: Step, *, loose: bool) -> Fit:
    """How a step came out; `loose` if it need not be flush."""
    if step.slack < -2 * TOLERANCE and not step.ratio:
        return Fit.OVERFULL
    if step.unit or step.ratio:
        return Fit.FLUSH
    if loose:
        return Fit.NATURAL
    return Fit.RAGGED if step.slack > 2 * TOLERANCE else Fit.FLUSH


def share_out(slack: float, weights: Sequence[float], ceilings: Sequence[float]) -> list[float]:
    """Spread a slack over gaps in proportion to their weights, none above its ceiling.

    What the full gaps cannot take goes to the others; should all be full, the rest is
    spread over all alike, so that the line is flush whatever happens.

    Args:
        slack: em to spread.
        weights: share of each gap.
        ceilings: most em for each gap.

    Returns:
        What each gap gains, em; the sum is `slack` if any weight is above 0.
    """
    total = sum(weights)
    if total <= 0.0:
        return [0.0] * len(weights)
    unit = slack / total
    full: set[int] = set()
    while over := [
        i
        for i, (weight, most) in enumerate(zip(weights, ceilings, strict=True))
        if i not in full and weight * unit > most + TOLERANCE
    ]:
        full.update(over)
        total = sum(weight for i, weight in enumerate(weights) if i not in full)
        if total <= 0.0:
            unit = slack / sum(weights)
            return [weight * unit for weight in weights]
        unit = (slack - sum(ceilings[i] for i in full)) / total
    return [ceilings[i] if i in full else weight * unit for i, weight in enumerate(weights)]
