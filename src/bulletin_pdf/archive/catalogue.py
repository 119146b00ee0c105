"""The catalogue: an SQLite file that holds nothing the bags do not hold.

Whatever opens it first brings it up to date: deposits that it does not know are read, those that
have gone are taken out, and a damaged or outdated file is made anew.

A few deposits are written into the file in one transaction. For many, a new file is written beside
it, without the flushes and the journal that a file in use must have, and takes its name when it is
whole. Only one process writes at a time; readers go on with what they have opened.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from bulletin_pdf.archive import tables
from bulletin_pdf.archive.bagit import TAG_MANIFEST
from bulletin_pdf.archive.places import DEPOSITS, deposit_places
from bulletin_pdf.archive.tables import Rows
from bulletin_pdf.errors import ArchiveError, Diagnostic, OutputError, Place, Severity
from bulletin_pdf.files import PARTIAL, locked
from bulletin_pdf.files.atomic import flush_file, flush_folder

NAME = "catalogue.sqlite"
"""Its file in the archive's folder."""

LOCK = ".catalogue.lock"
"""What a process that writes it holds."""

JOURNAL = f"{NAME}-journal"
"""What SQLite has beside it while it is written."""

_FEW = 200
"""Deposits that are written into the file as it is, however many it knows."""

_CACHE = -200_000
"""KiB of pages that a new file may keep in memory."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A bag that shall be read.

    Attributes:
        place: ``<id>/v<n>``.
        stamp: what it is recognised by, see ``stamp_of``.
        folder: the bag.
    """

    place: str
    stamp: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A bag that cannot be read, and why."""

    place: str
    stamp: str
    reason: str


Reader = Callable[[Sequence[Wanted]], Iterable[Rows | Unreadable]]
"""Reads bags."""

Step = Callable[[int, int], None]
"""Is told how many deposits of how many have been read."""


class Catalogue:
    """An open catalogue; use it as a context manager.

    Without a file that can be used it is empty until ``update`` has made one.

    Attributes:
        path: its file.
        database: the connection, for ``search`` and ``listing``.
    """

    def __init__(self, archive: Path, timeout: float = 30.0, *, anew: bool = False) -> None:
        """Open the catalogue of an archive.

        Args:
            archive: the archive's folder.
            timeout: seconds to wait for whoever writes it.
            anew: forget what there is.

        Raises:
            ArchiveError: it cannot be used, or the archive is read-only and has none.
        """
        self.path = archive / NAME
        self._archive = archive
        self._timeout = timeout
        self._anew = anew
        with self._told():
            self.database = _empty() if anew else self._opened()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def update(self, read: Reader, step: Step | None = None) -> list[Diagnostic]:
        """Make the catalogue agree with the bags.

        Args:
            read: reads bags.
            step: is told how far it is.

        Returns:
            A warning for each bag that cannot be read; the catalogue goes without it.

        Raises:
            ArchiveError: another process writes it all the time, the archive is read-only, or the
                file is damaged.
        """
        with self._told():
            gone, changed = self._differing(self._stamps())
            if not gone and not changed:
                return self._skipped()
            if self._read_only:
                count = len(gone) + len(changed)
                raise ArchiveError.of("catalogue-behind", Place(str(self.path)), count=count)
            with self._writing():
                if not self._anew:  # somebody else may have been faster
                    self._reopen()
                stamps = self._stamps()
                gone, changed = self._differing(stamps)
                known = self._count()
                whole = not known or len(changed) > max(_FEW, known // 2)
                root = self._archive / DEPOSITS
                chosen = stamps if whole else changed
                wanted = [Wanted(place, stamps[place], root / place) for place in chosen]
                readings = _counted(read(wanted), len(wanted), step)
                if whole:
                    self._replace(readings)
                else:
                    self._amend([*gone, *changed], readings)
            return self._skipped()

    def problems(self) -> list[str]:
        """Return what is wrong inside the file; nothing when it is whole."""
        try:
            found = [row[0] for row in self.database.execute("PRAGMA integrity_check")]
            if not self._read_only:
                self.database.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            return [str(error)]
        return [line for line in found if line != "ok"]

    @property
    def _read_only(self) -> bool:
        return bool(self.database.execute("PRAGMA query_only").fetchone()[0])

    @property
    def _partial(self) -> Path:
        return self.path.with_name(f".{NAME}{PARTIAL}")

    def _count(self) -> int:
        return int(self.database.execute("SELECT count(*) FROM deposit").fetchone()[0])

    def _stamps(self) -> dict[str, str]:
        """Return place → stamp of all deposits that there are."""
        root = self._archive / DEPOSITS
        places = deposit_places(self._archive)
        return {place: stamp_of(f"{root}/{place}") for place in places}

    def _differing(self, stamps: Mapping[str, str]) -> tuple[list[str], list[str]]:
        """Return the places that have gone, and those that are new or not the same."""
        known = dict(self.database.execute("SELECT place, stamp FROM deposit"))
        known |= dict(self.database.execute("SELECT place, stamp FROM unreadable"))
        changed = [place for place, stamp in stamps.items() if known.get(place) != stamp]
        return [place for place in known if place not in stamps], changed

    def _skipped(self) -> list[Diagnostic]:
        rows = self.database.execute("SELECT place, reason FROM unreadable ORDER BY place")
        return [
            Diagnostic("catalogue-skips", Severity.WARNING, Place(p), {"name": p, "cause": c})
            for p, c in rows
        ]

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Be the only one who writes."""
        try:
            with locked(self._archive / LOCK, self._timeout):
                self._partial.unlink(missing_ok=True)  # of a process that died
                yield
        except OutputError as error:
            if error.diagnostics[0].code != "locked":
                raise
            raise self._busy() from error

    def _amend(self, places: Iterable[str], readings: Iterable[Rows | Unreadable]) -> None:
        """Write into the file as it is what is new at some places, all of it or nothing."""
        read = list(readings)
        self.database.execute("BEGIN IMMEDIATE")
        try:
            for place in places:
                tables.remove(self.database, place)
                self.database.execute("DELETE FROM unreadable WHERE place = ?", (place,))
            _take(self.database, read)
            self.database.execute("COMMIT")
        except BaseException:  # Ctrl-C too
            with contextlib.suppress(sqlite3.Error):
                self.database.rollback()
            raise

    def _replace(self, readings: Iterable[Rows | Unreadable]) -> None:
        """Write a new file and let it take the place of the old one."""
        partial = self._partial
        try:
            _write(partial, readings)
            self.close()
            for kind in ("journal", "wal", "shm"):  # none of it belongs to the new file
                self.path.with_name(f"{NAME}-{kind}").unlink(missing_ok=True)
            partial.replace(self.path)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
        flush_folder(self._archive)
        self._anew = False
        self._reopen()

    def _reopen(self) -> None:
        self.close()
        self.database = self._opened()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Say in our words what SQLite and the system have to complain of."""
        place = Place(str(self.path))
        try:
            yield
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise self._busy() from error
            raise ArchiveError.of("catalogue-broken", place, reason=str(error)) from error
        except OSError as error:
            reason, name = error.strerror or str(error), str(self.path)
            raise OutputError.of("output-unwritable", place, name=name, reason=reason) from error

    def _busy(self) -> ArchiveError:
        place = Place(str(self.path))
        return ArchiveError.of("catalogue-busy", place, seconds=int(self._timeout))

    def _opened(self) -> sqlite3.Connection:
        """Open the file; nothing is known when it is damaged or of another version."""
        read_only = not os.access(self._archive, os.W_OK)
        if not self.path.is_file():
            if read_only:
                raise ArchiveError.of("catalogue-missing", Place(str(self.path)))
            return _empty()
        mode = "mode=ro&immutable=1" if read_only else "mode=rw"
        uri = f"{self.path.resolve().as_uri()}?{mode}"
        database = sqlite3.connect(uri, timeout=self._timeout, isolation_level=None, uri=True)
        try:
            if read_only:
                database.execute("PRAGMA query_only = 1")
            _verify(database)
        except sqlite3.DatabaseError as error:
            database.close()
            passing = isinstance(error, sqlite3.OperationalError)  # it is locked, say
            if read_only or (passing and "no such table" not in str(error)):
                raise
            return _empty()
        except BaseException:
            database.close()
            raise
        return database


def _empty() -> sqlite3.Connection:
    """Return a catalogue of nothing, in memory."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    tables.create(database)
    return database


