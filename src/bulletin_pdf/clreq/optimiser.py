"""The cheapest way to break a run of text into lines, over all breaks at once.

One forward sweep: every break that a line can start at extends to every break that the line
can end at; the cheapest arrival at each break is kept. Lines have one width, but for the
first few, which may each have their own (an indent, a float): those are layers of their own.
"""

from collections.abc import Callable, Iterable, Sequence
from math import inf, sqrt
from typing import NamedTuple

from .costs import Costs
from .springs import Stops

# Widths of shrink-to-fit boxes come back with the last digits changed; a line may be this
# much (em) too wide.
TOLERANCE = 1e-6
# A line that cannot be squeezed enough and is this much (em) too long ends the search for ends:
# every further character adds more than it can give.
_FARTHEST = -1.5
_OVERFULL = 1e6
# Share of its blank that a mark gives at most before the last resort: .15 em of it stays, so
# that none looks half (`hard-squeezed`: under .62 em in all).
_GENTLE_SHARE = 0.7
# The same in the last resort, for lines of so many em up (an indented one in a column of 13): there
# a line has gaps enough to stay ragged rather than make a mark look half. Narrower ones take all.
_WIDE, _LAST_SHARE = 11.0, 0.72
# A last line that is to be justified but is too short for it stays as it is, at this price.
_LOOSE_LAST = 1.0
# What an em² of rag adds to a ragged line: two shallow ones are better than one that is nearly
# empty.
_DEEP = 20.0
# Ragged setting: the rag counts by its root, so that one deep notch is cheaper than two half
# as deep, and lines fill up one after the other.
_RAG = 0.02
# Ragged setting: a line of one character in the middle of a paragraph.
_LONE = 0.1


class Setting(NamedTuple):
    """How the lines of a paragraph are to end."""

    justify: bool = True
    justify_last: bool = False


class Step(NamedTuple):
    """One line of the cheapest way, between two stops; lengths in em."""

    start: int
    end: int
    measure: float
    slack: float
    """To be added over the line's gaps; below 0, to be taken from them."""
    unit: float
    ratio: float
    trim: float


class Attempt(NamedTuple):
    """How far one attempt goes."""

    most: float
    """Most slack a line may take, em."""
    tighten: float
    """Most that a gap between Han may lose, em."""
    last_resort: bool
    """Marks give all they have, and lines may stay ragged or overfull."""


class Layer:
    """Cheapest arrivals at each stop: cost and way back."""

    __slots__ = ("back", "best")

    def __init__(self, size: int) -> None:
        self.best = [inf] * size
        self.back: list[tuple[int, int, float, float, float]] = [(0, 0, 0.0, 0.0, 0.0)] * size
        """(layer and stop where the line starts, slack, unit or −ratio, trim)"""


