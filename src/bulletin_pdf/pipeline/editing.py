"""Issue files counted and compared."""

from __future__ import annotations

from pathlib import Path

from bulletin_pdf import source
from bulletin_pdf.editing import ArticleCount, Compared, compare, count_articles
from bulletin_pdf.errors import SourceError
from bulletin_pdf.model import Issue
from bulletin_pdf.pipeline.checking import read_bytes


def read_counts(path: Path) -> list[ArticleCount]:
    """Count the characters of an issue file.

    Raises:
        InputMissing: the file is not there.
        SourceError: it has mistakes.
    """
    issue_id, issue = _issue(path)
    return list(count_articles(issue_id, issue))


def compare_files(old: Path, new: Path) -> Compared:
    """Compare two versions of an issue.

    Raises:
        InputMissing: a file is not there.
        SourceError: one has mistakes.
    """
    return compare(_issue(old)[1], _issue(new)[1])


def _issue(path: Path) -> tuple[str, Issue]:
    read = source.read(read_bytes(path), str(path))
    if read.issue is None or read.issue_id is None:
        raise SourceError(*read.diagnostics)
    return read.issue_id, read.issue
