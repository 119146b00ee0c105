"""Where things lie in an archive folder."""

from __future__ import annotations

import os
import re
from pathlib import Path

from bulletin_pdf.errors import ArchiveError, Place
from bulletin_pdf.model import issue_id_of

DEPOSITS = "deposits"
TOOLCHAINS = "toolchains"
REGISTER = "register-sha256.txt"
LOCK = ".lock"
EXPORTED = ("catalogue.csv", "catalogue.json")
"""What an export has beside its bags."""

_VERSION = re.compile(r"v([1-9][0-9]{0,5})")
_TOOLCHAIN = re.compile(r"[0-9a-f]{16}")


def deposit_path(folder: Path, issue_id: str, version: int) -> Path:
    """Return the place of a version of an issue in an archive."""
    return folder / DEPOSITS / issue_id / f"v{version}"


def toolchain_path(folder: Path, name: str) -> Path:
    """Return the place of a toolchain in an archive.

    Raises:
        ArchiveError: a toolchain cannot be called so; a stranger's bag might say ``../..``.
    """
    if not _TOOLCHAIN.fullmatch(name):
        place = folder / TOOLCHAINS
        raise ArchiveError.of("deposit-misplaced", Place(str(place)), name=name)
    return folder / TOOLCHAINS / name


def version_of(path: Path) -> int:
    """Return the version that a bag's folder is named for.

    Raises:
        ArchiveError: it is not named like one.
    """
    match = _VERSION.fullmatch(path.name)
    if match is None:
        raise ArchiveError.of("deposit-misplaced", Place(str(path)), name=path.name)
    return int(match[1])


def id_of(path: Path) -> str:
    """Return the id of the issue that a bag's place is named for.

    Raises:
        ArchiveError: it is not named like one.
    """
    name = path.parent.name
    try:
        if issue_id_of(name) == name:
            return name
    except ValueError:
        pass
    raise ArchiveError.of("deposit-misplaced", Place(str(path)), name=name)


def deposit_places(folder: Path) -> list[str]:
    """Return the places of all bags of issues below ``deposits``: ``<id>/v<n>``.

    What begins with a dot is a bag under way. What else lies there is for ``audit`` to report: it
    must not keep anybody from searching or depositing.
    """
    root = f"{folder}/{DEPOSITS}"
    issues = _folders(root)
    return sorted(f"{issue}/{bag}" for issue in issues for bag in _folders(f"{root}/{issue}"))


def bag_places(folder: Path) -> list[str]:
    """Return the places of all bags below an archive, toolchains first."""
    shared = [f"{TOOLCHAINS}/{name}" for name in sorted(_folders(f"{folder}/{TOOLCHAINS}"))]
    return shared + [f"{DEPOSITS}/{place}" for place in deposit_places(folder)]


def _folders(folder: str) -> list[str]:
    """Return the names of the folders in a folder; texts, because there may be very many."""
    try:
        with os.scandir(folder) as entries:
            return [e.name for e in entries if e.name[0] != "." and e.is_dir(follow_symlinks=False)]
    except FileNotFoundError:
        return []


def versions(folder: Path, issue_id: str) -> list[int]:
    """Return the versions of an issue that an archive has, in order.

    Raises:
        ArchiveError: a file or a link lies among the bags, or their folder is one.
    """
    root = folder / DEPOSITS / issue_id
    if not os.path.lexists(root):
        return []
    _refuse_no_folder(root)
    bags = sorted(place for place in root.iterdir() if not place.name.startswith("."))
    for place in bags:
        _refuse_no_folder(place)
    return sorted(map(version_of, bags))


def _refuse_no_folder(place: Path) -> None:
    if place.is_symlink() or not place.is_dir():
        raise ArchiveError.of("deposit-misplaced", Place(str(place)), name=place.name)
