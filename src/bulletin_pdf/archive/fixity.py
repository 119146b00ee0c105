"""固化校验: is everything in a bag what was put into it?  Nothing is ever written."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bulletin_pdf.archive import catalogue
from bulletin_pdf.archive.bagit import (
    DECLARATION,
    INFO,
    MANIFEST,
    PAYLOAD,
    TAG_MANIFEST,
    read_info,
    read_manifest,
    tag_bytes,
)
from bulletin_pdf.archive.bags import PREVIOUS, TOOLCHAIN, read_deposit
from bulletin_pdf.archive.places import (
    DEPOSITS,
    EXPORTED,
    LOCK,
    REGISTER,
    TOOLCHAINS,
    deposit_path,
    id_of,
    toolchain_path,
    version_of,
)
from bulletin_pdf.archive.register import pointer
from bulletin_pdf.archive.toolchain import toolchain_name
from bulletin_pdf.errors import ArchiveError, Diagnostic, Place, Severity
from bulletin_pdf.files import PARTIAL

_BLOCK = 1 << 20
_TAGS = (INFO, DECLARATION, MANIFEST)

_CATALOGUE = (catalogue.NAME, catalogue.LOCK, catalogue.JOURNAL)

_OWN = frozenset((DEPOSITS, TOOLCHAINS, REGISTER, LOCK, *EXPORTED, *_CATALOGUE))
"""What may lie in an archive's folder."""


