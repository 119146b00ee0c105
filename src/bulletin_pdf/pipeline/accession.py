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
from bulletin_pdf.archive.bagit import read_info
from bulletin_pdf.archive.bags import (
    CODE,
    DATE,
    IDENTIFIER,
    PAGES,
    PREFLIGHT,
    RECORD,
    RETENTION,
    TOOLCHAIN,
    pdf_name,
    read_deposit,
)
from bulletin_pdf.archive.conformance import judged_by_us
from bulletin_pdf.archive.depositing import LOCK_SECONDS, deposit
from bulletin_pdf.archive.filing import Filing, Level, is_another
from bulletin_pdf.archive.places import deposit_path, versions
from bulletin_pdf.archive.toolchain import toolchain_bag
from bulletin_pdf.compose.view import heading_of
from bulletin_pdf.errors import (
    ArchiveError,
    DependencyMissing,
    Diagnostic,
    FindingsError,
    Place,
    UsageError,
)
from bulletin_pdf.files import Kind, locate
from bulletin_pdf.model import issue_id_of
from bulletin_pdf.pipeline.checking import Checked, examine
from bulletin_pdf.pipeline.delivering import preflight_json, settings_for
from bulletin_pdf.pipeline.filing import sources_of
from bulletin_pdf.pipeline.finished import refuse_unfinished
from bulletin_pdf.pipeline.making import Made, make
from bulletin_pdf.pipeline.preflight import preflight_bytes
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.pipeline.unpacking import Carried, Unpacked, held_by, read_pdf, unpacked

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
        path: the issue file, an archive PDF that carries its sources, or the bag of the newest
            version, whose sources are then set anew.
        folder: the archive.
        date: of the accession.
        filing: what the archivist says; what is not said is as in the version before. An archive
            PDF says it itself, and so does a bag.
        progress: told of every stage.
        timeout: seconds to wait for another process that deposits.

    Raises:
        FindingsError: the archive PDF would not be PDF/A.
        BulletinError: of the kind that fits; nothing has been deposited then.
    """
    progress = progress or Silent()
    with _sources(path, folder, filing or Filing()) as found:
        progress.step("checking", path.name)
        checked = examine(found.issue, found.layout)
        _refuse_another(checked, folder)
        targets = (Target.ARCHIVE, Target.PRESS)
        refuse_unfinished(checked, targets)
        made = make(checked, Request(targets, filing=found.filing), progress)
        if found.pdf and made.rendered[Target.ARCHIVE].pdf != found.pdf:
            raise ArchiveError.of("pdf-differs", Place(str(path)), name=path.name)
        if wrong := judged_by_us(made.rendered[Target.ARCHIVE].pdf):
            raise FindingsError(*made.diagnostics, *wrong)
        progress.step("depositing", checked.issue_id)
        toolchain = _toolchain(checked)
        payload = _payload(checked, made)
        info = _info(checked, date, found.filing, toolchain[0])
        bag = deposit(folder, checked.issue_id, payload, info, toolchain, timeout)
    return Deposited(bag, made.diagnostics)


@contextlib.contextmanager
def _sources(path: Path, folder: Path, filing: Filing) -> Iterator[Unpacked]:
    """Yield where the sources are: the issue's own place, or what a PDF or a bag carries."""
    if path.is_dir():
        carried, project = _newest(path, filing), path.absolute().parents[2].parent
        with _laid_out(carried, project) as found:
            yield replace(found, pdf=b"")  # today's program may set it differently
        return
    if path.suffix.lower() != PDF:
        known = _filed(folder, path.stem)
        filing = Filing(
            Level.PDF_A_3U, filing.code or known.code, filing.retention or known.retention
        )
        yield Unpacked(path, None, filing, b"")
        return
    if filing.code or filing.retention:
        raise UsageError.of("filing-in-pdf", Place(str(path)), name=path.name)
    with _laid_out(read_pdf(path), path.absolute().parent) as found:
        yield found


