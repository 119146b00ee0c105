"""One writer at a time, among processes; the only place that knows how a system locks."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bulletin_pdf.errors import OutputError, Place

_PAUSE_SECONDS = 0.1


@contextlib.contextmanager
def locked(path: Path, timeout: float) -> Iterator[None]:
    """Hold a lock on a file, which is made and stays; the system frees it when a process dies.

    Args:
        path: the lock's file, in a folder that exists.
        timeout: seconds to wait for whoever holds it.

    Raises:
        OutputError: somebody held it all the time, or the file cannot be made.
    """
    name = str(path)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError.of("output-unwritable", Place(name), name=name, reason=reason) from error
    try:
        until = time.monotonic() + timeout
        while not _taken(handle):
            if time.monotonic() >= until:
                raise OutputError.of("locked", Place(name), name=name, seconds=round(timeout))
            time.sleep(_PAUSE_SECONDS)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    """Take the lock if it is free; closing the file gives it back."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
