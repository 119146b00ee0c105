"""Finding in an archive: its catalogue brought up to date, then asked."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bulletin_pdf.archive.bags import read_deposit
from bulletin_pdf.archive.catalogue import Catalogue, Unreadable, Wanted
from bulletin_pdf.archive.copying import copy_bags
from bulletin_pdf.archive.dates import date_tokens
from bulletin_pdf.archive.listing import Listed, as_csv, as_json, listed
from bulletin_pdf.archive.places import DEPOSITS, EXPORTED
from bulletin_pdf.archive.query import Day, Node, Term
from bulletin_pdf.archive.search import Found, search
from bulletin_pdf.archive.tables import Rows, rows_of
from bulletin_pdf.archive.words import units
from bulletin_pdf.errors import ArchiveError, BulletinError, Diagnostic, InputMissing, Place
from bulletin_pdf.files import write_together
from bulletin_pdf.pipeline.isolation import LIMITS, Call, call_apart

Step = Callable[[int, int], None]

_TOGETHER = 500
"""Bags that one process reads: starting it costs as much as reading a hundred."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a search or a list is limited to; what is not given limits nothing.

    Attributes:
        since: first year, month or day.
        until: last year, month or day.
        section: words of the section's title.
        organisation: words of the contributor's name.
    """

    since: str = ""
    until: str = ""
    section: str = ""
    organisation: str = ""

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The same as parts of a query."""
        found: list[Node] = []
        if self.since or self.until:
            found.append(Day(date_tokens(f"{self.since}..{self.until}")))
        for column in ("section", "organisation"):
            if wanted := tuple(units(getattr(self, column))):
                found.append(Term(wanted, column))
        return tuple(found)


@dataclass(slots=True)
class Open:
    """A catalogue that agrees with its archive.

    Attributes:
        archive: the archive's folder.
        catalogue: the catalogue.
        warnings: bags that could not be read.
    """

    archive: Path
    catalogue: Catalogue
    warnings: list[Diagnostic]


@contextlib.contextmanager
def opened(archive: Path, step: Step | None = None, *, anew: bool = False) -> Iterator[Open]:
    """Open the catalogue of an archive and bring it up to date; a damaged one is made anew.

    Args:
        archive: folder with ``deposits``.
        step: is told how many deposits of how many have been read.
        anew: forget what there is and read every bag.

    Raises:
        ArchiveError: there is no archive, or its catalogue cannot be used.
    """
    if not (archive / DEPOSITS).is_dir():
        raise ArchiveError.of("archive-missing", Place(str(archive)), name=str(archive))
    with contextlib.ExitStack() as closing:
        catalogue = closing.enter_context(Catalogue(archive, anew=anew))
        try:
            warnings = catalogue.update(read_rows, step)
        except ArchiveError as error:
            if error.diagnostics[0].code != "catalogue-broken":
                raise
            catalogue = closing.enter_context(Catalogue(archive, anew=True))
            warnings = catalogue.update(read_rows, step)
        found = Open(archive, catalogue, warnings)
        closing.callback(lambda: found.catalogue.close())
        yield found


def read_rows(wanted: Sequence[Wanted]) -> Iterator[Rows | Unreadable]:
    """Yield what the catalogue holds of bags, in their order; many are read side by side."""
    workers = os.cpu_count() or 1
    if workers == 1 or len(wanted) < 2 * _TOGETHER:
        yield from map(_read, wanted)
        return
    parts = [wanted[start : start + _TOGETHER] for start in range(0, len(wanted), _TOGETHER)]
    with ThreadPoolExecutor(workers) as pool:  # each thread waits for a process
        ahead = deque(pool.submit(_read_apart, part) for part in parts[: workers + 1])
        for number, part in enumerate(parts):
            rows = ahead.popleft().result()
            # No more than that many wait in memory, however slowly they are taken.
            ahead.extend(pool.submit(_read_apart, p) for p in parts[number + workers + 1 :][:1])
            yield from rows if rows is not None else map(_read, part)


def _read_apart(wanted: Sequence[Wanted]) -> list[Rows | Unreadable] | None:
    """Read bags in a process of its own; None when they are too much for it."""
    module = _read.__module__
    found: list[Rows | Unreadable] | None = call_apart(Call(module, "read_all", (wanted,)), LIMITS)
    return found


def read_all(wanted: Sequence[Wanted]) -> list[Rows | Unreadable]:
    """Read bags, in such a process."""
    return list(map(_read, wanted))


def _read(wanted: Wanted) -> Rows | Unreadable:
    try:
        return rows_of(wanted.place, wanted.stamp, read_deposit(wanted.folder))
    except BulletinError as error:
        values = error.diagnostics[0].values
        reason = "：".join(str(values[key]) for key in ("name", "reason") if key in values)
        return Unreadable(wanted.place, wanted.stamp, reason)


def find(
    archive: Open, query: str, limits: Limits = Limits(), *, limit: int = 20, page: int = 1
) -> Found:
    """Return a page of the hits of a query, best first.

    Raises:
        UsageError: the query cannot be read.
    """
    offset = (page - 1) * limit

    def ask() -> Found:
        database = archive.catalogue.database
        return search(database, query, also=limits.nodes, limit=limit, offset=offset)

    try:
        return ask()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        archive.catalogue.close()
        archive.catalogue = Catalogue(archive.archive, anew=True)
        archive.catalogue.update(read_rows)
        return ask()


def list_issues(
    archive: Open, limits: Limits = Limits(), *, versions: bool = False
) -> list[Listed]:
    """Return the issues of an archive by date, the newest version of each or all of them."""
    return listed(archive.catalogue.database, also=limits.nodes, versions=versions)


def show_issue(archive: Open, issue_id: str, version: int | None = None) -> Listed:
    """Return one issue.

    Raises:
        InputMissing: the archive does not have it.
    """
    found = listed(archive.catalogue.database, issue_id=issue_id, versions=True)
    wanted = [issue for issue in found if version in (None, issue.version)]
    if wanted:
        return max(wanted, key=lambda issue: issue.version)
    raise InputMissing.of("deposit-missing", Place(str(archive.archive)), name=issue_id)


def checked(archive: Open) -> int:
    """Return how many issues there are, having looked at every page of the catalogue's file.

    Raises:
        ArchiveError: it is damaged.
    """
    if problems := archive.catalogue.problems():
        where = Place(str(archive.catalogue.path))
        raise ArchiveError.of("catalogue-broken", where, reason=problems[0])
    return len(list_issues(archive))


def export(archive: Open, folder: Path, ids: Sequence[str] = ()) -> list[Path]:
    """Write the catalogue as CSV and JSON, and copies of chosen bags with their toolchains.

    Returns:
        What was written.

    Raises:
        ArchiveError: a bag is damaged.
        OutputError: it cannot be written, or a copy is there already.
        InputMissing: the archive does not have one of the issues.
    """
    chosen = [show_issue(archive, issue_id) for issue_id in ids]
    issues = list_issues(archive, versions=True)
    contents = (as_csv(issues), as_json(issues))
    tables = {folder / name: raw for name, raw in zip(EXPORTED, contents, strict=True)}
    write_together(tables)
    return [*tables, *copy_bags(archive.archive, folder, chosen)]
