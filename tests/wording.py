"""Diagnostics as an editor reads them, for tests."""

from collections.abc import Iterable

from bulletin_pdf.errors import Diagnostic, Language, hint_of, message_of


def said(diagnostics: Iterable[Diagnostic], language: Language = Language.ZH) -> list[str]:
    """Return ``line:column message`` of each; the hint is filled in, too, so that it can fail."""
    words = []
    for diagnostic in diagnostics:
        where = diagnostic.where
        place = f"{where.line}:{where.column} " if where and where.line else ""
        words.append(place + message_of(diagnostic, language))
        assert "{" not in message_of(diagnostic, language) + hint_of(diagnostic, language)
    return words
