"""A press file is checked before it is written: what a layout promises, it has to keep."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.errors import Diagnostic, FindingsError, Severity, worst
from bulletin_pdf.layouts.config import LayoutConfig, Press
from bulletin_pdf.pipeline.inks import process_plates, spot_inks
from bulletin_pdf.pipeline.preflight_profiles import find_settings
from bulletin_pdf.preflight import Settings, inspect
from bulletin_pdf.preflight.settings import fitting
from bulletin_pdf.press.profiles import Profile
from bulletin_pdf.press.standards import CONFORMANCE, Standard

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.fineness import PrintedPicture


def settings_of(
    config: LayoutConfig, profile: Profile, press: Press, project: Path | None = None
) -> Settings:
    """Return what the press file of a layout is held against.

    The paper decides the profile; size, inks, standard and printing condition are the layout's
    own. How the sheets are bound is not known here, so the number of pages is left alone.
    """
    _, settings = fitting(find_settings(None, project), profile.condition)
    spots = tuple(ink.plate for ink in spot_inks(config).values())
    return settings.model_copy(
        update={
            "standards": (CONFORMANCE[Standard(press.standard)],),
            "conditions": (profile.condition,),
            "size": config.page.size,
            "spots": spots,
            "plates": len(process_plates(config)) + len(spots),
            "page_multiple": 1,
        }
    )


def with_what_is_ordered(settings: Settings, config: LayoutConfig, profile: Profile) -> Settings:
    """Return a preflight profile that an editor has named, for the job of a layout.

    The spot inks of the layout are ordered, each with a plate of its own; and a shop's own ICC
    profile has no name that a preflight profile could list.
    """
    changes: dict[str, object] = {}
    if settings.spots != "any":
        ordered = {ink.plate for ink in spot_inks(config).values()} - set(settings.spots)
        changes["spots"] = (*settings.spots, *sorted(ordered))
        changes["plates"] = settings.plates + len(ordered)
    if settings.conditions and not profile.registered:
        changes["conditions"] = (*settings.conditions, profile.condition)
    return settings.model_copy(update=changes)


def fit_for_press(
    pdf: bytes, name: str, settings: Settings, pictures: Sequence[PrintedPicture] = ()
) -> tuple[Diagnostic, ...]:
    """Return the warnings about a press file.

    Args:
        pdf: the file.
        name: how it is named in messages.
        settings: what it is held against.
        pictures: the issue's, of which an editor is told by their names.

    Raises:
        FindingsError: there are errors; with everything that was found.
    """
    findings = inspect(pdf, name, ((name, settings),)).findings
    if pictures:
        from bulletin_pdf.pipeline.fineness import told_by_name

        findings = told_by_name(findings, pictures)
    if worst(findings) is Severity.ERROR:
        raise FindingsError(*findings)
    return findings
