"""Turn one source font into one face of ours."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import cffsubr
from fontTools import subset
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs

from fontbuild import charsets, naming, outlines
from fontbuild.faces import FaceSpec

_LETTERS = frozenset(map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), 0x2E, 0x2C)))
"""What kerning is kept for: letters, full stop and comma. Chinese marks are never kerned here."""

_SAME_GLYPH = {"―": "—", "\N{NO-BREAK SPACE}": " "}
"""Characters that share the glyph of another."""

_FS_TYPE_OF_FANDOL = 8
_SELECTION = 0x40 | 0x80
"""fsSelection: REGULAR and USE_TYPO_METRICS."""


def build_face(spec: FaceSpec, root: Path, target: Path) -> None:
    """Write a face.

    Args:
        spec: the face.
        root: where its package was unpacked.
        target: folder of the faces.
    """
    path = root / spec.path
    source = TTFont(path, fontNumber=spec.index, lazy=True)
    order = charsets.in_order(_available(spec, source))
    drawn = [c for c in order if _SAME_GLYPH.get(c) not in order]
    named = {character: f"cid{number:05d}" for number, character in enumerate(drawn, 1)}
    glyphs, widths = _draw(spec, source, named)
    builder = FontBuilder(naming.ASCENT - naming.DESCENT, isTTF=False)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(c): named[_SAME_GLYPH.get(c, c)] for c in order})
    _set_up(builder, spec, source, glyphs, widths)
    if spec.kern:
        builder.font["GPOS"] = _kerning(path, spec.index, named)
    _key_by_cid(builder.font)
    cffsubr.subroutinize(builder.font, keep_glyph_names=True)
    builder.font.recalcTimestamp = False
    builder.save(target / spec.file)


def _available(spec: FaceSpec, source: TTFont) -> frozenset[str]:
    present = frozenset(map(chr, source.getBestCmap()))
    return (spec.characters() & present) | {" ", "\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE}"}


def _draw(
    spec: FaceSpec, source: TTFont, named: dict[str, str]
) -> tuple[dict[str, object], dict[str, int]]:
    """Return charstrings and advance widths by glyph name."""
    glyph_set, cmap = source.getGlyphSet(), source.getBestCmap()
    glyphs = {".notdef": outlines.missing_glyph()}
    widths = {".notdef": outlines.EM}
    for character, name in named.items():
        if character.isspace():
            widths[name] = _space_width(spec, character, glyph_set, cmap)
            glyphs[name] = outlines.blank(widths[name])
            continue
        glyph = glyph_set[cmap[ord(character)]]
        ink = outlines.ink_of(glyph, glyph_set)
        placing = outlines.place(character, glyph.width, ink, spec.raise_by)
        glyphs[name] = outlines.charstring(
            glyph, glyph_set, placing, quadratic="glyf" in source, tolerance=spec.tolerance
        )
        widths[name] = placing.width
    return glyphs, widths


def _space_width(spec: FaceSpec, character: str, glyph_set: object, cmap: dict[int, str]) -> int:
    if character == "\N{IDEOGRAPHIC SPACE}":
        return outlines.EM
    if character == " " and spec.space is not None:
        return spec.space
    return round(glyph_set[cmap[ord(character)]].width)


def _set_up(
    builder: FontBuilder,
    spec: FaceSpec,
    source: TTFont,
    glyphs: dict[str, object],
    widths: dict[str, int],
) -> None:
    """Fill every table but the character map and the kerning."""
    strings = naming.names(spec, source["name"])
    info = {"FullName": spec.family, "FamilyName": spec.family, "version": spec.version}
    private = {"defaultWidthX": outlines.EM, "nominalWidthX": 0}
    builder.setupCFF(strings["psName"], info, glyphs, private)
    bearings = {name: _left_ink(glyphs[name]) for name in glyphs}
    builder.setupHorizontalMetrics({name: (widths[name], bearings[name]) for name in glyphs})
    builder.setupHorizontalHeader(ascent=naming.ASCENT, descent=naming.DESCENT, lineGap=0)
    builder.setupNameTable(strings, mac=False)
    old = source["OS/2"]
    builder.setupOS2(
        version=4,
        usWeightClass=400,
        fsSelection=_SELECTION,
        fsType=_FS_TYPE_OF_FANDOL if spec.licence.startswith("GPL") else 0,
        sTypoAscender=naming.ASCENT,
        sTypoDescender=naming.DESCENT,
        sTypoLineGap=0,
        usWinAscent=naming.ASCENT,
        usWinDescent=-naming.DESCENT,
        achVendID="BLTN",
        sxHeight=getattr(old, "sxHeight", 0),
        sCapHeight=getattr(old, "sCapHeight", 0),
        panose=old.panose,
    )
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(
        created=naming.epoch(spec), modified=naming.epoch(spec), fontRevision=float(spec.version)
    )


def _key_by_cid(font: TTFont) -> None:
    """Make the CFF table CID-keyed with CID equal to glyph number.

    A PDF addresses the glyphs by number; without glyph names its subset is half as large.
    """
    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    part = FontDict()
    part.FontName = f"{cff.fontNames[0]}-Part"
    part.Private = top.Private
    top.rawDict.pop("Private", None)
    del top.Private
    top.ROS = ("Adobe", "Identity", 0)
    top.CIDCount = len(top.charset)
    top.FDArray = FDArrayIndex()
    top.FDArray.append(part)
    top.FDSelect = FDSelect(format=3)
    top.FDSelect.gidArray = [0] * len(top.charset)
    top.CharStrings.fdArray = top.FDArray
    top.CharStrings.fdSelect = top.FDSelect


def _left_ink(glyph: object) -> int:
    bounds = glyph.calcBounds(None)
    return 0 if bounds is None else round(bounds[0])


def _kerning(path: Path, index: int, named: dict[str, str]) -> object:
    """Return the GPOS table of the source, cut to the kerning of Western letters."""
    options = subset.Options(layout_features=["kern"], font_number=index, hinting=False)
    font = subset.load_font(path, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(_LETTERS)))
    subsetter.subset(font)
    buffer = BytesIO()
    font.save(buffer)
    cut = TTFont(buffer)
    ours = {name: named[chr(code)] for code, name in cut.getBestCmap().items()}
    cut.setGlyphOrder([ours.get(name, name) for name in cut.getGlyphOrder()])
    cut["GPOS"].ensureDecompiled(recurse=True)
    reorderGlyphs(cut, sorted(cut.getGlyphOrder()))
    return cut["GPOS"]
