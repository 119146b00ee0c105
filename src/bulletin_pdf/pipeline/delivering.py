"""Everything the print shop gets, in one archive: made whole or not at all."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
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
from bulletin_pdf.pipeline.fitness import settings_of
from bulletin_pdf.pipeline.imposing import Imposed, SheetWishes, impose_bytes
from bulletin_pdf.pipeline.making import Made, make
from bulletin_pdf.pipeline.preflight import Preflighted, find_settings, preflight_bytes, report_of
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.requests import PressWishes, Request
from bulletin_pdf.pipeline.separation import can_separate
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.pipeline.ticket import Job, facts_of, ticket_json, ticket_pdf
from bulletin_pdf.preflight import Settings
from bulletin_pdf.preflight.settings import fitting

_EARLIEST = datetime.date(1980, 1, 1)
"""The first day that a ZIP archive can name (APPNOTE 6.3.10, 4.4.6)."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a delivery wrote.

    Attributes:
        issue_id: id of the issue.
        archive: the ZIP archive.
        outputs: everything that was written, the archive last.
        diagnostics: warnings and notes of build and preflight.
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
        FindingsError: preflight found errors; nothing has been written.
        BulletinError: as ``build``.
    """
    progress = progress or Silent()
    if not can_separate():
        raise DependencyMissing.of("deliver-without-plates", None)
    request = Request(wishes=wishes or PressWishes(), cache=cache)
    made = make(examine(path), request, progress)
    name = made.checked.issue_id
    press = made.rendered[Target.PRESS].pdf
    progress.step("preflighting", name)
    result = preflight_bytes(press, f"{name}.press.pdf", _candidates(made, checks), plates=True)
    if not result.passes:
        raise FindingsError(*made.diagnostics, *result.findings)
    progress.step("packing", name)
    contents = _contents(made, result, sheets)
    base = (folder or made.checked.project / "out") / name
    archive = base / f"{name}.zip"
    outputs = {base / file: raw for file, raw in contents.items()}
    outputs[base / f"{name}.build.json"] = made.record
    outputs[archive] = packed(contents, made.checked.issue.date)
    write_together(outputs)
    return Delivered(name, archive, tuple(outputs), (*made.diagnostics, *result.findings))


def _candidates(made: Made, checks: str | None) -> tuple[tuple[str, Settings], ...]:
    """Return what the press file is held against: what is asked for, else what the layout is."""
    if checks is not None:
        return find_settings(checks, made.checked.project)
    config, project = made.checked.layout.config, made.checked.project
    name, _ = fitting(find_settings(None, project), made.profile.condition)
    return ((name, settings_of(config, made.profile, made.press, project)),)


def _contents(made: Made, result: Preflighted, sheets: SheetWishes | None) -> dict[str, bytes]:
    """Return what goes to the shop, by name, the ticket first."""
    name, press = made.checked.issue_id, made.rendered[Target.PRESS].pdf
    files = {f"{name}.press.pdf": press}
    imposed: Imposed | None = None
    if sheets is not None:
        imposed = impose_bytes(press, f"{name}.press.pdf", sheets)
        files[f"{name}.{sheets.scheme}.pdf"] = imposed.pdf
    files[f"{name}.preflight.html"] = report_of(press, result)
    files[f"{name}.preflight.json"] = _findings(result)
    job = Job(made, files, sheets, imposed)
    facts = facts_of(job)
    ticket = {f"{name}.job.pdf": ticket_pdf(job, facts), f"{name}.job.json": ticket_json(facts)}
    return ticket | files


def _findings(result: Preflighted) -> bytes:
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
