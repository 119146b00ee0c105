"""What a PDF begins with."""

from __future__ import annotations

_BYTES = 1024
"""In which a reader looks for the header (ISO 32000-1, annex H.3.4.1)."""


def is_pdf(raw: bytes) -> bool:
    """Tell whether some bytes begin as a PDF does, whatever follows."""
    return b"%PDF-" in raw[:_BYTES]
