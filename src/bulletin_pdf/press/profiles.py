"""Printing conditions: an ICC profile and its registered name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from bulletin_pdf.errors import DependencyMissing

REGISTRY = "http://www.color.org"
"""The ICC Characterization Data Registry (ISO 15930-7:2010, 6.2)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A printing condition.

    Attributes:
        name: name in the manifest.
        condition: identifier in the ICC's registry, such as ``FOGRA39``.
        info: the condition in words.
        content: the ICC profile.
        registered: the condition is in the registry; a shop's own profile is known by its name.
    """

    name: str
    condition: str
    info: str
    content: bytes
    registered: bool = True


def profile_names(folder: Path) -> tuple[str, ...]:
    """Return the names in ``manifest.json`` of the profiles' folder; none if it cannot be read."""
    try:
        return tuple(entry["name"] for entry in _entries(folder))
    except (OSError, KeyError, ValueError):
        return ()


def _entries(folder: Path) -> list[dict[str, str]]:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    entries: list[dict[str, str]] = manifest["profiles"]
    return entries


def read_profile(folder: Path, name: str) -> Profile:
    """Read a profile named in ``manifest.json`` of the profiles' folder.

    Raises:
        DependencyMissing: it is not there.
    """
    try:
        entry = next(e for e in _entries(folder) if e["name"] == name)
        content = (folder / entry["file"]).read_bytes()
    except (OSError, StopIteration, KeyError, ValueError) as error:
        raise DependencyMissing.of("profile-missing", None, name=name) from error
    return Profile(name, entry["condition"], entry["info"], content)
