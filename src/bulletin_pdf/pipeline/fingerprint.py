"""A name for everything that the outputs of a build depend on.

Nothing that is slow to import is needed here: what the program would make of its inputs is not
looked at, only the inputs themselves and the versions of whatever reads them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import bulletin_pdf
from bulletin_pdf.files import Kind, listed
from bulletin_pdf.fonts.manifest import MANIFEST
from bulletin_pdf.pipeline.checking import Checked
from bulletin_pdf.pipeline.dates import document_date
from bulletin_pdf.pipeline.profiles import profile_of, shop_profile_bytes
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.typeset.libraries import library_versions

_RECIPE = 1
"""To be raised when a receipt changes its form."""


def fingerprint(checked: Checked, request: Request) -> str:
    """Return the SHA-256 of everything that the outputs of a build depend on.

    The issue, its pictures, the layout and the profiles count with their bytes; fonts, and the
    program's own files, with size and time of change, because they weigh 30 MB; the packages and
    the libraries of the system with their versions.

    Raises:
        DependencyMissing: the layout's profile is not there.
        BulletinError: as ``shop_profile_bytes``.
    """
    layout, wishes, filing = checked.layout, request.wishes, request.filing
    parts = {
        "recipe": _RECIPE,
        "tools": _tools(),
        "issue": [checked.path.name, checked.issue_id, checked.sha256],
        "date": str(filing.date or document_date(checked.issue)),
        "pictures": _digests(checked.pictures),
        "layout": [layout.name, layout.shipped, _digests(layout.files)],
        "fonts": _fonts(checked),
        "profile": _profile(checked, request),
        "preflight": _digests(_preflight_profiles(checked.project)),
        "targets": list(dict.fromkeys(request.targets)),
        "pages": request.pages,
        "press": [wishes.standard, wishes.marks],
        "filing": [filing.level, filing.code, filing.retention],
    }
    return _digest(json.dumps(parts, sort_keys=True).encode())


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _digests(contents: Mapping[str, bytes]) -> dict[str, str]:
    return {name: _digest(raw) for name, raw in contents.items()}


def _fonts(checked: Checked) -> list[object]:
    folder = checked.fonts_folder
    files = {face.file: _status(folder / face.file) for face in checked.library.faces}
    return [_digest((folder / MANIFEST).read_bytes()), files]


def _profile(checked: Checked, request: Request) -> list[str]:
    given = request.wishes.profile
    if given is not None:
        return [given.stem, _digest(shop_profile_bytes(given))]
    profile = profile_of(checked)
    return [profile.name, profile.condition, profile.info, _digest(profile.content)]


def _preflight_profiles(project: Path) -> dict[str, bytes]:
    found = {}
    for place in listed(Kind.PREFLIGHT, project):
        if place.suffix == ".yaml":
            with contextlib.suppress(OSError):  # whoever needs it will say so
                found[place.name] = place.read_bytes()
    return found


@cache
def _tools() -> list[object]:
    """Return what identifies the program as it was loaded, and everything that it uses."""
    program = Path(bulletin_pdf.__file__).parent
    files = {str(path.relative_to(program)): _status(path) for path in _files(program)}
    packages = {name for folder in sys.path for name in _packages(folder)}
    return [sys.version, library_versions(), sorted(packages), sorted(files.items())]


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of the program; what it ships for issues to use counts where it is used."""
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in ("__pycache__", "_share"):
                yield from _files(path)
        else:
            yield path


def _packages(folder: str) -> list[str]:
    """Return ``name-version.dist-info`` of the packages in a folder of ``sys.path``."""
    try:
        return [path.name for path in Path(folder).glob("*.dist-info")]
    except OSError:  # an archive, or not there
        return []


def _status(path: Path) -> list[int]:
    """Return size and time of change of a file; nothing when it is not there."""
    try:
        status = path.stat()
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns]
