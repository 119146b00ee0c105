"""Turn WeasyPrint's tagged PDF/UA into a PDF/A that is whole, described and the same every time."""

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

_PRINT = 4
"""The flag of ISO 32000-1, table 165."""

CONDITION = "sRGB IEC61966-2.1"


def finish_archive(raw: bytes, given: Particulars, profile: bytes) -> bytes:
    """Finish an archive PDF.

    Args:
        raw: what WeasyPrint wrote, tagged as a proof is, without its mark.
        given: the issue, what the archivist says, and what is to be embedded.
        profile: ICC profile of sRGB, the output intent.
    """
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _describe(pdf, given)
        _set_intent(pdf, profile)
        _print_annotations(pdf)
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


def _set_intent(pdf: pikepdf.Pdf, profile: bytes) -> None:
    """Say that colours are those of sRGB (ISO 19005-3, 6.2.3)."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(CONDITION),
        Info=String(CONDITION),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=pdf.make_stream(profile, N=3),
    )
    pdf.Root.OutputIntents = Array([intent])


def _print_annotations(pdf: pikepdf.Pdf) -> None:
    """Have links printed, and nothing hidden (ISO 19005-3, 6.3.2)."""
    for page in pdf.pages:
        for annotation in list(page.obj.get("/Annots", Array())):
            annotation.F = _PRINT


def _forbid_interpolation(pdf: pikepdf.Pdf) -> None:
    """Leave it out that pictures be smoothed (ISO 19005-3, 6.2.8)."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and "/Interpolate" in item:
            del item["/Interpolate"]
