"""Layout folders: finding them, reading ``layout.yaml`` and checking their style sheets."""

from bulletin_pdf.layouts.config import Ink, LayoutConfig, Option, TypeStyle
from bulletin_pdf.layouts.limits import FitLimits
from bulletin_pdf.layouts.options import resolve_options
from bulletin_pdf.layouts.reading import Layout, available_layouts, find_layout

__all__ = [
    "FitLimits",
    "Ink",
    "Layout",
    "LayoutConfig",
    "Option",
    "TypeStyle",
    "available_layouts",
    "find_layout",
    "resolve_options",
]
