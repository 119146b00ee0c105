"""The finding aid of an archive: everything the catalogue knows, as a folder of pages."""

from __future__ import annotations

from pathlib import Path

from bulletin_pdf.archive.listing import Listed
from bulletin_pdf.archive.places import DEPOSITS
from bulletin_pdf.archive.site.building import Source, Written
from bulletin_pdf.archive.site.building import write_site as write
from bulletin_pdf.pipeline.finding import Open, Step, list_issues

_TEXTS = """
SELECT entry.text FROM entry JOIN deposit ON deposit.key = entry.deposit
WHERE deposit.place = ? ORDER BY entry.ordinal
"""


def write_site(
    archive: Open, folder: Path, *, title: str = "", url: str = "", step: Step | None = None
) -> Written:
    """Write the finding aid of an archive, or bring it up to date.

    Args:
        archive: an open one.
        folder: of the site.
        title: of the site; the name of the newest issue when it is empty.
        url: where it will stand, for the Atom feed; empty when it stays on a disk.
        step: told how many issues of how many are done.

    Raises:
        OutputError: the folder belongs to somebody else, or cannot be written.
    """
    issues = list_issues(archive, versions=True)
    sources = [
        Source(issue, archive.archive / DEPOSITS / issue.place, _texts(archive, issue))
        for issue in issues
    ]
    name = title or (issues[-1].name if issues else "")
    address = f"{url}/" if url and not url.endswith("/") else url
    heading = f"{name}档案" if name and not title else name or "档案"
    return write(folder, sources, heading, address, step)


def _texts(archive: Open, issue: Listed) -> list[str]:
    rows = archive.catalogue.database.execute(_TEXTS, (issue.place,))
    return [text for (text,) in rows]
