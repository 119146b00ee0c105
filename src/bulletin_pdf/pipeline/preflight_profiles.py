"""Preflight profiles: those that come along, and the user's own."""

from __future__ import annotations

from pathlib import Path

from bulletin_pdf.errors import Diagnostic, InputMissing, Place, Severity, UsageError
from bulletin_pdf.files import Kind, listed, locate
from bulletin_pdf.preflight.settings import Settings, read_settings

STANDARD = "sheetfed-coated"
"""Profile of a file whose printing condition no profile names."""


def find_settings(
    profile: str | None, project: Path | None = None
) -> tuple[tuple[str, Settings], ...]:
    """Return the preflight profiles to choose from, the one to fall back to first.

    Raises:
        InputMissing: there is no such profile.
        UsageError: it is wrong.
    """
    if profile is not None:
        place = _place(profile, project)
        if place is None:
            known = "、".join(p.stem for p in listed(Kind.PREFLIGHT, project))
            values = {"name": profile, "known": known}
            error = Diagnostic("preflight-profile-unknown", Severity.ERROR, None, values)
            raise InputMissing(error)
        return ((place.stem, _settings(place)),)
    places = [p for p in listed(Kind.PREFLIGHT, project) if p.suffix == ".yaml"]
    places.sort(key=lambda place: (place.stem != STANDARD, place.stem))
    return tuple((place.stem, _settings(place)) for place in places)


def _place(profile: str, project: Path | None) -> Path | None:
    given = Path(profile)
    if given.suffix in (".yaml", ".yml") and given.is_file():
        return given
    return locate(Kind.PREFLIGHT, f"{profile}.yaml", project)


def _settings(place: Path) -> Settings:
    try:
        return read_settings(place.read_bytes(), place.name)
    except OSError as error:
        reason = error.strerror or str(error)
        where = Place(place.name)
        raise UsageError.of("file-unreadable", where, name=place.name, reason=reason) from error
