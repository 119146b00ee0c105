"""Copies of bags, for those who ask for an issue with everything that belongs to it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bulletin_pdf.archive.bags import TOOLCHAIN
from bulletin_pdf.archive.fixity import inspect_bag
from bulletin_pdf.archive.listing import Listed
from bulletin_pdf.archive.places import DEPOSITS, toolchain_path
from bulletin_pdf.archive.register import register
from bulletin_pdf.errors import ArchiveError, OutputError, Place
from bulletin_pdf.files import PARTIAL
from bulletin_pdf.files.atomic import flush_file, flush_folder


def copy_bags(archive: Path, folder: Path, issues: Sequence[Listed]) -> list[Path]:
    """Copy the bags of issues, and once each toolchain that they refer to.

    The copies lie as they do in an archive, so that the folder is one itself, with a register of
    its own. Each is hashed before it gets its name: a bad disk must not pass for a good copy.

    Raises:
        ArchiveError: a bag is damaged.
        OutputError: a copy is there already, or cannot be written.
    """
    wanted = {f"{DEPOSITS}/{issue.place}": False for issue in issues}
    for issue in issues:
        if name := issue.metadata.get(TOOLCHAIN):
            place = toolchain_path(archive, name)
            wanted[place.relative_to(archive).as_posix()] = True
    copies = [
        _copied(archive / place, folder / place, shared=shared)
        for place, shared in wanted.items()
        if (archive / place).is_dir() or not shared
    ]
    register(folder, [copy.relative_to(folder).as_posix() for copy in copies])
    return copies


def _copied(source: Path, target: Path, *, shared: bool) -> Path:
    """Copy one bag under a temporary name, then give it its own."""
    if target.exists():
        if shared:  # named by its hash: it is the same one
            return target
        raise OutputError.of("output-exists", Place(str(target)), name=str(target))
    partial = target.with_name(f".{target.name}{PARTIAL}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(source, partial, symlinks=True)
        if found := inspect_bag(partial).found:
            shutil.rmtree(partial, ignore_errors=True)
            raise ArchiveError(*(replace(d, where=Place(str(source))) for d in found))
        for path in (*partial.rglob("*"), partial):
            flush_file(path)
        partial.rename(target)
        flush_folder(target.parent)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        reason = error.strerror or str(error)
        raise OutputError.of(
            "output-unwritable", Place(str(target)), name=str(target), reason=reason
        ) from error
    return target
