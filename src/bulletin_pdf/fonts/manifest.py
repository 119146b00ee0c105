"""Read ``manifest.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bulletin_pdf.errors import DependencyMissing, Place
from bulletin_pdf.fonts.face import Face, Role
from bulletin_pdf.speedups import Speedup, remembered

MANIFEST = "manifest.json"
_KEPT = 4


def read_manifest(folder: Path) -> tuple[tuple[Face, ...], dict[str, Role]]:
    """Return the faces and, by name, the roles that a folder offers.

    Raises:
        DependencyMissing: the manifest is not there, or is not one.
    """
    path = folder / MANIFEST
    try:
        return _understood(path.read_bytes())
    except OSError as error:
        raise DependencyMissing.of("fonts-missing", Place(str(path))) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        reason = f"{MANIFEST}: {error!r}"
        raise DependencyMissing.of("font-not-loaded", Place(str(path)), reason=reason) from error


@remembered(Speedup.MANIFEST, _KEPT)
def _understood(raw: bytes) -> tuple[tuple[Face, ...], dict[str, Role]]:
    """Return what a manifest says; issues with the same fonts share it, and nobody changes it.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: it is no manifest.
    """
    content = json.loads(raw.decode("utf-8"))
    faces = tuple(_face(entry) for entry in content["faces"])
    by_family = {face.family: face for face in faces}
    roles = {name: _role(name, entry, by_family) for name, entry in content["roles"].items()}
    return faces, roles


def _face(entry: Mapping[str, Any]) -> Face:
    return Face(
        family=entry["family"],
        file=_plain(entry["file"]),
        roles=tuple(entry["roles"]),
        source=entry["source"],
        licence=entry["licence"],
        licence_file=entry["licence_file"],
        sha256=entry["sha256"],
        size=entry["size"],
        glyphs=entry["glyphs"],
        characters=_text(entry["characters"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _plain(name: str) -> str:
    """Return a file name, refusing one that would lead out of the folder."""
    if Path(name).name != name:
        raise ValueError(name)
    return name


def _role(name: str, entry: Mapping[str, Any], faces: Mapping[str, Face]) -> Role:
    return Role(
        name,
        tuple(faces[family] for family in entry["faces"]),
        tuple(faces[family] for family in entry["fallback"]),
    )
