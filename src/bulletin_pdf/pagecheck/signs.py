"""Nothing is printed that nobody wrote: remains of markup, replacement signs, a proof's mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_pdf.errors import Value
from bulletin_pdf.pagecheck.finding import Finding, excerpt
from bulletin_pdf.pagecheck.subject import Subject
from bulletin_pdf.typeset.laidout import Region

PROOF_MARK = "校样"
"""What a proof says in the head of each page (``compose/proof.css``)."""

_REPLACED = re.compile("[\ufffc\ufffd]")
_MARKUP = re.compile(
    r"!\[[^\]\n]*\][(（]|^:{3,}|\{(?:通栏|栏宽|左|右|着重)\}|\^\[|\*\*|\{\{|\}\}|&(?:nbsp|lt|gt|amp);"
)


def foreign_signs(subject: Subject) -> Iterator[Finding]:
    """Find signs in the printed text that are no text."""
    for pattern, code in ((_REPLACED, "page-character-replaced"), (_MARKUP, "page-markup-printed")):
        for number, element in enumerate(subject.document.elements):
            if element.hidden or (match := pattern.search(element.text)) is None:
                continue
            there = subject.printed.get(number, ())
            place = next(
                (p for p in there if match[0][:1] in p.text.text), there[0] if there else None
            )
            page, box = (place.page, place.line.box) if place else (0, None)
            values: dict[str, Value] = {"text": excerpt(element.text[max(0, match.start() - 4) :])}
            yield Finding(code, page, box, number, values=values)


def proof_marks(subject: Subject) -> Iterator[Finding]:
    """Find a proof's mark on the pages of a file that is no proof."""
    if not subject.is_finished:
        return
    for number, page in enumerate(subject.document.pages, 1):
        for line in page.lines:
            if line.region is Region.MARGIN and PROOF_MARK in "".join(t.text for t in line.texts):
                yield Finding("page-proof-mark", number, line.box, values={"text": PROOF_MARK})
