"""What an adjustment of a line costs: every constant of the optimum with its reason.

Lengths are in em, costs in squared em. The constants were tuned on four government reports
and judged on others; the curve is flat around them (± 5 % of unevenness over a wide range).
"""

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Costs:
    """Constants of the paragraph optimum.

    A line is a spring: a slack of D em spread over its gaps as `unit` em each costs
    D · unit · (1 + (unit / stretch_knee)²), and taken from its marks as a share `ratio` of
    what they can give D · ratio · squeeze · mark_capacity · (1 + (ratio / squeeze_knee)²).
    Both are free of the measure, so one set serves cells and full pages. That neighbouring
    lines should be alike costs nothing of its own: with it the figures came out the same, and
    without it the plan is the exact optimum.
    """

    stretch_knee: float = 0.04
    """Unit at which stretching costs double: one em over a line of 28 is hardly visible."""
    squeeze: float = 0.7
    """Price of squeezing against stretching: CLREQ 6.3.2 squeezes first."""
    squeeze_knee: float = 0.3
    """Share at which squeezing costs double: a mark that has lost .15 em still reads as full."""

    mark_capacity: float = 0.5
    """Most that a full-width mark gives up, em (GB/T 15834 5.1.11, CLREQ 6.3.2)."""
    stop_share: float = 0.6
    """Part of that which 。？！ give before the last resort: CLREQ squeezes them last."""
    space_capacity: float = 0.08
    """Most that a Western space gives up, em; it keeps a quarter (CLREQ 6.2.2)."""
    autospace: float = 0.25
    """Gap between Han and Latin, em: at most a quarter (CLREQ 6.1.4)."""
    autospace_least: float = 0.125
    """What squeezing leaves of that gap, em (CLREQ 6.2.2: an eighth)."""

    space_weight: float = 2.0
    """Stretch of a Western space in gaps between Han: CLREQ 6.2.2 stretches spaces first."""
    autospace_weight: float = 1.0
    """Stretch of a Han–Latin gap: more would hide Han stretch in a few wide holes."""
    most_gap: float = 0.25
    """Most that any gap opens, em: beyond it a line stays ragged and is reported."""
    autospace_most: float = 1 / 3
    """Most that a Han–Latin gap grows to, em (CLREQ 6.2.2)."""

    full_end: float = 0.003
    """A full mark at a line's end; inf sets it half always (GB/T 15834 5.1.10)."""
    hang_end: float = inf
    """A mark hanging beyond the measure; inf never hangs (CLREQ 6.1.3: not Chinese custom)."""
    runt: tuple[float, ...] = (40.0, 0.02)
    """A last line of one, of two characters besides marks: one is dearer than any stretch below
    `most_gap`, of which three em in a short line cost 30."""
    line: float = 0.0
    """Every line: above 0 for fewer lines, below for more (copy-fitting)."""

    split_unit: float = 1.0
    """A break inside 2012|年, 第|3期: dearer than a stretch of a tenth of an em over a line."""
    split_date: float = 0.08
    """A break inside 2012年|1月|3日."""
    split_name: float = 0.04
    """A break inside a short 《title》, after the dot of 罗莎·|卢森堡, after the number ①."""
    split_address: float = 0.05
    """A break at a good point of an address; elsewhere in it up to twenty times as much."""
    split_hyphen: float = 0.05
    """A break after a hyphen, printed or inserted."""
    price_measure: float = 28.0
    """Measure, em, at which prices of breaks hold in full; narrower, they shrink with it."""
    price_least: float = 0.8
    """Least share of those prices, however narrow the measure."""
    emergency: float = 1e4
    """A break where none is allowed, in a chunk wider than the measure."""

    passes: tuple[tuple[float, float], ...] = ((1.15, 0.02), (4.0, 0.02), (inf, 0.02))
    """Per attempt: most slack a line may take, em, and what a gap between Han may lose, em.

    The faint tightening of Han (two hundredths of an em at most, in use .009 at 28 em, under
    a tenth of a point at 10.5 pt) lies below sight: pages set with it and solid, enlarged two
    and a half times side by side, could not be told apart, and it saves a tenth of the
    unevenness. `SOLID` is for those who want none.
    """
    loose: float = 1.4
    """Slack, em, of the worst line above which the next attempt is worth its time."""
    ragged_line: float = 1e3
    """A justified line that must stay ragged."""


SOLID = ((1.5, 0.0), (4.0, 0.0), (inf, 0.02))
"""`Costs.passes` that keep Han solid (密排) but for the last resort."""
