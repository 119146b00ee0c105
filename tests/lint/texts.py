"""Texts linted and mended without a file."""

from __future__ import annotations

from bulletin_pdf.lint import (
    BY_CODE,
    RULES,
    Finding,
    HouseWords,
    Kind,
    Linter,
    Rule,
    fixed,
    lint_manuscript,
)
from bulletin_pdf.lint.checking import NO_WORDS
from bulletin_pdf.lint.stretch import Stretch

WORDS = HouseWords.model_validate(
    {
        "terms": [{"write": "党的十七届六中全会", "instead_of": "党的17届六中全会"}],
        "forbidden": [{"words": "残废人", "write": "残疾人"}],
        "leaders": [
            {"name": "张三", "titles": "市总工会主席"},
            {"name": "李四", "titles": "市总工会副主席"},
        ],
    }
)

# Rules that are called with more than a text: tests of their own show them.
WHOLE_ISSUE = ("Z401", "Z402", "Z403")


def simplify(text: str) -> str:
    """Convert the few characters of the examples, as OpenCC converts all."""
    return text.translate(str.maketrans("總會間", "总会间"))


def linter(*codes: str, words: HouseWords = NO_WORDS) -> Linter:
    """Return a linter of some rules, by default of those that are on."""
    rules = [BY_CODE[code] for code in codes] or [rule for rule in RULES if rule.default]
    return Linter(tuple(rules), words, simplify)


def findings(text: str, *codes: str, words: HouseWords = NO_WORDS) -> list[Finding]:
    return lint_manuscript(text, linter(*codes, words=words))


def said(text: str, *codes: str) -> list[tuple[str, str, str | None]]:
    """Return code, what stands there and what is meant, of each finding."""
    return [(f.rule.code, f.found, f.meant) for f in findings(text, *codes)]


def mended(text: str, *codes: str, unsafe: bool = True, words: HouseWords = NO_WORDS) -> str:
    look = linter(*codes, words=words)
    return fixed(text, lambda t: lint_manuscript(t, look), unsafe=unsafe)[0]


def of_rule(rule: Rule, text: str) -> list[tuple[int, int, str | None]]:
    """Return what one rule finds in a text of a kind that it looks at."""
    kind = next(kind for kind in Kind if kind in rule.kinds)
    stretch = Stretch(text, kind, (), True, True, (0,), (0,))
    look = Linter((rule,), WORDS, simplify)
    return sorted((h.start, h.end, h.meant) for _, h in look.hits(stretch))
