"""Document information and XMP that say the same (ISO 15930-7:2010, 6.7; ISO 15930-4, 6.4)."""

from __future__ import annotations

import datetime

import pikepdf
from pikepdf import Name, String

from bulletin_pdf.pdfobjects import content_uuid, pdf_date
from bulletin_pdf.press.standards import CONFORMANCE, Standard


def set_dates(pdf: pikepdf.Pdf, date: datetime.datetime) -> None:
    """Date the document, and say that it is not trapped."""
    stamp = String(pdf_date(date))
    pdf.docinfo["/CreationDate"] = stamp
    pdf.docinfo["/ModDate"] = stamp
    pdf.docinfo["/Trapped"] = Name("/False")


def write_metadata(pdf: pikepdf.Pdf, date: datetime.datetime, standard: Standard) -> None:
    """Write the XMP anew: WeasyPrint's document id is random."""
    if standard is Standard.X1A:
        pdf.docinfo["/GTS_PDFXVersion"] = String(CONFORMANCE[standard])
        if "/GTS_PDFXConformance" in pdf.docinfo:  # of PDF/X-1:2001 alone
            del pdf.docinfo["/GTS_PDFXConformance"]
    document_id = f"uuid:{content_uuid(pdf)}"
    stamp = date.isoformat(timespec="seconds")
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    info = {key: str(value) for key, value in pdf.docinfo.items()}
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        if standard is Standard.X4:
            xmp["pdfxid:GTS_PDFXVersion"] = CONFORMANCE[standard]
        else:  # what is not in a schema of its own is mirrored so
            xmp["pdfx:GTS_PDFXVersion"] = CONFORMANCE[standard]
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
