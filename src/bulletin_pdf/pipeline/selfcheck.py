"""A build looks at its pages: what it finds becomes diagnostics with their places in the issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import chain

from bulletin_pdf import source
from bulletin_pdf.errors import Diagnostic, FindingsError, Place, Severity, Value, worst
from bulletin_pdf.model import Issue
from bulletin_pdf.model.fields import FieldPath, PrintedField
from bulletin_pdf.pagecheck.checks import check_pages
from bulletin_pdf.pagecheck.files import differing_file
from bulletin_pdf.pagecheck.finding import Finding
from bulletin_pdf.pagecheck.subject import Subject
from bulletin_pdf.pipeline.jobs import Job
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.typeset.framing import Frame
from bulletin_pdf.typeset.laidout import LaidDocument
from bulletin_pdf.yamltext import Document

_ELLIPSIS = "…"
_BEGINNINGS = (8, 4)
"""Characters of a text that goes over several paragraphs, by which its field is found."""

_TOLD = 4
"""Findings of a kind that are told one by one; a proof frames them all."""


class SelfCheck:
    """Looks at the pages of one job.

    Attributes:
        diagnostics: what was found.
    """

    def __init__(self, job: Job, image_url: Callable[[str], str]) -> None:
        """Get ready to look.

        Args:
            job: what is made.
            image_url: picture's file → the address that the pages fetch it from.
        """
        self._job, self._image_url = job, image_url
        self._fields: Sequence[PrintedField] = ()
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self._document: LaidDocument | None = None
        self._in_file: list[Finding] = []

    def expect(self, fields: Sequence[PrintedField]) -> None:
        """Take the texts of the issue that are to be printed."""
        self._fields = fields

    def __call__(self, document: LaidDocument) -> Sequence[Frame]:
        """Look at what was laid out; return what a proof frames.

        Raises:
            FindingsError: there are errors, and it is no proof that is made.
        """
        job, self._document = self._job, document
        subject = Subject(
            document,
            self._fields,
            tuple((path, self._image_url(file)) for path, file in picture_files(job.issue)),
            frozenset(job.layout.config.omits),
            is_finished=job.target is not Target.PROOF,
        )
        found = [*check_pages(subject), *self._in_file]
        self.diagnostics = self._placed(found) if found else ()
        if job.target is not Target.PROOF:
            if worst(self.diagnostics) is Severity.ERROR:
                raise FindingsError(*self.diagnostics)
            return ()
        return [
            Frame(f.page, f.box, f.severity is Severity.ERROR) for f in found if f.page and f.box
        ]

    def finds_in(self, pdf: bytes) -> bool:
        """Look at the file that was made; tell whether it shows something else than the pages.

        Raises:
            FindingsError: it does, and is no proof.
        """
        job = self._job
        if self._document is None or self._in_file:
            return False
        finished = job.target is not Target.PROOF
        sources = {self._image_url(name): (name, raw) for name, raw in job.pictures.items()}
        self._in_file = list(differing_file(pdf, self._document, sources, finished=finished))
        if self._in_file and finished:
            raise FindingsError(*self.diagnostics, *self._placed(self._in_file))
        return bool(self._in_file)

    def _placed(self, found: Sequence[Finding]) -> tuple[Diagnostic, ...]:
        """Return findings as diagnostics; the issue file is read again for their places."""
        document = source.read(self._job.raw, self._job.file).document
        told: dict[str, list[Diagnostic]] = defaultdict(list)
        for finding in found:
            told[finding.code].append(self._diagnostic(finding, document))
        return tuple(chain.from_iterable(map(self._first, told.values())))

    def _first(self, found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        """Return the first findings of a kind, and how many more there are."""
        if len(found) <= _TOLD:
            return found
        values: dict[str, Value] = {
            "count": len(found) - _TOLD,
            "page": found[_TOLD].values["page"],
        }
        more = Diagnostic("page-more", found[0].severity, Place(self._job.file), values)
        return (*found[:_TOLD], more)

    def _diagnostic(self, finding: Finding, document: Document | None) -> Diagnostic:
        values = dict(finding.values) | {"page": finding.page}
        text = str(values.get("text", ""))
        path = finding.path or self._path_of(text)
        where = Place(self._job.file)
        if path and document is not None:
            where = _place_in(document, path, text)
        return Diagnostic(finding.code, finding.severity, where, values)

    def _path_of(self, text: str) -> FieldPath:
        """Return the first field of the issue that a text, or its beginning, stands in."""
        solid = "".join(text.removesuffix(_ELLIPSIS).split())
        for length in (len(solid), *_BEGINNINGS):
            start = solid[:length]
            for given in self._fields if start else ():
                if any(start in paragraph for paragraph in given.paragraphs):
                    return given.path
        return ()


def _place_in(document: Document, path: FieldPath, text: str) -> Place:
    """Return where a text stands in a field, or where the field begins."""
    value = document.node(path).value
    start = text.removesuffix(_ELLIPSIS)[:8]
    at = value.find(start) if isinstance(value, str) and start else -1
    return document.place_in(path, at) if at >= 0 else document.place(path)


def picture_files(issue: Issue) -> list[tuple[FieldPath, str]]:
    """Return the pictures in fields of their own: the cover, and those at the end of articles."""
    found: list[tuple[FieldPath, str]] = []
    if issue.cover:
        found.append((("cover", "file"), issue.cover.file))
    for s, section in enumerate(issue.sections):
        for a, article in enumerate(section.articles):
            at: FieldPath = ("sections", s, "articles", a, "images")
            found += [((*at, i, "file"), image.file) for i, image in enumerate(article.images)]
    return found
