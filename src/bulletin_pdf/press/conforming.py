"""What a file must have, and must not have, to be called PDF/X-4 or PDF/X-1a."""

from __future__ import annotations

import io

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name, String

from bulletin_pdf.press.cff import keyed_by_cid
from bulletin_pdf.press.profiles import REGISTRY, Profile


def name_the_intent(pdf: pikepdf.Pdf, profile: Profile) -> None:
    """Name the printing condition; WeasyPrint writes the profile's file name.

    A condition outside the registry must not claim to be in it (ISO 32000-1, table 365).
    """
    intent = pdf.Root.OutputIntents[0]
    intent.OutputConditionIdentifier = String(profile.condition)
    intent.OutputCondition = String(profile.info)
    intent.Info = String(profile.info)
    if profile.registered:
        intent.RegistryName = String(REGISTRY)
    elif "/RegistryName" in intent:
        del intent["/RegistryName"]


def drop_interaction(pdf: pikepdf.Pdf) -> None:
    """Remove links and their targets: a plate has nothing to click on (ISO 15930-7, 6.16)."""
    for page in pdf.pages:
        for key in ("/Annots", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
    if "/Names" in pdf.Root:
        del pdf.Root["/Names"]


def blend_in_cmyk(pdf: pikepdf.Pdf) -> None:
    """Give transparency groups the colour space of the plates (ISO 15930-7, 6.3)."""
    for group in _groups(pdf):
        group.Group.CS = Name.DeviceCMYK


def conform_to_x1a(pdf: pikepdf.Pdf) -> None:
    """Take away what PDF 1.4 and PDF/X-1a do not have: groups, OpenType fonts, structure.

    An alpha of 1, which WeasyPrint sets before everything, is allowed (ISO 15930-4, 6.15).
    """
    for group in _groups(pdf):
        del group["/Group"]
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == "/FontDescriptor":
            _embed_bare(pdf, item)
    for key in ("/MarkInfo", "/StructTreeRoot"):
        if key in pdf.Root:
            del pdf.Root[key]


def drop_glyph_lists(pdf: pikepdf.Pdf) -> None:
    """Remove the lists of glyphs: WeasyPrint's are incomplete, and nobody needs them."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/CIDSet" in item:
            del item["/CIDSet"]


def _groups(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and "/Group" in item
    ]


def _embed_bare(pdf: pikepdf.Pdf, descriptor: pikepdf.Object) -> None:
    """Embed the CFF table alone: FontFile3 /OpenType is of PDF 1.6 (ISO 32000-1, table 126)."""
    program = descriptor.get("/FontFile3")
    if program is None or program.get("/Subtype") != "/OpenType":
        return
    font = TTFont(io.BytesIO(program.read_bytes()))
    bare = keyed_by_cid(font.reader["CFF "])
    descriptor.FontFile3 = pdf.make_stream(bare, Subtype=Name.CIDFontType0C)
