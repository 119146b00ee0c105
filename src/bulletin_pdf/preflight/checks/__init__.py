"""The 27 checks, each a function from a subject to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bulletin_pdf.errors import Diagnostic
from bulletin_pdf.preflight.checks import boxes, document, images, inks, text
from bulletin_pdf.preflight.subject import Subject

Check = Callable[[Subject], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    document.opens,
    document.is_pdfx,
    document.has_intent,
    document.is_described,
    boxes.is_trimmed,
    boxes.bleeds,
    boxes.is_alike,
    boxes.is_not_cropped,
    text.has_fonts,
    text.has_glyphs,
    inks.is_ink,
    inks.has_known_plates,
    inks.keeps_registration_out,
    images.is_fine,
    images.is_sharp,
    inks.is_not_drowned,
    inks.has_no_hairlines,
    inks.shows_its_white,
    document.is_inert,
    document.blends_in_ink,
    text.has_black_body,
    text.overprints_black,
    text.is_of_one_ink,
    text.is_legible,
    text.is_safe,
    document.is_in_order,
    document.has_no_doubles,
)
"""In the order of design and documents: errors first, then warnings."""
