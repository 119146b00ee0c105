"""WeasyPrint's log lines as diagnostics: nothing that it ignores goes unseen."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator, Mapping, Sequence

from bulletin_pdf.errors import (
    BulletinError,
    DependencyMissing,
    Diagnostic,
    LayoutError,
    Place,
    RenderError,
    Severity,
    SourceError,
    Value,
)

_AT = re.compile(r" at (\d+):(\d+)")
_LATE = re.compile(r"\w+ `([\w-]+):.*` at (\d+):(\d+)")

TABLE_TOO_WIDE = "table-too-wide"
"""Its values: where the table stands in the issue (``compose.view.source_path`` and its 0-based
line in the text, after a colon), its columns, its name."""

_CODES = (
    ("Font-face", "font-not-loaded", Severity.ERROR),
    (".notdef", "glyph-missing", Severity.ERROR),
    ("Unable to subset", "font-not-subset", Severity.ERROR),
    ("Failed to render SVG", "image-not-loaded", Severity.ERROR),
    ("Failed to load stylesheet", "layout-css-ignored", Severity.ERROR),
    ("Ignored", "layout-css-ignored", Severity.ERROR),
    ("Invalid", "layout-css-ignored", Severity.ERROR),
    ("Unsupported", "layout-css-ignored", Severity.ERROR),
    ("Unknown", "layout-css-ignored", Severity.ERROR),
    ("Parse error", "layout-css-ignored", Severity.ERROR),
    ("Error: ", "layout-css-ignored", Severity.ERROR),
    ("Missing", "layout-css-ignored", Severity.ERROR),
    ("Empty", "layout-css-ignored", Severity.ERROR),
    ("@import", "layout-css-ignored", Severity.ERROR),
    ("@layer", "layout-css-ignored", Severity.ERROR),
    ("Failed to apply", "layout-css-ignored", Severity.ERROR),
    ("Failed to load", "image-not-loaded", Severity.ERROR),
    ("Table too wide", TABLE_TOO_WIDE, Severity.ERROR),
)
"""Beginning of a log line → what it means; others are warnings."""

_FAILURES: Mapping[str, type[BulletinError]] = {
    "layout-css-ignored": LayoutError,
    "image-not-loaded": LayoutError,  # an issue's own pictures were tried before
    "font-not-loaded": DependencyMissing,
    "glyph-missing": SourceError,
    TABLE_TOO_WIDE: SourceError,
}
"""Code of an error → what it makes the rendering fail with."""


def failure_of(code: str) -> type[BulletinError]:
    """Return the exception that an error of WeasyPrint becomes."""
    return _FAILURES.get(code, RenderError)


@contextlib.contextmanager
def collected() -> Iterator[list[logging.LogRecord]]:
    """Collect WeasyPrint's warnings and errors instead of printing them."""
    records: list[logging.LogRecord] = []
    logger = logging.getLogger("weasyprint")
    handler = _Collector(records)
    handlers, propagate, level = logger.handlers[:], logger.propagate, logger.level
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.WARNING)
    try:
        yield records
    finally:
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


def diagnostic_of(record: logging.LogRecord, sheet: str | None, css: str = "") -> Diagnostic:
    """Return what a log line means.

    Args:
        record: the log line.
        sheet: name of the style sheet that was being read, or None.
        css: its text, for the excerpt.
    """
    message = record.getMessage()
    code, severity = next(
        ((code, severity) for start, code, severity in _CODES if message.startswith(start)),
        ("typesetter-warning", Severity.WARNING),
    )
    where = None
    if sheet is not None:
        where = Place(sheet)
        if match := _AT.search(message):
            line, column = int(match[1]), int(match[2])
            lines = css.splitlines()
            excerpt = lines[line - 1] if 0 < line <= len(lines) else None
            where = Place(sheet, line, column, excerpt)
    values: dict[str, Value] = {"reason": message[:300]}
    if code == TABLE_TOO_WIDE and isinstance(record.args, tuple):
        values = dict(zip(("source", "columns", "name"), map(str, record.args), strict=True))
    return Diagnostic(code, severity, where, values)


def late_diagnostic_of(record: logging.LogRecord, sheets: Sequence[tuple[str, str]]) -> Diagnostic:
    """Return what a log line means that came after the style sheets were read.

    A value with var() is only judged then, and the line no longer says in which style sheet.

    Args:
        record: the log line.
        sheets: names and texts of the style sheets.
    """
    if match := _LATE.match(record.getMessage()):
        for name, css in sheets:
            lines = css.splitlines()
            number, column = int(match[2]), int(match[3])
            if number <= len(lines) and match[1] in lines[number - 1][:column]:
                return diagnostic_of(record, name, css)
    return diagnostic_of(record, None)


class _Collector(logging.Handler):
    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)
