"""All rules in one table, and the choice among them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bulletin_pdf.lint.balance import PAIRED
from bulletin_pdf.lint.house import HOUSE
from bulletin_pdf.lint.invisible import CHARACTERS
from bulletin_pdf.lint.marks import MARKS
from bulletin_pdf.lint.numbers import NUMBERS
from bulletin_pdf.lint.placeholders import PLACEHOLDERS
from bulletin_pdf.lint.rule import Rule
from bulletin_pdf.lint.structure import STRUCTURE
from bulletin_pdf.lint.traditional import TRADITIONAL

RULES: tuple[Rule, ...] = (
    *MARKS,
    *CHARACTERS,
    *PLACEHOLDERS,
    *NUMBERS,
    *PAIRED,
    *STRUCTURE,
    *HOUSE,
    *TRADITIONAL,
)

BY_CODE = {rule.code: rule for rule in RULES}


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that are on.

    Args:
        select: codes or their beginnings (``Z2`` is all of Z2…): only these; also those that are
            off otherwise, when they are named in full or by Z0, Z1 ….
        ignore: codes or their beginnings that are off.
    """
    wanted = [rule for rule in RULES if _named(rule, select)] if select else default_rules()
    return tuple(rule for rule in wanted if not _named(rule, ignore))


def default_rules() -> list[Rule]:
    """Return the rules that are on when nothing is said."""
    return [rule for rule in RULES if rule.default]


def unknown(names: Collection[str]) -> list[str]:
    """Return the names that no rule begins with."""
    return [n for n in names if not n or not any(r.code.startswith(n.upper()) for r in RULES)]


def _named(rule: Rule, names: Sequence[str]) -> bool:
    return any(rule.code.startswith(name.upper()) for name in names)