def _write(path: Path, readings: Iterable[Rows | Unreadable]) -> None:
    """Write a new file, and flush it."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        # A file that is thrown away when anything goes wrong needs neither journal nor flushes.
        for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = {_CACHE}"):
            database.execute(f"PRAGMA {setting}")
        tables.create(database)
        database.execute("BEGIN")
        _take(database, readings)
        tables.merge(database)
        database.execute("COMMIT")
    flush_file(path)


def _take(database: sqlite3.Connection, readings: Iterable[Rows | Unreadable]) -> None:
    """Write what was read into the tables."""
    for read in readings:
        if isinstance(read, Rows):
            tables.add(database, read)
        else:
            row = (read.place, read.stamp, read.reason)
            database.execute("INSERT INTO unreadable VALUES (?, ?, ?)", row)


def _counted(
    readings: Iterable[Rows | Unreadable], total: int, step: Step | None
) -> Iterator[Rows | Unreadable]:
    for number, read in enumerate(readings, 1):
        yield read
        if step:
            step(number, total)


def _verify(database: sqlite3.Connection) -> None:
    """Refuse a file that is not a catalogue of this version, or is visibly damaged.

    Raises:
        sqlite3.DatabaseError: it is one of these.
    """
    application = database.execute("PRAGMA application_id").fetchone()[0]
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if (application, version) != (tables.APPLICATION, tables.VERSION):
        raise sqlite3.DatabaseError(f"{application:x}/{version}")
    for table in ("deposit", "entry", "page", "unreadable", "words"):
        database.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()


def stamp_of(bag: str) -> str:
    """Return what changes when a bag is replaced by another at the same place."""
    try:
        status = os.stat(f"{bag}/{TAG_MANIFEST}")  # noqa: PTH116 - asked of every bag there is
    except OSError:
        return "none"
    return f"{status.st_size}-{status.st_mtime_ns}"
