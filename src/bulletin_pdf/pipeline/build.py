"""Build an issue: check it, render each target, write all outputs or none."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.errors import DependencyMissing, Diagnostic, InputMissing, Place, Severity
from bulletin_pdf.files import Kind, locate, write_together
from bulletin_pdf.layouts.config import Press
from bulletin_pdf.pipeline.checking import Checked, check
from bulletin_pdf.pipeline.dates import document_date
from bulletin_pdf.pipeline.fitness import settings_of
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.record import build_record
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.press.profiles import Profile, read_profile

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.jobs import Rendered
    from bulletin_pdf.typeset.composed import ComposedLine


@dataclass(frozen=True, slots=True)
class PressWishes:
    """What a shop asks for instead of what the layout says.

    Attributes:
        standard: ``x-4`` or ``x-1a``.
        marks: whether to draw printer's marks.
        profile: the shop's own printing condition.
    """

    standard: str | None = None
    marks: bool | None = None
    profile: Profile | None = None

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
    progress.step("checking", path.name)
    checked = check(path)
    wishes = wishes or PressWishes()
    profile = wishes.profile or _profile(checked)
    rendered = {}
    for target in dict.fromkeys(targets):
        progress.step(f"rendering-{target}", checked.issue_id)
        rendered[target] = _render(checked, profile, target, wishes)
    found = list(checked.diagnostics)
    for result in rendered.values():
        found += [d for d in result.diagnostics if d not in found]
    found += _still_there(checked)
    progress.step("writing", checked.issue_id)
    outputs = _write(checked, profile, rendered, folder or checked.project / "out", found)
    pages = max(result.pages for result in rendered.values())
    return Built(checked.issue_id, outputs, pages, tuple(found))


def explain(path: Path) -> tuple[ComposedLine, ...]:
    """Return the composed lines of an issue as it would go to the press.

    Raises:
        BulletinError: as ``build``.
    """
    checked = check(path)
    return _render(checked, _profile(checked), Target.PRESS, PressWishes(), explain=True).lines


def _profile(checked: Checked) -> Profile:
    folder = locate(Kind.PROFILES, project=checked.project)
    name = checked.layout.config.profile
    if folder is None:
        raise DependencyMissing.of("profile-missing", None, name=name)
    return read_profile(folder, name)


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
        explain=explain,
    )
    # WeasyPrint takes half a second to import: only the process that renders pays for it.
    if checked.layout.shipped:
        from bulletin_pdf.pipeline.rendering import render

        return render(job)
    from bulletin_pdf.pipeline.isolation import render_apart

    return render_apart(job)


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
