"""What the issue says, the document says: no field that a layout's templates leave out unsaid."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_pdf.errors import Severity, Value
from bulletin_pdf.model.fields import FieldPath
from bulletin_pdf.pagecheck.finding import Finding, excerpt
from bulletin_pdf.pagecheck.subject import Subject
from bulletin_pdf.typeset.laidout import Region

_LABEL = "编者按："
"""What a layout may set as a label, in a form of its own."""

_LEAST = 40
"""Characters of a text that is looked for a second time; names and phrases may well recur."""


def unprinted_fields(subject: Subject) -> Iterator[Finding]:
    """Find texts of the issue that are neither in the document nor in the heads of its pages."""
    text = subject.document.text + _heads(subject)
    for given in subject.fields:
        if "".join(given.paragraphs) in text or any(form in text for form in given.forms):
            continue
        missing = [p for p in given.paragraphs if p.removeprefix(_LABEL) not in text]
        if missing:
            yield _unprinted(subject, given.path, "".join(missing))


def _heads(subject: Subject) -> str:
    """Return what the margin boxes say, page by page, without blanks."""
    texts = (
        text.text
        for page in subject.document.pages
        for line in page.lines
        if line.region is Region.MARGIN
        for text in line.texts
    )
    return "".join(" ".join(texts).split())


def repeated_fields(subject: Subject) -> Iterator[Finding]:
    """Find texts of the issue that are in the document more often than in the issue."""
    text = subject.document.text
    written = "".join("".join(given.paragraphs) for given in subject.fields)
    for given in subject.fields:
        whole = "".join(given.paragraphs) if given.is_long else ""
        times = text.count(whole) if len(whole) >= _LEAST else 0
        if times > 1 and times > written.count(whole):
            values: dict[str, Value] = {"text": excerpt(whole), "times": times}
            yield Finding("page-field-twice", 0, path=given.path, values=values)


def unprinted_pictures(subject: Subject) -> Iterator[Finding]:
    """Find pictures of the issue that stand on no page."""
    shown = {
        picture.url
        for page in subject.document.pages
        for picture in page.pictures
        if picture.shown[2] > picture.shown[0] and picture.shown[3] > picture.shown[1]
    }
    for path, url in subject.pictures:
        if url not in shown:
            yield _unprinted(subject, path, "")


def _unprinted(subject: Subject, path: FieldPath, text: str) -> Finding:
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    place = ".".join(part for part in path if isinstance(part, str))
    known = any(place == name or place.startswith(f"{name}.") for name in subject.omitted)
    code = "page-picture-unprinted" if not text else "page-field-unprinted"
    severity = Severity.NOTE if known else Severity.ERROR
    values: dict[str, Value] = {"text": excerpt(text), "name": name}
    return Finding(code, 0, severity=severity, values=values, path=path)