def _newest(path: Path, filing: Filing) -> Carried:
    """Return what a bag has of an issue, and what the archivist says of it now.

    Raises:
        ArchiveError: it is damaged or no deposit, or there is a newer version of it.
    """
    deposit = read_deposit(path.absolute())
    newest = versions(deposit.path.parents[2], deposit.id)[-1]
    if newest > deposit.version:
        name = f"v{newest}"
        raise ArchiveError.of("deposit-superseded", Place(str(path)), name=path.name, newest=name)
    carried = held_by(deposit)
    before = carried.filing
    code, retention = filing.code or before.code, filing.retention or before.retention
    return replace(carried, filing=replace(before, code=code, retention=retention))


@contextlib.contextmanager
def _laid_out(carried: Carried, project: Path) -> Iterator[Unpacked]:
    """Lay sources out for as long as they are needed, with the fonts of a project."""
    with tempfile.TemporaryDirectory(prefix="bulletin-") as place:
        fonts, profiles = (locate(kind, project=project) for kind in (Kind.FONTS, Kind.PROFILES))
        if fonts is None or profiles is None:
            raise DependencyMissing.of("fonts-missing", None)
        yield unpacked(carried, Path(place), fonts, profiles)


def _refuse_another(checked: Checked, folder: Path) -> None:
    """Refuse another issue under the id of one that is there: it would pass for its correction."""
    if not (known := versions(folder, checked.issue_id)):
        return
    bag = deposit_path(folder, checked.issue_id, known[-1])
    before = read_deposit(bag).issue
    if is_another(checked.issue, before):
        name, other = checked.issue_id, heading_of(before)
        raise ArchiveError.of("deposit-other", Place(str(bag)), name=name, other=other)


def _filed(folder: Path, stem: str) -> Filing:
    """Return what the archivist said of the version before: a correction keeps its code."""
    try:
        issue_id = issue_id_of(stem)
    except ValueError:
        return Filing()
    if not (known := versions(folder, issue_id)):
        return Filing()
    info = read_info(deposit_path(folder, issue_id, known[-1]))
    return Filing(code=info.get(CODE, ""), retention=info.get(RETENTION, ""))


def _payload(checked: Checked, made: Made) -> dict[str, bytes]:
    layout = checked.layout
    sources = sources_of(checked.issue_id, checked.raw, checked.pictures, layout.name, layout.files)
    press = made.rendered[Target.PRESS].pdf
    name = f"{checked.issue_id}.{Target.PRESS}.pdf"
    return {
        **sources,
        **{pdf_name(checked.issue_id, target): done.pdf for target, done in made.rendered.items()},
        RECORD: made.record,
        PREFLIGHT: preflight_json(preflight_bytes(press, name, settings_for(made))),
        PAGES: _json(page_texts(made.rendered[Target.ARCHIVE].pdf)),
    }


def page_texts(raw: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages]


def _info(
    checked: Checked, date: datetime.date, filing: Filing, toolchain: str
) -> list[tuple[str, str]]:
    """Return what ``bag-info.txt`` says: reserved words of BagIt, then the archive's own."""
    issue = checked.issue
    title = heading_of(issue)  # as the metadata of the PDF has it
    pairs = {
        "Source-Organization": issue.publisher or "",
        "External-Description": title,
        IDENTIFIER: checked.issue_id,
        DATE: date.isoformat(),
        "Bag-Software-Agent": f"bulletin-pdf {bulletin_pdf.__version__}",
        TOOLCHAIN: toolchain,
        CODE: filing.code,
        RETENTION: filing.retention,
        "Responsible-Party": issue.publisher or "",
        "Title": title,
        "Issue-Date": issue.date.isoformat() if issue.date else "",
        "Issue-Number": str(issue.number or ""),
        "Cumulative-Number": str(issue.cumulative_number or ""),
        "Security-Classification": issue.classification or "",
    }
    return [(label, value) for label, value in pairs.items() if value.strip()]


def _toolchain(checked: Checked) -> tuple[str, dict[str, bytes]]:
    from bulletin_pdf.typeset.libraries import library_versions

    profiles = locate(Kind.PROFILES, project=checked.project)
    if profiles is None:
        raise DependencyMissing.of("profile-missing", None, name=checked.layout.config.profile)
    return toolchain_bag(checked.fonts_folder, profiles, library_versions())


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
