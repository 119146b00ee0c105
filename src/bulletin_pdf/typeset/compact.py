"""Fonts cut to the glyphs that a document shows, and nothing else.

WeasyPrint numbers glyphs in a PDF as the face does, and so has HarfBuzz keep an empty glyph for
every one that is not used up to the last that is: four fifths of the glyphs of a subset, some ten
kilobytes for each face. Besides, it embeds the whole OpenType file, of which a PDF needs the
outlines alone. Our faces are keyed by CID, and CIDs are the numbers of their glyphs. Such a face is
cut without empty glyphs, as its CFF table knows the CID of each (ISO 32000-1, 9.7.4.2), and that
table is embedded alone (``CIDFontType0C``, table 126). Others are embedded as WeasyPrint does.

Measured: the seed's proof has .89 of the bytes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Any

import weasyprint.pdf
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
from weasyprint.text.fonts import get_hb_object_data

from bulletin_pdf.speedups import Speedup, remembered
from bulletin_pdf.typeset.composition.charstrings import Outlines
from bulletin_pdf.typeset.composition.sfnt import table
from bulletin_pdf.typeset.seams import Seam

SEAM = Seam.at(Font, "_harfbuzz_subset", "self to_unicode hinting", None)
FONTS = Seam.at(weasyprint.pdf, "build_fonts_dictionary", "pdf fonts compress subset options", None)

_FONTS = 32
"""Compressed fonts that are remembered, for documents that are built again."""
_DROPPED = tuple(b"BASE CFF2 DSIG GDEF GPOS GSUB JSTF VORG cmap name post vhea vmtx".split())


def cut_and_embed() -> bool:
    """Put both in place and tell so; where WeasyPrint has changed, it is left as it comes."""
    if not (SEAM.fits and FONTS.fits):
        return False  # a reader may take CIDs for numbers of glyphs in an OpenType font
    SEAM.put(cut)
    FONTS.put(_build)
    return True


def _build(pdf: Any, *given: Any, **named: Any) -> Any:  # noqa: ANN401
    """Stand in for `build_fonts_dictionary`."""
    fonts = FONTS.plain(pdf, *given, **named)
    embed_outlines_alone(pdf)
    return fonts


def cut(self: Any, to_unicode: Iterable[int], hinting: bool) -> None:  # noqa: ANN401
    """Cut a font to some glyphs; stands in for `Font._harfbuzz_subset`.

    Args:
        self: the font.
        to_unicode: numbers of the glyphs.
        hinting: keep the hints.
    """
    glyphs = sorted({0, *to_unicode})
    if _is_keyed_by_number(self.file_content):
        content = _cut(self, glyphs, hinting)
        if content and cids_of(content) == glyphs:
            self.file_content = content
            return
    SEAM.plain(self, to_unicode, hinting)


def cids_of(content: bytes) -> list[int] | None:
    """Return the CID of every glyph of an OpenType font.

    None if it has no CFF table or is keyed by the names of its glyphs.
    """
    outlines = _outlines(content)
    cids = outlines.cids() if outlines is not None else None
    return None if cids is None else list(cids)


def embed_outlines_alone(pdf: Any) -> None:  # noqa: ANN401
    """Replace the OpenType fonts of a PDF that are keyed by CID by their outlines.

    Args:
        pdf: a pydyf PDF, before it is written.
    """
    for item in pdf.objects:
        content = item.stream[0] if getattr(item, "stream", None) else None
        if isinstance(content, ffi.buffer):  # a font that was not cut (`fontfiles`)
            item.stream = [content := bytes(content)]
        if isinstance(content, bytes) and content[:4] == b"OTTO" and cids_of(content) is not None:
            outlines = bytes(table(content, b"CFF "))
            item.extra["Subtype"] = "/CIDFontType0C"
            if item.compress:
                outlines, item.compress = deflated(outlines), False
                item.extra["Filter"] = "/FlateDecode"
            item.stream = [outlines]


@remembered(Speedup.SUBSETS, _FONTS)
def deflated(content: bytes) -> bytes:
    """Compress a font as `pydyf.Stream.data` would: the slowest part of writing a PDF."""
    return zlib.compress(content, 9)


def _cut(font: Any, glyphs: list[int], hinting: bool) -> bytes | None:  # noqa: ANN401
    """Return a font of some glyphs, or None if HarfBuzz cannot make it."""
    subset = harfbuzz_subset
    wanted = ffi.gc(subset.hb_subset_input_create_or_fail(), subset.hb_subset_input_destroy)
    _add(subset.hb_subset_input_glyph_set(wanted), glyphs)
    flags = subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    if not hinting:
        flags |= subset.HB_SUBSET_FLAGS_NO_HINTING
    if font.missing:
        flags |= subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
    subset.hb_subset_input_set_flags(wanted, flags)
    tags = sorted(harfbuzz.hb_tag_from_string(name, -1) for name in _DROPPED)
    _add(subset.hb_subset_input_set(wanted, subset.HB_SUBSET_SETS_DROP_TABLE_TAG), tags)
    made = subset.hb_subset_or_fail(font.hb_face, wanted)
    if made == ffi.NULL:
        return None
    content: bytes | None = get_hb_object_data(ffi.gc(made, harfbuzz.hb_face_destroy))
    return content


def _add(numbers: object, more: list[int]) -> None:
    harfbuzz.hb_set_add_sorted_array(numbers, ffi.new("hb_codepoint_t[]", more), len(more))


def _is_keyed_by_number(content: bytes) -> bool:
    """Tell whether the CIDs of a font are the numbers of its glyphs."""
    outlines = _outlines(content)
    return outlines is not None and outlines.cids() == range(len(outlines))


def _outlines(content: bytes) -> Outlines | None:
    found = table(content, b"CFF ")
    try:
        return Outlines(found) if found else None
    except (LookupError, struct.error):
        return None
