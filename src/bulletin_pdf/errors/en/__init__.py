"""English wording: what is wrong and what to do, for every diagnostic."""

from bulletin_pdf.errors.en import archive, finding, pages, sources

MESSAGES: dict[str, tuple[str, str]] = (
    sources.MESSAGES | pages.MESSAGES | archive.MESSAGES | finding.MESSAGES
)
