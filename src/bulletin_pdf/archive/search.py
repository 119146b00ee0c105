"""Searching the catalogue: ranked hits with what they say and the page it stands on."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin_pdf.archive.query import Joined, Node, expression, marker, parse
from bulletin_pdf.archive.words import fold

_WEIGHTS = "10.0, 3.0, 3.0, 1.0, 0.0"
"""How much a word counts in the title, the section, the organisation, the text, the facts."""

_SNIPPET = 60
"""Characters of text that are shown of a hit."""

_LAST_PAGE = 1_000_000

_BROAD = 20_000
"""Hits beyond which the text tells nothing about their order: then titles and dates do."""

_RANKED = f"""
SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, {_WEIGHTS}), rowid DESC
LIMIT ? OFFSET ?
"""

_LATEST = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?"

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
    order = _RANKED if number <= _BROAD else _LATEST
    keys = [key for (key,) in database.execute(order, (wanted, limit, offset))]
    found = marker(node)
    return Found(number, tuple(_hit(database, key, found) for key in keys))


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


def _hit(database: sqlite3.Connection, key: int, found: re.Pattern[str] | None) -> Hit:
    row = database.execute(_ROW, (key,)).fetchone()
    deposit, ordinal, kind, title, section, organisation, text, page, *issue = row
    issue_id, version, name, number, date, pdf, place = issue
    within = page if kind == "article" else None
    pages = tuple(_pages(database, deposit, ordinal, within, found))
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


def _pages(
    database: sqlite3.Connection,
    deposit: int,
    ordinal: int,
    first: int | None,
    found: re.Pattern[str] | None,
) -> Iterator[int]:
    """Yield the pages of an entry that have what was looked for."""
    if found is None:
        return
    last = None
    if first:
        last = database.execute(
            "SELECT min(page) FROM entry WHERE deposit = ? AND ordinal > ? AND kind = 'article'",
            (deposit, ordinal),
        ).fetchone()[0]
    rows = database.execute(
        "SELECT number, text FROM page WHERE deposit = ? AND number BETWEEN ? AND ?",
        (deposit, first or 1, last or _LAST_PAGE),
    )
    yield from (number for number, text in rows if found.search(fold(text)))
