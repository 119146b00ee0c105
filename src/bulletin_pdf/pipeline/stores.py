"""A folder of entries under names made from what they were made from.

Several programs may use it at once: an entry is there whole or not at all, one that was damaged
counts as not there, and whatever goes wrong with the disk costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

_DIGEST = 32
_TEMPORARY = "new-"
_SHARE = 8
"""So many programs may write at once before all of them together exceed the limit."""


@dataclass(slots=True)
class Store:
    """A folder of entries, of which those used longest ago go first.

    Attributes:
        folder: where they are; it need not exist.
        max_bytes: what all of them may weigh.
    """

    folder: Path
    max_bytes: int
    _room: int = field(default=0, compare=False)
    """Bytes that may be written before the folder is looked through again."""

    def get(self, name: str) -> bytes | None:
        """Return an entry, if it is there and whole; and remember that it was of use."""
        entry = self.folder / name
        try:
            content = _content(entry)
            if content is not None:
                os.utime(entry)
        except OSError:
            return None
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep an entry, if the disk lets us and it is not larger than everything may be."""
        weight = _DIGEST + len(content)
        if weight > self.max_bytes:
            return
        with contextlib.suppress(OSError):
            self._write(name, content)
            self._room -= weight
            if self._room < 0:
                self._shrink()

    def entries(self) -> list[tuple[int, int, Path]]:
        """Return (last use in ns, bytes, file) of every entry, the one used longest ago first."""
        found = []
        with contextlib.suppress(OSError), os.scandir(self.folder) as listed:
            for entry in listed:
                with contextlib.suppress(OSError):  # removed by somebody else meanwhile
                    status = entry.stat(follow_symlinks=False)
                    found.append((status.st_mtime_ns, status.st_size, Path(entry.path)))
        return sorted(found)

    def clear(self) -> int:
        """Remove every entry; return how many there were."""
        removed = 0
        for _, _, path in self.entries():
            with contextlib.suppress(OSError):
                path.unlink()
                removed += 1
        return removed

    def verify(self) -> int:
        """Remove what is damaged; return how many entries were."""
        damaged = 0
        for _, _, path in self.entries():
            with contextlib.suppress(OSError):
                if not path.name.startswith(_TEMPORARY) and _content(path) is None:
                    path.unlink()
                    damaged += 1
        return damaged

    def _write(self, name: str, content: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=_TEMPORARY, dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(hashlib.sha256(content).digest() + content)
            Path(temporary).replace(self.folder / name)
        finally:
            Path(temporary).unlink(missing_ok=True)

    def _shrink(self) -> None:
        """Remove what was used longest ago until the rest fits."""
        entries = self.entries()
        total = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if total <= self.max_bytes:
                break
            path.unlink(missing_ok=True)
            total -= size
        self._room = max(self.max_bytes - total, 0) // _SHARE


def _content(entry: Path) -> bytes | None:
    """Return what is kept, or None when it is not what was written.

    Raises:
        OSError: it cannot be read.
    """
    found = entry.read_bytes()
    content = found[_DIGEST:]
    return content if hashlib.sha256(content).digest() == found[:_DIGEST] else None
