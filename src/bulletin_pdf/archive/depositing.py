"""Bags put into an archive: whole or not at all, and never over another."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin_pdf.archive.bagit import MANIFEST, bag, read_manifest, sha256
from bulletin_pdf.archive.bags import PREVIOUS, VERSION, pdf_name
from bulletin_pdf.archive.places import (
    DEPOSITS,
    LOCK,
    REGISTER,
    TOOLCHAINS,
    deposit_path,
    toolchain_path,
    versions,
)
from bulletin_pdf.archive.register import pointer, register, unregistered
from bulletin_pdf.errors import ArchiveError, Place
from bulletin_pdf.files import PARTIAL, locked, make_folder, write_new_folder

LOCK_SECONDS = 30.0


def deposit(
    folder: Path,
    issue_id: str,
    payload: Mapping[str, bytes],
    info: Iterable[tuple[str, str]],
    toolchain: tuple[str, Mapping[str, bytes]],
    timeout: float = LOCK_SECONDS,
) -> Path:
    """Put an issue into an archive as its next version and return the bag.

    The toolchain's bag comes first, so that no deposit is ever without it; the register last. What
    a process that died has left half-done is finished or cleared away.

    Args:
        folder: the archive; made when it is not there.
        issue_id: the issue's id.
        payload: path below ``data/`` → content.
        info: what ``bag-info.txt`` says, version and predecessor aside.
        toolchain: name and files of its toolchain's bag.
        timeout: seconds to wait for another process that deposits.

    Raises:
        ArchiveError: the same is there already, or an id that differs by case alone; or the
            register is damaged.
        OutputError: the archive cannot be written, or another process holds it.
    """
    make_folder(folder)
    with locked(folder / LOCK, timeout):
        _clear(folder)
        register(folder, unregistered(folder))
        _refuse_alike(folder, issue_id)
        known = versions(folder, issue_id)
        pairs = list(info)
        number = known[-1] + 1 if known else 1
        pairs.append((VERSION, str(number)))
        if known:
            before = deposit_path(folder, issue_id, known[-1])
            _refuse_same(before, issue_id, payload)
            pairs.append((PREVIOUS, f"{before.name} sha256:{pointer(before)}"))
        name, files = toolchain
        place = toolchain_path(folder, name)
        if not place.exists():
            write_new_folder(place, files)
        target = deposit_path(folder, issue_id, number)
        write_new_folder(target, bag(payload, pairs))
        register(folder, [path.relative_to(folder).as_posix() for path in (place, target)])
    return target


def _clear(folder: Path) -> None:
    """Remove what is half-written; nobody else writes, for the lock is ours."""
    for pattern in (f"{DEPOSITS}/*/.*{PARTIAL}", f"{TOOLCHAINS}/.*{PARTIAL}"):
        for left in folder.glob(pattern):
            shutil.rmtree(left, ignore_errors=True)
    for left in folder.glob(f".{REGISTER}.*{PARTIAL}"):
        left.unlink(missing_ok=True)


def _refuse_alike(folder: Path, issue_id: str) -> None:
    root = folder / DEPOSITS
    names = [place.name for place in root.iterdir()] if root.is_dir() else []
    for name in names:
        if name != issue_id and name.casefold() == issue_id.casefold():
            raise ArchiveError.of("deposit-alike", Place(str(root)), name=issue_id, other=name)


def _refuse_same(before: Path, issue_id: str, payload: Mapping[str, bytes]) -> None:
    """Refuse what is there already: the archive PDF holds all that it is made from."""
    pdf = pdf_name(issue_id)
    if read_manifest(before / MANIFEST).get(f"data/{pdf}") == sha256(payload[pdf]):
        raise ArchiveError.of("deposit-exists", Place(str(before)), name=str(before))
