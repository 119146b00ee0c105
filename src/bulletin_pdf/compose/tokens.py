"""A layout's numbers as CSS custom properties, so that style sheets hold no number twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bulletin_pdf.layouts import LayoutConfig
from bulletin_pdf.layouts.config import OptionValue

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
    width, height = config.page.size
    margins = config.page.margins
    lengths = {
        "page-width": width,
        "page-height": height,
        "margin-head": margins.head,
        "margin-foot": margins.foot,
        "margin-inside": margins.inside,
        "margin-outside": margins.outside,
        "bleed": config.page.bleed,
        "measure": config.type_area[0],
        "column": config.width_of(1),
        "gap": config.grid.gap,
        "pitch": config.pitch,
    }
    lengths |= {f"size-{_css_name(part)}": config.size_of(part) for part in config.type}
    lengths |= {
        f"option-{_css_name(name)}": float(options[name])
        for name, option in config.options.items()
        if option.type == "length"
    }
    values = {name: f"{value:.6f}pt" for name, value in lengths.items()}
    values |= {f"font-{_css_name(p)}": family_list(s.font) for p, s in config.type.items()}
    values |= {f"ink-{_css_name(name)}": colour for name, colour in colours.items()}
    values |= {"lines": str(config.grid.lines), "columns": str(config.grid.columns)}
    declarations = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f":root {{\n{declarations}}}\n{_PAGES}"


def _css_name(name: str) -> str:
    return name.replace("_", "-")


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
