"""A layout's inks: as CSS colours for each target, and as plates for the press."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_pdf.images.colour import ink_on_screen
from bulletin_pdf.layouts.config import Ink, LayoutConfig
from bulletin_pdf.press.inks import PREFIX, SpotInk

Cmyk = tuple[float, float, float, float]


def screen_colours(inks: Mapping[str, Ink], profile: bytes) -> dict[str, str]:
    """Return ink → its look on a screen, ``#rrggbb``."""
    return {name: ink_on_screen(_percent(ink, inks), profile) for name, ink in inks.items()}


def press_colours(inks: Mapping[str, Ink]) -> dict[str, str]:
    """Return ink → CSS colour that names its plates; a spot is a colour space of one component."""
    colours = {}
    for name, ink in inks.items():
        source = ink.of or name
        if inks[source].spot:
            colours[name] = f"color({PREFIX}{source} {_share(ink):g})"
        else:
            parts = " ".join(f"{value / 100:g}" for value in _percent(ink, inks))
            colours[name] = f"device-cmyk({parts})"
    return colours


def spot_inks(config: LayoutConfig) -> dict[str, SpotInk]:
    """Return the spot inks of a layout, by the name of the ink."""
    return {
        name: SpotInk(ink.spot, _fractions(ink.cmyk))
        for name, ink in config.inks.items()
        if ink.spot
    }


def process_plates(config: LayoutConfig) -> str:
    """Return the letters of the process inks that a layout's colours and pictures need."""
    if config.press.pictures == "process":
        return "CMYK"
    used = [_percent(ink, config.inks) for ink in config.inks.values() if not _is_spot(ink, config)]
    return "".join(
        letter for i, letter in enumerate("CMYK") if letter == "K" or any(c[i] for c in used)
    )


def _is_spot(ink: Ink, config: LayoutConfig) -> bool:
    return bool((config.inks[ink.of] if ink.of else ink).spot)


def _share(ink: Ink) -> float:
    return ink.tint / 100 if ink.of else 1.0


def _percent(ink: Ink, inks: Mapping[str, Ink]) -> Cmyk:
    source = inks[ink.of] if ink.of else ink
    cyan, magenta, yellow, black = (value * _share(ink) for value in source.cmyk)
    return cyan, magenta, yellow, black


def _fractions(cmyk: Cmyk) -> Cmyk:
    cyan, magenta, yellow, black = (value / 100 for value in cmyk)
    return cyan, magenta, yellow, black
