"""Page numbers in the contents are those of the pages that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_pdf.errors import Value
from bulletin_pdf.pagecheck.finding import Finding, excerpt
from bulletin_pdf.pagecheck.subject import Printed, Subject

_NUMBER = re.compile(r"\d+")


def wrong_references(subject: Subject) -> Iterator[Finding]:
    """Find references whose number differs from the page of what they name.

    A layout may begin to count later than at the first page; then all differ by the same.
    """
    anchors = {e.anchor: n for n, e in enumerate(subject.document.elements) if e.anchor}
    found: list[tuple[int, int, int, Printed]] = []
    for number, element in enumerate(subject.document.elements):
        generated = subject.pseudo.get((number, "after"), [])
        digits = _NUMBER.findall("".join(printed.text.text for printed in generated))
        if not digits or element.target not in anchors:
            continue
        if (page := _page_of(subject, anchors[element.target])) is not None:
            found.append((number, int(digits[-1]), page, generated[-1]))
    shifts = {page - named for _, named, page, _ in found}
    if len(shifts) == 1 and min(shifts) >= 0:
        return
    for number, named, page, printed in found:
        if named != page:
            inner = range(number, subject.element(number).last + 1)
            title = "".join(subject.element(n).text for n in inner)
            values: dict[str, Value] = {"text": excerpt(title), "named": named, "right": page}
            yield Finding(
                "page-reference-wrong", printed.page, printed.line.box, number, values=values
            )


def _page_of(subject: Subject, number: int) -> int | None:
    """Return the page that an element begins on."""
    inner = range(number, subject.element(number).last + 1)
    pages = (subject.printed[n][0].page for n in inner if subject.printed.get(n))
    return next(pages, None)
