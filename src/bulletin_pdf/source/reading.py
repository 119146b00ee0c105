"""The bytes of an issue file to the issue, or to everything that is wrong with them."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from pathlib import PurePath

from bulletin_pdf.decoding import decode
from bulletin_pdf.errors import Diagnostic, Place, Severity, worst
from bulletin_pdf.model import Issue, issue_id_of
from bulletin_pdf.source.advice import advice
from bulletin_pdf.source.names import KEYS, NAMES
from bulletin_pdf.yamltext import Document, parse, validate

MAX_BYTES = 8 * 1024 * 1024
"""An issue of 1,000 articles stays well below it; more is a mistake or an attack."""

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An issue file, read.

    Attributes:
        file: name as the user gave it.
        sha256: of the file's bytes, in hexadecimal.
        issue_id: the id after the file's name, or None when the name is not usable.
        issue: the issue, or None when there is any error.
        document: the text with its places, or None when it could not be decoded.
        encoding: Python's name of the encoding, or None when it could not be decoded.
        diagnostics: errors, warnings and notes: about the file, then in source order.
    """

    file: str
    sha256: str
    issue_id: str | None
    issue: Issue | None
    document: Document | None
    encoding: str | None
    diagnostics: tuple[Diagnostic, ...]


def read(raw: bytes, file: str) -> SourceFile:
    """Read an issue file; nothing is raised for what stands in it.

    Args:
        raw: the file's bytes.
        file: the file's name as the user gave it; its stem is the issue's id.
    """
    issue, document, encoding = None, None, None
    issue_id, found = _issue_id(file)
    if (refused := refuse_size(len(raw), file)) is not None:
        found.append(refused)
    else:
        decoded = decode(raw, file)
        encoding = decoded.encoding
        found += decoded.diagnostics
        if worst(decoded.diagnostics) is not Severity.ERROR:
            document = parse(decoded.text, file, KEYS)
            issue, mistakes = validate(document, Issue, NAMES)
            found += mistakes
    if issue is not None and document is not None:
        found += advice(issue, document)
    if worst(found) is Severity.ERROR:
        issue = None
    sha256 = hashlib.sha256(raw).hexdigest()
    return SourceFile(file, sha256, issue_id, issue, document, encoding, tuple(found))


def refuse_size(size: int, file: str) -> Diagnostic | None:
    """Return what is wrong with a file of that size, if anything; ask before reading it.

    Args:
        size: in bytes.
        file: the file's name as the user gave it.
    """
    if size == 0:
        return Diagnostic("file-empty", where=Place(file))
    if size > MAX_BYTES:
        # Rounded up, so that a file just over the limit is not said to be at it.
        values = {"size": math.ceil(size * 10 / _MB) / 10, "limit": MAX_BYTES // _MB}
        return Diagnostic("file-too-large", where=Place(file), values=values)
    return None


def _issue_id(file: str) -> tuple[str | None, list[Diagnostic]]:
    stem = PurePath(file).stem
    try:
        return issue_id_of(stem), []
    except ValueError:
        return None, [Diagnostic("issue-id", where=Place(file), values={"name": stem})]
