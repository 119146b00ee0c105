"""Turn WeasyPrint's tagged PDF/A into one that is whole, described and the same every time."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from bulletin_pdf.archive.attachments import embed
from bulletin_pdf.archive.filing import Level, Particulars
from bulletin_pdf.archive.metadata import xmp
from bulletin_pdf.pdfobjects import content_uuid, pdf_date, saved

VERSION = "1.7"
"""PDF/A-2 and -3 are subsets of PDF 1.7 (ISO 19005-2 and -3, 5.1)."""

CONDITION = "sRGB IEC61966-2.1"


def finish_archive(raw: bytes, given: Particulars) -> bytes:
    """Finish an archive PDF.

    Args:
        raw: what WeasyPrint wrote: tagged, with its sRGB profile as the output intent.
        given: the issue, what the archivist says, and what is to be embedded.
    """
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _describe(pdf, given)
        _name_the_intent(pdf)
        _forbid_interpolation(pdf)
        if given.filing.level is Level.PDF_A_3U:
            embed(pdf, given.sources, given.date)
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        packet = xmp(given, info, content_uuid(pdf))
        pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
        return saved(pdf, VERSION)


def _describe(pdf: pikepdf.Pdf, given: Particulars) -> None:
    stamp = String(pdf_date(given.date))
    pdf.docinfo["/CreationDate"] = stamp
    pdf.docinfo["/ModDate"] = stamp
    if given.issue.publisher:
        pdf.docinfo["/Author"] = String(" ".join(given.issue.publisher.split()))
    elif "/Author" in pdf.docinfo:
        del pdf.docinfo["/Author"]
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _name_the_intent(pdf: pikepdf.Pdf) -> None:
    """Name the profile by its registered name; WeasyPrint writes its file's."""
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String(CONDITION),
                Info=String(CONDITION),
                RegistryName=String("http://www.color.org"),
                DestOutputProfile=profile,
            )
        ]
    )


def _forbid_interpolation(pdf: pikepdf.Pdf) -> None:
    """Leave it out that pictures be smoothed (ISO 19005-3, 6.2.8)."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and "/Interpolate" in item:
            del item["/Interpolate"]
