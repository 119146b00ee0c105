"""Notes stand on the page of their call, each with one call and one number."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_pdf.errors import Severity, Value
from bulletin_pdf.pagecheck.finding import Finding, excerpt
from bulletin_pdf.pagecheck.subject import NOTE, Subject

_CALL, _MARKER = "footnote-call", "footnote-marker"


def misplaced_notes(subject: Subject) -> Iterator[Finding]:
    """Find notes without a call or a number, with several, or on another page than their call."""
    for number, element in enumerate(subject.document.elements):
        if NOTE not in element.classes:
            continue
        there = [
            printed
            for inner in range(number, element.last + 1)
            for printed in subject.printed.get(inner, ())
        ]
        if not there:
            continue  # said by the check of texts
        first = min(there, key=lambda printed: printed.page)
        calls = subject.pseudo.get((number, _CALL), [])
        values: dict[str, Value] = {"text": excerpt(element.text)}
        if len(calls) != 1 or not subject.pseudo.get((number, _MARKER)):
            values["count"] = str(len(calls))
            yield Finding("page-note-calls", first.page, first.line.box, number, values=values)
        elif first.page != calls[0].page:
            values["call"] = str(calls[0].page)
            severity = Severity.ERROR if first.page < calls[0].page else Severity.WARNING
            yield Finding("page-note-moved", first.page, first.line.box, number, severity, values)
