"""Preflight: what a print shop would ring about, found beforehand, in any PDF."""

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
