"""A layout's numbers as CSS custom properties, so that style sheets hold no number twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import floor

from bulletin_pdf.compose.adjustment import Adjustment
from bulletin_pdf.layouts import LayoutConfig
from bulletin_pdf.layouts.config import OptionValue
from bulletin_pdf.layouts.properties import COUNTS, FITTED, LOOSENESS, PAGE_LENGTHS, css_name
from bulletin_pdf.units import TYPE_SIZES

Colours = Mapping[str, str]
"""Ink name → CSS colour."""


def tokens_css(
    config: LayoutConfig,
    family_list: Callable[[str], str],
    colours: Colours,
    options: Mapping[str, OptionValue],
    adjustment: Adjustment | None = None,
) -> str:
    """Return the style sheet that declares a layout's numbers and its pages.

    Args:
        config: the layout.
        family_list: font role → CSS ``font-family`` value.
        colours: ink → CSS colour for this target.
        options: chosen options; lengths among them become properties too.
        adjustment: what copy-fitting chose. A style sheet that is to be fitted uses ``--pitch``
            for every line and block, ``--size-…`` for type, ``--title-space`` for the room above
            an article's title and ``--image-height`` for the most that a picture is high (both
            whole lines, as lengths). ``--looseness`` is used by the base style sheet.
    """
    adjustment = adjustment or Adjustment.natural(config)
    config = adjustment.applied_to(config)
    lengths = dict(zip(PAGE_LENGTHS, page_lengths(config), strict=True))
    lengths |= _fitted_lengths(config, adjustment)
    lengths |= {f"size-{css_name(part)}": config.size_of(part) for part in config.type}
    lengths |= {
        f"option-{css_name(name)}": float(options[name])
        for name, option in config.options.items()
        if option.type == "length"
    }
    lengths |= {f"字号-{name}": size for name, size in TYPE_SIZES.items()}
    values = {name: f"{value:.6f}pt" for name, value in lengths.items()}
    # Rounded down: were so many lines a millionth of a point too high, a page would hold one less.
    values["pitch"] = f"{floor(config.pitch * 1e6) / 1e6:.6f}pt"
    values |= {f"font-{css_name(p)}": family_list(s.font) for p, s in config.type.items()}
    values |= {f"ink-{css_name(name)}": colour for name, colour in colours.items()}
    values |= {name: str(getattr(config.grid, name)) for name in COUNTS}
    values[LOOSENESS] = str(adjustment.looseness)
    declarations = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f":root {{\n{declarations}}}\n{_wider(config, adjustment)}{_PAGES}"


def _fitted_lengths(config: LayoutConfig, adjustment: Adjustment) -> dict[str, float]:
    """Return what copy-fitting may change; a layout that sets no limits uses its own values."""
    stated = config.fit.model_fields_set & FITTED
    return {css_name(name): getattr(adjustment, name) * config.pitch for name in sorted(stated)}


def _wider(config: LayoutConfig, adjustment: Adjustment) -> str:
    """Return the rule that gives the titles from some article on a line more than the others."""
    if not adjustment.wider:
        return ""
    articles = ", ".join(f"#{anchor}" for anchor in adjustment.wider)
    space = (adjustment.title_space + 1) * config.pitch
    return f"{articles} {{\n  --title-space: {space:.6f}pt;\n}}\n"


def page_lengths(config: LayoutConfig) -> tuple[float, ...]:
    """Return the lengths of the page in the order of ``PAGE_LENGTHS``."""
    margins = config.page.margins
    return (
        *config.page.size,
        margins.head,
        margins.foot,
        margins.inside,
        margins.outside,
        config.page.bleed,
        config.type_area[0],
        config.width_of(1),
        config.grid.gap,
        config.pitch,
    )


_PAGES = """\
@page {
  size: var(--page-width) var(--page-height);
  margin: var(--margin-head) var(--margin-outside) var(--margin-foot) var(--margin-inside);
}
@page :left {
  margin-left: var(--margin-outside);
  margin-right: var(--margin-inside);
}
"""
