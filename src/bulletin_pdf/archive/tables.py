"""The tables of the catalogue, and rows of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bulletin_pdf.archive.dates import day_tokens
from bulletin_pdf.archive.entries import Deposited, Entry, entries_of, issue_title, one_line
from bulletin_pdf.archive.words import STOP, spelled, tokens, units

APPLICATION = 0x62756C6C
"""``bull``: what ``file`` and SQLite know our catalogues by."""

VERSION = 2
"""Raised whenever a table or the cutting of texts changes; an older catalogue is made anew."""

_SCHEMA = f"""
CREATE TABLE deposit (
  key INTEGER PRIMARY KEY, place TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL,
  id TEXT NOT NULL, version INTEGER NOT NULL, newest INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL, number INTEGER, cumulative_number INTEGER, date TEXT NOT NULL,
  publisher TEXT NOT NULL, classification TEXT NOT NULL, pdf TEXT NOT NULL, pages INTEGER NOT NULL,
  metadata TEXT NOT NULL, UNIQUE (id, version)
);
CREATE INDEX deposit_date ON deposit (date);
CREATE TABLE entry (
  key INTEGER PRIMARY KEY, deposit INTEGER NOT NULL REFERENCES deposit (key),
  ordinal INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, section TEXT NOT NULL,
  organisation TEXT NOT NULL, text TEXT NOT NULL, page INTEGER
);
CREATE INDEX entry_deposit ON entry (deposit);
CREATE TABLE page (
  deposit INTEGER NOT NULL REFERENCES deposit (key), number INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (deposit, number)
) WITHOUT ROWID;
CREATE TABLE unreadable (place TEXT PRIMARY KEY, stamp TEXT NOT NULL, reason TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (
  title, section, organisation, text, facts,
  content = '', tokenize = 'ascii', prefix = '1'
);
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""

_SETTINGS = "INSERT INTO words (words, rank) VALUES ('hashsize', 33554432);"
"""New entries wait in so many bytes of memory before they are written and merged."""

_LARGEST = 2**63

_LINES, _OPENING = 20, 10
"""Lines of a part that are looked for among the pages, and units of each: a page may break them."""

_COLUMNS = (
    "place", "stamp", "id", "version", "title", "number", "cumulative_number", "date",
    "publisher", "classification", "pdf", "pages", "metadata",
)  # fmt: skip

_INSERT_DEPOSIT = (
    f"INSERT INTO deposit ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
)

_INSERT_ENTRY = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Rows:
    """What the tables hold of a deposit: made beside the database, perhaps in another process.

    Attributes:
        id: the issue's id.
        deposit: its row in ``deposit``.
        entries: its rows in ``entry``, key and deposit aside.
        words: for each entry what the full-text index holds of it.
        pages: the words of each page, see ``spelled``.
    """

    id: str
    deposit: tuple[object, ...]
    entries: tuple[tuple[object, ...], ...]
    words: tuple[tuple[str, ...], ...]
    pages: tuple[str, ...]


def rows_of(place: str, stamp: str, deposit: Deposited) -> Rows:
    """Return the rows of a deposit; cutting its texts is most of the work of cataloguing."""
    issue = deposit.issue
    date = issue.date.isoformat() if issue.date else ""
    entries, pages = entries_of(deposit), tuple(map(_page, deposit.pages))
    return Rows(
        id=deposit.id,
        deposit=(
            place,
            stamp,
            deposit.id,
            deposit.version,
            issue_title(issue),
            _storable(issue.number),
            _storable(issue.cumulative_number),
            date,
            one_line(issue.publisher),
            one_line(issue.classification),
            deposit.pdf.relative_to(deposit.path).as_posix(),
            len(deposit.pages),
            json.dumps(dict(deposit.metadata), ensure_ascii=False),
        ),
        entries=tuple(
            (e.ordinal, e.kind.value, e.title, e.section, e.organisation, e.text, e.page)
            for e in (e if e.page else replace(e, page=_beginning(e, pages)) for e in entries)
        ),
        words=tuple(_words(date, (e.title, e.section, e.organisation, e.text)) for e in entries),
        pages=pages,
    )


def create(database: sqlite3.Connection) -> None:
    """Make the tables in one transaction."""
    database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA}{_SETTINGS} COMMIT;")


