"""Build an issue: check it, render each target, write all outputs or none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.errors import Diagnostic, InputMissing, Place, Severity
from bulletin_pdf.files import write_together
from bulletin_pdf.layouts.config import Press
from bulletin_pdf.pipeline.caching import PictureCache
from bulletin_pdf.pipeline.checking import Checked, check
from bulletin_pdf.pipeline.dates import document_date
from bulletin_pdf.pipeline.fitness import settings_of
from bulletin_pdf.pipeline.profiles import profile_of, shop_profile
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.record import build_record
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.press.profiles import Profile
from bulletin_pdf.press.standards import Standard

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.jobs import Rendered
    from bulletin_pdf.typeset.composed import ComposedLine


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
    """

    issue_id: str
    outputs: dict[Target, Path]
    pages: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A build that has not been written yet.

    Attributes:
        checked: the issue.
        profile: the printing condition.
        press: how the press file is made.
        rendered: target → the PDF and what is known of it.
        diagnostics: warnings and notes.
    """

    checked: Checked
    profile: Profile
    press: Press
    rendered: Mapping[Target, Rendered]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def record(self) -> bytes:
        """The record of the build."""
        return build_record(self.checked, self.profile, self.rendered, self.diagnostics)


def build(
    path: Path,
    targets: Sequence[Target] = (Target.PRESS,),
    folder: Path | None = None,
    progress: Progress | None = None,
    wishes: PressWishes | None = None,
) -> Built:
    """Build an issue.

    Args:
        path: the issue file.
        targets: what to build it for.
        folder: output folder; by default ``out`` beside the issues' folder.
        progress: told of every stage.
        wishes: what the shop asks for; what is not said is as the layout has it.

    Raises:
        BulletinError: of the kind that fits; nothing has been written then.
    """
    progress = progress or Silent()
    made = make(path, targets, progress, wishes or PressWishes())
    issue_id = made.checked.issue_id
    progress.step("writing", issue_id)
    base = (folder or made.checked.project / "out") / issue_id
    outputs = {target: base / f"{issue_id}.{target}.pdf" for target in made.rendered}
    contents = {outputs[target]: result.pdf for target, result in made.rendered.items()}
    # The record last: it is what others read first.
    write_together({**contents, base / f"{issue_id}.build.json": made.record})
    pages = max(result.pages for result in made.rendered.values())
    return Built(issue_id, outputs, pages, made.diagnostics)


def make(path: Path, targets: Sequence[Target], progress: Progress, wishes: PressWishes) -> Made:
    """Make an issue's files without writing anything; see ``build``."""
    progress.step("checking", path.name)
    checked = check(path)
    profile = _profile(checked, wishes)
    rendered = {}
    for target in dict.fromkeys(targets):
        progress.step(f"rendering-{target}", checked.issue_id)
        rendered[target] = _render(checked, profile, target, wishes)
    found = list(checked.diagnostics)
    for result in rendered.values():
        found += [d for d in result.diagnostics if d not in found]
    found += _still_there(checked)
    press = wishes.press(checked.layout.config.press)
    return Made(checked, profile, press, rendered, tuple(found))


def explain(path: Path) -> tuple[ComposedLine, ...]:
    """Return the composed lines of an issue as it would go to the press.

    Raises:
        BulletinError: as ``build``.
    """
    checked, wishes = check(path), PressWishes()
    profile = _profile(checked, wishes)
    return _render(checked, profile, Target.PRESS, wishes, explain=True).lines


def _profile(checked: Checked, wishes: PressWishes) -> Profile:
    if wishes.profile is None:
        return profile_of(checked)
    standard = wishes.press(checked.layout.config.press).standard
    return shop_profile(wishes.profile, Standard(standard))


def _render(
    checked: Checked,
    profile: Profile,
    target: Target,
    wishes: PressWishes,
    *,
    explain: bool = False,
) -> Rendered:
    from bulletin_pdf.pipeline.jobs import Job

    press = wishes.press(checked.layout.config.press)
    job = Job(
        issue=checked.issue,
        layout=checked.layout,
        options=checked.options,
        pictures=checked.pictures,
        fonts_folder=checked.fonts_folder,
        profile=profile,
        target=target,
        date=document_date(checked.issue),
        press=press,
        name=f"{checked.issue_id}.{target}.pdf",
        preflight=settings_of(checked.layout.config, profile, press, checked.project),
        cache=wishes.cache,
        explain=explain,
    )
    # WeasyPrint takes half a second to import: only the process that renders pays for it.
    if checked.layout.shipped:
        from bulletin_pdf.pipeline.rendering import render

        return render(job)
    from bulletin_pdf.pipeline.isolation import render_apart

    # What a stranger's layout makes is not kept: the cache serves the shipped ones as well.
    return render_apart(replace(job, cache=None))


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
