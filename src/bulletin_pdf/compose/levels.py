"""Heads inside a text: 一、（一）1.（1） at a paragraph's start, and 一是…， within it.

The four levels and their marks are those of GB/T 9704-2012, 7.3.3: 一、 in Hei, （一） in Kai, 1.
and （1） in FangSong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_NUMERAL = "[一二三四五六七八九十]{1,3}"

_MARKS = (
    # 一、二、三产业 is no head but a list of numerals
    re.compile(f"{_NUMERAL}、(?!{_NUMERAL}[、产])"),
    re.compile(f"（{_NUMERAL}）"),
    # 3.5亿 is a number; 1. with a space is a list of Markdown's
    re.compile(r"\d{1,2}[.．](?![\d\s])"),
    re.compile(r"（\d{1,2}）"),
)
"""What each level begins with, the highest first."""

_SENTENCE_END = re.compile("[。！？；：，…]”?$")
_FIRST_SENTENCE = re.compile("[^。！？；]*。”?")
_MOST_HEAD = 40
"""Characters of the longest head that stands alone; a longer paragraph is text."""

_SHORTEST_LIST = 3
"""Lines in a row that look like heads and are none."""

_MOST_RUN_IN = 36
"""Characters of the longest head that text follows on the same line."""

_RUN_IN = re.compile(
    f"(?:(?<=[。；：！？])|^)({_NUMERAL})[是要、][^，。；：！？]{{2,24}}[，。；]", re.MULTILINE
)
_FEWEST_RUN_INS = 2


@dataclass(frozen=True, slots=True)
class Head:
    """A head at the start of a paragraph.

    Attributes:
        level: 1 to 4.
        end: index of the first character after it; the text's length if it stands alone.
    """

    level: int
    end: int


def head_of(paragraph: str) -> Head | None:
    """Return the head that a paragraph is or begins with, if any."""
    for level, mark in enumerate(_MARKS, 1):
        if not mark.match(paragraph):
            continue
        if len(paragraph) <= _MOST_HEAD and not _SENTENCE_END.search(paragraph):
            return Head(level, len(paragraph))
        sentence = _FIRST_SENTENCE.match(paragraph)
        if sentence and len(sentence[0]) <= _MOST_RUN_IN and sentence.end() < len(paragraph):
            return Head(level, sentence.end())
        return None
    return None


def are_heads(levels: Sequence[int]) -> list[bool]:
    """Tell which lines that look like heads are heads: those that text follows.

    Three and more of one level in a row are a list (names, units, prizes), and so is an outline
    without text between its lines. 一、 then （一） then 1. are heads over one text.

    Args:
        levels: of each block of a text in order, its level when it looks like a head, else 0.
    """
    kept = list(levels)
    for start, end in _runs(kept, same=True):
        if end - start >= _SHORTEST_LIST:
            kept[start:end] = [0] * (end - start)
    for start, end in _runs(kept, same=False):
        first = _last_path(kept, start, end)
        if end == len(kept):
            first = end
        elif first - start + 1 < _SHORTEST_LIST:
            first = start
        elif kept[first] > min(kept[start:first]):
            first = end
        kept[start:first] = [0] * (first - start)
    return [level > 0 for level in kept]


def _runs(levels: Sequence[int], *, same: bool) -> list[tuple[int, int]]:
    """Return (start, end) of lines in a row that look like heads, of the same level or of any."""
    found, at = [], 0
    for key, group in groupby(levels, key=int if same else bool):
        size = len(list(group))
        if key:
            found.append((at, at + size))
        at += size
    return found


def _last_path(levels: Sequence[int], start: int, end: int) -> int:
    """Return where the last lines of a run begin of which each is deeper than the one before."""
    first = end - 1
    while first > start and levels[first - 1] < levels[first]:
        first -= 1
    return first


def run_in_heads(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each 一是…， 二要…。 of a text, in order."""
    for match in _RUN_IN.finditer(text):
        yield match.span()


def has_run_in_heads(text: str) -> bool:
    """Tell whether a text is organised by 一是…二是…; a single one is but a turn of phrase."""
    numerals = [match[1] for match in _RUN_IN.finditer(text)]
    return len(numerals) >= _FEWEST_RUN_INS and "一" in numerals
