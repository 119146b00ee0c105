"""``bulletin doctor``: what is installed, what is missing, and how to get it."""

from __future__ import annotations

import importlib.metadata
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

import bulletin_pdf
from bulletin_pdf.errors import BulletinError, Diagnostic, Severity
from bulletin_pdf.files import Kind, locate
from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.manuscript.office import office_program
from bulletin_pdf.pipeline.separation import ghostscript
from bulletin_pdf.typeset.libraries import library_versions, missing_libraries

_PACKAGES = ("weasyprint", "pydyf", "jinja2", "markdown-it-py", "pikepdf", "pillow", "pydantic")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report; ``problem`` is None when all is well.

    A problem that is a warning stands in the way of some commands only.
    """

    name: str
    value: str
    problem: Diagnostic | None = None


def diagnose(project: Path | None = None) -> list[Finding]:
    """Return the versions of everything that takes part, and what is missing."""
    findings = [
        Finding("bulletin-pdf", bulletin_pdf.__version__),
        Finding("Python", f"{sys.version.split()[0]} ({platform.system()})"),
        *(Finding(name, importlib.metadata.version(name)) for name in _PACKAGES),
        *_libraries(),
        *_fonts(project),
        *_programs(),
    ]
    for kind in (Kind.LAYOUTS, Kind.PROFILES):
        place = locate(kind, project=project)
        problem = None if place else Diagnostic("share-missing", values={"name": str(kind)})
        findings.append(Finding(str(kind), str(place or "—"), problem))
    return findings


def _libraries() -> list[Finding]:
    findings = [Finding(name, version) for name, version in library_versions().items()]
    if missing := missing_libraries():
        problem = Diagnostic("library-missing", values={"packages": " ".join(missing)})
        findings.append(Finding("libraries", "—", problem))
    return findings


def _programs() -> list[Finding]:
    """Look for programs that some commands start; pages are set without them."""
    found = []
    for name, place, missing in (
        ("LibreOffice", office_program(), Diagnostic("office-missing", Severity.WARNING)),
        ("Ghostscript", ghostscript(), Diagnostic("ghostscript-missing", Severity.WARNING)),
    ):
        found.append(Finding(name, place or "—", None if place else missing))
    return found


def _fonts(project: Path | None) -> list[Finding]:
    folder = locate(Kind.FONTS, project=project)
    if folder is None:
        return [Finding("fonts", "—", Diagnostic("fonts-missing"))]
    try:
        library = FontLibrary.load(folder)
    except BulletinError as error:
        return [Finding("fonts", str(folder), problem) for problem in error.diagnostics]
    problems = library.verify()
    if problems:
        return [Finding("fonts", str(folder), problem) for problem in problems]
    return [Finding("fonts", f"{folder} ({len(library.faces)})")]
