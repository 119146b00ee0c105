"""A new folder that is there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bulletin_pdf.errors import OutputError, Place
from bulletin_pdf.files.atomic import flush_folder, umask

PARTIAL = ".partial"
"""How the name of a folder ends that is not whole yet; it begins with a dot."""


def write_new_folder(target: Path, contents: Mapping[str, bytes]) -> None:
    """Write a folder under a name that must be free.

    The files go to a temporary folder beside it, which is renamed when all of them are on the disk.

    Args:
        target: where the folder shall be.
        contents: path below it, with ``/``, → content.

    Raises:
        OutputError: something of that name exists, or it cannot be written.
    """
    name = str(target)
    if target.exists() or target.is_symlink():
        raise OutputError.of("output-exists", Place(name), name=name)
    try:
        _write(target, contents)
    except OSError as error:
        taken = error.errno in {errno.ENOTEMPTY, errno.EEXIST}  # made by somebody else meanwhile
        if taken:
            raise OutputError.of("output-exists", Place(name), name=name) from error
        reason = error.strerror or str(error)
        raise OutputError.of("output-unwritable", Place(name), name=name, reason=reason) from error


def make_folder(folder: Path) -> None:
    """Make a folder with those above it, unless it is there, and bring them to the disk.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        _make_parents(folder)
    except OSError as error:
        name, reason = str(folder), error.strerror or str(error)
        raise OutputError.of("output-unwritable", Place(name), name=name, reason=reason) from error


def _write(target: Path, contents: Mapping[str, bytes]) -> None:
    made = _make_parents(target.parent)
    whole = None
    try:
        whole = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=PARTIAL, dir=target.parent))
        _fill(whole, contents)
        whole.chmod(0o777 & ~umask())  # mkdtemp makes private folders
        whole.rename(target)
    except BaseException:  # Ctrl-C too must leave nothing behind
        if whole is not None:
            shutil.rmtree(whole, ignore_errors=True)
        for folder in reversed(made):
            with contextlib.suppress(OSError):  # somebody else has put something there
                folder.rmdir()
        raise
    flush_folder(target.parent)


def _make_parents(folder: Path) -> list[Path]:
    """Make a folder and those above it, each on the disk before the next; return the new ones."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    made = []
    for place in reversed(missing):
        place.mkdir(exist_ok=True)
        made.append(place)
        flush_folder(place.parent)
    return made


def _fill(whole: Path, contents: Mapping[str, bytes]) -> None:
    """Write the files and flush them, then the folders that name them."""
    folders = {whole}
    for path, content in contents.items():
        file = whole / path
        file.parent.mkdir(parents=True, exist_ok=True)
        folders.update(place for place in file.parents if place.is_relative_to(whole))
        with file.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    for folder in sorted(folders, reverse=True):
        flush_folder(folder)
