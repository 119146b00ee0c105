"""Font programs of CFF as a CIDFont of PDF 1.4 embeds them (Adobe Technical Note 5176)."""

from __future__ import annotations

import io

from fontTools.cffLib import CFFFontSet, FDArrayIndex, FDSelect, FontDict
from fontTools.ttLib import TTFont


def keyed_by_cid(bare: bytes) -> bytes:
    """Return a CFF program whose glyphs have CIDs instead of names, each its glyph index.

    Readers take the index where the program has names (ISO 32000-1, 9.7.4.2), but not all of them:
    some checkers find no glyph there. A program that has CIDs is returned as it is.

    Args:
        bare: a CFF table with glyph names of the form ``cid00001``.
    """
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(bare), None)
    top = fonts[0]
    if hasattr(top, "ROS"):
        return bare
    glyphs = top.CharStrings
    for name in top.charset:
        glyphs[name].decompile()  # while its Private DICT is still the font's own
    part = FontDict()
    part.Private, part.FontName = top.Private, fonts.fontNames[0]
    parts, chosen = FDArrayIndex(), FDSelect()
    parts.items, parts.strings = [part], None
    chosen.format, chosen.gidArray = 3, [0] * len(top.charset)
    del top.Private
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), len(top.charset)
    top.FDArray = glyphs.fdArray = parts
    top.FDSelect = glyphs.fdSelect = chosen
    stream = io.BytesIO()
    fonts.compile(stream, TTFont(recalcBBoxes=False))
    return stream.getvalue()
