"""Finish a press file: each edit a small function on the open document."""

from __future__ import annotations

import datetime
import io

import pikepdf
from pikepdf import Name, String

from bulletin_pdf.pdfobjects import content_uuid, saved
from bulletin_pdf.press.profiles import REGISTRY, Profile

VERSION = "1.6"
"""PDF/X-4 is a subset of PDF 1.6 (ISO 15930-7:2010, 5.1)."""

CONFORMANCE = "PDF/X-4"


def finish_press(raw: bytes, profile: Profile, date: datetime.datetime) -> bytes:
    """Turn WeasyPrint's PDF/X-4 into one with registered intent, no links and stable ids.

    Args:
        raw: what WeasyPrint wrote.
        profile: printing condition; its ICC profile is in the file already.
        date: creation and modification date.
    """
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _name_the_intent(pdf, profile)
        _drop_interaction(pdf)
        _date(pdf, date)
        _write_metadata(pdf, date)
        return saved(pdf, VERSION)


def _name_the_intent(pdf: pikepdf.Pdf, profile: Profile) -> None:
    """Name the printing condition as registered; WeasyPrint writes the profile's file name."""
    intent = pdf.Root.OutputIntents[0]
    intent.OutputConditionIdentifier = String(profile.condition)
    intent.OutputCondition = String(profile.info)
    intent.Info = String(profile.info)
    intent.RegistryName = String(REGISTRY)


def _drop_interaction(pdf: pikepdf.Pdf) -> None:
    """Remove links and their targets: a plate has nothing to click on (ISO 15930-7, 6.16)."""
    for page in pdf.pages:
        for key in ("/Annots", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
    if "/Names" in pdf.Root:
        del pdf.Root["/Names"]


def _date(pdf: pikepdf.Pdf, date: datetime.datetime) -> None:
    stamp = String(_pdf_date(date))
    pdf.docinfo["/CreationDate"] = stamp
    pdf.docinfo["/ModDate"] = stamp
    pdf.docinfo["/Trapped"] = Name("/False")


def _write_metadata(pdf: pikepdf.Pdf, date: datetime.datetime) -> None:
    """Write the XMP anew: WeasyPrint's document id is random (ISO 15930-7, 6.7)."""
    document_id = f"uuid:{content_uuid(pdf)}"
    stamp = date.isoformat(timespec="seconds")
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    info = {key: str(value) for key, value in pdf.docinfo.items()}
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["pdfxid:GTS_PDFXVersion"] = CONFORMANCE
        xmp["pdf:Trapped"] = "False"
        xmp["pdf:Producer"] = info["/Producer"]
        xmp["xmp:CreatorTool"] = info["/Creator"]
        xmp["dc:format"] = "application/pdf"
        xmp["dc:title"] = info["/Title"]
        if "/Author" in info:
            xmp["dc:creator"] = [info["/Author"]]
        for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            xmp[key] = stamp
        xmp["xmpMM:DocumentID"] = document_id
        xmp["xmpMM:InstanceID"] = document_id
        xmp["xmpMM:RenditionClass"] = "default"
        xmp["xmpMM:VersionID"] = "1"


def _pdf_date(date: datetime.datetime) -> str:
    """Return a date in PDF form (ISO 32000-1, 7.9.4)."""
    offset = date.strftime("%z")
    return f"D:{date:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
