"""The fonts of a PDF."""

from __future__ import annotations

import io
import re

import pikepdf

_SUBSET = re.compile(r"[A-Z]{6}\+")


def font_names(raw: bytes) -> frozenset[str]:
    """Return the PostScript names of a PDF's fonts, without subset prefixes."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        return frozenset(
            _SUBSET.sub("", str(item["/FontName"])[1:])
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        )
