"""Texts that would not be printed as the editor means them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_pdf.errors import Diagnostic, Place, Severity
from bulletin_pdf.model import Issue
from bulletin_pdf.model.fillers import FILLERS
from bulletin_pdf.pipeline.printed import Printed, printed_texts
from bulletin_pdf.yamltext import Document

MAX_REPORTED = 100
"""Findings that are listed one by one; the rest is counted."""

_JOINED = re.compile(r"\S\n *\S")
_SIGNS = re.compile(
    r"[][{}｛<|^&]|\*\*|[:：]{2}|[!！] ?[［【]|\.(?i:jpe?g|png|tiff?|webp|gif|bmp|heic|svg)"
)
"""What markup that is not understood holds at least one of."""

_MISSING = re.compile(
    "待[补核填定]|暂缺|(?:此处|这里)[插放配加补]|[xX×Ｘ]{3}|" + "|".join(map(re.escape, FILLERS))
)
"""What stands where words are still missing holds at least one of these."""

_WARNINGS = frozenset(("strong-triple",))


def check_texts(issue: Issue, document: Document) -> list[Diagnostic]:
    """Find markup that was not understood; warn of forgotten empty lines and of placeholders."""
    found = [*_found(issue, document), *_placeholders(issue, document)]
    if (left := len(found) - MAX_REPORTED) > 0:
        place = Place(document.source.file)
        return [*found[:MAX_REPORTED], Diagnostic("yaml-more", where=place, values={"count": left})]
    return found


def _found(issue: Issue, document: Document) -> Iterator[Diagnostic]:
    for printed in printed_texts(issue):
        if printed.path[-1] == "body" and _JOINED.search(printed.text):
            yield from _joined(printed, document)
        if _SIGNS.search(printed.text):
            yield from _remains(printed, document)


def _joined(printed: Printed, document: Document) -> Iterator[Diagnostic]:
    # Markdown takes a tenth of a second to import: only a suspicious text pays for it.
    from bulletin_pdf.compose.body import joined_lines

    starts = [0, *(match.end() for match in re.finditer("\n", printed.text))]
    for line in joined_lines(printed.text):
        where = document.place_in(printed.path, starts[line])
        yield Diagnostic("paragraphs-joined", Severity.WARNING, where)


def _remains(printed: Printed, document: Document) -> Iterator[Diagnostic]:
    from bulletin_pdf.compose.remains import plain_remains, remains

    for remain in remains(printed.text) if printed.running else plain_remains(printed.text):
        where = document.place_in(printed.path, remain.offset)
        severity = Severity.WARNING if remain.code in _WARNINGS else Severity.ERROR
        yield Diagnostic(remain.code, severity, where, remain.values)


def _placeholders(issue: Issue, document: Document) -> Iterator[Diagnostic]:
    if any(_MISSING.search(printed.text) for printed in printed_texts(issue)):
        from bulletin_pdf import lint  # few issues have one, and the table of rules is large

        linter = lint.Linter(lint.chosen([lint.PLACEHOLDER]))
        for finding in lint.lint_issue(document, issue, linter):
            yield finding.diagnostic(document.source)
