"""Where in its file an issue has what went wrong when its pages were set."""

from __future__ import annotations

from dataclasses import replace

from bulletin_pdf import source
from bulletin_pdf.compose.view import source_path
from bulletin_pdf.errors import Diagnostic, Place
from bulletin_pdf.pipeline.jobs import Job


def in_issue(diagnostic: Diagnostic, job: Job) -> Diagnostic:
    """Give a diagnostic about a table its place in the issue's file; others stay as they are.

    Args:
        diagnostic: with ``source`` among its values: the path of a text, and a 0-based line of it.
        job: what was set.
    """
    path, colon, line = str(diagnostic.values.get("source", "")).rpartition(":")
    if not colon or (document := source.read(job.raw, job.file).document) is None:
        return diagnostic
    at = source_path(path)
    text = document.node(at).value
    lines = text.split("\n")[: int(line)] if isinstance(text, str) else []
    place: Place = document.place_in(at, sum(len(line) + 1 for line in lines))
    return replace(diagnostic, where=place)
