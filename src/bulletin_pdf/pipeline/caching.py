"""Pictures that were converted already, kept by what they were made from.

Losing the cache costs time and nothing else: whatever goes wrong with it, the work is done anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 500_000_000
"""Of all pictures kept; the ones used longest ago go first."""

_RECIPE = 1
"""To be raised when a conversion changes its result."""

_DIGEST = 32


@dataclass(frozen=True, slots=True)
class PictureCache:
    """A folder of converted pictures.

    Attributes:
        folder: where they are; it need not exist.
        max_bytes: what all of them may weigh.
    """

    folder: Path
    max_bytes: int = MAX_BYTES

    def made(self, kind: str, raw: bytes, profile: bytes, make: Callable[[], bytes]) -> bytes:
        """Return a converted picture, from the cache or made now.

        Args:
            kind: which conversion.
            raw: the picture.
            profile: what it is converted with.
            make: converts it.
        """
        entry = self.folder / _key(kind, raw, profile)
        if (kept := _read(entry)) is not None:
            return kept
        content = make()
        with contextlib.suppress(OSError):
            self._keep(entry, content)
        return content

    def _keep(self, entry: Path, content: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(hashlib.sha256(content).digest() + content)
            temporary.replace(entry)
        finally:
            temporary.unlink(missing_ok=True)
        self._shrink()

    def _shrink(self) -> None:
        """Remove what was used longest ago until the rest fits."""
        aged = sorted(
            (status.st_mtime_ns, status.st_size, path)
            for path in self.folder.iterdir()
            if (status := path.stat())
        )
        excess = sum(size for _, size, _ in aged) - self.max_bytes
        for _, size, path in aged:
            if excess <= 0:
                return
            path.unlink(missing_ok=True)
            excess -= size


def default_cache() -> PictureCache:
    """Return the user's cache after the XDG base directory specification 0.8."""
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        folder = Path(base).expanduser()
    except RuntimeError:  # no home folder at all, as in some containers
        folder = Path(os.devnull)
    return PictureCache(folder / "bulletin-pdf" / "pictures")


def _key(kind: str, raw: bytes, profile: bytes) -> str:
    """Return a name made from everything that the result depends on."""
    total = hashlib.sha256(f"{_RECIPE} {importlib.metadata.version('pillow')} {kind}".encode())
    for part in (raw, profile):
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def _read(entry: Path) -> bytes | None:
    """Return what is kept, if it is whole; and remember that it was of use."""
    try:
        found = entry.read_bytes()
        content = found[_DIGEST:]
        if hashlib.sha256(content).digest() != found[:_DIGEST]:
            return None
        os.utime(entry)
    except OSError:
        return None
    return content
