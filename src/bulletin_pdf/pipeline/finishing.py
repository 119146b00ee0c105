"""Finish what was typeset for the press or the archive: standard, inks, boxes, marks, sources."""

from __future__ import annotations

from dataclasses import replace

from bulletin_pdf.archive.finish import finish_archive
from bulletin_pdf.compose.dates import arabic_date
from bulletin_pdf.compose.view import heading_of
from bulletin_pdf.pdfobjects import font_names
from bulletin_pdf.pipeline.filing import particulars_of
from bulletin_pdf.pipeline.inks import spot_inks
from bulletin_pdf.pipeline.jobs import Job
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.press.finish import Finishing, finish_press
from bulletin_pdf.press.marks import Slug
from bulletin_pdf.press.pictures import Resolution
from bulletin_pdf.press.standards import Standard
from bulletin_pdf.typeset.engine import screen_profile

_SLUG_FACE = "BulletinHei.otf"


def finished(raw: bytes, job: Job) -> tuple[bytes, frozenset[str]]:
    """Finish a PDF for its target.

    Args:
        raw: what WeasyPrint wrote.
        job: for the press or the archive; a proof is left as it was written.

    Returns:
        The PDF, and the PostScript names of the fonts in it.
    """
    if job.target is Target.PRESS:
        pdf = finish_press(raw, finishing_of(job))
    else:
        pdf = finish_archive(raw, particulars_of(job), screen_profile())
    return pdf, font_names(pdf)


def finishing_of(job: Job) -> Finishing:
    """Return how the press file of a job is finished."""
    config = job.layout.config
    spots = spot_inks(config)
    finishing = Finishing(
        profile=job.profile,
        date=job.date,
        standard=Standard(job.press.standard),
        bleed=config.page.bleed,
        spots=spots,
        picture_ink=spots.get(job.press.pictures),
        resolution=Resolution(job.press.ppi, job.press.line_ppi),
    )
    if not job.press.marks:
        return finishing
    slug = Slug(
        title=heading_of(job.issue),
        date=arabic_date(job.issue.date) if job.issue.date else "",
        face=(job.fonts_folder / _SLUG_FACE).read_bytes(),
    )
    return replace(finishing, slug=slug)
