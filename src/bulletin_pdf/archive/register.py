"""The register of an archive: what has ever been deposited, so that a loss of all of it shows.

It is a file for ``sha256sum --check``: a line for each bag, in the order of accession, with the
hash of the file that has the hashes of all others of that bag. Nothing is taken out of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin_pdf.archive.bagit import TAG_MANIFEST, read_manifest, sha256, tag_bytes
from bulletin_pdf.archive.places import REGISTER, bag_places
from bulletin_pdf.errors import Diagnostic, Place, Severity
from bulletin_pdf.files import write_atomically


def registered(folder: Path) -> dict[str, str]:
    """Return place below the archive → hash of its tag manifest; nothing without a register.

    Raises:
        ArchiveError: it cannot be read.
    """
    path = folder / REGISTER
    if not path.exists() and not path.is_symlink():
        return {}
    return {
        name.removesuffix(f"/{TAG_MANIFEST}"): digest
        for name, digest in read_manifest(path).items()
    }


def register(folder: Path, places: Iterable[str]) -> None:
    """Enter bags that are not in the register yet; whoever calls holds the archive's lock.

    Args:
        folder: the archive.
        places: of bags, below the archive.

    Raises:
        ArchiveError: the register or a bag cannot be read.
        OutputError: the register cannot be written.
    """
    known = registered(folder)
    new = {place: pointer(folder / place) for place in places if place not in known}
    if new:
        write_atomically(folder / REGISTER, _lines(known | new))


def _lines(entries: Mapping[str, str]) -> bytes:
    return "".join(f"{entries[place]}  {place}/{TAG_MANIFEST}\n" for place in entries).encode()


def pointer(bag: Path) -> str:
    """Return what a bag is known by: the hash of the file with all its hashes."""
    return sha256(tag_bytes(bag / TAG_MANIFEST))


def unregistered(folder: Path) -> list[str]:
    """Return the places of bags that are not in the register.

    A process that died between the two steps of a deposit has left such a bag, or somebody has put
    it there.

    Raises:
        ArchiveError: the register cannot be read.
    """
    known = registered(folder)
    whole = (p for p in bag_places(folder) if os.path.lexists(folder / p / TAG_MANIFEST))
    return [place for place in whole if place not in known]


def inspect_register(folder: Path) -> list[Diagnostic]:
    """Hold the bags of an archive against its register.

    Raises:
        ArchiveError: the register cannot be read.
    """
    found = []
    where = Place(str(folder / REGISTER))
    known = registered(folder)
    if known and tag_bytes(folder / REGISTER) != _lines(known):  # the same in other letters
        found.append(Diagnostic("fixity-changed", Severity.ERROR, where, {"name": REGISTER}))
    for place, digest in known.items():
        if not (folder / place).is_dir():
            found.append(Diagnostic("register-lost", Severity.ERROR, where, {"name": place}))
        elif pointer(folder / place) != digest:
            found.append(Diagnostic("register-differs", Severity.ERROR, where, {"name": place}))
    found += [
        Diagnostic("register-without", Severity.WARNING, where, {"name": place})
        for place in unregistered(folder)
    ]
    return found
