"""A layout's numbers as CSS custom properties, so that style sheets hold no number twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bulletin_pdf.layouts import LayoutConfig
from bulletin_pdf.layouts.config import OptionValue
from bulletin_pdf.layouts.properties import COUNTS, PAGE_LENGTHS, css_name
from bulletin_pdf.units import TYPE_SIZES

Colours = Mapping[str, str]
"""Ink name → CSS colour."""


def tokens_css(
    config: LayoutConfig,
    family_list: Callable[[str], str],
    colours: Colours,
    options: Mapping[str, OptionValue],
) -> str:
    """Return the style sheet that declares a layout's numbers and its pages.

    Args:
        config: the layout.
        family_list: font role → CSS ``font-family`` value.
        colours: ink → CSS colour for this target.
        options: chosen options; lengths among them become properties too.
    """
    lengths = dict(zip(PAGE_LENGTHS, page_lengths(config), strict=True))
    lengths |= {f"size-{css_name(part)}": config.size_of(part) for part in config.type}
    lengths |= {
        f"option-{css_name(name)}": float(options[name])
        for name, option in config.options.items()
        if option.type == "length"
    }
    lengths |= {f"字号-{name}": size for name, size in TYPE_SIZES.items()}
    values = {name: f"{value:.6f}pt" for name, value in lengths.items()}
    values |= {f"font-{css_name(p)}": family_list(s.font) for p, s in config.type.items()}
    values |= {f"ink-{css_name(name)}": colour for name, colour in colours.items()}
    values |= {name: str(getattr(config.grid, name)) for name in COUNTS}
    declarations = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f":root {{\n{declarations}}}\n{_PAGES}"


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
