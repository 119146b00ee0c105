"""Preflight profiles: what a way of printing asks of a file, as numbers that a shop may change."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from bulletin_pdf import decoding, yamltext
from bulletin_pdf.errors import Diagnostic, Severity, UsageError, worst
from bulletin_pdf.preflight.codes import SEVERITIES
from bulletin_pdf.units import mm_to_pt, parse_length

Length = Annotated[float, BeforeValidator(parse_length)]
Level = Literal["error", "warning", "note", "off"]


def _known(levels: dict[str, Level]) -> dict[str, Level]:
    unknown = [name for name in levels if f"preflight-{name}" not in SEVERITIES]
    if unknown:
        raise ValueError("no such finding: " + ", ".join(unknown))
    return levels


class Settings(BaseModel):
    """A preflight profile; lengths are in pt once it is read.

    Attributes:
        title: what it is for, in words.
        standards: PDF/X versions that are taken; any if empty.
        conditions: registered printing conditions that are taken; any if empty.
        size: finished size; whatever the first page has if None.
        size_tolerance: by how much a side may differ.
        bleed: least art beyond the finished edge, where art touches it.
        plates: most plates of the whole file.
        spots: names of spot inks that are taken, or ``any``.
        ink_limit: sum of inks in per cent.
        ink_window: area in mm² over which that sum is averaged.
        image_ppi: fewer pixels in an inch are an error.
        image_ppi_good: fewer are a warning.
        lineart_ppi: fewer in an image of one bit are an error.
        line_width: thinnest line.
        overprint_black_below: black type smaller than this overprints what is under it.
        many_inks_below: type smaller than this is of one ink.
        text_size: smallest type.
        reversed_size: smallest white type on ink.
        safety: room between type and the finished edge.
        page_multiple: number of pages is a multiple of it.
        blank_pages: so many may be blank, for they are meant to.
        most_pages: pages that are looked at.
        levels: finding without ``preflight-`` → what it counts as, or ``off``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    standards: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    size: tuple[Length, Length] | None = None
    size_tolerance: Length = mm_to_pt(0.1)
    bleed: Length = mm_to_pt(3)
    plates: Annotated[int, Field(ge=1)] = 4
    spots: Literal["any"] | tuple[str, ...] = ()
    ink_limit: Annotated[float, Field(gt=0, le=400)] = 300
    ink_window: Annotated[float, Field(gt=0)] = 15
    image_ppi: Annotated[float, Field(ge=0)] = 150
    image_ppi_good: Annotated[float, Field(ge=0)] = 225
    lineart_ppi: Annotated[float, Field(ge=0)] = 550
    line_width: Length = 0.25
    overprint_black_below: Length = 12
    many_inks_below: Length = 9
    text_size: Length = 5
    reversed_size: Length = 6
    safety: Length = mm_to_pt(3)
    page_multiple: Annotated[int, Field(ge=1)] = 4
    blank_pages: Annotated[int, Field(ge=0)] = 0
    most_pages: Annotated[int, Field(ge=1)] = 2000
    levels: Annotated[dict[str, Level], AfterValidator(_known)] = {}

    def level(self, code: str) -> Severity | None:
        """Return how much a finding matters under this profile; None if it is switched off."""
        given = self.levels.get(code.removeprefix("preflight-"))
        if given is None:
            return SEVERITIES[code]
        return None if given == "off" else Severity(given)


def read_settings(raw: bytes, name: str) -> Settings:
    """Read a profile file.

    Args:
        raw: its bytes.
        name: how it is named in messages.

    Raises:
        UsageError: it is wrong; with every mistake found.
    """
    decoded = decoding.decode(raw, name)
    if worst(decoded.diagnostics) is Severity.ERROR:
        raise UsageError(*decoded.diagnostics)
    settings, problems = yamltext.validate(yamltext.parse(decoded.text, name), Settings)
    if settings is None:
        raise UsageError(*problems)
    return settings


def fitting(candidates: tuple[tuple[str, Settings], ...], condition: str) -> tuple[str, Settings]:
    """Return the (name, profile) that takes a printing condition; the first if none names it."""
    named = (entry for entry in candidates if condition in entry[1].conditions)
    return next(named, candidates[0])


def levelled(diagnostic: Diagnostic, settings: Settings) -> Diagnostic | None:
    """Return a finding as grave as the profile has it, or None if it is switched off."""
    severity = settings.level(diagnostic.code)
    if severity is None:
        return None
    return Diagnostic(diagnostic.code, severity, diagnostic.where, diagnostic.values)
