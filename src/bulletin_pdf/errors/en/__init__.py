"""English wording: what is wrong and what to do, for every diagnostic."""

from bulletin_pdf.errors.en import lint, pages, sources

MESSAGES: dict[str, tuple[str, str]] = sources.MESSAGES | pages.MESSAGES | lint.MESSAGES
