"""Every character of the document is printed: once, in order, in its own place."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_pdf.errors import Value
from bulletin_pdf.pagecheck.finding import Finding, excerpt
from bulletin_pdf.pagecheck.plaintext import squeezed
from bulletin_pdf.pagecheck.subject import NOTE, Printed, Subject
from bulletin_pdf.typeset.laidout import Region

_CONTINUED = "table-continued"
"""Class of the title of a table over its further parts (``compose.tables``)."""


def lost_or_repeated(subject: Subject) -> Iterator[Finding]:
    """Find text that is not printed, is printed more than once or is printed in part."""
    lost: list[int] = []
    for number, element in enumerate(subject.document.elements):
        expected = element.text
        if element.hidden or not expected or expected.isspace():
            continue
        there = subject.printed.get(number, ())
        found = "".join([printed.text.text for printed in there])
        is_there = found or (element.repeats and _may_be_absent(subject, number))
        if is_there and _same(found, expected, repeats=element.repeats):
            yield from _lost(subject, lost)
            lost = []
        elif not found:
            lost.append(number)
        else:
            yield from _lost(subject, lost)
            lost = []
            yield _partly(subject, number, squeezed(expected), squeezed(found))
    yield from _lost(subject, lost)


def _may_be_absent(subject: Subject, number: int) -> bool:
    """Tell whether what may be repeated may also stand nowhere.

    A running head may, and the title over a table that goes on; the head of a table may not.
    """
    around = list(subject.around(number))
    in_head = any(element.tag == "thead" for element in around)
    return not in_head or any(_CONTINUED in element.classes for element in around)


def _same(found: str, expected: str, *, repeats: bool) -> bool:
    found, expected = squeezed(found), squeezed(expected)
    if found == expected or found.casefold() == expected.casefold():
        return True
    times = len(found) // len(expected) if expected else 0
    return repeats and found == expected * times


def _lost(subject: Subject, numbers: list[int]) -> Iterator[Finding]:
    """Report elements one after the other that are lost together, notes by themselves."""
    together = [n for n in numbers if not _is_note(subject, n)]
    for number in numbers:
        if number not in together:
            yield _missing(subject, [number], "page-note-lost")
    if together:
        yield _missing(subject, together, "page-text-lost")


def _missing(subject: Subject, numbers: list[int], code: str) -> Finding:
    text = "".join(squeezed(subject.element(n).text) for n in numbers)
    before = _last_before(subject, numbers[0])
    values: dict[str, Value] = {"text": excerpt(text), "count": len(text)}
    page, box = (before.page, before.line.box) if before else (1, None)
    return Finding(code, page, box, numbers[0], values=values)


def _last_before(subject: Subject, number: int) -> Printed | None:
    """Return where the text before an element ends."""
    for earlier in range(number - 1, -1, -1):
        there = [p for p in subject.printed.get(earlier, ()) if p.line.region is Region.FLOW]
        if there:
            return there[-1]
    return None


def _partly(subject: Subject, number: int, expected: str, found: str) -> Finding:
    """Report an element whose text is not printed as it is written."""
    there, times = subject.printed[number], len(found) // len(expected)
    is_note = _is_note(subject, number)
    values: dict[str, Value]
    if times > 1 and found == expected * times:
        again = _at(there, len(expected))
        code = "page-note-twice" if is_note else "page-text-twice"
        values = {"text": excerpt(expected), "times": times}
        return Finding(code, again.page, again.line.box, number, values=values)
    start = next(
        (i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b),
        min(len(expected), len(found)),
    )
    place = _at(there, start)
    if len(found) < len(expected):
        code = "page-note-lost" if is_note else "page-text-lost"
        missing = len(expected) - len(found)
        values = {"text": excerpt(expected[start : start + missing]), "count": missing}
    else:
        code = "page-text-changed"
        values = {"text": excerpt(found[max(0, start - 4) :])}
    return Finding(code, place.page, place.line.box, number, values=values)


def _at(there: list[Printed], position: int) -> Printed:
    """Return the stretch that a position in an element's text lies in."""
    for printed in there:
        position -= len(squeezed(printed.text.text))
        if position < 0:
            return printed
    return there[-1]


def _is_note(subject: Subject, number: int) -> bool:
    return any(NOTE in element.classes for element in subject.around(number))


def lost_pictures(subject: Subject) -> Iterator[Finding]:
    """Find pictures of the document that stand on no page, or of which nothing shows."""
    there = {
        picture.element
        for page in subject.document.pages
        for picture in page.pictures
        if picture.shown[2] > picture.shown[0] and picture.shown[3] > picture.shown[1]
    }
    for number, element in enumerate(subject.document.elements):
        if element.tag == "img" and not element.hidden and number not in there:
            before = _last_before(subject, number)
            page, box = (before.page, before.line.box) if before else (1, None)
            yield Finding("page-picture-lost", page, box, number)


def out_of_order(subject: Subject) -> Iterator[Finding]:
    """Find running text that stands before what it follows in the document."""
    last = -1
    for page, line in subject.flow:
        number = line.element
        if number < last and subject.element(number).last < last and not line.in_row:
            values: dict[str, Value] = {"text": excerpt("".join(text.text for text in line.texts))}
            yield Finding("page-text-order", page, line.box, number, values=values)
        last = max(last, number)
