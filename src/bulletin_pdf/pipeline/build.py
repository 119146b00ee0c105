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
    Diagnostic,
    FindingsError,
    InputMissing,
    Place,
    RenderError,
    Severity,
    Value,
)
from bulletin_pdf.files import write_together
from bulletin_pdf.layouts.config import Press
from bulletin_pdf.pipeline.caching import PictureCache
from bulletin_pdf.pipeline.checking import Checked, examine
from bulletin_pdf.pipeline.dates import document_date
from bulletin_pdf.pipeline.filing import refuse_names
from bulletin_pdf.pipeline.fitted import Fitted, Measure, fit, notes
from bulletin_pdf.pipeline.fitting import probe_of
from bulletin_pdf.pipeline.padding import blank_pages
from bulletin_pdf.pipeline.profiles import profile_of, shop_profile
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.record import build_record
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.press.profiles import Profile
from bulletin_pdf.press.standards import Standard

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.jobs import Job, Rendered
    from bulletin_pdf.preflight import Settings
    from bulletin_pdf.typeset.composed import ComposedLine
    from bulletin_pdf.typeset.extent import Extent


@dataclass(frozen=True, slots=True)
class PressWishes:
    """What a shop asks for instead of what the layout says.

    Attributes:
        standard: ``x-4`` or ``x-1a``.
        marks: whether to draw printer's marks.
        profile: ICC profile of the shop's own printing condition.
        cache: where converted pictures are kept, if they are.
    """

    standard: str | None = None
    marks: bool | None = None
    profile: Path | None = None
    cache: PictureCache | None = None

    def press(self, given: Press) -> Press:
        """Return the layout's choices with what is asked for instead."""
        asked = {"standard": self.standard, "marks": self.marks}
        return given.model_copy(update={k: v for k, v in asked.items() if v is not None})


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote.

    Attributes:
        issue_id: id of the issue.
        outputs: target → the PDF.
        pages: number of pages.
        diagnostics: warnings and notes.
        fitted: what copy-fitting chose, if it was asked for.
    """

    issue_id: str
    outputs: dict[Target, Path]
    pages: int
    diagnostics: tuple[Diagnostic, ...]
    fitted: Fitted | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A build that has not been written yet.

    Attributes:
        checked: the issue.
        profile: the printing condition.
        press: how the press file is made.
        rendered: target → the PDF and what is known of it.
        diagnostics: warnings and notes.
        fitted: what copy-fitting chose, if it was asked for.
    """

    checked: Checked
    profile: Profile
    press: Press
    rendered: Mapping[Target, Rendered]
    diagnostics: tuple[Diagnostic, ...]
    fitted: Fitted | None = None

    @property
    def record(self) -> bytes:
        """The record of the build."""
        return build_record(
            self.checked, self.profile, self.rendered, self.diagnostics, self.fitted
        )

    @property
    def pages(self) -> int:
        """Number of pages."""
        return max(result.pages for result in self.rendered.values())


@dataclass(frozen=True, slots=True)
class _Order:
    """An issue that was checked, and how it is to be printed."""

    checked: Checked
    profile: Profile
    wishes: PressWishes
    filing: Filing

    @property
    def press(self) -> Press:
        return self.wishes.press(self.checked.layout.config.press)

    @property
    def place(self) -> Place:
        return Place(str(self.checked.path))


def build(
    path: Path,
    targets: Sequence[Target] = (Target.PRESS,),
    folder: Path | None = None,
    progress: Progress | None = None,
    pages: int | None = None,
    wishes: PressWishes | None = None,
    filing: Filing | None = None,
) -> Built:
    """Build an issue.

    Args:
        path: the issue file.
        targets: what to build it for.
        folder: output folder; by default ``out`` beside the issues' folder.
        progress: told of every stage.
        pages: fill exactly so many pages; 0 for as many as it takes, None for what the issue says.
        wishes: what the shop asks for; what is not said is as the layout has it.
        filing: what the archivist says, for the archive.

    Raises:
        BulletinError: of the kind that fits; nothing has been written then.
    """
    progress = progress or Silent()
    progress.step("checking", path.name)
    made = make(examine(path), targets, progress, wishes, pages, filing)
    issue_id = made.checked.issue_id
    progress.step("writing", issue_id)
    base = (folder or made.checked.project / "out") / issue_id
    outputs = {target: base / f"{issue_id}.{target}.pdf" for target in made.rendered}
    contents = {outputs[target]: result.pdf for target, result in made.rendered.items()}
    # The record last: it is what others read first.
    write_together({**contents, base / f"{issue_id}.build.json": made.record})
    return Built(issue_id, outputs, made.pages, made.diagnostics, made.fitted)


