"""Preflight of a file: read it within limits, make plates and a report when they are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin_pdf.errors import Diagnostic, InputMissing, Place, Severity, UsageError
from bulletin_pdf.files import regular_size, write_atomically
from bulletin_pdf.pipeline.isolation import Call, Limits, call_apart
from bulletin_pdf.pipeline.preflight_profiles import find_settings
from bulletin_pdf.preflight import Inspection, PlatePage, Settings, with_plates
from bulletin_pdf.preflight.codes import SEVERITIES
from bulletin_pdf.preflight.inspection import told

MOST_BYTES = 300_000_000

_SECONDS, _BYTES_A_SECOND = 6, 150_000
_MEMORY = 480_000_000
_FILE_BYTES = 50_000_000
_WALL_FACTOR = 1.5
"""An endless file is given up after nine seconds on the clock."""

_PICTURE_SECONDS, _SECONDS_A_PICTURE = 6, 1

_UNREAD = frozenset(
    f"preflight-{name}" for name in ("page-unreadable", "too-many-pages", "over-limits")
)
"""What our reader has given up need not be fed to others that have no limits of their own."""


@dataclass(frozen=True, slots=True)
class Preflighted:
    """What preflight found.

    Attributes:
        inspection: of the file itself.
        pages: its plates, when they were made.
        findings: all of them, in the order of the checks.
    """

    inspection: Inspection
    pages: tuple[PlatePage, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def passes(self) -> bool:
        """Whether there is no error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def preflight(
    path: Path,
    profile: str | None = None,
    *,
    project: Path | None = None,
    plates: bool = False,
    report: Path | None = None,
) -> Preflighted:
    """Check any PDF.

    Args:
        path: the file.
        profile: name or file of a preflight profile; by default the one for the file's paper.
        project: folder that may have ``profiles/preflight`` of the user's own.
        plates: make the plates with Ghostscript and check them.
        report: where an HTML report is written.

    Raises:
        InputMissing: the file or the profile is not there.
        UsageError: the profile is wrong.
        OutputError: the report cannot be written.
    """
    candidates = find_settings(profile, project)
    raw = _read(path)
    result = preflight_bytes(raw, path.name, candidates, plates=plates)
    if report is not None:
        write_atomically(report, report_of(raw, result))
    return result


def preflight_bytes(
    raw: bytes, name: str, candidates: tuple[tuple[str, Settings], ...], *, plates: bool = False
) -> Preflighted:
    """Check the bytes of a PDF, whatever they are.

    Args:
        raw: the file.
        name: how it is named in messages.
        candidates: preflight profiles by name; see ``find_settings``.
        plates: make the plates with Ghostscript and check them.
    """
    inspection = _inspected(raw, name, candidates)
    pages: tuple[PlatePage, ...] = ()
    findings = inspection.findings
    if plates and inspection.views:
        pages, findings = _plated(raw, inspection)
    return Preflighted(inspection, pages, findings)


def _is_read(inspection: Inspection) -> bool:
    return _UNREAD.isdisjoint(finding.code for finding in inspection.findings)


def _plated(
    raw: bytes, inspection: Inspection
) -> tuple[tuple[PlatePage, ...], tuple[Diagnostic, ...]]:
    from bulletin_pdf.pipeline.separation import ghostscript, separate

    reason = "" if ghostscript() else "preflight-plates-not-run"
    if not _is_read(inspection):
        reason = "preflight-plates-skipped"
    if reason:
        finding = Diagnostic(reason, SEVERITIES[reason], Place(inspection.name))
        return (), told((*inspection.findings, finding), inspection.settings)
    made = separate(raw, inspection)
    whole = with_plates(inspection, made.pages) if not made.problems else inspection.findings
    return made.pages, told((*whole, *made.problems), inspection.settings)


def report_of(raw: bytes, result: Preflighted) -> bytes:
    """Return the HTML report; without pictures when the file is too much for them."""
    from bulletin_pdf.preflight.report import html_report

    found = {f.where.page for f in result.findings if f.where is not None and f.where.page}
    views = result.inspection.views if _is_read(result.inspection) else ()
    seconds = _PICTURE_SECONDS + _SECONDS_A_PICTURE * len(views)
    limits = Limits(seconds, _MEMORY + 4 * len(raw), _FILE_BYTES)
    call = Call("bulletin_pdf.preflight.report", "pictures", (raw, views, frozenset(found)))
    made: Mapping[int, bytes] | None = call_apart(call, limits) if views else {}
    return html_report(result.inspection, result.findings, result.pages, made or {})


def _read(path: Path) -> bytes:
    place = Place(str(path))
    try:
        if regular_size(path) > MOST_BYTES:
            raise UsageError.of("preflight-too-large", place, limit=MOST_BYTES // 1_000_000)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputMissing.of("file-missing", place, name=path.name) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputMissing.of("file-unreadable", place, name=path.name, reason=reason) from error


def _inspected(raw: bytes, name: str, candidates: tuple[tuple[str, Settings], ...]) -> Inspection:
    """Inspect in a child process; what takes too much is a finding as well."""
    seconds = _SECONDS + len(raw) // _BYTES_A_SECOND
    memory = _MEMORY + 3 * len(raw)
    call = Call("bulletin_pdf.preflight.inspection", "inspect", (raw, name, candidates))
    found: Inspection | None = call_apart(call, Limits(seconds, memory, _FILE_BYTES), _WALL_FACTOR)
    if found is not None:
        return found
    code = "preflight-over-limits"
    values = {"seconds": seconds, "megabytes": memory // 1_000_000}
    finding = Diagnostic(code, SEVERITIES[code], Place(name), values)
    profile, settings = candidates[0]
    digest = hashlib.sha256(raw).hexdigest()
    return Inspection(name, digest, profile, settings, findings=(finding,))
