"""Turns lines into the figures by which two settings of one text are compared.

A line is *flush-bound* when a justified paragraph must set it to the full measure: the line after
it begins at the left edge of its column, and it is itself longer than half the measure. Indented
lines of up to 2.6 em open paragraphs; anything else that is indented is displayed matter and is
not judged.
"""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile, zip_longest

from bench.glyphs import Glyph
from bench.lines import INDENT_SLACK_EM, Line, possible_ends
from bench.marks import (
    MARKS,
    NEVER_FIRST,
    NEVER_LAST,
    NUMBER_GOES_ON,
    NUMBER_LEFT_OPEN,
    OPENERS,
    TRAILING,
    TWO_EM_HALVES,
    UNIT_FIRST,
    is_han,
    is_latin,
)

FIRST_LINE_INDENT_EM = (1.3, 2.6)
"""A first line is indented by two characters, or by a little less where an opener is trimmed."""
PAIR_EM = 0.5
"""Natural advance of the first of two adjacent full-width marks."""
AUTOSPACE_EM = 0.25
"""Natural space between Han and Latin (CLREQ: a quarter em)."""
WORD_SPACE_EM = 0.33
"""Natural width of a space between Western words."""
LOOSE_PAIR_EM = 0.8
"""Two adjacent marks further apart than this were left uncompressed."""
SQUEEZED_EM = 0.95
HARD_SQUEEZED_EM = 0.62
"""A lone mark narrower than this is as good as half-width."""


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """A line of a paragraph, and whether it must be flush."""

    line: Line
    flush_bound: bool
    following: Line | None

    @property
    def next_text(self) -> str:
        """Text of the line after, empty for the last."""
        return self.following.text if self.following is not None else ""


@dataclass(slots=True)
class Findings:
    """Everything measured, before it is summed up; each offender names its page (from 1).

    Lengths are in em but for ``misses_pt``.
    """

    lines: list[JudgedLine] = field(default_factory=list)
    misses: list[tuple[float, int, str]] = field(default_factory=list)
    misses_pt: list[tuple[float, str]] = field(default_factory=list)
    bad_starts: list[tuple[int, str]] = field(default_factory=list)
    bad_ends: list[tuple[int, str]] = field(default_factory=list)
    pair_advances: list[float] = field(default_factory=list)
    lone_marks: list[float] = field(default_factory=list)
    narrowest: list[tuple[float, int, str, str]] = field(default_factory=list)
    autospaces: list[float] = field(default_factory=list)
    stretches: list[float] = field(default_factory=list)
    free_stretches: list[float] = field(default_factory=list)
    held_open: list[tuple[float, str, str]] = field(default_factory=list)
    excesses: list[tuple[float, int, str, str]] = field(default_factory=list)
    deviations: list[float] = field(default_factory=list)
    runts: list[str] = field(default_factory=list)
    split_numbers: list[str] = field(default_factory=list)
    split_units: list[str] = field(default_factory=list)


def find(lines: Sequence[Line], size: float) -> Findings:
    """Measure every line of running text.

    Args:
        lines: Body lines in reading order.
        size: Body size, pt.
    """
    findings = Findings()
    for line, following in zip_longest(lines, lines[1:]):
        if line is None or not _is_running_text(line, size):
            continue
        goes_on = following is not None and abs(following.indent) < INDENT_SLACK_EM * size
        flush_bound = goes_on and len(line.text) > line.measure / size / 2
        findings.lines.append(JudgedLine(line, flush_bound, following))
    findings.lines.sort(key=lambda judged: not judged.flush_bound)
    for judged in findings.lines:
        _measure_ends(judged, size, findings)
        _measure_gaps(judged, size, findings)
    return findings


def natural_advance(glyph: Glyph, after: Glyph, size: float) -> float:
    """Return the advance (em) from one glyph to the next if nothing were stretched or squeezed."""
    left, right = glyph.char, after.char
    if left in MARKS and right in MARKS and (left in TRAILING or right in OPENERS):
        return PAIR_EM
    advance = 1.0 if is_han(left) or left in MARKS else glyph.advance / size
    if (is_han(left) and is_latin(right)) or (is_latin(left) and is_han(right)):
        return advance + AUTOSPACE_EM
    return advance + (WORD_SPACE_EM if after.after_space else 0)