def make(
    checked: Checked,
    targets: Sequence[Target],
    progress: Progress,
    wishes: PressWishes | None = None,
    pages: int | None = None,
    filing: Filing | None = None,
) -> Made:
    """Make an issue's files without writing anything; see ``build``."""
    if Target.ARCHIVE in targets:
        refuse_names(checked)
    order = _order(checked, wishes or PressWishes(), filing or Filing())
    found = list(checked.diagnostics)
    fitted = _fitted(order, targets[0], pages, progress)
    if fitted:
        found += notes(fitted, order.place)
    rendered = {}
    for target in dict.fromkeys(targets):
        progress.step(f"rendering-{target}", checked.issue_id)
        rendered[target] = _run(_job(order, target, fitted.adjustment if fitted else None))
    for result in rendered.values():
        found += [d for d in result.diagnostics if d not in found]
    found += _as_many_as(checked, max(result.pages for result in rendered.values()))
    found += _still_there(checked)
    return Made(checked, order.profile, order.press, rendered, tuple(found), fitted)


def explain(path: Path) -> tuple[ComposedLine, ...]:
    """Return the composed lines of an issue as it would go to the press.

    Raises:
        BulletinError: as ``build``.
    """
    order = _order(examine(path), PressWishes(), Filing())
    fitted = _fitted(order, Target.PRESS, None, Silent())
    job = _job(order, Target.PRESS, fitted.adjustment if fitted else None)
    return _run(replace(job, explain=True)).lines


def measured(path: Path, pages: int = 0) -> tuple[Extent, Fitted | None]:
    """Return how far an issue fills its pages for the press, without making a PDF.

    Args:
        path: the issue file.
        pages: fit it to so many pages first; 0 for as many as it takes.

    Raises:
        BulletinError: as ``build``.
    """
    order = _order(examine(path), PressWishes(), Filing())
    fitted = _fitted(order, Target.PRESS, pages, Silent())
    natural = Adjustment.natural(order.checked.layout.config)
    measure = _measuring(order, Target.PRESS, Silent())
    return measure(fitted.adjustment if fitted else natural), fitted


def _order(checked: Checked, wishes: PressWishes, filing: Filing) -> _Order:
    if wishes.profile is None:
        return _Order(checked, profile_of(checked), wishes, filing)
    standard = wishes.press(checked.layout.config.press).standard
    return _Order(checked, shop_profile(wishes.profile, Standard(standard)), wishes, filing)


def _fitted(order: _Order, target: Target, pages: int | None, progress: Progress) -> Fitted | None:
    """Fit the issue to the pages that are wanted, if any are."""
    issue = order.checked.issue
    if pages is None:
        pages = issue.fit.pages if issue.fit else 0
    if not pages:
        return None
    if padding := blank_pages(order.checked.options, pages):
        values: dict[str, Value] = {"pages": pages, "sheets": pages + padding}
        diagnostic = Diagnostic("fit-not-whole-sheets", Severity.ERROR, order.place, values)
        raise FindingsError(diagnostic)
    measure = _measuring(order, target, progress)
    return fit(issue, order.checked.layout.config, pages, measure, order.place)


def _measuring(order: _Order, target: Target, progress: Progress) -> Measure:
    probe = probe_of(order.checked.layout.config)

    def measure(adjustment: Adjustment) -> Extent:
        progress.step("fitting", order.checked.issue_id)
        extent = _run(replace(_job(order, target, adjustment), probe=probe)).extent
        if extent is None:
            raise RenderError.of("bug", None, reason="the pages were not measured")
        return extent

    return measure


def _job(order: _Order, target: Target, adjustment: Adjustment | None) -> Job:
    from bulletin_pdf.pipeline.jobs import Job

    checked = order.checked
    return Job(
        issue_id=checked.issue_id,
        raw=checked.raw,
        issue=checked.issue,
        layout=checked.layout,
        options=checked.options,
        pictures=checked.pictures,
        fonts_folder=checked.fonts_folder,
        profile=order.profile,
        target=target,
        date=order.filing.date or document_date(checked.issue),
        filing=order.filing,
        press=order.press,
        name=f"{checked.issue_id}.{target}.pdf",
        preflight=_preflight(order) if target is Target.PRESS else None,
        cache=order.wishes.cache,
        adjustment=adjustment,
    )


def _preflight(order: _Order) -> Settings:
    from bulletin_pdf.pipeline.fitness import settings_of

    config, project = order.checked.layout.config, order.checked.project
    return settings_of(config, order.profile, order.press, project)


def _run(job: Job) -> Rendered:
    # WeasyPrint takes half a second to import: only the process that renders pays for it.
    if job.layout.shipped:
        from bulletin_pdf.pipeline.rendering import render

        return render(job)
    from bulletin_pdf.pipeline.isolation import render_apart

    # What a stranger's layout makes is not kept: the cache serves the shipped ones as well.
    return render_apart(replace(job, cache=None))


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
