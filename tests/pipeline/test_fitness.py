"""What a press file is held against when the editor names a preflight profile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_pdf.layouts.config import Ink, LayoutConfig
from bulletin_pdf.pipeline.fitness import with_what_is_ordered
from bulletin_pdf.pipeline.preflight import find_settings
from bulletin_pdf.press.profiles import Profile, read_profile

PROFILES = Path(__file__).parents[2] / "profiles"
COATED = read_profile(PROFILES, "FOGRA39L_coated")
OWN = replace(COATED, condition="本市印刷厂 2012", registered=False)
RED = Ink(spot="专红", cmyk=(0, 95, 100, 0))


def layout(**inks: Ink) -> LayoutConfig:
    return LayoutConfig.model_construct(inks=inks)


@pytest.mark.parametrize(
    ("checks", "inks", "profile", "spots", "plates", "knows"),
    [
        ("sheetfed-coated", {}, COATED, (), 4, True),
        ("sheetfed-uncoated", {}, COATED, (), 4, False),
        ("sheetfed-uncoated", {"red": RED}, OWN, ("专红",), 5, True),
        ("two-ink", {"red": RED}, COATED, "any", 2, True),
    ],
)
def test_what_the_job_orders_is_allowed_and_the_rest_is_as_named(
    checks: str,
    inks: dict[str, Ink],
    profile: Profile,
    spots: tuple[str, ...] | str,
    plates: int,
    knows: bool,
) -> None:
    ((_, named),) = find_settings(checks)
    settings = with_what_is_ordered(named, layout(**inks), profile)
    assert (settings.spots, settings.plates) == (spots, plates)
    assert (not settings.conditions or profile.condition in settings.conditions) is knows
    assert settings.ink_limit == named.ink_limit
