"""YAML text to a document, with every mistake of the text; slips are read as they were meant."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Collection

from bulletin_pdf.errors import Diagnostic, Severity
from bulletin_pdf.yamltext.document import Document, SourceText
from bulletin_pdf.yamltext.reading import MAX_REPORTED, Reader, more
from bulletin_pdf.yamltext.slips import Slip, slips
from bulletin_pdf.yamltext.syntax import SyntaxProblem

# Control characters, and the line ends besides LF that YAML 1.1 knows and no editor shows.
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def parse(text: str, file: str, keys: Collection[str] = ()) -> Document:
    """Read a YAML text with the place of every value; nothing is raised.

    Args:
        text: the text, with LF line ends.
        file: the file's name as the user gave it.
        keys: names of keys, to recognise them before a full-width colon or a colon without space.
    """
    source = SourceText(text, file)
    if unreadable := _unreadable(source):
        return Document(source, None, tuple(unreadable))
    reader = Reader(source)
    problem = reader.read()
    found: list[Diagnostic] = []
    if problem is not None and (slipped := list(slips(text, keys))):
        found = [slip.diagnostic(source) for slip in slipped[:MAX_REPORTED]]
        if (left := len(slipped) - len(found)) > 0:
            found += more(Counter({Severity.ERROR: left}), file)
        reader, problem = _read_again(reader, problem, slipped)
    if problem is not None:
        found.append(problem.diagnostic(reader.source))
    found += reader.found
    if reader.root is None and not found:
        found = [Diagnostic("file-empty", where=source.place(0))]
    return Document(reader.source, reader.root, in_source_order(found))


def _read_again(
    reader: Reader, problem: SyntaxProblem, slipped: list[Slip]
) -> tuple[Reader, SyntaxProblem | None]:
    """Read the text as it was meant, so that other mistakes come to light in the same run.

    What a tab or a wide space was meant to indent is a guess: there the first reading stands, and
    where it stopped only counts if that was before.
    """
    guesses = [slip.index for slip in slipped if slip.meant is None]
    if guesses:
        return reader, problem if problem.stopped < guesses[0] else None
    source = reader.source
    repairs = [(slip.index, slip.meant or "") for slip in slipped]
    again = Reader(SourceText(source.text, source.file, repairs))
    return again, again.read()


def in_source_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort diagnostics by line and column; those without a line come last."""
    return tuple(sorted(found, key=_line_and_column))


def _line_and_column(diagnostic: Diagnostic) -> tuple[int, int]:
    where = diagnostic.where
    if where is None or where.line is None:
        return sys.maxsize, 0
    return where.line, where.column or 0


def _unreadable(source: SourceText) -> list[Diagnostic]:
    matches = list(_UNREADABLE.finditer(source.text))
    found = [
        Diagnostic(
            "character-line-end" if match[0] in "\u2028\u2029\r" else "character-control",
            where=source.place(match.start()),
            values={"character": f"U+{ord(match[0]):04X}"},
        )
        for match in matches[:MAX_REPORTED]
    ]
    if (left := len(matches) - len(found)) > 0:
        found += more(Counter({Severity.ERROR: left}), source.file)
    return found
