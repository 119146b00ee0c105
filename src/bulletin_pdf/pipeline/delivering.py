"""Everything the print shop gets, in one archive: made whole or not at all."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bulletin_pdf.errors import (
    DependencyMissing,
    Diagnostic,
    FindingsError,
    hint_of,
    message_of,
)
from bulletin_pdf.files import write_together
from bulletin_pdf.pipeline.caching import Cache
from bulletin_pdf.pipeline.checking import examine
from bulletin_pdf.pipeline.fineness import told_by_name
from bulletin_pdf.pipeline.finished import refuse_unfinished
from bulletin_pdf.pipeline.fitness import settings_of, with_what_is_ordered
from bulletin_pdf.pipeline.imposing import Imposed, impose_bytes
from bulletin_pdf.pipeline.making import Made, make
from bulletin_pdf.pipeline.preflight import Preflighted, preflight_bytes, report_of
from bulletin_pdf.pipeline.preflight_profiles import find_settings
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.requests import PressWishes, Request
from bulletin_pdf.pipeline.separation import ghostscript
from bulletin_pdf.pipeline.sheet_wishes import USUAL_PAPER, SheetWishes, numbers_of
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.pipeline.ticket import Job, facts_of, ticket_json, ticket_pdf
from bulletin_pdf.preflight import Settings
from bulletin_pdf.preflight.settings import fitting
from bulletin_pdf.press.imposition import thickness_of

_OF_THE_FILE = ("preflight-", "picture-")
"""How codes begin of what the build has found in the press file."""

_EARLIEST = datetime.date(1980, 1, 1)
"""The first day that a ZIP archive can name (APPNOTE 6.3.10, 4.4.6)."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a delivery wrote.

    Attributes:
        issue_id: id of the issue.
        archive: the ZIP archive.
        outputs: everything that was written, the archive last.
        diagnostics: warnings and notes of build, preflight and imposition.
    """

    issue_id: str
    archive: Path
    outputs: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def deliver(
    path: Path,
    wishes: PressWishes | None = None,
    *,
    sheets: SheetWishes | None = None,
    checks: str | None = None,
    folder: Path | None = None,
    progress: Progress | None = None,
    cache: Cache | None = None,
) -> Delivered:
    """Build an issue for the press, check it with its plates, and pack it for the shop.

    Args:
        path: the issue file.
        wishes: what the shop asks for.
        sheets: how to impose it, if it is to be imposed.
        checks: name or file of a preflight profile; by default the one for the file's paper.
        folder: output folder; by default ``out`` beside the issues' folder.
        progress: told of every stage.
        cache: what was made before, if it may be used.

    Raises:
        DependencyMissing: there is no Ghostscript to make plates with.
        UsageError: a wish is not understood.
        FindingsError: preflight found errors; nothing has been written.
        BulletinError: as ``build``.
    """
    progress = progress or Silent()
    if not ghostscript():
        raise DependencyMissing.of("deliver-without-plates", None)
    if sheets is not None:
        numbers_of(sheets)  # a slip of the pen is told before the work begins
    request = Request(wishes=wishes or PressWishes(), cache=cache)
    checked = examine(path)
    refuse_unfinished(checked, request.targets)
    made = make(checked, request, progress)
    name = made.checked.issue_id
    press = made.rendered[Target.PRESS].pdf
    progress.step("preflighting", name)
    result = preflight_bytes(press, f"{name}.press.pdf", settings_for(made, checks), plates=True)
    # The build has checked the file without plates; what they tell takes the place of that.
    known = tuple(d for d in made.diagnostics if not d.code.startswith(_OF_THE_FILE))
    findings = told_by_name(result.findings, made.rendered[Target.PRESS].pictures)
    if not result.passes:
        raise FindingsError(*known, *findings)
    progress.step("packing", name)
    sheets = _on_the_jobs_paper(made, sheets)
    imposed = impose_bytes(press, f"{name}.press.pdf", sheets) if sheets else None
    contents = _contents(made, result, sheets, imposed)
    base = (folder or made.checked.project / "out") / name
    archive = base / f"{name}.zip"
    outputs = {base / file: raw for file, raw in contents.items()}
    outputs[base / f"{name}.build.json"] = made.record
    outputs[archive] = packed(contents, made.checked.issue.date)
    write_together(outputs)
    notes = imposed.diagnostics if imposed else ()
    found = (*known, *findings, *notes)
    return Delivered(name, archive, tuple(outputs), found)


def _on_the_jobs_paper(made: Made, sheets: SheetWishes | None) -> SheetWishes | None:
    """Return the wishes with the paper that the issue is to be printed on, if none is given."""
    if sheets is None or sheets.paper:
        return sheets
    printing = made.checked.issue.printing
    paper = printing.paper if printing else None
    with contextlib.suppress(ValueError):
        thickness_of(paper or "")
        return replace(sheets, paper=paper or "")
    return replace(sheets, paper=USUAL_PAPER)


def settings_for(made: Made, checks: str | None = None) -> tuple[tuple[str, Settings], ...]:
    """Return what the press file is held against: what is asked for, else what the layout is."""
    config, project = made.checked.layout.config, made.checked.project
    if checks is not None:
        ((name, asked),) = find_settings(checks, project)
        return ((name, with_what_is_ordered(asked, config, made.profile)),)
    name, _ = fitting(find_settings(None, project), made.profile.condition)
    return ((name, settings_of(config, made.profile, made.press, project)),)


def _contents(
    made: Made, result: Preflighted, sheets: SheetWishes | None, imposed: Imposed | None
) -> dict[str, bytes]:
    """Return what goes to the shop, by name, the ticket first."""
    name, press = made.checked.issue_id, made.rendered[Target.PRESS].pdf
    files = {f"{name}.press.pdf": press}
    if sheets is not None and imposed is not None:
        files[f"{name}.{sheets.scheme}.pdf"] = imposed.pdf
    files[f"{name}.preflight.html"] = report_of(press, result)
    files[f"{name}.preflight.json"] = preflight_json(result)
    job = Job(made, files, sheets, imposed)
    facts = facts_of(job)
    ticket = {f"{name}.job.pdf": ticket_pdf(job, facts), f"{name}.job.json": ticket_json(facts)}
    return ticket | files


def preflight_json(result: Preflighted) -> bytes:
    """Return what preflight found, for programs and for the archive."""
    inspection = result.inspection
    report = {
        "file": inspection.name,
        "sha256": inspection.sha256,
        "profile": inspection.profile,
        "passes": result.passes,
        "plates": bool(result.pages),
        "findings": [_plain(finding) for finding in result.findings],
    }
    return (json.dumps(report, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _plain(finding: Diagnostic) -> dict[str, object]:
    where = finding.where
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": message_of(finding),
        "hint": hint_of(finding),
        "page": where.page if where else None,
        "box": list(where.box) if where and where.box else None,
    }


def packed(contents: Mapping[str, bytes], date: datetime.date | None) -> bytes:
    """Return a ZIP archive that depends on nothing but its contents and a date.

    Args:
        contents: name → bytes, in order.
        date: what the files are dated, at midnight; the earliest that ZIP knows if there is none.
    """
    day = max(date or _EARLIEST, _EARLIEST)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in contents.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, raw)
    return stream.getvalue()
