"""What goes into an archive PDF besides its pages: particulars and sources."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bulletin_pdf.archive.bagit import refuse_name
from bulletin_pdf.archive.bags import LAYOUT, SOURCE
from bulletin_pdf.archive.filing import Particulars
from bulletin_pdf.pipeline.checking import Checked
from bulletin_pdf.pipeline.record import versions

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.jobs import Job


def particulars_of(job: Job) -> Particulars:
    """Return what an archive PDF says of its issue, and the sources that it carries."""
    sources = sources_of(job.issue_id, job.raw, job.pictures, job.layout.name, job.layout.files)
    return Particulars(job.issue_id, job.issue, job.date, job.filing, versions(), sources)


def refuse_names(checked: Checked) -> None:
    """Refuse pictures and layouts whose file names cannot be archived, before anything is set.

    Raises:
        ArchiveError: there is one.
    """
    layout = checked.layout
    for name in sources_of("a", b"", checked.pictures, layout.name, layout.files):
        refuse_name(name)


def sources_of(
    issue_id: str,
    raw: bytes,
    pictures: Mapping[str, bytes],
    layout: str,
    files: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return name → content of everything that an issue is made from, fonts and program aside."""
    return {
        f"{SOURCE}{issue_id}.yaml": raw,
        **{f"{SOURCE}{PurePosixPath(name)}": content for name, content in pictures.items()},
        **{f"{LAYOUT}{layout}/{name}": content for name, content in files.items()},
    }
