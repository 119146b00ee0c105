"""English wording: what is wrong and what to do, for every diagnostic."""

from bulletin_pdf.errors.en import (
    archive,
    batches,
    commands,
    finding,
    lint,
    manuscript,
    pages,
    preflight,
    selfcheck,
    shop,
    sources,
    texts,
)

MESSAGES: dict[str, tuple[str, str]] = (
    sources.MESSAGES
    | pages.MESSAGES
    | texts.MESSAGES
    | shop.MESSAGES
    | preflight.MESSAGES
    | selfcheck.MESSAGES
    | manuscript.MESSAGES
    | lint.MESSAGES
    | archive.MESSAGES
    | finding.MESSAGES
    | batches.MESSAGES
    | commands.MESSAGES
)
