"""The catalogue: an SQLite file that holds nothing the bags do not hold.

Whatever opens it first brings it up to date: deposits that it does not know are read, those that
have gone are taken out, and a damaged or outdated file is made anew.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from bulletin_pdf.archive import tables
from bulletin_pdf.archive.entries import Deposited
from bulletin_pdf.errors import ArchiveError, BulletinError, Diagnostic, Place, Severity

NAME = "catalogue.sqlite"
"""Its file in the archive's folder."""

_BATCH = 200
"""Deposits a transaction: an interruption loses no more than these."""

Reader = Callable[[Path], Deposited]
"""Reads one bag."""

Step = Callable[[int, int], None]
"""Is told how many deposits of how many have been read."""


class Catalogue:
    """An open catalogue; use it as a context manager.

    Attributes:
        path: its file.
        database: the connection, for ``search`` and ``listing``.
    """

    def __init__(self, archive: Path, timeout: float = 30.0) -> None:
        self.path = archive / NAME
        self._archive = archive
        self._timeout = timeout
        with self._told():
            self.database = self._opened()

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
        """Close the file; SQLite puts its journal away then."""
        self.database.close()

    def update(
        self, bags: Mapping[str, Path], read: Reader, step: Step | None = None
    ) -> list[Diagnostic]:
        """Make the catalogue agree with the bags.

        Args:
            bags: ``<id>/v<n>`` → folder, of all deposits that there are.
            read: reads one of them.
            step: is told how far it is.

        Returns:
            A warning for each bag that cannot be read; the catalogue goes without it.
        """
        with self._told():
            known = dict(self.database.execute("SELECT place, stamp FROM deposit"))
            known |= dict(self.database.execute("SELECT place, stamp FROM unreadable"))
            stamps = {place: stamp_of(folder) for place, folder in bags.items()}
            changed = [p for p, stamp in stamps.items() if known.get(p) != stamp]
            gone = [place for place in known if place not in stamps]
            if changed or gone:
                self._writable(gone, changed)
            for start in range(0, len(changed), _BATCH):
                with self._transaction():
                    for place in changed[start : start + _BATCH]:
                        self._take(place, stamps[place], bags[place], read)
                if step:
                    step(min(start + _BATCH, len(changed)), len(changed))
            rows = self.database.execute("SELECT place, reason FROM unreadable ORDER BY place")
            return [
                Diagnostic("catalogue-skips", Severity.WARNING, Place(p), {"name": p, "cause": c})
                for p, c in rows
            ]

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

    def _take(self, place: str, stamp: str, folder: Path, read: Reader) -> None:
        """Read one deposit into the tables, or note why it cannot be."""
        tables.remove(self.database, place)
        self.database.execute("DELETE FROM unreadable WHERE place = ?", (place,))
        try:
            deposit = read(folder)
        except BulletinError as error:
            row = (place, stamp, error.diagnostics[0].code)
            self.database.execute("INSERT INTO unreadable VALUES (?, ?, ?)", row)
            return
        tables.add(self.database, place, stamp, deposit)

    def _writable(self, gone: list[str], changed: list[str]) -> None:
        """Begin an update by taking out what has gone."""
        if self._read_only:
            raise ArchiveError.of(
                "catalogue-behind", Place(str(self.path)), count=len(gone) + len(changed)
            )
        with self._transaction():
            for place in gone:
                tables.remove(self.database, place)
                self.database.execute("DELETE FROM unreadable WHERE place = ?", (place,))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.database.execute("COMMIT")
        except BaseException:  # Ctrl-C too
            with contextlib.suppress(sqlite3.Error):
                self.database.rollback()
            raise

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Say in our words what SQLite has to complain of."""
        place = Place(str(self.path))
        try:
            yield
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                seconds = int(self._timeout)
                raise ArchiveError.of("catalogue-busy", place, seconds=seconds) from error
            raise ArchiveError.of("catalogue-broken", place, reason=str(error)) from error

    def _opened(self) -> sqlite3.Connection:
        """Open the file; one that is damaged or of another version is put away first."""
        if not os.access(self._archive, os.W_OK):
            return self._opened_to_read()
        try:
            return self._opened_to_write()
        except _Unusable:
            discard(self.path)
            return self._opened_to_write()

    def _opened_to_write(self) -> sqlite3.Connection:
        database = self._connected(f"{self.path.resolve().as_uri()}?mode=rwc")
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            empty = not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if empty:
                self._created(database)
            _verify(database)
        except sqlite3.OperationalError:
            database.close()
            raise
        except sqlite3.DatabaseError as error:
            database.close()
            raise _Unusable(str(error)) from error
        except BaseException:
            database.close()
            raise
        return database

    def _created(self, database: sqlite3.Connection) -> None:
        try:
            tables.create(database)
        except sqlite3.OperationalError as error:
            database.rollback()
            if "already exists" not in str(error):  # another process was faster
                raise

    def _opened_to_read(self) -> sqlite3.Connection:
        """Open the catalogue of an archive that is on a read-only disk."""
        if not self.path.is_file():
            raise ArchiveError.of("catalogue-missing", Place(str(self.path)))
        database = self._connected(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1")
        try:
            database.execute("PRAGMA query_only = 1")
            _verify(database)
        except (_Unusable, sqlite3.DatabaseError) as error:
            database.close()
            reason = str(error)
            raise ArchiveError.of(
                "catalogue-broken", Place(str(self.path)), reason=reason
            ) from error
        return database

    def _connected(self, uri: str) -> sqlite3.Connection:
        return sqlite3.connect(uri, timeout=self._timeout, isolation_level=None, uri=True)


class _Unusable(Exception):  # noqa: N818 - never leaves this module
    """The file is damaged, or of another version."""


def _verify(database: sqlite3.Connection) -> None:
    """Refuse a file that is not a catalogue of this version, or is visibly damaged."""
    application = database.execute("PRAGMA application_id").fetchone()[0]
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if (application, version) != (tables.APPLICATION, tables.VERSION):
        raise _Unusable(f"{application:x}/{version}")
    for table in ("deposit", "entry", "page", "unreadable", "words"):
        database.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()


def discard(path: Path) -> None:
    """Remove a catalogue and what SQLite keeps beside it, the journal first."""
    for name in (f"{path.name}-wal", f"{path.name}-shm", path.name):
        (path.parent / name).unlink(missing_ok=True)


def stamp_of(bag: Path) -> str:
    """Return what changes when a bag is replaced by another at the same place."""
    try:
        status = (bag / "tagmanifest-sha256.txt").stat()
    except OSError:
        return "none"
    return f"{status.st_size}-{status.st_mtime_ns}"


def bags_in(folder: Path) -> dict[str, Path]:
    """Return the bags of an archive's ``deposits`` folder: ``<id>/v<n>`` → folder.

    What else lies there is for ``audit`` to report; it must not keep a reader from searching.
    """
    found = {}
    for issue in _folders(folder):
        for bag in _folders(Path(issue.path)):
            found[f"{issue.name}/{bag.name}"] = Path(bag.path)
    return dict(sorted(found.items()))


def _folders(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [e for e in entries if e.name[0] != "." and e.is_dir(follow_symlinks=False)]
