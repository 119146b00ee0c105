"""The costly half of a build as a value: it may be done here, in a worker or on another machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bulletin_pdf.compose.adjustment import Adjustment
from bulletin_pdf.errors import Diagnostic, FindingsError, Place, RenderError
from bulletin_pdf.pipeline.fitted import Fitted, Measure, fit
from bulletin_pdf.pipeline.fitting import probe_of
from bulletin_pdf.pipeline.jobs import Job, Rendered
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.typeset.extent import Extent


@dataclass(frozen=True, slots=True)
class Task:
    """An issue that is to be set; it can be pickled.

    Attributes:
        jobs: one for each target, not adjusted yet; there is at least one.
        pages: how many pages the issue is to fill; 0 for as many as it takes.
        place: the issue file, for messages.
    """

    jobs: tuple[Job, ...]
    pages: int
    place: Place


@dataclass(frozen=True, slots=True)
class Product:
    """An issue that was set.

    Attributes:
        rendered: target → the PDF and what is known of it.
        fitted: what copy-fitting chose, if it was asked for.
        refused: what is wrong with the pages, where only a proof could be made of them.
    """

    rendered: Mapping[Target, Rendered]
    fitted: Fitted | None = None
    refused: tuple[Diagnostic, ...] = ()


def perform(task: Task, progress: Progress | None = None) -> Product:
    """Fit an issue to its pages, if it is to fill some, and render it for each target.

    A proof that was asked for is made whatever is wrong with the pages: it shows where.

    Raises:
        BulletinError: as ``fit`` and ``render``.
    """
    progress = progress or Silent()
    fitted = fitted_of(task, progress)
    rendered = {}
    refused: tuple[Diagnostic, ...] = ()
    has_proof = any(job.target is Target.PROOF for job in task.jobs)
    for job in task.jobs:
        progress.step(f"rendering-{job.target}", job.issue_id)
        try:
            rendered[job.target] = run(_adjusted(job, fitted.adjustment if fitted else None))
        except FindingsError as error:
            if not has_proof:
                raise
            refused = (*refused, *(d for d in error.diagnostics if d not in refused))
    return Product(rendered, fitted, refused)


def fitted_of(task: Task, progress: Progress) -> Fitted | None:
    """Return what copy-fitting chooses for an issue, if it is to fill so many pages.

    Raises:
        FindingsError: it cannot be fitted; with what to cut.
        BulletinError: as ``render``.
    """
    if not task.pages:
        return None
    job = task.jobs[0]
    measure = measuring(job, progress)
    return fit(job.issue, job.layout.config, task.pages, measure, task.place)


def measuring(job: Job, progress: Progress) -> Measure:
    """Return what sets an issue with an adjustment and measures its pages."""
    probe = probe_of(job.layout.config)

    def measure(adjustment: Adjustment) -> Extent:
        progress.step("fitting", job.issue_id)
        extent = run(replace(_adjusted(job, adjustment), probe=probe)).extent
        if extent is None:
            raise RenderError.of("bug", None, reason="the pages were not measured")
        return extent

    return measure


def run(job: Job) -> Rendered:
    """Render one job: here, or apart with limits when its layout is a stranger's.

    Raises:
        BulletinError: as ``render``.
    """
    # WeasyPrint takes half a second to import: only the process that renders pays for it.
    if job.layout.shipped:
        from bulletin_pdf.pipeline.rendering import render

        return render(job)
    from bulletin_pdf.pipeline.isolation import render_apart

    # What a stranger's layout makes of a picture is not kept: the shipped ones use that, too.
    return render_apart(replace(job, cache=None))


def _adjusted(job: Job, adjustment: Adjustment | None) -> Job:
    return replace(job, adjustment=adjustment)
