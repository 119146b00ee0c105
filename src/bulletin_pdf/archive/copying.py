"""Copies of bags, for those who ask for an issue with everything that belongs to it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from bulletin_pdf.archive.bags import TOOLCHAIN
from bulletin_pdf.archive.listing import Listed
from bulletin_pdf.archive.places import DEPOSITS, toolchain_path
from bulletin_pdf.errors import OutputError, Place
from bulletin_pdf.files.atomic import flush_folder


def copy_bags(archive: Path, folder: Path, issues: Sequence[Listed]) -> list[Path]:
    """Copy the bags of issues, and once each toolchain that they refer to.

    The copies lie as they do in an archive, so that the folder is one itself.

    Raises:
        OutputError: a copy is there already, or cannot be written.
    """
    wanted = {f"{DEPOSITS}/{issue.place}": False for issue in issues}
    for issue in issues:
        if name := issue.metadata.get(TOOLCHAIN):
            place = toolchain_path(archive, name)
            wanted[place.relative_to(archive).as_posix()] = True
    return [
        _copied(archive / place, folder / place, shared=shared)
        for place, shared in wanted.items()
        if (archive / place).is_dir() or not shared
    ]


def _copied(source: Path, target: Path, *, shared: bool) -> Path:
    """Copy one bag under a temporary name, then give it its own."""
    if target.exists():
        if shared:  # named by its hash: it is the same one
            return target
        raise OutputError.of("output-exists", Place(str(target)), name=str(target))
    partial = target.with_name(f".{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(source, partial, symlinks=True)
        partial.rename(target)
        flush_folder(target.parent)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        reason = error.strerror or str(error)
        raise OutputError.of(
            "output-unwritable", Place(str(target)), name=str(target), reason=reason
        ) from error
    return target
