"""Outputs that are either the old file or the whole new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from bulletin_pdf.errors import OutputError, Place

_TEMPORARY = ".partial"


def write_atomically(target: Path, content: bytes) -> None:
    """Write a file so that a crash or a full disk leaves the older one untouched.

    The bytes go to a temporary file in the same folder, are flushed to the disk (fsync), and the
    file is renamed over the target; then the folder is flushed.  A symbolic link at the target is
    refused, because following it could write anywhere.

    Args:
        target: where the file shall be; missing parent folders are made.
        content: its bytes.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_symlink():
            raise OutputError.of("output-is-link", Place(str(target)), name=target.name)
        _replace(target, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError.of(
            "output-unwritable", Place(str(target)), name=str(target), reason=reason
        ) from error


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=_TEMPORARY, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:  # Ctrl-C too must leave no partial file
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(target.parent)


def _umask() -> int:
    """Return the process's umask; mkstemp ignores it and makes private files."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
