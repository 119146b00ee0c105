"""What an archive wants to know of an issue: DA/T 18, DA/T 22 and Dublin Core."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bulletin_pdf.model import Issue


class Level(StrEnum):
    """Conformance levels of PDF/A (ISO 19005) that are made."""

    PDF_A_3U = "3u"
    """With the sources as associated files."""
    PDF_A_2U = "2u"
    """Without attachments, for archives that take none."""


@dataclass(frozen=True, slots=True)
class Filing:
    """What the archivist says.

    Attributes:
        level: kind of PDF/A.
        code: 档号, the archival code, or empty.
        retention: 保管期限, the retention period, or empty.
        date: the document's date, when it is not to be taken from the issue.
    """

    level: Level = Level.PDF_A_3U
    code: str = ""
    retention: str = ""
    date: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Particulars:
    """Everything that goes into an archive PDF besides its pages.

    Attributes:
        issue_id: the issue's id.
        issue: the issue.
        date: the document's date.
        filing: what the archivist says.
        versions: program → version.
        sources: name → content of what is embedded.
    """

    issue_id: str
    issue: Issue
    date: datetime.datetime
    filing: Filing = field(default_factory=Filing)
    versions: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, bytes] = field(default_factory=dict)


def is_another(issue: Issue, before: Issue) -> bool:
    """Tell whether an issue cannot be a correction of one that has the same id.

    A correction leaves the masthead as it is, and the number or the date. Whoever writes every
    issue into the same file would otherwise hide each of them behind the next.
    """
    names, numbers, dates = (
        {getattr(given, field) for given in (issue, before)} - {None}
        for field in ("name", "number", "date")
    )
    return len(names) > 1 or (len(numbers) > 1 and len(dates) > 1)


FIELDS = {
    "archivalCode": "档号 archival code (DA/T 22)",
    "retentionPeriod": "保管期限 retention period (DA/T 22)",
    "responsibleParty": "责任者 responsible party (DA/T 18)",
    "documentTitle": "题名 title proper (DA/T 18)",
    "documentDate": "日期 date of the document (DA/T 18)",
    "securityClassification": "密级 security classification (DA/T 18)",
    "issueNumber": "期号 issue number",
    "cumulativeNumber": "总期号 cumulative issue number",
    "fileFormat": "格式 long-term format (DA/T 47, GB/T 23286)",
    "madeWith": "生成软件 programs and versions that made the document",
}
"""Archival fields of the XMP, by an extension schema → what they mean."""


def archival_fields(given: Particulars, title: str) -> dict[str, str]:
    """Return the archival fields of an issue; what is not known is left out."""
    issue, filing = given.issue, given.filing
    numbers = {"issueNumber": issue.number, "cumulativeNumber": issue.cumulative_number}
    found = {
        "archivalCode": filing.code,
        "retentionPeriod": filing.retention,
        "responsibleParty": issue.publisher or "",
        "documentTitle": title,
        "documentDate": issue.date.isoformat() if issue.date else "",
        "securityClassification": issue.classification or "",
        **{name: str(number or "") for name, number in numbers.items()},
        "fileFormat": f"PDF/A-{filing.level}",
        "madeWith": ", ".join(f"{name} {v}" for name, v in given.versions.items()),
    }
    return {name: " ".join(value.split()) for name, value in found.items() if value.strip()}
