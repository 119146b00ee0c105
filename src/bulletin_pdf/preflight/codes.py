"""Every finding of preflight, and how much it matters unless a profile says otherwise."""

from __future__ import annotations

from bulletin_pdf.errors import Severity

_ERRORS = """
not-pdf unreadable encrypted damaged over-limits too-many-pages page-unreadable
not-pdfx pdf-version no-id
intent-missing intent-several intent-not-cmyk intent-condition
trapped title dates metadata-broken metadata-differ
trim-missing trim-size trim-differs rotated cropbox bleed-short bleed-art
font-not-embedded notdef
colour-not-ink spot-unexpected too-many-plates registration-inside ink-heavy plate-mixed
image-coarse lineart-coarse
hairline white-overprint
annotation javascript attachment
transparency blend-space
body-not-black
plates-failed
"""

_WARNINGS = """
image-low
black-knocks-out text-many-inks text-small text-reversed-small text-near-edge
blank-page
layers spot-similar
plates-not-run
"""

_NOTES = "page-count plates-skipped more"
"""How a file is bound, on which the number of pages depends, it does not say."""

SEVERITIES = {
    f"preflight-{name}": severity
    for names, severity in (
        (_ERRORS, Severity.ERROR),
        (_WARNINGS, Severity.WARNING),
        (_NOTES, Severity.NOTE),
    )
    for name in names.split()
}
"""Code → severity."""
