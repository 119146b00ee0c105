"""Preflight: what a print shop would ring about, found beforehand, in any PDF."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bulletin_pdf.preflight.inspection import Inspection, View, inspect
    from bulletin_pdf.preflight.plates import PlatePage, with_plates
    from bulletin_pdf.preflight.settings import Settings, read_settings

__all__ = [
    "Inspection",
    "PlatePage",
    "Settings",
    "View",
    "inspect",
    "read_settings",
    "with_plates",
]

_HOMES = {
    "inspection": ("Inspection", "View", "inspect"),
    "plates": ("PlatePage", "with_plates"),
    "settings": ("Settings", "read_settings"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever has that name
    """Import what is asked for: a proof wants the settings alone, without what reads PDFs."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{home}"), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
