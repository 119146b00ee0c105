"""Build an issue: check it, render each target, write all outputs or none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.archive.filing import Filing
from bulletin_pdf.compose.adjustment import Adjustment
from bulletin_pdf.errors import (
    DependencyMissing,
    Diagnostic,
    InputMissing,
    Place,
    RenderError,
    Severity,
    Value,
)
from bulletin_pdf.files import Kind, locate, write_together
from bulletin_pdf.pipeline.checking import Checked, examine
from bulletin_pdf.pipeline.dates import document_date
from bulletin_pdf.pipeline.filing import refuse_names
from bulletin_pdf.pipeline.fitted import Fitted, Measure, fit, notes
from bulletin_pdf.pipeline.fitting import probe_of
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.record import build_record
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.press.profiles import Profile, read_profile

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.jobs import Job, Rendered
    from bulletin_pdf.typeset.composed import ComposedLine
    from bulletin_pdf.typeset.extent import Extent


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote.

    Attributes:
        issue_id: id of the issue.
        outputs: target → the PDF.
        pages: number of pages.
        diagnostics: warnings and notes.
        fitted: how it was made to fill its pages, if that was wanted.
    """

    issue_id: str
    outputs: dict[Target, Path]
    pages: int
    diagnostics: tuple[Diagnostic, ...]
    fitted: Fitted | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A build that has not been written.

    Attributes:
        profile: the printing condition.
        rendered: target → the PDF and what is known of it.
        fitted: how it was made to fill its pages, if that was wanted.
        diagnostics: warnings and notes.
    """

    profile: Profile
    rendered: Mapping[Target, Rendered]
    fitted: Fitted | None
    diagnostics: tuple[Diagnostic, ...]

    def record(self, checked: Checked, found: Sequence[Diagnostic]) -> bytes:
        """Return the record of the build, with all that was found."""
        return build_record(checked, self.profile, self.rendered, found, self.fitted)


def build(
    path: Path,
    targets: Sequence[Target] = (Target.PRESS,),
    folder: Path | None = None,
    progress: Progress | None = None,
    pages: int | None = None,
    filing: Filing | None = None,
) -> Built:
    """Build an issue.

    Args:
        path: the issue file.
        targets: what to build it for.
        folder: output folder; by default ``out`` beside the issues' folder.
        progress: told of every stage.
        pages: fill exactly so many pages; 0 for as many as it takes, None for what the issue says.
        filing: what the archivist says, for the archive.

    Raises:
        BulletinError: of the kind that fits; nothing has been written then.
    """
    progress = progress or Silent()
    progress.step("checking", path.name)
    checked = examine(path)
    made = make(checked, targets, progress, pages, filing)
    found = list(made.diagnostics)
    count = max(result.pages for result in made.rendered.values())
    found += _as_many_as(checked, count)
    found += _still_there(checked)
    progress.step("writing", checked.issue_id)
    outputs = _write(checked, made, folder or checked.project / "out", found)
    return Built(checked.issue_id, outputs, count, tuple(found), made.fitted)


def make(
    checked: Checked,
    targets: Sequence[Target],
    progress: Progress,
    pages: int | None = None,
    filing: Filing | None = None,
) -> Made:
    """Render an issue for its targets; nothing is written.  See ``build``.

    Raises:
        BulletinError: of the kind that fits.
    """
    filing = filing or Filing()
    if Target.ARCHIVE in targets:
        refuse_names(checked)
    profile = profile_of(checked)
    found = list(checked.diagnostics)
    fitted = _fitted(checked, profile, targets[0], pages, progress)
    if fitted:
        found += notes(fitted, _place(checked))
    rendered = {}
    for target in dict.fromkeys(targets):
        progress.step(f"rendering-{target}", checked.issue_id)
        job = _job(checked, profile, target, fitted.adjustment if fitted else None)
        rendered[target] = _run(replace(job, filing=filing, date=filing.date or job.date))
    for result in rendered.values():
        found += [d for d in result.diagnostics if d not in found]
    return Made(profile, rendered, fitted, tuple(found))


def explain(path: Path) -> tuple[ComposedLine, ...]:
    """Return the composed lines of an issue as it would go to the press.

    Raises:
        BulletinError: as ``build``.
    """
    checked = examine(path)
    profile = profile_of(checked)
    fitted = _fitted(checked, profile, Target.PRESS, None, Silent())
    job = _job(checked, profile, Target.PRESS, fitted.adjustment if fitted else None)
    return _run(replace(job, explain=True)).lines


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


def measured(path: Path, pages: int = 0) -> tuple[Extent, Fitted | None]:
    """Return how far an issue fills its pages for the press, without making a PDF.

    Args:
        path: the issue file.
        pages: fit it to so many pages first; 0 for as many as it takes.

    Raises:
        BulletinError: as ``build``.
    """
    checked = examine(path)
    profile = profile_of(checked)
    fitted = _fitted(checked, profile, Target.PRESS, pages, Silent())
    natural = Adjustment.natural(checked.layout.config)
    measure = _measuring(checked, profile, Target.PRESS, Silent())
    return measure(fitted.adjustment if fitted else natural), fitted


def _fitted(
    checked: Checked, profile: Profile, target: Target, pages: int | None, progress: Progress
) -> Fitted | None:
    """Fit the issue to the pages that are wanted, if any are."""
    if pages is None:
        pages = checked.issue.fit.pages if checked.issue.fit else 0
    if not pages:
        return None
    measure = _measuring(checked, profile, target, progress)
    return fit(checked.issue, checked.layout.config, pages, measure, _place(checked))


def _measuring(checked: Checked, profile: Profile, target: Target, progress: Progress) -> Measure:
    probe = probe_of(checked.layout.config)

    def measure(adjustment: Adjustment) -> Extent:
        progress.step("fitting", checked.issue_id)
        job = _job(checked, profile, target, adjustment)
        extent = _run(replace(job, probe=probe)).extent
        if extent is None:
            raise RenderError.of("bug", None, reason="the pages were not measured")
        return extent

    return measure


def _place(checked: Checked) -> Place:
    return Place(str(checked.path))


def _job(checked: Checked, profile: Profile, target: Target, adjustment: Adjustment | None) -> Job:
    from bulletin_pdf.pipeline.jobs import Job

    return Job(
        issue=checked.issue,
        layout=checked.layout,
        options=checked.options,
        pictures=checked.pictures,
        fonts_folder=checked.fonts_folder,
        profile=profile,
        target=target,
        date=document_date(checked.issue),
        adjustment=adjustment,
        issue_id=checked.issue_id,
        raw=checked.raw,
    )


def _run(job: Job) -> Rendered:
    # WeasyPrint takes half a second to import: only the process that renders pays for it.
    if job.layout.shipped:
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
    checked: Checked, made: Made, folder: Path, found: list[Diagnostic]
) -> dict[Target, Path]:
    """Write the PDFs, then the record, which is what others read first."""
    base = folder / checked.issue_id
    outputs = {t: base / f"{checked.issue_id}.{t}.pdf" for t in made.rendered}
    contents = {outputs[target]: result.pdf for target, result in made.rendered.items()}
    record = base / f"{checked.issue_id}.build.json"
    write_together({**contents, record: made.record(checked, found)})
    return outputs
