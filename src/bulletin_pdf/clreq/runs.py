"""Runs of marks, Latin and spaces between plain ideographs, with the rules of their gaps.

Between two plain ideographs every rule is the default one, so only the runs between them are
looked at; and as nearly all of those are a single mark or a few digits, what the rules say of
them is worked out once and kept.
"""

from dataclasses import dataclass
from functools import cache

from .costs import Costs
from .pairs import Pair, ProhibitionLevel, breaks_after_space, pair_table

# Longer runs (addresses, English sentences) are seldom met again.
_LONGEST_KEPT = 6


@dataclass(frozen=True, slots=True)
class Run:
    """What holds in and around one run; positions are counted from its first character."""

    unbroken: tuple[int, ...]
    """Gaps where no line may break."""
    gaps: tuple[tuple[int, Pair], ...]
    """Gaps that are not the default one."""
    left: tuple[int, ...]
    """Openers: marks with a blank on their left."""
    right: tuple[int, ...]
    """Closers, stops and pauses: marks with a blank on their right."""
    is_mixed: bool
    """Whether gaps gain differently, or are full at different widths."""


class RunTable(dict[str, Run]):
    """Runs for one set of constants, worked out when first asked for.

    A key is the classes of a run with the ideograph before it, unless it begins the text, and
    the one after it, unless it ends the text.
    """

    def __init__(self, costs: Costs, level: ProhibitionLevel) -> None:
        super().__init__()
        self._costs, self._level = costs, level

    def __missing__(self, kinds: str) -> Run:
        run = self._work_out(kinds)
        if len(kinds) <= _LONGEST_KEPT + 2:
            self[kinds] = run
        return run

    def _work_out(self, kinds: str) -> Run:
        rules, loose = pair_table(self._costs, self._level), self._costs.most_gap
        default = rules["hh"]
        first = int(kinds[0] == "h")
        unbroken, gaps, is_mixed, before_spaces = [], [], False, ""
        for j in range(1, len(kinds)):
            before, after = kinds[j - 1], kinds[j]
            rule = rules[before + after]
            breaks = rule.breaks
            if before == " " and after != " ":
                breaks = breaks_after_space(before_spaces, after, self._level)
            elif after == " " and before != " ":
                before_spaces = before
            if not breaks:
                unbroken.append(j - first)
            if rule != default._replace(breaks=rule.breaks):
                gaps.append((j - first, rule))
            # A gap without weight takes nothing, whatever its ceiling.
            is_mixed |= rule.weight > 0.0 if rule.ceiling != loose else rule.weight != 1.0
        marks = list(enumerate(kinds, -first))
        return Run(
            unbroken=tuple(unbroken),
            gaps=tuple(gaps),
            left=tuple(i for i, kind in marks if kind == "o"),
            right=tuple(i for i, kind in marks if kind in "csp"),
            is_mixed=is_mixed,
        )


@cache
def run_table(costs: Costs, level: ProhibitionLevel) -> RunTable:
    """Return the one table of runs for these constants."""
    return RunTable(costs, level)