def _gaps(line: Line, size: float) -> Iterator[tuple[Glyph, Glyph]]:
    """Yield neighbouring glyphs, but for those that a superscript or note call parts."""
    for glyph, after in pairwise(line.glyphs):
        if _interrupted(glyph, after, line.others, size) or _one_two_em_glyph(glyph, after, size):
            continue
        yield glyph, after


def held_open_by(line: Line, following: Line | None, size: float) -> str:
    """Return the unbreakable of four em or more that the next line begins with, if any.

    A line before a long number or word cannot be filled by any compositor: the unbreakable would
    have fitted nowhere on it. Only Western runs count, with the marks that cling to them.
    """
    if following is None:
        return ""
    run = list(takewhile(lambda glyph: glyph.char.isascii(), following.glyphs))
    clinging = list(
        takewhile(lambda glyph: glyph.char in NEVER_FIRST, following.glyphs[len(run) :])
    )
    if not run or len(run) + len(clinging) == len(following.glyphs):
        return ""
    width = following.glyphs[len(run) + len(clinging)].x - run[0].x
    return "".join(glyph.char for glyph in run + clinging) if width >= 4 * size else ""


def _is_running_text(line: Line, size: float) -> bool:
    least, most = FIRST_LINE_INDENT_EM
    return abs(line.indent) < INDENT_SLACK_EM * size or (least * size < line.indent < most * size)


def _interrupted(glyph: Glyph, after: Glyph, others: Sequence[Glyph], size: float) -> bool:
    return any(glyph.x < other.x < after.x and abs(other.y - glyph.y) < size for other in others)


def _one_two_em_glyph(glyph: Glyph, after: Glyph, size: float) -> bool:
    """Tell whether a pair is one glyph that extracts as two characters (—— or ……)."""
    same = glyph.char == after.char and glyph.char in TWO_EM_HALVES
    return same and after.x - glyph.x < 0.05 * size


def _measure_ends(judged: JudgedLine, size: float, findings: Findings) -> None:
    line, page, text = judged.line, judged.line.page + 1, judged.line.text
    if text[0] in NEVER_FIRST and abs(line.indent) < INDENT_SLACK_EM * size:
        findings.bad_starts.append((page, text))
    if not judged.flush_bound:
        if sum(char not in MARKS for char in text) <= 1:
            findings.runts.append(text)
        return
    miss = min(abs(end - line.right) for end in possible_ends(line))
    findings.misses.append((round(miss / size, 3), page, text))
    findings.misses_pt.append((miss, text))
    if text[-1] in NEVER_LAST:
        findings.bad_ends.append((page, text))
    torn = f"{text}|{judged.next_text}"
    if NUMBER_LEFT_OPEN.search(text) and NUMBER_GOES_ON.match(judged.next_text):
        findings.split_numbers.append(torn)
    if text[-1].isdigit() and UNIT_FIRST.match(judged.next_text):
        findings.split_units.append(torn)


def _measure_gaps(judged: JudgedLine, size: float, findings: Findings) -> None:
    line = judged.line
    between_han: list[float] = []
    last = line.glyphs[-1]
    for glyph, after in _gaps(line, size):
        left, right = glyph.char, after.char
        advance = (after.x - glyph.x) / size
        if (left in TRAILING and right in MARKS) or (left in OPENERS and right in OPENERS):
            findings.pair_advances.append(advance)
        if (left in TRAILING and is_han(right)) or (is_han(left) and right in OPENERS):
            findings.lone_marks.append(advance)
            where = (round(advance, 3), line.page + 1, f"{left}|{right}", line.text)
            findings.narrowest.append(where)
        if is_han(left) and is_latin(right):
            findings.autospaces.append(advance - 1)
        if is_han(left) and is_han(right):
            between_han.append(advance - 1)
        if judged.flush_bound and after is not last:
            excess = advance - natural_advance(glyph, after, size)
            findings.deviations.append(excess)
            findings.excesses.append(
                (round(excess, 3), line.page + 1, left + "|" + right, line.text)
            )
    if judged.flush_bound and between_han:
        stretch = statistics.mean(between_han)
        findings.stretches.append(stretch)
        if unbreakable := held_open_by(line, judged.following, size):
            findings.held_open.append((round(stretch, 4), line.text, unbreakable))
        else:
            findings.free_stretches.append(stretch)
