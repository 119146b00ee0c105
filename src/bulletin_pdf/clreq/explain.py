"""Why a line is as it is: what was squeezed and stretched, and why it breaks there."""

from dataclasses import dataclass
from enum import StrEnum

from .paragraph import Fit, Line, Paragraph

_NOTICEABLE = 1e-4


class GapKind(StrEnum):
    """What lies between two characters."""

    MARK = "mark"
    """The blank of a lone mark, or the one that two marks share."""
    HAN = "han"
    AUTOSPACE = "autospace"
    """Between Han and Latin."""
    SPACE = "space"
    """A Western space."""


class Ending(StrEnum):
    """How a line ends."""

    PLAIN = "plain"
    HALF = "half"
    """A full-width mark that gave up its blank."""
    FULL = "full"
    """A full-width mark that kept it."""
    HANGING = "hanging"
    HYPHEN = "hyphen"


class Reason(StrEnum):
    """Why a line breaks where it does."""

    PARAGRAPH_END = "paragraph-end"
    FORCED = "forced"
    FULL = "full"
    """Nothing more fits."""
    PROHIBITED_START = "prohibited-start"
    """The next line would begin with a mark (CLREQ 6.1.1)."""
    PROHIBITED_END = "prohibited-end"
    """The line would end with an opener (CLREQ 6.1.1)."""
    UNBREAKABLE = "unbreakable"
    """A word, a number or a sign would be torn (CLREQ 6.1.2)."""
    PRICED = "priced"
    """A number would be torn from its unit, a title or a date in two."""
    BALANCE = "balance"
    """The paragraph as a whole comes out more even."""
    EMERGENCY = "emergency"
    """A chunk that no line can hold."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What was done to the gaps of one kind on a line; lengths in em."""

    kind: GapKind
    count: int
    """Gaps that were changed."""
    total: float
    """Sum of the changes; below 0, squeezed."""
    widest: float
    """The greatest single change, with its sign."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was done to a line; lengths in em."""

    text: str
    measure: float
    slack: float
    """Measure minus natural width, the mark at the end as it was set."""
    adjustments: tuple[Adjustment, ...]
    ending: Ending
    reason: Reason
    passed_over: str
    """The two characters between which the line would have ended; empty if it did."""
    fit: Fit


def explain(paragraph: Paragraph, line: Line) -> Explanation:
    """Say what was done to a line of a plan and why it breaks where it does."""
    reason, tempting = _reason(paragraph, line)
    text = paragraph.text
    return Explanation(
        text=text[line.start : line.end],
        measure=line.measure,
        slack=line.slack,
        adjustments=_adjustments(paragraph, line),
        ending=_ending(paragraph, line),
        reason=reason,
        passed_over=text[tempting - 1 : tempting + 1] if tempting else "",
        fit=line.fit,
    )


def _adjustments(paragraph: Paragraph, line: Line) -> tuple[Adjustment, ...]:
    """Changes against the natural gaps, by what the gaps are."""
    changes: dict[GapKind, list[float]] = {}
    springs = paragraph.springs
    for i, gap in enumerate(paragraph.gaps(line), line.start + 1):
        change = gap - springs.gap[i]
        if abs(change) > _NOTICEABLE:
            changes.setdefault(_gap_kind(paragraph, i), []).append(change)
    return tuple(
        Adjustment(kind, len(found), sum(found), max(found, key=abs))
        for kind, found in sorted(changes.items())
    )


def _gap_kind(paragraph: Paragraph, i: int) -> GapKind:
    before, after = paragraph.kinds[i - 1], paragraph.kinds[i]
    if before in " _":
        return GapKind.SPACE
    if before in "csp" or after == "o":
        return GapKind.MARK
    return GapKind.AUTOSPACE if {before, after} & {"a", "n"} else GapKind.HAN


def _ending(paragraph: Paragraph, line: Line) -> Ending:
    if line.hyphen:
        return Ending.HYPHEN
    if line.trim >= 1.0:
        return Ending.HANGING
    if line.trim:
        return Ending.HALF
    return Ending.FULL if line.end - 1 in paragraph.springs.right else Ending.PLAIN


def _reason(paragraph: Paragraph, line: Line) -> tuple[Reason, int]:
    """(reason, position of the break that was passed over, 0 if none)."""
    springs, kinds = paragraph.springs, paragraph.kinds
    if line.next >= paragraph.size:
        return Reason.PARAGRAPH_END, 0
    if kinds[line.next - 1] == "\n":
        return Reason.FORCED, 0
    if line.emergency:
        return Reason.EMERGENCY, 0
    tempting = springs.reach(line.start, line.measure)
    if tempting in (line.next, line.end) or tempting >= paragraph.size:
        return Reason.FULL, 0
    if springs.may[tempting]:
        priced = springs.prices.get(tempting, 0.0) > 0.0
        return (Reason.PRICED if priced else Reason.BALANCE), tempting
    if kinds[tempting] in "cspm~/k)%":
        return Reason.PROHIBITED_START, tempting
    if kinds[tempting - 1] in "o(/":
        return Reason.PROHIBITED_END, tempting
    return Reason.UNBREAKABLE, tempting
