"""Characters that need no glyph of their own.

Unicode calls them default-ignorable; controls and spaces are added, because line breaks are not
drawn and HarfBuzz makes every space from U+0020, which each face has.
"""

from __future__ import annotations

import unicodedata

_UNDRAWN_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_OGHAM_SPACE = "\N{OGHAM SPACE MARK}"
_UNDRAWN_MARKS = frozenset(
    [
        "\N{COMBINING GRAPHEME JOINER}",
        *map(chr, range(0xFE00, 0xFE10)),
        *map(chr, range(0xE0100, 0xE01F0)),
    ]
)
"""Variation selectors and the joiner; their category is Mn."""


def needs_glyph(char: str) -> bool:
    """Tell whether a character shows as ink: not a control, space, joiner or selector."""
    if char == _OGHAM_SPACE:
        return True
    return unicodedata.category(char) not in _UNDRAWN_CATEGORIES and char not in _UNDRAWN_MARKS
