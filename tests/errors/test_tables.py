"""The message tables: complete, alike in both languages, and nothing in them without a use."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import bulletin_pdf
from bulletin_pdf.errors import Diagnostic, Language, hint_of, message_of
from bulletin_pdf.errors.en import MESSAGES as EN
from bulletin_pdf.errors.zh import MESSAGES as ZH

SOURCES = Path(bulletin_pdf.__file__).parent
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
CHINESE = re.compile("[\u4e00-\u9fff]")
MAKERS = frozenset(("Diagnostic", "of", "Slip", "SyntaxProblem", "_error", "_warn", "_warning"))
"""Functions whose first argument is a code."""


def _trees():
    for file in sorted(SOURCES.rglob("*.py")):
        if file.parent.name not in ("zh", "en"):
            yield file.relative_to(SOURCES), ast.parse(file.read_text(encoding="utf-8"))


def _strings(node):
    return {
        n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    }


def _codes_in(call):
    """Return the codes that a call names itself: its first argument, or either of two."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name not in MAKERS or not call.args:
        return set()
    first = call.args[0]
    parts = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    return {p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)}


def test_both_languages_have_the_same_codes_in_the_same_order():
    assert list(ZH) == list(EN)


def test_codes_are_kebab_case():
    assert [code for code in ZH if not CODE.fullmatch(code) and not code.isalpha()] == []


def test_every_code_that_is_used_has_words():
    used = {
        (code, str(file))
        for file, tree in _trees()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for code in _codes_in(call)
    }
    assert len(used) > 40
    assert sorted((code, file) for code, file in used if code not in ZH) == []


def test_every_code_that_has_words_is_used():
    strings = {string for _, tree in _trees() for string in _strings(tree)}
    assert sorted(set(ZH) - strings) == []


@pytest.mark.parametrize("code", sorted(ZH))
def test_a_code_has_the_same_placeholders_in_both_languages(code):
    assert _placeholders(ZH[code]) == _placeholders(EN[code])


def _placeholders(words):
    return {name for text in words for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", sorted(ZH))
def test_the_words_are_sentences_in_their_language(code):
    message, hint = ZH[code]
    assert CHINESE.search(message)
    assert not hint or CHINESE.search(hint)
    assert message[-1] not in "。.！"
    assert EN[code][0][-1] not in ".!"
    for text in (*ZH[code], *EN[code]):
        assert text == text.strip()
        assert "\n" not in text


@pytest.mark.parametrize("language", list(Language))
def test_a_message_shows_the_values_it_is_given(language):
    for code, words in ZH.items():
        values = {name: f"‹{name}›" for name in _placeholders(words)}
        diagnostic = Diagnostic(code, values=values)
        text = message_of(diagnostic, language) + hint_of(diagnostic, language)
        assert all(value in text for value in values.values()), code
