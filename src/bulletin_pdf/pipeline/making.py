"""From an issue that was checked to its finished files, with nothing written yet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.compose.adjustment import Adjustment
from bulletin_pdf.errors import (
    Diagnostic,
    FindingsError,
    InputMissing,
    Place,
    Severity,
    Value,
)
from bulletin_pdf.layouts.config import Press
from bulletin_pdf.pipeline.caching import PictureCache
from bulletin_pdf.pipeline.checking import Checked, examine
from bulletin_pdf.pipeline.dates import document_date
from bulletin_pdf.pipeline.fitted import Fitted, notes
from bulletin_pdf.pipeline.jobs import Job, Rendered
from bulletin_pdf.pipeline.padding import blank_pages
from bulletin_pdf.pipeline.profiles import profile_of, wished_profile
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.record import build_record
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.pipeline.tasks import Product, Task, fitted_of, measuring, perform, run
from bulletin_pdf.press.profiles import Profile
from bulletin_pdf.press.standards import Standard

if TYPE_CHECKING:
    from bulletin_pdf.preflight import Settings
    from bulletin_pdf.typeset.composed import ComposedLine
    from bulletin_pdf.typeset.extent import Extent


@dataclass(frozen=True, slots=True)
class Made:
    """A build that has not been written yet.

    Attributes:
        checked: the issue.
        profile: the printing condition.
        press: how the press file is made.
        rendered: target → the PDF and what is known of it.
        found: warnings and notes of making it, after those of checking it.
        fitted: what copy-fitting chose, if it was asked for.
    """

    checked: Checked
    profile: Profile
    press: Press
    rendered: Mapping[Target, Rendered]
    found: tuple[Diagnostic, ...]
    fitted: Fitted | None = None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Warnings and notes."""
        return (*self.checked.diagnostics, *self.found)

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
class Order:
    """An issue that was checked, and how it is to be printed.

    Attributes:
        checked: the issue.
        profile: the printing condition.
        request: what was asked for.
    """

    checked: Checked
    profile: Profile
    request: Request

    @property
    def press(self) -> Press:
        """How the press file is made."""
        return self.request.wishes.press(self.checked.layout.config.press)

    @property
    def task(self) -> Task:
        """What is to be set.

        Raises:
            FindingsError: it is to fill pages that blank ones would follow.
        """
        targets = dict.fromkeys(self.request.targets)
        place = Place(str(self.checked.path))
        return Task(tuple(_job(self, target) for target in targets), _pages(self), place)


def make(checked: Checked, request: Request, progress: Progress) -> Made:
    """Make an issue's files without writing anything.

    Raises:
        BulletinError: of the kind that fits.
    """
    order = order_of(checked, request)
    return made_of(order, perform(order.task, progress))


def order_of(checked: Checked, request: Request) -> Order:
    """Return an issue with everything that is to be known before it is set.

    Raises:
        ArchiveError: a name cannot be archived.
        DependencyMissing: the layout's profile is not there.
        BulletinError: as ``wished_profile``.
    """
    if Target.ARCHIVE in request.targets:
        from bulletin_pdf.pipeline.filing import refuse_names  # it imports what makes bags

        refuse_names(checked)
    if request.wishes.profile is None:
        return Order(checked, profile_of(checked), request)
    standard = request.wishes.press(checked.layout.config.press).standard
    profile = wished_profile(request.wishes.profile, checked, Standard(standard))
    return Order(checked, profile, request)


def made_of(order: Order, product: Product) -> Made:
    """Return what was made of an issue, with everything that is to be said of it.

    Raises:
        InputMissing: the issue file is not there any more.
    """
    checked = order.checked
    found = notes(product.fitted, Place(str(checked.path))) if product.fitted else []
    for result in (product.refused, *(r.diagnostics for r in product.rendered.values())):
        found += [d for d in result if d not in (*checked.diagnostics, *found)]
    found += _as_many_as(checked, max(result.pages for result in product.rendered.values()))
    found += _still_there(checked)
    return Made(checked, order.profile, order.press, product.rendered, tuple(found), product.fitted)


def explain(path: Path) -> tuple[ComposedLine, ...]:
    """Return the composed lines of an issue as it would go to the press.

    Raises:
        BulletinError: as ``make``.
    """
    task = order_of(examine(path), Request()).task
    fitted = fitted_of(task, Silent())
    adjustment = fitted.adjustment if fitted else None
    return run(replace(task.jobs[0], adjustment=adjustment, explain=True)).lines


def measured(path: Path, pages: int = 0) -> tuple[Extent, Fitted | None]:
    """Return how far an issue fills its pages for the press, without making a PDF.

    Args:
        path: the issue file.
        pages: fit it to so many pages first; 0 for as many as it takes.

    Raises:
        BulletinError: as ``make``.
    """
    order = order_of(examine(path), Request(pages=pages))
    task = order.task
    fitted = fitted_of(task, Silent())
    natural = Adjustment.natural(order.checked.layout.config)
    measure = measuring(task.jobs[0], Silent())
    return measure(fitted.adjustment if fitted else natural), fitted


def _pages(order: Order) -> int:
    """Return how many pages an issue is to fill; 0 for as many as it takes."""
    checked, pages = order.checked, order.request.pages
    if pages is None:
        pages = checked.issue.fit.pages if checked.issue.fit else 0
    if pages and (padding := blank_pages(checked.options, pages)):
        values: dict[str, Value] = {"pages": pages, "sheets": pages + padding}
        place = Place(str(checked.path))
        raise FindingsError(Diagnostic("fit-not-whole-sheets", Severity.ERROR, place, values))
    return pages


def _job(order: Order, target: Target) -> Job:
    checked, request = order.checked, order.request
    return Job(
        issue_id=checked.issue_id,
        raw=checked.raw,
        issue=checked.issue,
        layout=checked.layout,
        options=checked.options,
        pictures=checked.pictures,
        named=checked.named,
        project=checked.project,
        fonts_folder=checked.fonts_folder,
        profile=order.profile,
        target=target,
        date=request.filing.date or document_date(checked.issue),
        filing=request.filing,
        press=order.press,
        name=f"{checked.issue_id}.{target}.pdf",
        preflight=_preflight(order) if target is Target.PRESS else None,
        cache=PictureCache(request.cache.pictures) if request.cache else None,
        file=str(checked.path),
        looks=request.looks,
    )


def _preflight(order: Order) -> Settings:
    from bulletin_pdf.pipeline.fitness import settings_of  # it imports the checks, too

    config, project = order.checked.layout.config, order.checked.project
    return settings_of(config, order.profile, order.press, project)


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
