"""All checks of the pages in the order in which their findings are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from bulletin_pdf.pagecheck import (
    fields,
    notes,
    overprints,
    places,
    references,
    signs,
    texts,
    whiteness,
    wholeness,
)
from bulletin_pdf.pagecheck.finding import Finding
from bulletin_pdf.pagecheck.subject import Subject

CHECKS: Sequence[Callable[[Subject], Iterator[Finding]]] = (
    fields.unprinted_fields,
    fields.unprinted_pictures,
    fields.repeated_fields,
    texts.lost_or_repeated,
    texts.lost_pictures,
    texts.out_of_order,
    notes.misplaced_notes,
    signs.foreign_signs,
    signs.proof_marks,
    references.wrong_references,
    places.outside,
    places.on_one_spot,
    overprints.overprinted,
    wholeness.torn_rows,
    wholeness.torn_captions,
    wholeness.lonely_heads,
    wholeness.lonely_signatures,
    wholeness.torn_labels,
    whiteness.holes,
    whiteness.pages_of_heads,
)

_MOST = 50
"""Findings of one check: where there are more, the same cause repeats itself on every page."""


def check_pages(subject: Subject) -> list[Finding]:
    """Return what is wrong with a document that was laid out."""
    found: list[Finding] = []
    for check in CHECKS:
        found += islice(check(subject), _MOST)
    return found
