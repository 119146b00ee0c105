"""Outputs that are either the old file or the whole new one, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bulletin_pdf.errors import OutputError, Place

_TEMPORARY = ".partial"


def write_atomically(target: Path, content: bytes) -> None:
    """Write one file as ``write_together`` does."""
    write_together({target: content})


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write files so that a crash or a full disk leaves the older ones untouched.

    The bytes go to temporary files in the same folders and are flushed to the disk (fsync). Only
    when all of them are there, each is renamed over its target, in order; then the folders are
    flushed.  A symbolic link at a target is refused, because following it could write anywhere.

    Args:
        contents: where each file shall be, and its bytes; missing parent folders are made.

    Raises:
        OutputError: a folder or a file cannot be written.
    """
    with contextlib.ExitStack() as undo:
        staged = {}
        for target, content in contents.items():
            with _reported(target):
                _make_folders(target.parent, undo)
                staged[target] = _stage(target, content)
            undo.callback(_remove, staged[target])
        for target, temporary in staged.items():
            with _reported(target):
                temporary.replace(target)
        undo.pop_all()
    for folder in {target.parent for target in contents}:
        with _reported(folder):
            flush_folder(folder)


def holds(target: Path, content: bytes) -> bool:
    """Tell whether a plain file has just these bytes, so that there is nothing to write."""
    try:
        if target.is_symlink() or target.stat().st_size != len(content):
            return False
        return target.read_bytes() == content
    except OSError:
        return False


@contextlib.contextmanager
def _reported(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError.of(
            "output-unwritable", Place(str(target)), name=str(target), reason=reason
        ) from error


def _make_folders(folder: Path, undo: contextlib.ExitStack) -> None:
    """Make a folder with its parents; a failure leaves no empty ones behind."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(exist_ok=True)
        undo.callback(_remove_folder, place)


def _stage(target: Path, content: bytes) -> Path:
    """Write the temporary file beside a target and return where it is."""
    if target.is_symlink():
        raise OutputError.of("output-is-link", Place(str(target)), name=target.name)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=_TEMPORARY, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~umask())
    except BaseException:  # Ctrl-C too must leave no partial file
        _remove(temporary)
        raise
    return temporary


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink()


def _remove_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # somebody else has put something there
        folder.rmdir()


def umask() -> int:
    """Return the process's umask; mkstemp ignores it and makes private files."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def flush_folder(folder: Path) -> None:
    """Make a rename itself durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
