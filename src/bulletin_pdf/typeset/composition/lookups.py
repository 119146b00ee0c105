"""Which glyphs a face sets as they come, whatever stands beside them; HarfBuzz tells.

A lookup of a font changes nothing where none of the glyphs is part of its input (OpenType 1.9,
"Common Table Formats", chapter 2). So a text of glyphs that are part of no input gets the glyphs of
its characters and their own advances. Tables that HarfBuzz cannot tell that of are not trusted.
"""

from __future__ import annotations

import ctypes
import weakref
from typing import Any

from weasyprint.text.ffi import ffi, harfbuzz, pango

from bulletin_pdf.typeset.libraries import file_of

from .engine import Foreign

_TABLES = b"GSUB", b"GPOS"
_OTHER_TABLES = frozenset((b"kern", b"kerx", b"mort", b"morx", b"trak", b"Silf"))
"""Tables of old fonts, of Apple's and of Graphite that set glyphs by their neighbours."""
_MOST_TABLES = 256


class Lookups:
    """The glyphs that the lookups of one face take as their input."""

    def __init__(self, font: Foreign) -> None:
        """Ask HarfBuzz.

        Args:
            font: Pango's font.
        """
        face = harfbuzz.hb_font_get_face(pango.pango_font_get_hb_font(font))
        self._input: Foreign = None
        self._library: Any = None
        if _OTHER_TABLES.isdisjoint(_tables_of(face)):
            try:
                self._library = ctypes.CDLL(file_of("harfbuzz"))
            except OSError:
                return
            self._collect(ctypes.c_void_p(int(ffi.cast("uintptr_t", face))))

    def leave(self, glyph: int) -> bool:
        """Whether a glyph is set as it comes among others of which that is true, too."""
        return self._input is not None and not self._library.hb_set_has(self._input, glyph)

    def _collect(self, face: ctypes.c_void_p) -> None:
        library = self._library
        library.hb_set_create.restype = ctypes.c_void_p
        self._input = ctypes.c_void_p(library.hb_set_create())
        weakref.finalize(self, library.hb_set_destroy, self._input)
        for name in _TABLES:
            tag = ctypes.c_uint(int.from_bytes(name, "big"))
            for number in range(library.hb_ot_layout_table_get_lookup_count(face, tag)):
                library.hb_ot_layout_lookup_collect_glyphs(
                    face, tag, ctypes.c_uint(number), None, self._input, None, None
                )


def _tables_of(face: Foreign) -> set[bytes]:
    """Tags of the tables of a face."""
    count, tags = ffi.new("unsigned int *", _MOST_TABLES), ffi.new("hb_tag_t[]", _MOST_TABLES)
    harfbuzz.hb_face_get_table_tags(face, 0, count, tags)
    return {tag.to_bytes(4, "big") for tag in tags[0 : count[0]]}
