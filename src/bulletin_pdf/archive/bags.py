"""Deposits, read from their bags."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulletin_pdf import decoding, yamltext
from bulletin_pdf.archive.bagit import read_info, tag_bytes, unreadable
from bulletin_pdf.archive.places import id_of, version_of
from bulletin_pdf.errors import ArchiveError, Place, Severity, worst
from bulletin_pdf.model import Issue

RECORD = "build.json"
PREFLIGHT = "preflight.json"
PAGES = "text/pages.json"
SOURCE = "source/"
LAYOUT = "layout/"

IDENTIFIER = "External-Identifier"
VERSION = "Issue-Version"
PREVIOUS = "Previous-Version"
TOOLCHAIN = "Toolchain"
DATE = "Bagging-Date"
CODE = "Archival-Code"
RETENTION = "Retention-Period"

MAX_ISSUE_BYTES = 8 * 1024 * 1024
MAX_TEXT_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Deposit:
    """One version of one issue, as its bag has it.

    Attributes:
        id: the issue's id.
        version: 1, 2 …
        path: the bag.
        issue: the issue.
        metadata: what ``bag-info.txt`` says: label → value.
        pdf: the archive PDF.
        record: what ``build.json`` says.
        pages: the text of each page of the archive PDF.
    """

    id: str
    version: int
    path: Path
    issue: Issue
    metadata: Mapping[str, str]
    pdf: Path
    record: Mapping[str, Any]
    pages: list[str]

    @property
    def toolchain(self) -> str:
        """The name of its toolchain bag."""
        return self.metadata.get(TOOLCHAIN, "")


def pdf_name(issue_id: str, target: str = "archive") -> str:
    """Return where a PDF lies below ``data/``."""
    return f"pdf/{issue_id}.{target}.pdf"


def read_deposit(path: Path) -> Deposit:
    """Read one bag; its hashes are not looked at, see ``fixity``.

    Args:
        path: the bag, at its place in an archive.

    Raises:
        ArchiveError: it is no bag of ours, or cannot be read.
    """
    for folder in (path, path / "data", path / "data" / SOURCE, (path / "data" / PAGES).parent):
        if folder.is_symlink():
            raise unreadable(folder, "symbolic link")
    metadata = read_info(path)
    issue_id, version = id_of(path), version_of(path)
    if (metadata.get(IDENTIFIER), metadata.get(VERSION)) != (issue_id, str(version)):
        raise ArchiveError.of("deposit-misplaced", Place(str(path)), name=path.name)
    data = path / "data"
    record = _json(data / RECORD, MAX_TEXT_BYTES)
    pages = _json(data / PAGES, MAX_TEXT_BYTES)
    if not isinstance(record, dict):
        raise unreadable(data / RECORD, "JSON")
    if not isinstance(pages, list) or not all(isinstance(page, str) for page in pages):
        raise unreadable(data / PAGES, "JSON")
    return Deposit(
        id=issue_id,
        version=version,
        path=path,
        issue=_issue(data / SOURCE / f"{issue_id}.yaml"),
        metadata=metadata,
        pdf=data / pdf_name(issue_id),
        record=record,
        pages=pages,
    )


def _json(path: Path, limit: int) -> object:
    try:
        return json.loads(tag_bytes(path, limit))
    except (ValueError, RecursionError) as error:
        raise unreadable(path, "JSON") from error


def _issue(path: Path) -> Issue:
    """Read an issue as ``source`` does, which is not below this room."""
    decoded = decoding.decode(tag_bytes(path, MAX_ISSUE_BYTES), path.name)
    if worst(decoded.diagnostics) is not Severity.ERROR:
        issue, _ = yamltext.validate(yamltext.parse(decoded.text, path.name), Issue)
        if issue is not None:
            return issue
    raise unreadable(path, "YAML")
