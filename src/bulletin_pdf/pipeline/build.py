"""Build an issue: check it, render each target, write all outputs or none."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.archive.filing import Filing
from bulletin_pdf.errors import (
    DependencyMissing,
    Diagnostic,
    InputMissing,
    Place,
    Severity,
    Value,
)
from bulletin_pdf.files import Kind, locate, write_together
from bulletin_pdf.pipeline.checking import Checked, examine
from bulletin_pdf.pipeline.dates import document_date
from bulletin_pdf.pipeline.filing import refuse_names
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.record import build_record
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.press.profiles import Profile, read_profile

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.jobs import Rendered
    from bulletin_pdf.typeset.composed import ComposedLine


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote.

    Attributes:
        issue_id: id of the issue.
        outputs: target → the PDF.
        pages: number of pages.
        diagnostics: warnings and notes.
    """

    issue_id: str
    outputs: dict[Target, Path]
    pages: int
    diagnostics: tuple[Diagnostic, ...]


def build(
    path: Path,
    targets: Sequence[Target] = (Target.PRESS,),
    folder: Path | None = None,
    progress: Progress | None = None,
    filing: Filing | None = None,
) -> Built:
    """Build an issue.

    Args:
        path: the issue file.
        targets: what to build it for.
        folder: output folder; by default ``out`` beside the issues' folder.
        progress: told of every stage.
        filing: what the archivist says, for the archive.

    Raises:
        BulletinError: of the kind that fits; nothing has been written then.
    """
    progress = progress or Silent()
    progress.step("checking", path.name)
    checked = examine(path)
    profile = profile_of(checked)
    if Target.ARCHIVE in targets:
        refuse_names(checked)
    rendered = {}
    for target in dict.fromkeys(targets):
        progress.step(f"rendering-{target}", checked.issue_id)
        rendered[target] = render_target(checked, profile, target, filing)
    found = list(checked.diagnostics)
    for result in rendered.values():
        found += [d for d in result.diagnostics if d not in found]
    pages = max(result.pages for result in rendered.values())
    found += _as_many_as(checked, pages)
    found += _still_there(checked)
    progress.step("writing", checked.issue_id)
    outputs = _write(checked, profile, rendered, folder or checked.project / "out", found)
    return Built(checked.issue_id, outputs, pages, tuple(found))


def explain(path: Path) -> tuple[ComposedLine, ...]:
    """Return the composed lines of an issue as it would go to the press.

    Raises:
        BulletinError: as ``build``.
    """
    checked = examine(path)
    return render_target(checked, profile_of(checked), Target.PRESS, explain=True).lines


def profile_of(checked: Checked) -> Profile:
    """Return the printing condition of an issue.

    Raises:
        DependencyMissing: it is not there.
    """
    folder = locate(Kind.PROFILES, project=checked.project)
    name = checked.layout.config.profile
    if folder is None:
        raise DependencyMissing.of("profile-missing", None, name=name)
    return read_profile(folder, name)


def render_target(
    checked: Checked,
    profile: Profile,
    target: Target,
    filing: Filing | None = None,
    *,
    explain: bool = False,
) -> Rendered:
    """Render an issue for a target, in a process of its own when the layout is a stranger's.

    Raises:
        BulletinError: as ``rendering.render``.
    """
    from bulletin_pdf.pipeline.jobs import Job

    job = Job(
        issue=checked.issue,
        layout=checked.layout,
        options=checked.options,
        pictures=checked.pictures,
        fonts_folder=checked.fonts_folder,
        profile=profile,
        target=target,
        date=(filing and filing.date) or document_date(checked.issue),
        explain=explain,
        issue_id=checked.issue_id,
        raw=checked.raw,
        filing=filing or Filing(),
    )
    # WeasyPrint takes half a second to import: only the process that renders pays for it.
    if checked.layout.shipped:
        from bulletin_pdf.pipeline.rendering import render

        return render(job)
    from bulletin_pdf.pipeline.isolation import render_apart

    return render_apart(job)


def _as_many_as(checked: Checked, pages: int) -> list[Diagnostic]:
    """Note that there are more or fewer pages than the layout's sheet has."""
    expected = checked.layout.config.page.pages
    if expected is None or pages == expected:
        return []
    values: dict[str, Value] = {"pages": pages, "expected": expected}
    return [Diagnostic("pages-unexpected", Severity.NOTE, Place(str(checked.path)), values)]


def _still_there(checked: Checked) -> list[Diagnostic]:
    """Make sure that the record will speak of the file that lies there now."""
    place = Place(str(checked.path))
    try:
        now = hashlib.sha256(checked.path.read_bytes()).hexdigest()
    except OSError as error:
        raise InputMissing.of("file-vanished", place, name=checked.path.name) from error
    if now == checked.sha256:
        return []
    return [Diagnostic("file-changed", Severity.WARNING, place, {"name": checked.path.name})]


def _write(
    checked: Checked,
    profile: Profile,
    rendered: dict[Target, Rendered],
    folder: Path,
    found: list[Diagnostic],
) -> dict[Target, Path]:
    """Write the PDFs, then the record, which is what others read first."""
    base = folder / checked.issue_id
    outputs = {t: base / f"{checked.issue_id}.{t}.pdf" for t in rendered}
    record = build_record(checked, profile, rendered, found)
    contents = {outputs[target]: result.pdf for target, result in rendered.items()}
    write_together({**contents, base / f"{checked.issue_id}.build.json": record})
    return outputs
