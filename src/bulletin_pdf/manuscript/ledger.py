"""The account of a manuscript's characters: each one is kept, dropped or replaced, and said so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from bulletin_pdf.manuscript.lines import BLANKS, Line
from bulletin_pdf.manuscript.normalising import edits

FieldMend = Callable[[str, str], Sequence[tuple[int, int, str]]]
"""Finds what is to be mended in a field's text: field, text → (start, end, new) in order."""


class Fate(StrEnum):
    """What became of a span of the manuscript."""

    KEPT = "kept"
    DROPPED = "dropped"
    REPLACED = "replaced"


class Reason(StrEnum):
    """Why a span was dropped."""

    SPACE = "space"
    MARK = "mark"
    """Brackets, labels and separators that the layout sets by itself."""
    PAGE = "page"
    RULE = "rule"
    CONTENTS = "contents"
    WEB = "web"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Entry:
    """One span of one line.

    Attributes:
        line: index of the line in the manuscript.
        start: first character, from 0.
        end: one past the last.
        fate: what became of it.
        old: the span's text.
        new: what stands for it; empty when dropped.
        why: the reason of dropping, or the field it was kept in.
    """

    line: int
    start: int
    end: int
    fate: Fate
    old: str
    new: str
    why: str


class Ledger:
    """Accounts for every character of the lines of a manuscript."""

    def __init__(self, lines: Sequence[Line], mend: FieldMend | None = None) -> None:
        self._lines = lines
        self._mend = mend
        self._entries: dict[int, list[Entry]] = {}

    def keep(self, line: int, start: int, end: int, field: str) -> str:
        """Keep a span, tidied, and return what stands in the issue.

        Args:
            line: index of the line.
            start: first character, from 0.
            end: one past the last.
            field: the field of the issue that it goes to.
        """
        text = self._lines[line].text
        first, last = trimmed(text, start, end)
        self.drop(line, start, first, Reason.SPACE)
        at, parts = first, []
        mend = partial(self._mend, field) if self._mend is not None else None
        for edit in edits(text[first:last], mend):
            parts.append(self._kept(line, at, first + edit.start, field))
            at = first + edit.end
            self._add(line, first + edit.start, at, edit.new, field if edit.new else Reason.SPACE)
            parts.append(edit.new)
        parts.append(self._kept(line, at, last, field))
        self.drop(line, last, end, Reason.SPACE)
        return "".join(parts)

    def drop(self, line: int, start: int, end: int, reason: Reason) -> None:
        """Drop a span; spaces at its ends are entered as spaces."""
        text = self._lines[line].text
        first, last = trimmed(text, start, end)
        for a, b, why in (
            (start, first, Reason.SPACE),
            (first, last, reason),
            (last, end, Reason.SPACE),
        ):
            self._add(line, a, b, "", why)

    def settle(self, line: int, reason: Reason = Reason.MARK) -> None:
        """Drop whatever of a line has no entry yet."""
        at = 0
        for entry in sorted(self._entries.get(line, ()), key=lambda e: e.start):
            self.drop(line, at, entry.start, reason)
            at = entry.end
        self.drop(line, at, len(self._lines[line].text), reason)

    def _kept(self, line: int, start: int, end: int, field: str) -> str:
        text = self._lines[line].text[start:end]
        if text:
            entry = Entry(line, start, end, Fate.KEPT, text, text, field)
            self._entries.setdefault(line, []).append(entry)
        return text

    def _add(self, line: int, start: int, end: int, new: str, why: str) -> None:
        if start < end:
            old = self._lines[line].text[start:end]
            fate = Fate.REPLACED if new else Fate.DROPPED
            self._entries.setdefault(line, []).append(Entry(line, start, end, fate, old, new, why))

    def account(self) -> Account:
        """Return the closed account; every line must have been settled."""
        entries = [e for _, line in sorted(self._entries.items()) for e in sorted(line, key=_start)]
        return Account(tuple(self._lines), tuple(entries))


def _start(entry: Entry) -> int:
    return entry.start


@dataclass(frozen=True, slots=True)
class Account:
    """The closed account of a manuscript."""

    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]

    def count(self, fate: Fate) -> int:
        """Return how many characters had that fate; ends of lines are not characters of a line."""
        return sum(len(entry.old) for entry in self.entries if entry.fate is fate)

    @property
    def total(self) -> int:
        """How many characters the lines have."""
        return sum(len(line.text) for line in self.lines)

    def balances(self) -> bool:
        """Tell whether the entries of every line tile it: no gap, no overlap."""
        ends = [0] * len(self.lines)
        for entry in self.entries:
            if entry.start != ends[entry.line]:
                return False
            ends[entry.line] = entry.end
        return all(end == len(line.text) for end, line in zip(ends, self.lines, strict=True))

    def holds(self, texts: Iterable[str], fields: frozenset[str]) -> bool:
        """Tell whether texts consist of exactly what was kept in some fields, spaces aside.

        Args:
            texts: what stands in the issue.
            fields: the fields that hold text as it was, not a number or a date.
        """
        kept = Counter("".join(e.new for e in self.entries if e.new and e.why in fields))
        there = Counter("".join(texts))
        for blank in (*BLANKS, "\n"):
            kept.pop(blank, None)
            there.pop(blank, None)
        return kept == there


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the blanks and line ends at its ends."""
    blanks = BLANKS + "\n"
    while start < end and text[start] in blanks:
        start += 1
    while end > start and text[end - 1] in blanks:
        end -= 1
    return start, end
