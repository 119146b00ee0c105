"""Wording of diagnostics: one table a language, the same keys in each."""

from __future__ import annotations

from enum import StrEnum

from bulletin_pdf.errors.diagnostic import Diagnostic, Value


class Language(StrEnum):
    """Languages of messages."""

    ZH = "zh"
    EN = "en"


_LISTS = frozenset(("known", "formats", "fonts", "names", "keys"))
"""Placeholders for lists of names, which come with the Chinese comma between them."""


def message_of(diagnostic: Diagnostic, language: Language = Language.ZH) -> str:
    """Return what is wrong, in one sentence."""
    return _table(language)[diagnostic.code][0].format_map(_values(diagnostic, language))


def hint_of(diagnostic: Diagnostic, language: Language = Language.ZH) -> str:
    """Return what to do about it, in one sentence; empty when there is nothing to add."""
    return _table(language)[diagnostic.code][1].format_map(_values(diagnostic, language))


def _table(language: Language) -> dict[str, tuple[str, str]]:
    """Return the wording of a language; most commands have nothing to report in either."""
    if language is Language.EN:
        from bulletin_pdf.errors.en import MESSAGES
    else:
        from bulletin_pdf.errors.zh import MESSAGES
    return MESSAGES


def _values(diagnostic: Diagnostic, language: Language) -> dict[str, Value]:
    """Return what fills the placeholders; the system gives its reasons in English only."""
    values = dict(diagnostic.values)
    if language is Language.EN:
        return values | {
            name: str(values[name]).replace("、", ", ") for name in _LISTS & set(values)
        }
    if "reason" in values:
        from bulletin_pdf.errors.zh import REASONS

        values["reason"] = REASONS.get(str(values["reason"]), values["reason"])
    return values
