"""入库: build an issue for the archive and the press, and put everything into a bag."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdf

import bulletin_pdf
from bulletin_pdf.archive.bags import (
    DATE,
    IDENTIFIER,
    PAGES,
    PREFLIGHT,
    RECORD,
    TOOLCHAIN,
    pdf_name,
)
from bulletin_pdf.archive.conformance import own_findings
from bulletin_pdf.archive.depositing import LOCK_SECONDS, deposit
from bulletin_pdf.archive.filing import Filing, Level
from bulletin_pdf.archive.toolchain import toolchain_bag
from bulletin_pdf.errors import ArchiveError, DependencyMissing, Diagnostic, Place
from bulletin_pdf.files import Kind, locate
from bulletin_pdf.pipeline.checking import Checked, examine
from bulletin_pdf.pipeline.filing import sources_of
from bulletin_pdf.pipeline.making import Made, make
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.pipeline.unpacking import Unpacked, read_pdf, unpacked

PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class Deposited:
    """A deposit that was made.

    Attributes:
        path: the bag.
        diagnostics: warnings and notes of the build.
    """

    path: Path
    diagnostics: tuple[Diagnostic, ...]


def accession(
    path: Path,
    folder: Path,
    date: datetime.date,
    filing: Filing | None = None,
    progress: Progress | None = None,
    timeout: float = LOCK_SECONDS,
) -> Deposited:
    """Deposit an issue; the same issue and the same date give the same bag.

    Args:
        path: the issue file, or an archive PDF that carries its sources.
        folder: the archive.
        date: of the accession.
        filing: what the archivist says; an archive PDF says it itself.
        progress: told of every stage.
        timeout: seconds to wait for another process that deposits.

    Raises:
        BulletinError: of the kind that fits; nothing has been deposited then.
    """
    progress = progress or Silent()
    with _sources(path, filing or Filing()) as found:
        progress.step("checking", path.name)
        checked = examine(found.issue, found.layout)
        targets = (Target.ARCHIVE, Target.PRESS)
        made = make(checked, Request(targets, filing=found.filing), progress)
        if found.pdf and made.rendered[Target.ARCHIVE].pdf != found.pdf:
            raise ArchiveError.of("pdf-differs", Place(str(path)), name=path.name)
        progress.step("depositing", checked.issue_id)
        toolchain = _toolchain(checked)
        payload = _payload(checked, made)
        info = _info(checked, date, found.filing, toolchain[0])
        bag = deposit(folder, checked.issue_id, payload, info, toolchain, timeout)
    return Deposited(bag, made.diagnostics)


@contextlib.contextmanager
def _sources(path: Path, filing: Filing) -> Iterator[Unpacked]:
    """Yield where the sources are: the issue's own place, or what a PDF carries."""
    if path.suffix.lower() != PDF:
        yield Unpacked(path, None, replace(filing, level=Level.PDF_A_3U), b"")
        return
    carried = read_pdf(path)
    project = path.absolute().parent
    with tempfile.TemporaryDirectory(prefix="bulletin-") as folder:
        fonts, profiles = (locate(kind, project=project) for kind in (Kind.FONTS, Kind.PROFILES))
        if fonts is None or profiles is None:
            raise DependencyMissing.of("fonts-missing", None)
        yield unpacked(carried, Path(folder), fonts, profiles)


def _payload(checked: Checked, made: Made) -> dict[str, bytes]:
    layout = checked.layout
    sources = sources_of(checked.issue_id, checked.raw, checked.pictures, layout.name, layout.files)
    pdf = made.rendered[Target.ARCHIVE].pdf
    preflight = {
        "archive": list(own_findings(pdf)),
        "press": [d.code for d in made.rendered[Target.PRESS].diagnostics],
    }
    return {
        **sources,
        **{pdf_name(checked.issue_id, target): done.pdf for target, done in made.rendered.items()},
        RECORD: made.record,
        PREFLIGHT: _json(preflight),
        PAGES: _json(page_texts(pdf)),
    }


def page_texts(raw: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages]


def _info(
    checked: Checked, date: datetime.date, filing: Filing, toolchain: str
) -> list[tuple[str, str]]:
    """Return what ``bag-info.txt`` says: reserved words of BagIt, then the archive's own."""
    issue = checked.issue
    title = issue.name or issue.sections[0].title or issue_title(checked)
    pairs = {
        "Source-Organization": issue.publisher or "",
        "External-Description": title,
        IDENTIFIER: checked.issue_id,
        DATE: date.isoformat(),
        "Bag-Software-Agent": f"bulletin-pdf {bulletin_pdf.__version__}",
        TOOLCHAIN: toolchain,
        "Archival-Code": filing.code,
        "Retention-Period": filing.retention,
        "Responsible-Party": issue.publisher or "",
        "Title": title,
        "Issue-Date": issue.date.isoformat() if issue.date else "",
        "Issue-Number": str(issue.number or ""),
        "Security-Classification": issue.classification or "",
    }
    return [(label, value) for label, value in pairs.items() if value.strip()]


def issue_title(checked: Checked) -> str:
    """Return the title of the first article, else the issue's id."""
    return next((article.title for article in checked.issue.articles), checked.issue_id)


def _toolchain(checked: Checked) -> tuple[str, dict[str, bytes]]:
    from bulletin_pdf.typeset.libraries import library_versions

    profiles = locate(Kind.PROFILES, project=checked.project)
    if profiles is None:
        raise DependencyMissing.of("profile-missing", None, name=checked.layout.config.profile)
    return toolchain_bag(checked.fonts_folder, profiles, library_versions())


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
