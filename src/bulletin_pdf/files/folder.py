"""A new folder that is there whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bulletin_pdf.errors import OutputError, Place
from bulletin_pdf.files.atomic import flush_folder, umask


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


def _write(target: Path, contents: Mapping[str, bytes]) -> None:
    made = not target.parent.exists()
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".partial", dir=target.parent)
    whole = Path(temporary)
    try:
        for path, content in contents.items():
            file = whole / path
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        whole.chmod(0o777 & ~umask())  # mkdtemp makes private folders
        whole.rename(target)
    except BaseException:  # Ctrl-C too must leave nothing behind
        shutil.rmtree(whole, ignore_errors=True)
        if made:
            target.parent.rmdir()
        raise
    flush_folder(target.parent)
