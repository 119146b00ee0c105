"""Texts as they are compared: what lines make of blanks does not count."""

from __future__ import annotations

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Characters that say where lines may break, and are dropped or kept as the lines fall."""


def squeezed(text: str) -> str:
    """Return a text without blanks, whose number the lines decide, and without invisible marks."""
    return "".join(text.split()).translate(_INVISIBLE)
