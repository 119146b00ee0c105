"""Where things lie in an archive folder."""

from __future__ import annotations

import re
from pathlib import Path

from bulletin_pdf.errors import ArchiveError, Place
from bulletin_pdf.model import issue_id_of

DEPOSITS = "deposits"
TOOLCHAINS = "toolchains"

_VERSION = re.compile(r"v([1-9][0-9]{0,5})")


def deposit_path(folder: Path, issue_id: str, version: int) -> Path:
    """Return the place of a version of an issue in an archive."""
    return folder / DEPOSITS / issue_id / f"v{version}"


def toolchain_path(folder: Path, name: str) -> Path:
    """Return the place of a toolchain in an archive."""
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


def deposit_paths(folder: Path) -> list[Path]:
    """Return the bags of an archive, by id and version; what begins with a dot is none.

    A deposit under way has such a name, and gets its own when it is whole.

    Raises:
        ArchiveError: there is no archive, or something else lies among the bags.
    """
    root = folder / DEPOSITS
    if not root.is_dir():
        raise ArchiveError.of("archive-missing", Place(str(folder)), name=str(folder))
    bags = [bag for issue in _visible(root) for bag in _visible(issue)]
    return sorted(bags, key=lambda bag: (id_of(bag), version_of(bag)))


def toolchain_paths(folder: Path) -> list[Path]:
    """Return the toolchain bags of an archive, by name."""
    root = folder / TOOLCHAINS
    return _visible(root) if root.is_dir() else []


def versions(folder: Path, issue_id: str) -> list[int]:
    """Return the versions of an issue that an archive has, in order."""
    root = folder / DEPOSITS / issue_id
    return sorted(version_of(bag) for bag in _visible(root)) if root.is_dir() else []


def _visible(folder: Path) -> list[Path]:
    """Return what lies in a folder; a file or a link among bags is refused."""
    found = sorted(place for place in folder.iterdir() if not place.name.startswith("."))
    for place in found:
        if place.is_symlink() or not place.is_dir():
            raise ArchiveError.of("deposit-misplaced", Place(str(place)), name=place.name)
    return found