class Search:
    """The search for the cheapest lines between two stops of a text."""

    def __init__(
        self,
        stops: Stops,
        costs: Costs,
        setting: Setting,
        first: int,
        last: int,
        measures: Sequence[float],
        runt: Callable[[int], float],
    ) -> None:
        """Prepare a search.

        Args:
            stops: the sums at the breaks.
            costs: the constants.
            setting: how lines are to end.
            first: number of the stop where the first line starts.
            last: number of the stop where the last line ends.
            measures: widths of the first lines, em; the last width goes on.
            runt: what a last line that starts at a stop costs for being short.
        """
        self.stops, self.costs, self.setting = stops, costs, setting
        self.first, self.last, self.measures, self.runt = first, last, measures, runt
        share = measures[-1] / costs.price_measure
        share = max(costs.price_least, min(1.0, share))
        self.price = [p * share for p in stops.price] if stops.price else None
        self.least = min(0.0, costs.full_end, costs.hang_end) + min(0.0, *costs.runt)
        self.least += min(0.0, *self.price) if self.price else 0.0
        """What a line's end costs at least: below 0 where a mark is to hang."""

    def best(self) -> tuple[list[Step], Attempt]:
        """Return the lines of the cheapest way, and the attempt that found it."""
        found: tuple[list[Step], Attempt] = [], Attempt(0.0, 0.0, False)
        cheapest = inf
        for number, (most, tighten) in enumerate(self.costs.passes):
            attempt = Attempt(most, tighten, most == inf)
            cost, steps = self.solve(attempt)
            if cost < cheapest:
                cheapest, found = cost, (steps, attempt)
            if cheapest < self.costs.runt[0]:
                worst = max((s.unit * s.measure for s in found[0]), default=0.0)
                if number or worst < self.costs.loose:
                    break
        return found

    def solve(self, attempt: Attempt) -> tuple[float, list[Step]]:
        """Return (cost, lines) of the cheapest way within an attempt; (inf, []) if none."""
        layers = [Layer(self.last + 1) for _ in self.measures]
        steady = len(layers) - 1
        if attempt.last_resort:
            self.stops.add_full()
        sweep = self.sweep if self.setting.justify else self.sweep_ragged
        layers[0].best[self.first] = 0.0
        starts = range(self.first, self.first + 1 if steady else self.last)
        for number in range(steady):
            sweep(attempt, starts, number, layers[number], layers[number + 1])
            arrivals = layers[number + 1].best
            reached = (j for j in range(starts.start + 1, self.last) if arrivals[j] < inf)
            starts = range(next(reached, self.last), self.last)  # no line starts at the end
        sweep(attempt, starts, steady, layers[steady], layers[steady])
        return self._way_back(layers)

    def sweep(
        self, attempt: Attempt, starts: Iterable[int], number: int, source: Layer, target: Layer
    ) -> None:
        """Extend each line start of one layer by every justified line that fits."""
        stops, costs, price, last = self.stops, self.costs, self.price, self.last
        most, tighten, last_resort = attempt
        width, inner, stretch_last = self.measures[number], number > 0, self.setting.justify_last
        natural, weight, trims, hangs = stops.natural, stops.weight, stops.trim, stops.hangs
        capacity, capacity0 = (
            (stops.full, stops.full0) if last_resort else (stops.gentle, stops.gentle0)
        )
        ceiling, ceiling0 = stops.ceiling, stops.ceiling0
        most_share = _GENTLE_SHARE
        if last_resort:
            most_share = _LAST_SHARE if width >= _WIDE - TOLERANCE else 1.0
        best, back = target.best, target.back
        stiff, stiff_squeeze = costs.stretch_knee**-2, costs.squeeze_knee**-2
        squeeze = costs.squeeze * costs.mark_capacity
        full_end, hang_end = costs.full_end, costs.hang_end
        shortest = min(1.25 * most, 0.9 * width)
        most_unit = min(costs.most_gap, max(0.06, 1.2 * most / width)) + TOLERANCE
        k = 0
        for i in starts:
            so_far = source.best[i]
            if so_far == inf:
                continue
            so_far += costs.line
            bound = so_far + self.least
            base = stops.natural0[i] + width + TOLERANCE
            weight0, given0, floor = stops.weight0[i], capacity0[i], base - shortest
            if k <= i:
                k = i + 1
            if not last_resort:
                while k < last and natural[k] < floor:  # the window only moves on
                    k += 1
            for j in range(i + 1 if last_resort else k, last + 1):
                slack = base - natural[j]
                if best[j] <= bound and slack >= _FARTHEST:  # nothing can be cheaper
                    continue
                if j == last and slack >= 0.0 and not stretch_last:
                    cost = so_far + self.runt(i) if inner else so_far
                    if cost < best[j]:
                        best[j], back[j] = cost, (number, i, slack, 0.0, 0.0)
                    continue
                trim, gaps, room = trims[j], weight[j] - weight0, 0.0
                if slack < 0.0:
                    room = capacity[j] - given0 + tighten * gaps
                    if slack + trim + most_share * room < 0.0 and (not hangs[j] or slack < -1.0):
                        if last_resort and j == i + 1 and so_far + _OVERFULL < best[j]:
                            best[j] = so_far + _OVERFULL
                            back[j] = (number, i, slack, 0.0, 0.0)
                        if slack < _FARTHEST:
                            break
                        continue
                cut = trim
                slack += cut
                while True:  # the mark at the end: half, full, hanging
                    if slack >= 0.0:
                        unit = (
                            slack / gaps if gaps > 0.0 else 0.0 if slack <= 2 * TOLERANCE else inf
                        )
                        if unit <= most_unit and (
                            ceiling is None or ceiling0 is None or slack <= ceiling[j] - ceiling0[i]
                        ):
                            cost = so_far + slack * unit * (1.0 + unit * unit * stiff)
                        else:
                            unit, cost = 0.0, inf
                            if last_resort:
                                cost = so_far + (
                                    _LOOSE_LAST
                                    if j == last
                                    else costs.ragged_line + _DEEP * slack * slack
                                )
                    else:
                        unit = slack / room if room > 0.0 else -inf
                        cost = inf
                        if unit >= -most_share:
                            cost = so_far + slack * unit * squeeze * (
                                1.0 + unit * unit * stiff_squeeze
                            )
                    if j == last and inner:
                        cost += self.runt(i)
                    if price:
                        cost += price[j]
                    if trim and cut != trim:
                        cost += hang_end if cut else full_end
                    if cost < best[j]:
                        best[j], back[j] = cost, (number, i, slack, unit, cut)
                    if cut and cut == trim and slack >= cut and full_end < inf:
                        slack, cut = slack - cut, 0.0
                    elif hangs[j] and cut < 1.0 and slack + 1.0 - cut >= 0.0:
                        slack, cut = slack + 1.0 - cut, 1.0
                    else:
                        break

    def sweep_ragged(
        self, attempt: Attempt, starts: Iterable[int], number: int, source: Layer, target: Layer
    ) -> None:
        """Extend each line start of one layer by every line that fits as it is."""
        stops, price, last, width = self.stops, self.price, self.last, self.measures[number]
        best, back, natural, trims = target.best, target.back, stops.natural, stops.trim
        for i in starts:  # a line to the very next stop is always possible, so each is reached
            so_far = source.best[i] + self.costs.line
            base = stops.natural0[i] + width + TOLERANCE
            for j in range(i + 1, last + 1):
                slack, cut = base - natural[j], 0.0
                if slack < 0.0:
                    cut = trims[j]
                    slack += cut
                if j == last:
                    cost = so_far + (self.runt(i) if number else 0.0)
                else:
                    cost = so_far + (price[j] if price else 0.0)
                    cost += _RAG * sqrt(slack) if slack > 0.0 else 0.0
                    cost += _LONE if stops.ends[j] - stops.breaks[i] == 1 else 0.0
                if slack < 0.0:
                    cost = so_far + _OVERFULL
                    if slack < _FARTHEST and j > i + 1:
                        break
                    if j > i + 1:
                        continue
                if cost <= best[j]:
                    best[j], back[j] = cost, (number, i, slack, 0.0, cut)

    def _way_back(self, layers: list[Layer]) -> tuple[float, list[Step]]:
        """Follow the cheapest arrival at the last stop back to the first."""
        number = min(range(len(layers)), key=lambda n: layers[n].best[self.last])
        cost = layers[number].best[self.last]
        if cost == inf:
            return inf, []
        steps: list[Step] = []
        j = self.last
        while j != self.first:
            number, i, slack, share, trim = layers[number].back[j]
            unit, ratio = (share, 0.0) if share >= 0.0 else (0.0, -share)
            steps.append(Step(i, j, self.measures[number], slack, unit, ratio, trim))
            j = i
        steps.reverse()
        return cost, steps
