"""Issues as the catalogue lists them, and as tables for other programs."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from bulletin_pdf.archive.bags import CODE, DATE, RETENTION
from bulletin_pdf.archive.query import Joined, Node, expression

_DEPOSITS = """
SELECT key, id, version, newest, title, number, cumulative_number, date, publisher, classification,
       pages, place, pdf, metadata
FROM deposit WHERE (newest OR ?) AND (? = '' OR id = ?) ORDER BY date, id, version
"""

_ENTRIES = """
SELECT ordinal, kind, title, section, organisation, page FROM entry
WHERE deposit = ? ORDER BY ordinal
"""

_AMONG = """
SELECT DISTINCT entry.deposit FROM words CROSS JOIN entry ON entry.key = words.rowid
WHERE words MATCH ?
"""

_COLUMNS = {
    "id": "编号", "version": "版本", "newest": "现行", "date": "日期", "name": "报名",
    "number": "期号", "cumulative_number": "总期号", "publisher": "编印单位",
    "classification": "密级", "code": "档号", "retention": "保管期限", "accessioned": "入库日期",
    "pages": "页数", "kind": "类别", "title": "标题",
    "section": "栏目", "organisation": "单位", "page": "页码", "pdf": "文件",
}  # fmt: skip

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet take a cell for a formula."""


@dataclass(frozen=True, slots=True)
class Part:
    """An article, or what else can be found by itself."""

    ordinal: int
    kind: str
    title: str
    section: str
    organisation: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A version of an issue.

    Attributes:
        id: the issue's id.
        version: its version.
        newest: whether no later version replaces it.
        name: what the issue is called.
        number: its number, or None.
        cumulative_number: its number since the first issue, or None.
        date: in ISO 8601, or an empty string.
        publisher: who publishes it, or an empty string.
        classification: 密级, or an empty string.
        pages: pages of its PDF.
        place: its bag below ``deposits``.
        pdf: its PDF below the bag.
        metadata: what the bag says of itself.
        parts: its articles and the rest.
    """

    id: str
    version: int
    newest: bool
    name: str
    number: int | None
    cumulative_number: int | None
    date: str
    publisher: str
    classification: str
    pages: int
    place: str
    pdf: str
    metadata: dict[str, str]
    parts: tuple[Part, ...]


def listed(
    database: sqlite3.Connection,
    *,
    issue_id: str = "",
    also: tuple[Node, ...] = (),
    versions: bool = False,
) -> list[Listed]:
    """Return issues by date.

    Args:
        database: of a catalogue.
        issue_id: only this one.
        also: what shall be found in them.
        versions: superseded versions, too.
    """
    among = None
    if also:
        wanted = expression(also[0] if len(also) == 1 else Joined("AND", also))
        among = {key for (key,) in database.execute(_AMONG, (wanted,))}
    rows = database.execute(_DEPOSITS, (versions, issue_id, issue_id)).fetchall()
    return [_listed(database, row) for row in rows if among is None or row[0] in among]


def _listed(database: sqlite3.Connection, row: tuple[int, ...]) -> Listed:
    key, issue_id, version, newest, *described, metadata = row
    parts = tuple(Part(*part) for part in database.execute(_ENTRIES, (key,)))
    name, number, cumulative, date, publisher, classification, pages, place, pdf = described
    return Listed(
        id=str(issue_id),
        version=version,
        newest=bool(newest),
        name=str(name),
        number=number,
        cumulative_number=cumulative,
        date=str(date),
        publisher=str(publisher),
        classification=str(classification),
        pages=pages,
        place=str(place),
        pdf=str(pdf),
        metadata=json.loads(str(metadata)),
        parts=parts,
    )


def as_json(issues: Sequence[Listed]) -> bytes:
    """Return issues as JSON."""
    rows = [asdict(issue) for issue in issues]
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def as_csv(issues: Sequence[Listed]) -> bytes:
    """Return issues as a table, a row for each part, that Excel reads as UTF-8 and as text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS.values())
    for issue in issues:
        for part in issue.parts:
            writer.writerow(_cells(issue, part))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cells(issue: Listed, part: Part) -> Iterator[object]:
    values = asdict(issue) | asdict(part)
    values["pdf"] = f"{issue.place}/{issue.pdf}"
    values["newest"] = int(issue.newest)
    given = {"code": CODE, "retention": RETENTION, "accessioned": DATE}
    values |= {column: issue.metadata.get(label, "") for column, label in given.items()}
    for column in _COLUMNS:
        value = values[column]
        formula = isinstance(value, str) and value.startswith(_FORMULA)
        yield f"'{value}" if formula else value
