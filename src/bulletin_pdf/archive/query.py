"""What a reader asks for: words, “phrases”, AND, OR, NOT, brackets and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin_pdf.archive.dates import date_tokens
from bulletin_pdf.archive.words import STOP, pattern, phrase, units
from bulletin_pdf.errors import UsageError

FIELDS = {
    "title": "title", "标题": "title",
    "section": "section", "栏目": "section",
    "organisation": "organisation", "单位": "organisation",
    "date": "date", "日期": "date",
}  # fmt: skip
"""What may stand before a colon → the column that is searched."""

LONGEST = 1000
"""Characters of a query; a longer one is a mistake of the clipboard."""

DEEPEST = 50
"""Brackets within brackets."""

_FIELD = re.compile(rf"({'|'.join(FIELDS)})[:：]", re.IGNORECASE)
_OPENING = {'"': '"', "“": "”", "”": "”", "「": "」", "＂": "＂"}
_OPERATORS = frozenset(("AND", "OR", "NOT"))


@dataclass(frozen=True, slots=True)
class Term:
    """Units that shall stand one after the other, in one column or in any."""

    units: tuple[str, ...]
    column: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A date or a range of dates, as tokens of the index."""

    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Several parts of which all (AND) or at least one (OR) shall be found."""

    operator: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """A part that shall not be found."""

    part: Node


Node = Term | Day | Joined | Without


def parse(text: str) -> Node:
    """Read a query.

    Words stand for themselves and shall all be found; ``OR`` binds less than that. A bracket or a
    quotation mark within a word is a mark like others: 办法（试行） is one word.

    Raises:
        UsageError: it asks for nothing, brackets do not match, or an operator lacks a side.
    """
    if len(text) > LONGEST:
        raise UsageError.of("query-too-long", limit=LONGEST)
    reader = _Reader(list(_symbols(text)))
    node = reader.alternatives()
    if reader.ahead:
        raise UsageError.of("query-brackets")
    if node is None:
        raise UsageError.of("query-empty")
    return node


def expression(node: Node) -> str:
    """Return a query in the language of FTS5."""
    match node:
        case Term(wanted, column):
            return (f"{column} : " if column else "") + phrase(wanted)
        case Day(found):
            return "(" + " OR ".join(f'facts : "{token}"' for token in found) + ")"
        case Without(part):
            return f'(facts : "{STOP}all" NOT {expression(part)})'
        case Joined(operator, parts):
            return "(" + f" {operator} ".join(expression(part) for part in parts) + ")"


def terms(node: Node) -> list[Term]:
    """Return what a reader wants to see marked: every term that shall be found."""
    match node:
        case Term():
            return [node]
        case Joined(_, parts):
            return list(dict.fromkeys(term for part in parts for term in terms(part)))
        case _:
            return []


def marker(node: Node) -> re.Pattern[str] | None:
    """Return what finds those terms in a folded text; the longer of two at a place wins."""
    patterns = {pattern(t.units): len(t.units) for t in terms(node)}
    if not patterns:
        return None
    return re.compile("|".join(sorted(patterns, key=lambda p: -patterns[p])))


def _symbols(text: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, text): ``(``, ``)``, ``op``, ``field`` or ``term``."""
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
        elif char in "(（":
            yield "(", char
            at += 1
        elif char in ")）":
            yield ")", char
            at += 1
        elif field := _FIELD.match(text, at):
            yield "field", FIELDS[field[1].lower()]
            at = field.end()
        elif char in _OPENING:
            end = text.find(_OPENING[char], at + 1)
            end = len(text) if end < 0 else end
            yield "term", text[at + 1 : end]
            at = end + 1
        else:
            end = _end_of_word(text, at)
            word = text[at:end]
            yield ("op" if word in _OPERATORS else "term"), word
            at = end


def _end_of_word(text: str, start: int) -> int:
    """Return where a word ends: at a blank, or at a bracket that it did not open."""
    depth = 0
    for at in range(start, len(text)):
        char = text[at]
        if char.isspace():
            return at
        if char in "(（":
            depth += 1
        elif char in ")）":
            if not depth:
                return at
            depth -= 1
    return len(text)


class _Reader:
    """Recursive descent: alternatives of sequences of parts."""

    def __init__(self, symbols: list[tuple[str, str]]) -> None:
        self._symbols = symbols
        self._depth = 0

    @property
    def ahead(self) -> tuple[str, str] | None:
        """The next symbol."""
        return self._symbols[0] if self._symbols else None

    def alternatives(self) -> Node | None:
        """Read parts with OR between them; None when there is nothing to look for."""
        parts = [self._sequence()]
        while self.ahead == ("op", "OR"):
            self._symbols.pop(0)
            self._operand("OR")
            parts.append(self._sequence())
        return _joined("OR", parts)

    def _sequence(self) -> Node | None:
        parts: list[Node | None] = []
        while self.ahead and self.ahead[0] != ")" and self.ahead != ("op", "OR"):
            if self.ahead == ("op", "AND"):
                self._symbols.pop(0)
                if not parts:
                    raise UsageError.of("query-operator", name="AND")
                self._operand("AND")
            parts.append(self._part())
        if not parts and self.ahead == ("op", "OR"):
            raise UsageError.of("query-operator", name="OR")
        return _joined("AND", parts)

    def _part(self) -> Node | None:
        kind, text = self._symbols.pop(0)
        if kind == "(":
            return self._group()
        if kind == "op":
            self._operand(text)
            part = self._part()
            return part and Without(part)
        if kind == "field":
            return self._field(text)
        return _term(text)

    def _group(self) -> Node | None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UsageError.of("query-brackets")
        node = self.alternatives()
        if not self.ahead:
            raise UsageError.of("query-brackets")
        self._symbols.pop(0)
        self._depth -= 1
        return node

    def _field(self, column: str) -> Node | None:
        if not self.ahead or self.ahead[0] != "term":
            raise UsageError.of("query-field")
        _, text = self._symbols.pop(0)
        return Day(date_tokens(text)) if column == "date" else _term(text, column)

    def _operand(self, name: str) -> None:
        """Refuse an operator with nothing after it."""
        if not self.ahead or self.ahead[0] == ")" or self.ahead in (("op", "AND"), ("op", "OR")):
            raise UsageError.of("query-operator", name=name)


def _term(text: str, column: str = "") -> Term | None:
    wanted = tuple(units(text))
    return Term(wanted, column) if wanted else None  # marks alone are nothing to look for


def _joined(operator: str, parts: list[Node | None]) -> Node | None:
    some = tuple(part for part in parts if part is not None)
    if len(some) < 2:
        return some[0] if some else None
    return Joined(operator, some)
