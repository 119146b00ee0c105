"""Diagnostics for a terminal and for programs; pure functions, printing is not done here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from bulletin_pdf.errors import Diagnostic, Language, Place, Severity, hint_of, message_of

_LABELS = {
    Language.ZH: {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "说明"},
    Language.EN: {s: s.value for s in Severity},
}
_HINTS = {Language.ZH: "提示", Language.EN: "hint"}

_BOLD, _GREEN, _PLAIN = "\x1b[1m", "\x1b[32m", "\x1b[0m"
_COLOURS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.NOTE: "\x1b[1;36m",
}

_BEFORE = 60
"""Terminal cells of a line shown before the place."""

_AFTER = 30
"""Terminal cells of a line shown from the place on."""

_TAB = " " * 4

# Control, format (bidi among them), surrogate and unassigned characters, and the line ends of
# Unicode: raw on a terminal they could move the cursor, recolour it, or turn text round.
_ESCAPED = frozenset(("Cc", "Cf", "Cs", "Cn", "Zl", "Zp"))
_ZERO_WIDTH = frozenset(("Mn", "Me"))


def render(
    diagnostics: Iterable[Diagnostic], language: Language = Language.ZH, *, colour: bool = False
) -> str:
    """Return diagnostics as lines for a terminal, in the given order.

    Each is ``file:line:column: error: message``, the line of the source with a caret below the
    place, and a hint. The caret is right also among wide characters, as long as the terminal shows
    characters of ambiguous width (as “ and —) narrow.

    Args:
        diagnostics: what to report.
        language: of messages and labels.
        colour: whether to add ANSI colours.
    """
    return "\n".join(line for d in diagnostics for line in _lines(d, language, colour))


def as_json(
    diagnostics: Iterable[Diagnostic], language: Language = Language.ZH
) -> list[dict[str, object]]:
    """Return diagnostics as JSON objects, all with the same keys; what is not known is null.

    ``line``, ``column`` and ``page`` count from 1; ``box`` is [x0, y0, x1, y1] in pt.
    """
    return [_object(diagnostic, language) for diagnostic in diagnostics]


def _object(diagnostic: Diagnostic, language: Language) -> dict[str, object]:
    where = diagnostic.where
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": message_of(diagnostic, language),
        "hint": hint_of(diagnostic, language),
        "file": where.file if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "page": where.page if where else None,
        "box": list(where.box) if where and where.box else None,
    }


def _lines(diagnostic: Diagnostic, language: Language, colour: bool) -> Iterator[str]:
    where, severity = diagnostic.where, diagnostic.severity
    label = _LABELS[language][severity]
    prefix = f"{escaped(str(where))}: " if where else ""
    message = escaped(message_of(diagnostic, language))
    if colour:
        prefix = f"{_BOLD}{prefix}{_PLAIN}" if prefix else ""
        label = f"{_COLOURS[severity]}{label}{_PLAIN}"
    yield f"{prefix}{label}: {message}"
    if where is not None:
        yield from _excerpt(where, colour)
    if hint := hint_of(diagnostic, language):
        yield f"       {_HINTS[language]}: {escaped(hint)}"


def _excerpt(where: Place, colour: bool) -> Iterator[str]:
    """Yield the line of the source, as much as is near the place, and the caret below it."""
    if where.excerpt is None or where.line is None or where.column is None:
        return
    index = min(where.column - 1, len(where.excerpt))
    start = _reach(where.excerpt, index, -1, _BEFORE)
    end = _reach(where.excerpt, index, 1, _AFTER)
    before = ("…" if start else "") + _shown(where.excerpt[start:index])
    after = _shown(where.excerpt[index:end]) + ("…" if end < len(where.excerpt) else "")
    caret = f"{_GREEN}^{_PLAIN}" if colour else "^"
    yield f"{where.line:>5} | {before}{after}".rstrip()
    yield f"      | {' ' * width(before)}{caret}"


def _reach(line: str, index: int, step: int, cells: int) -> int:
    """Return the index up to which characters fit into so many cells, from an index on."""
    while cells > 0 and 0 <= index + min(step, 0) < len(line):
        cells -= width(_shown(line[index + min(step, 0)]))
        index += step
    return index


def _shown(text: str) -> str:
    return escaped(text.replace("\t", _TAB))


def escaped(text: str) -> str:
    """Return a text that is safe on a terminal: control and bidi characters as ``<U+202E>``."""
    if text.isprintable():
        return text
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in _ESCAPED else c for c in text)


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
