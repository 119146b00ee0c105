"""Find layouts, fonts and profiles: given path, project, user's folder, package, checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


class Kind(StrEnum):
    """What can be located; the value is the name of its folder."""

    LAYOUTS = "layouts"
    FONTS = "fonts"
    PROFILES = "profiles"
    PREFLIGHT = "profiles/preflight"


def locate(kind: Kind, name: str = "", project: Path | None = None) -> Path | None:
    """Return the first existing place of a layout, the fonts or a profile.

    Args:
        kind: which folder to look in.
        name: name in that folder, or a path of the user's own; empty for the folder itself.
        project: folder that holds ``issues/``, ``layouts/`` … of the user, or None.

    Returns:
        An absolute path, or None when there is none.
    """
    if name and _is_path(name):
        return _existing(name)
    for root in _roots(kind, project):
        if (place := _existing(root / name)) is not None:
            return place
    return None


def listed(kind: Kind, project: Path | None = None) -> list[Path]:
    """Return every entry of that kind by name, each where ``locate`` would find it."""
    found: dict[str, Path] = {}
    for root in _roots(kind, project):
        if root.is_dir():
            for entry in sorted(root.iterdir()):
                if not entry.name.startswith("."):
                    found.setdefault(entry.name, entry.resolve())
    return [found[name] for name in sorted(found)]


def is_shipped(place: Path) -> bool:
    """Tell whether a place belongs to the package or its checkout, and not to a user."""
    shipped = [_PACKAGE / "_share", *(_CHECKOUT / kind for kind in Kind if _in_checkout())]
    return any(place.resolve().is_relative_to(root.resolve()) for root in shipped)


def _existing(place: Path | str) -> Path | None:
    try:
        given = Path(place).expanduser() if isinstance(place, str) else place
        return given.resolve(strict=True)
    except (OSError, RuntimeError):  # not there, too long, a loop of links, no such user's home
        return None


def _is_path(name: str) -> bool:
    return "/" in name or os.sep in name or name.startswith((".", "~"))


def _in_checkout() -> bool:
    return (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "src").is_dir()


def _roots(kind: Kind, project: Path | None) -> Iterator[Path]:
    if project is not None:
        yield project / kind
    yield _user_folder() / kind
    yield _PACKAGE / "_share" / kind
    if _in_checkout():
        yield _CHECKOUT / kind


def _user_folder() -> Path:
    """Return the user's data folder after the XDG base directory specification 0.8."""
    if os.name == "nt":
        base = os.environ.get("APPDATA") or "~/AppData/Roaming"
    else:
        base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    try:
        return Path(base).expanduser() / "bulletin-pdf"
    except RuntimeError:  # no home folder at all, as in some containers
        return Path(os.devnull) / "bulletin-pdf"
