"""Running texts whose marks the editor probably meant otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_pdf.errors import Diagnostic, Severity
from bulletin_pdf.model import Issue
from bulletin_pdf.yamltext import Document

_Path = tuple[str | int, ...]

_SUSPECT = re.compile(r"\S\n *\S|^:::", re.MULTILINE)


def check_texts(issue: Issue, document: Document) -> list[Diagnostic]:
    """Warn of forgotten empty lines and of unknown blocks, in source order."""
    return [
        diagnostic
        for path, text in _texts(issue)
        if _SUSPECT.search(text)
        for diagnostic in _check(path, text, document)
    ]


def _texts(issue: Issue) -> Iterator[tuple[_Path, str]]:
    for s, section in enumerate(issue.sections):
        for a, article in enumerate(section.articles):
            yield ("sections", s, "articles", a, "body"), article.body


def _check(path: _Path, text: str, document: Document) -> Iterator[Diagnostic]:
    # Markdown takes a tenth of a second to import: only a suspicious text pays for it.
    from bulletin_pdf.compose.blocks import BLOCKS, unknown_blocks
    from bulletin_pdf.compose.body import joined_lines

    starts = _line_starts(text)
    for line in joined_lines(text):
        where = document.place_in(path, starts[line])
        yield Diagnostic("paragraphs-joined", Severity.WARNING, where)
    for line, name in unknown_blocks(text):
        where = document.place_in(path, starts[line])
        values = {"name": name, "known": "、".join(BLOCKS)}
        yield Diagnostic("block-unknown", Severity.WARNING, where, values)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts
