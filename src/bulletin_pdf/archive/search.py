"""Searching the catalogue: ranked hits with what they say and the page it stands on."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bulletin_pdf.archive.query import Joined, Node, expression, marker, parse, terms
from bulletin_pdf.archive.words import fold, is_han, spelled, units

_WEIGHTS = "10.0, 3.0, 3.0, 1.0, 0.0"
"""How much a word counts in the title, the section, the organisation, the text, the facts."""

_SNIPPET = 60
"""Characters of text that are shown of a hit."""

_LAST_PAGE = 1_000_000

_PLACES = 20
"""Places of one entry of which the page is looked for."""

_BESIDE = 8
"""Characters on either side that tell a place from others of its page."""

_BROAD = 10_000
"""Hits beyond which the text tells nothing about their order: those in titles come first then, and
the last that were catalogued."""

_RANKED = f"""
SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, {_WEIGHTS}), rowid DESC
"""

_LATEST = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC"

_ROW = """
SELECT entry.deposit, entry.ordinal, entry.kind, entry.title, entry.section, entry.organisation,
       entry.text, entry.page, deposit.id, deposit.version, deposit.title, deposit.number,
       deposit.date, deposit.pdf, deposit.place
FROM entry JOIN deposit ON deposit.key = entry.deposit WHERE entry.key = ?
"""


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of text of which some is what was looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers a query.

    Attributes:
        id: the issue's id.
        version: its version.
        issue: what the issue is called.
        number: its number, or None.
        date: its date in ISO 8601, or an empty string.
        ordinal: the entry's place in the issue.
        kind: article, briefs, figures or issue.
        title: its title in pieces.
        section: its section.
        organisation: who contributed it.
        snippet: the place of the text with most of what was looked for.
        pages: pages of the PDF that have it; the page it begins on when that cannot be told.
        pdf: the PDF below the archive's ``deposits`` folder.
    """

    id: str
    version: int
    issue: str
    number: int | None
    date: str
    ordinal: int
    kind: str
    title: tuple[Marked, ...]
    section: str
    organisation: str
    snippet: tuple[Marked, ...]
    pages: tuple[int, ...]
    pdf: str


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query.

    Attributes:
        total: how many hits there are.
        hits: those that were asked for, best first.
    """

    total: int
    hits: tuple[Hit, ...]


def search(
    database: sqlite3.Connection,
    text: str,
    *,
    also: tuple[Node, ...] = (),
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """Search the newest version of every issue.

    Args:
        database: of a catalogue.
        text: the query; empty when ``also`` says enough.
        also: what shall be found besides, such as a field.
        limit: hits at most.
        offset: hits to leave out at the beginning.

    Raises:
        UsageError: the query cannot be read.
    """
    node = asked(text, also)
    wanted = expression(node)
    total = database.execute("SELECT count(*) FROM words WHERE words MATCH ?", (wanted,))
    number = int(total.fetchone()[0])
    keys = _keys(database, wanted, number)
    found = marker(node)
    chosen = islice(keys, offset, offset + limit)
    return Found(number, tuple(_hit(database, key, node, found) for key in chosen))


def _keys(database: sqlite3.Connection, wanted: str, number: int) -> Iterator[int]:
    """Yield the keys of the entries that answer an expression, best first."""
    titled: list[int] = []
    if number > _BROAD:
        titled = [key for (key,) in database.execute(_LATEST, (f"title : ({wanted})",))]
    order = _RANKED if number <= _BROAD else _LATEST
    yield from titled
    known = frozenset(titled)
    yield from (key for (key,) in database.execute(order, (wanted,)) if key not in known)


def asked(text: str, also: tuple[Node, ...]) -> Node:
    """Return a query together with what shall be found besides."""
    parts = (*((parse(text),) if text.strip() or not also else ()), *also)
    return parts[0] if len(parts) == 1 else Joined("AND", parts)


def marked(text: str, found: re.Pattern[str] | None) -> tuple[Marked, ...]:
    """Return a text in pieces, those that were looked for marked."""
    if found is None:
        return (Marked(text, found=False),)
    pieces: list[Marked] = []
    at = 0
    for match in found.finditer(fold(text)):
        pieces += [Marked(text[at : match.start()], found=False)]
        pieces += [Marked(text[match.start() : match.end()], found=True)]
        at = match.end()
    return tuple(piece for piece in (*pieces, Marked(text[at:], found=False)) if piece.text)


def snippet(text: str, found: re.Pattern[str] | None) -> tuple[Marked, ...]:
    """Return the place of a text that has most different words of the query, in pieces."""
    begin = _best_place(text, found)
    end = min(begin + _SNIPPET, len(text))
    pieces = marked(text[begin:end].replace("\n", " "), found)
    before = (Marked("…", found=False),) if begin else ()
    after = (Marked("…", found=False),) if end < len(text) else ()
    return (*before, *pieces, *after)


def _best_place(text: str, found: re.Pattern[str] | None) -> int:
    if found is None:
        return 0
    matches = list(found.finditer(fold(text)))[:500]
    best, place = 0, 0
    for index, first in enumerate(matches):
        within = {m[0] for m in matches[index : index + 20] if m.end() <= first.start() + _SNIPPET}
        if len(within) > best:
            best, place = len(within), first.start()
    return max(0, min(place - _SNIPPET // 4, len(text) - _SNIPPET))


def _hit(database: sqlite3.Connection, key: int, node: Node, found: re.Pattern[str] | None) -> Hit:
    row = database.execute(_ROW, (key,)).fetchone()
    deposit, ordinal, kind, title, section, organisation, text, page, *issue = row
    issue_id, version, name, number, date, pdf, place = issue
    rows = _pages_of(database, deposit, ordinal, page if kind == "article" else None)
    pages = _standing(text, rows, node, found)
    return Hit(
        id=issue_id,
        version=version,
        issue=name,
        number=number,
        date=date,
        ordinal=ordinal,
        kind=kind,
        title=marked(title, found),
        section=section,
        organisation=organisation,
        snippet=snippet(text, found),
        pages=pages or ((page,) if page else ()),
        pdf=f"{place}/{pdf}",
    )


def _pages_of(
    database: sqlite3.Connection, deposit: int, ordinal: int, first: int | None
) -> list[tuple[int, str]]:
    """Return the pages that an entry may stand on, each with its words."""
    last = None
    if first:
        last = database.execute(
            "SELECT min(page) FROM entry WHERE deposit = ? AND ordinal > ? AND kind = 'article'",
            (deposit, ordinal),
        ).fetchone()[0]
    return database.execute(
        "SELECT number, text FROM page WHERE deposit = ? AND number BETWEEN ? AND ?",
        (deposit, first or 1, last or _LAST_PAGE),
    ).fetchall()


def _standing(
    text: str, pages: list[tuple[int, str]], node: Node, found: re.Pattern[str] | None
) -> tuple[int, ...]:
    """Return the pages that have what was looked for, among the words that an entry has beside it.

    Other articles of a page may have it as well. Where a page breaks the line of words, or shows
    it otherwise, whatever page has what was looked for must do.
    """
    places = islice(found.finditer(fold(text)), _PLACES) if found else ()
    beside = [spelled(_beside(text, place.start(), place.end())) for place in places]
    if not beside:
        return ()
    known = tuple(number for number, words in pages if any(piece in words for piece in beside))
    if known:
        return known
    asked_for = [spelled(term.units) for term in terms(node)]
    return tuple(number for number, words in pages if any(term in words for term in asked_for))


def _beside(text: str, start: int, end: int) -> list[str]:
    """Return the units of a place and of what stands beside it in its paragraph."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    begin, stop = max(first, start - _BESIDE), min(last if last >= 0 else len(text), end + _BESIDE)
    wanted = units(text[begin:stop])
    if begin > first and not is_han(wanted[0]):  # half a word, perhaps
        del wanted[0]
    if stop < len(text) and wanted and not is_han(wanted[-1]):
        del wanted[-1]
    return wanted
