"""The tables of the catalogue, and rows of them."""

from __future__ import annotations

import json
import sqlite3

from bulletin_pdf.archive.dates import day_tokens
from bulletin_pdf.archive.entries import Deposited, Entry, entries_of, issue_title, one_line
from bulletin_pdf.archive.words import STOP, tokens

APPLICATION = 0x62756C6C
"""``bull``: what ``file`` and SQLite know our catalogues by."""

VERSION = 1
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

_COLUMNS = (
    "place", "stamp", "id", "version", "title", "number", "cumulative_number", "date",
    "publisher", "classification", "pdf", "pages", "metadata",
)  # fmt: skip

_INSERT_DEPOSIT = (
    f"INSERT INTO deposit ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
)


def create(database: sqlite3.Connection) -> None:
    """Make the tables in one transaction."""
    database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA}{_SETTINGS} COMMIT;")


def add(database: sqlite3.Connection, place: str, stamp: str, deposit: Deposited) -> None:
    """Write the rows of a deposit."""
    issue = deposit.issue
    values = (
        place,
        stamp,
        deposit.id,
        deposit.version,
        issue_title(issue),
        _storable(issue.number),
        _storable(issue.cumulative_number),
        issue.date.isoformat() if issue.date else "",
        one_line(issue.publisher),
        one_line(issue.classification),
        deposit.pdf.relative_to(deposit.path).as_posix(),
        len(deposit.pages),
        json.dumps(dict(deposit.metadata), ensure_ascii=False),
    )
    key = database.execute(_INSERT_DEPOSIT, values).lastrowid or 0
    for entry in entries_of(deposit):
        _add_entry(database, key, entry)
    pages = [(key, number, _page(text)) for number, text in enumerate(deposit.pages, 1)]
    database.executemany("INSERT INTO page VALUES (?, ?, ?)", pages)
    _settle(database, deposit.id)


def _storable(number: int | None) -> int | None:
    """Return a number, unless it has more digits than SQLite can hold."""
    return number if number is not None and number < _LARGEST else None


def _page(text: str) -> str:
    """Return the text of a page as one line: a line's end within it is no end of a sentence.

    JSON can hold halves of characters, which no database takes.
    """
    return text.replace("\n", " ").encode("utf-8", "replace").decode()


def _add_entry(database: sqlite3.Connection, deposit: int, entry: Entry) -> None:
    row = (
        deposit, entry.ordinal, entry.kind.value, entry.title, entry.section,
        entry.organisation, entry.text, entry.page,
    )  # fmt: skip
    database.execute("INSERT INTO entry VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def remove(database: sqlite3.Connection, place: str) -> None:
    """Take the rows of a deposit out."""
    found = database.execute("SELECT key, id FROM deposit WHERE place = ?", (place,)).fetchall()
    for key, issue_id in found:
        _unlist(database, key)
        database.execute("DELETE FROM entry WHERE deposit = ?", (key,))
        database.execute("DELETE FROM page WHERE deposit = ?", (key,))
        database.execute("DELETE FROM deposit WHERE key = ?", (key,))
        _settle(database, issue_id)


def _settle(database: sqlite3.Connection, issue_id: str) -> None:
    """Let the last version of an issue, and only that, stand in the full-text index."""
    rows = database.execute(
        "SELECT key, newest FROM deposit WHERE id = ? ORDER BY version DESC", (issue_id,)
    ).fetchall()
    for position, (key, newest) in enumerate(rows):
        wanted = position == 0
        if wanted and not newest:
            _index(database, key, "")
        elif newest and not wanted:
            _unlist(database, key)
        if bool(newest) != wanted:
            database.execute("UPDATE deposit SET newest = ? WHERE key = ?", (wanted, key))


def _unlist(database: sqlite3.Connection, key: int) -> None:
    """Take a deposit out of the full-text index, if it stands in it."""
    if database.execute("SELECT newest FROM deposit WHERE key = ?", (key,)).fetchone()[0]:
        _index(database, key, "delete")


def _index(database: sqlite3.Connection, key: int, command: str) -> None:
    """Write the entries of a deposit into the index; it forgets only what it is told again."""
    date = database.execute("SELECT date FROM deposit WHERE key = ?", (key,)).fetchone()[0]
    facts = " ".join([f"{STOP}all", *(day_tokens(date) if date else ())])
    rows = database.execute(
        "SELECT key, title, section, organisation, text FROM entry WHERE deposit = ?", (key,)
    )
    stored = [(entry, *map(tokens, columns), facts) for entry, *columns in rows.fetchall()]
    name, value = ("words, ", f"'{command}', ") if command else ("", "")
    database.executemany(
        f"INSERT INTO words ({name}rowid, title, section, organisation, text, facts)"
        f" VALUES ({value}?, ?, ?, ?, ?, ?)",
        stored,
    )