class Damage(StrEnum):
    """What can have happened to a file."""

    MISSING = "fixity-missing"
    CHANGED = "fixity-changed"
    UNEXPECTED = "fixity-unexpected"
    UNREADABLE = "fixity-unreadable"


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was found out about a bag.

    Attributes:
        path: the bag.
        files: how many files were hashed.
        size: their bytes.
        found: what is wrong.
    """

    path: Path
    files: int
    size: int
    found: tuple[Diagnostic, ...]


def inspect_bag(path: Path, chosen: Callable[[str], bool] | None = None) -> Inspected:
    """Hash a bag's files and hold them against its manifests.

    Args:
        path: the bag.
        chosen: which files of the payload are hashed, by their names; all by default. Missing
            and unexpected files are found in any case.
    """
    found: list[Diagnostic] = []
    counted: list[int] = []
    expected = {TAG_MANIFEST}
    try:
        tags, payload = read_manifest(path / TAG_MANIFEST), read_manifest(path / MANIFEST)
    except ArchiveError as error:
        return Inspected(path, 0, 0, error.diagnostics)
    for name in sorted({*tags, *_TAGS, *payload}):
        expected.add(name)
        digest = tags.get(name) or payload.get(name, "")
        strange = (name in payload) != name.startswith(PAYLOAD)
        if strange:
            found.append(_damage(Damage.UNEXPECTED, path, name))
        elif name in payload and chosen is not None and not chosen(name):
            found += _there(path, name)
        else:
            found += _hashed(path, name, digest, counted)
    found += [_damage(Damage.UNEXPECTED, path, n) for n in sorted(_present(path) - expected)]
    if not found:  # a manifest may say the same in other letters, which would hide a flipped bit
        found += _canonical(path)
    return Inspected(path, len(counted), sum(counted), tuple(found))


def bags_of(folder: Path) -> tuple[list[Path], list[Diagnostic]]:
    """Return all bags of an archive, deposits first, and what lies there and is none.

    Raises:
        ArchiveError: there is no archive.
    """
    if not (folder / DEPOSITS).is_dir() and not (folder / REGISTER).is_file():
        raise ArchiveError.of("archive-missing", Place(str(folder)), name=str(folder))
    bags: list[Path] = []
    found: list[Diagnostic] = [
        _damage(Damage.UNEXPECTED, folder, place.name)
        for place in sorted(folder.iterdir())
        if place.name not in _OWN and not _under_way(place.name)
    ]
    for issue in _folders(folder / DEPOSITS, found):
        for path in _folders(issue, found):
            try:
                id_of(path), version_of(path)
                bags.append(path)
            except ArchiveError as error:
                found += error.diagnostics
    bags.sort(key=lambda path: (path.parent.name, version_of(path)))
    return bags + _folders(folder / TOOLCHAINS, found), found


def inspect_links(folder: Path, bags: Iterable[Path]) -> list[Diagnostic]:
    """Find bags that point at something that is not there or not the same.

    Args:
        folder: the archive.
        bags: its bags.
    """
    found: list[Diagnostic] = []
    for path in bags:
        try:
            if path.parent.name == TOOLCHAINS:
                found += _toolchain(path)
            else:
                found += _links(folder, path)
        except ArchiveError as error:
            found += error.diagnostics
    return found


def _folders(folder: Path, found: list[Diagnostic]) -> list[Path]:
    """Return the folders in a folder, and find what is none; a deposit under way is let be."""
    folders = []
    for place in sorted(folder.iterdir()) if folder.is_dir() else ():
        plain = place.is_dir() and not place.is_symlink()
        if plain and not place.name.startswith("."):
            folders.append(place)
        elif not _under_way(place.name):  # which may be gone by now
            found.append(_damage(Damage.UNEXPECTED, folder, place.name))
    return folders


def _under_way(name: str) -> bool:
    return name.startswith(".") and name.endswith(PARTIAL)


def _toolchain(path: Path) -> Iterator[Diagnostic]:
    if toolchain_name(tag_bytes(path / MANIFEST)) != path.name:
        yield _damage(Damage.CHANGED, path, MANIFEST)


def _links(folder: Path, path: Path) -> Iterable[Diagnostic]:
    info, number = read_info(path), version_of(path)
    toolchain = info.get(TOOLCHAIN, "")
    if not toolchain or not toolchain_path(folder, toolchain).is_dir():
        yield _damage(Damage.MISSING, folder, f"toolchains/{toolchain}")
    if number > 1:
        before = deposit_path(folder, id_of(path), number - 1)
        if not before.is_dir():
            yield _damage(Damage.MISSING, before.parent, before.name)
        elif info.get(PREVIOUS) != f"{before.name} sha256:{pointer(before)}":
            yield _damage(Damage.CHANGED, before, TAG_MANIFEST)
    read_deposit(path)


def _there(path: Path, name: str) -> Iterator[Diagnostic]:
    if not (path / name).is_file():
        yield _damage(Damage.MISSING, path, name)


def _hashed(path: Path, name: str, digest: str, counted: list[int]) -> Iterator[Diagnostic]:
    file = path / name
    try:
        if not file.exists() and not file.is_symlink():
            yield _damage(Damage.MISSING, path, name)
            return
        size, found = _sha256(file)
    except OSError as error:
        reason = error.strerror or str(error)
        yield _damage(Damage.UNREADABLE, path, name, reason)
        return
    counted.append(size)
    if found != digest:
        yield _damage(Damage.CHANGED, path, name)


def _sha256(file: Path) -> tuple[int, str]:
    """Hash a plain file; a link or a pipe is none."""
    handle = os.open(
        file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    digest, size = hashlib.sha256(), 0
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        while block := stream.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _present(path: Path) -> set[str]:
    """Return everything in a bag that is not a plain folder; links are not followed."""
    found = set()
    for root, folders, files in os.walk(path):
        place = Path(root)
        links = [name for name in folders if (place / name).is_symlink()]
        found |= {(place / name).relative_to(path).as_posix() for name in (*files, *links)}
    return found


def _canonical(path: Path) -> Iterator[Diagnostic]:
    for name in (MANIFEST, TAG_MANIFEST):
        entries = read_manifest(path / name)
        lines = "".join(f"{entries[file]}  {file}\n" for file in sorted(entries))
        if lines.encode() != tag_bytes(path / name):
            yield _damage(Damage.CHANGED, path, name)


def _damage(damage: Damage, path: Path, name: str, reason: str = "") -> Diagnostic:
    values = {"name": name} | ({"reason": reason} if reason else {})
    return Diagnostic(str(damage), Severity.ERROR, Place(str(path)), values)
