"""What may be read: plain files, and only those inside a folder."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def regular_size(path: Path) -> int:
    """Return the size of a plain file in bytes.

    Raises:
        OSError: it is not there, or it is a folder, or something without an end such as a pipe
            or a device.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        raise OSError(errno.EINVAL, "not a plain file", str(path))
    return status.st_size


def contained(path: Path, folder: Path) -> bool:
    """Tell whether a path, its symbolic links followed, lies in a folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a loop of links (RuntimeError before Python 3.13)
        return False
