"""What an issue can be built with, but its editor would want to know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_pdf.errors import Diagnostic, Severity
from bulletin_pdf.model import Attribution, Issue
from bulletin_pdf.yamltext import Document, Path

_SPACES = " \t\u3000\u00a0"
_SECTION_BRACKETS = re.compile(r"\s*【.*】\s*", re.DOTALL)
_BRACKETS = re.compile(r"\s*[（(].*[）)]\s*", re.DOTALL)

_RUNNING_TEXT = frozenset(("body", "editors_note"))
"""Keys of Markdown, where spaces at the ends mean nothing."""


def advice(issue: Issue, document: Document) -> list[Diagnostic]:
    """Return warnings about an issue without errors, in source order."""
    found = [*_outer_spaces(document.data, (), document), *_brackets(issue, document)]
    return sorted(found, key=_position)


def _position(diagnostic: Diagnostic) -> tuple[int, int]:
    where = diagnostic.where
    return (where.line or 0, where.column or 0) if where is not None else (0, 0)


def _outer_spaces(value: object, path: Path, document: Document) -> Iterator[Diagnostic]:
    """Warn of spaces at the ends of a text, which only quotes can have kept there."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key not in _RUNNING_TEXT and (*path, key) != ("layout", "options"):
                yield from _outer_spaces(child, (*path, key), document)
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from _outer_spaces(child, (*path, number), document)
    elif isinstance(value, str) and value != value.strip(_SPACES):
        yield _warning("issue-outer-space", path, document)


def _brackets(issue: Issue, document: Document) -> Iterator[Diagnostic]:
    """Warn of brackets that the layout sets by itself and would then stand twice."""
    for s, section in enumerate(issue.sections):
        path: tuple[str | int, ...] = ("sections", s)
        if section.title is not None and _SECTION_BRACKETS.fullmatch(section.title):
            yield _warning("issue-section-brackets", (*path, "title"), document)
        for a, article in enumerate(section.articles):
            if article.attribution is not None and _bracketed(article.attribution):
                where = (*path, "articles", a, "attribution")
                yield _warning("issue-attribution-brackets", where, document)


def _bracketed(attribution: Attribution) -> bool:
    names = (attribution.organisation or "", *attribution.persons)
    return any(_BRACKETS.fullmatch(name) for name in names)


def _warning(code: str, path: Path, document: Document) -> Diagnostic:
    values = {"key": str(path[-1])} if code == "issue-outer-space" else {}
    return Diagnostic(code, Severity.WARNING, document.place(path), values)
