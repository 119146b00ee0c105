"""A press file is checked before it is written: what a layout promises, it has to keep."""

from __future__ import annotations

from pathlib import Path

from bulletin_pdf.errors import Diagnostic, FindingsError, Severity, worst
from bulletin_pdf.layouts.config import LayoutConfig, Press
from bulletin_pdf.pipeline.inks import process_plates, spot_inks
from bulletin_pdf.pipeline.preflight import find_settings
from bulletin_pdf.preflight import Settings, inspect
from bulletin_pdf.preflight.settings import fitting
from bulletin_pdf.press.profiles import Profile
from bulletin_pdf.press.standards import CONFORMANCE, Standard


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


def fit_for_press(pdf: bytes, name: str, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return the warnings about a press file.

    Raises:
        FindingsError: there are errors; with everything that was found.
    """
    findings = inspect(pdf, name, ((name, settings),)).findings
    if worst(findings) is Severity.ERROR:
        raise FindingsError(*findings)
    return findings
