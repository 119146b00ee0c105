"""What the press file of a job is to be: its standard, inks, boxes and marks."""

from __future__ import annotations

from dataclasses import replace

from bulletin_pdf.compose.dates import arabic_date
from bulletin_pdf.compose.view import heading_of
from bulletin_pdf.pipeline.inks import spot_inks
from bulletin_pdf.pipeline.jobs import Job
from bulletin_pdf.press.finish import Finishing
from bulletin_pdf.press.marks import Slug
from bulletin_pdf.press.pictures import Resolution
from bulletin_pdf.press.standards import Standard

_SLUG_FACE = "BulletinHei.otf"


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
