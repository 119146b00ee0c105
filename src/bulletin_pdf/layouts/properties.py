"""Names of the custom properties that a layout's numbers become."""

from __future__ import annotations

from bulletin_pdf.layouts.config import LayoutConfig
from bulletin_pdf.units import TYPE_SIZES

PAGE_LENGTHS = (
    "page-width",
    "page-height",
    "margin-head",
    "margin-foot",
    "margin-inside",
    "margin-outside",
    "bleed",
    "measure",
    "column",
    "gap",
    "pitch",
)
"""Lengths of ``page`` and ``grid``."""

COUNTS = ("lines", "columns")
"""Plain numbers of ``grid``."""

LOOSENESS = "looseness"

FITTED = frozenset({"title_space", "image_height"})
"""Limits of ``fit`` that are lengths; a layout that does not state them uses its own values."""

GIVEN = frozenset({"--missing"})
"""What composing sets on single elements (``compose.tables``)."""


def css_name(name: str) -> str:
    """Return a name of ``layout.yaml`` as it stands in a custom property."""
    return name.replace("_", "-")


def property_names(config: LayoutConfig) -> frozenset[str]:
    """Return every custom property that a layout's style sheets may use, with its ``--``."""
    parts = [css_name(part) for part in config.type]
    lengths = [css_name(name) for name, o in config.options.items() if o.type == "length"]
    names = (
        *PAGE_LENGTHS,
        *COUNTS,
        LOOSENESS,
        *(css_name(name) for name in FITTED & config.fit.model_fields_set),
        *(f"size-{part}" for part in parts),
        *(f"font-{part}" for part in parts),
        *(f"ink-{css_name(ink)}" for ink in config.inks),
        *(f"option-{name}" for name in lengths),
        *(f"字号-{size}" for size in TYPE_SIZES),
    )
    return frozenset(f"--{name}" for name in names)