def add(database: sqlite3.Connection, rows: Rows) -> None:
    """Write the rows of a deposit."""
    key = database.execute(_INSERT_DEPOSIT, rows.deposit).lastrowid or 0
    first = 1 + database.execute("SELECT coalesce(max(key), 0) FROM entry").fetchone()[0]
    numbered = enumerate(rows.entries, first)
    database.executemany(_INSERT_ENTRY, [(number, key, *entry) for number, entry in numbered])
    pages = [(key, number, text) for number, text in enumerate(rows.pages, 1)]
    database.executemany("INSERT INTO page VALUES (?, ?, ?)", pages)
    words = [(number, *cut) for number, cut in enumerate(rows.words, first)]
    _settle(database, rows.id, key, words)


def merge(database: sqlite3.Connection) -> None:
    """Let the full-text index be one sorted list, which is read fastest."""
    database.execute("INSERT INTO words (words) VALUES ('optimize')")


def _storable(number: int | None) -> int | None:
    """Return a number, unless it has more digits than SQLite can hold."""
    return number if number is not None and number < _LARGEST else None


def _page(text: str) -> str:
    """Return the words of a page: a line's end within it is no end of a sentence.

    JSON can hold halves of characters, which no database takes.
    """
    return spelled(units(text.replace("\n", " ").encode("utf-8", "replace").decode()))


def _beginning(entry: Entry, pages: Sequence[str]) -> int | None:
    """Return the page that a part begins on of which the record says nothing: briefs, figures."""
    for line in entry.text.split("\n")[:_LINES]:
        words = spelled(units(line)[:_OPENING])
        found = (number for number, page in enumerate(pages, 1) if words and words in page)
        if (number := next(found, None)) is not None:
            return number
    return None


def _words(date: str, columns: Iterable[str]) -> tuple[str, ...]:
    facts = " ".join([f"{STOP}all", *(day_tokens(date) if date else ())])
    return (*map(tokens, columns), facts)


def remove(database: sqlite3.Connection, place: str) -> None:
    """Take the rows of a deposit out."""
    found = database.execute("SELECT key, id FROM deposit WHERE place = ?", (place,)).fetchall()
    for key, issue_id in found:
        _unlist(database, key)
        database.execute("DELETE FROM entry WHERE deposit = ?", (key,))
        database.execute("DELETE FROM page WHERE deposit = ?", (key,))
        database.execute("DELETE FROM deposit WHERE key = ?", (key,))
        _settle(database, issue_id)


def _settle(
    database: sqlite3.Connection,
    issue_id: str,
    added: int = 0,
    words: Iterable[tuple[object, ...]] = (),
) -> None:
    """Let the last version of an issue, and only that, stand in the full-text index.

    Args:
        database: of the catalogue.
        issue_id: the issue's id.
        added: key of a deposit that is new.
        words: what the index holds of it.
    """
    rows = database.execute(
        "SELECT key, newest FROM deposit WHERE id = ? ORDER BY version DESC", (issue_id,)
    ).fetchall()
    for position, (key, newest) in enumerate(rows):
        wanted = position == 0
        if wanted and not newest:
            _index(database, words if key == added else _stored(database, key), "")
        elif newest and not wanted:
            _unlist(database, key)
        if bool(newest) != wanted:
            database.execute("UPDATE deposit SET newest = ? WHERE key = ?", (wanted, key))


def _unlist(database: sqlite3.Connection, key: int) -> None:
    """Take a deposit out of the full-text index, if it stands in it."""
    if database.execute("SELECT newest FROM deposit WHERE key = ?", (key,)).fetchone()[0]:
        _index(database, _stored(database, key), "delete")


def _stored(database: sqlite3.Connection, key: int) -> list[tuple[object, ...]]:
    """Return what the full-text index holds of a deposit; it forgets only what it is told again."""
    date = database.execute("SELECT date FROM deposit WHERE key = ?", (key,)).fetchone()[0]
    rows = database.execute(
        "SELECT key, title, section, organisation, text FROM entry WHERE deposit = ?", (key,)
    )
    return [(entry, *_words(date, columns)) for entry, *columns in rows.fetchall()]


def _index(database: sqlite3.Connection, words: Iterable[tuple[object, ...]], command: str) -> None:
    """Write the entries of a deposit into the index, or delete them from it."""
    name, value = ("words, ", f"'{command}', ") if command else ("", "")
    database.executemany(
        f"INSERT INTO words ({name}rowid, title, section, organisation, text, facts)"
        f" VALUES ({value}?, ?, ?, ?, ?, ?)",
        words,
    )
