"""A layout's numbers as CSS custom properties, so that style sheets hold no number twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import floor

from bulletin_pdf.compose.adjustment import Adjustment
from bulletin_pdf.layouts import LayoutConfig
from bulletin_pdf.layouts.config import OptionValue

Colours = Mapping[str, str]
"""Ink name → CSS colour."""


def tokens_css(
    config: LayoutConfig,
    family_list: Callable[[str], str],
    colours: Colours,
    options: Mapping[str, OptionValue],
    adjustment: Adjustment,
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
    config = adjustment.applied_to(config)
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
        "title-space": adjustment.title_space * config.pitch,
        "image-height": adjustment.image_height * config.pitch,
    }
    lengths |= {f"size-{_css_name(part)}": config.size_of(part) for part in config.type}
    lengths |= {
        f"option-{_css_name(name)}": float(options[name])
        for name, option in config.options.items()
        if option.type == "length"
    }
    values = {name: f"{value:.6f}pt" for name, value in lengths.items()}
    # Rounded down: were so many lines a millionth of a point too high, a page would hold one less.
    values["pitch"] = f"{floor(config.pitch * 1e6) / 1e6:.6f}pt"
    values |= {f"font-{_css_name(p)}": family_list(s.font) for p, s in config.type.items()}
    values |= {f"ink-{_css_name(name)}": colour for name, colour in colours.items()}
    values |= {"lines": str(config.grid.lines), "columns": str(config.grid.columns)}
    values["looseness"] = str(adjustment.looseness)
    declarations = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f":root {{\n{declarations}}}\n{_wider(config, adjustment)}{_PAGES}"


def _wider(config: LayoutConfig, adjustment: Adjustment) -> str:
    """Return the rule that gives the titles from some article on a line more than the others."""
    if not adjustment.wider:
        return ""
    articles = ", ".join(f"#{anchor}" for anchor in adjustment.wider)
    space = (adjustment.title_space + 1) * config.pitch
    return f"{articles} {{\n  --title-space: {space:.6f}pt;\n}}\n"


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
