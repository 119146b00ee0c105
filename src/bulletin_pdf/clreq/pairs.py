"""What holds between two neighbouring characters: whether a line may break, and the space.

Prohibition at line start and end after CLREQ 6.1.1 and GB/T 15834-2011 5.1, unbreakable
signs after CLREQ 6.1.2, spacing after CLREQ 6.3.2 (marks) and 6.1.4 (Han and Latin).
"""

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from .classes import LATIN, RIGHT_BLANK, classify_text
from .costs import Costs


class ProhibitionLevel(StrEnum):
    """How strictly marks are kept from line starts and ends (CLREQ 6.1.1)."""

    NONE = "none"
    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"


# 点号, closers, 连接号, 间隔号 and 分隔号 begin no line; nor do signs that belong to what is
# before them (GB/T 15834 5.1.1–5.1.7, 5.1.9).
_BASIC_START = frozenset("cspm~/k")
_NO_START: dict[ProhibitionLevel, frozenset[str]] = {
    ProhibitionLevel.NONE: frozenset(),
    ProhibitionLevel.BASIC: _BASIC_START,
    ProhibitionLevel.GB: _BASIC_START,
    ProhibitionLevel.STRICT: _BASIC_START | frozenset("del"),
}
# Openers end no line (GB/T 15834 5.1.3); at the level of GB nor does 分隔号 (5.1.9).
_NO_END: dict[ProhibitionLevel, frozenset[str]] = {
    ProhibitionLevel.NONE: frozenset(),
    ProhibitionLevel.BASIC: frozenset("o"),
    ProhibitionLevel.GB: frozenset("o/"),
    ProhibitionLevel.STRICT: frozenset("o/"),
}
# At every level: what belongs to its neighbour in the text of any language (UAX #14).
_ALWAYS_NO_START = frozenset(")%-q^gz_")
_ALWAYS_NO_END = frozenset("($qg_")
# Two of the same that are one sign (CLREQ 6.1.2) or one number (GB/T 15835 5.2).
_ONE_SIGN = frozenset("dew")
# Where Han and Latin want a gap: ideographs, 々 and kana beside letters and digits (CSS Text 4,
# 8.3).
_AUTOSPACE = frozenset(f"{a}{b}{a}"[i : i + 2] for a in "hkl" for b in "an" for i in (0, 1))

# 连接号 and 分隔号 and what stands beside them are not spread (CLREQ
# #procedures_for_inter-character_space_expansion).
_NEVER_SPREAD = frozenset("~/")
_JOINER = "\u200d"


class Pair(NamedTuple):
    """The rule between two classes; lengths in em."""

    gap: float
    """Fixed space, negative where two marks share their blank."""
    weight: float
    """Share in a line's stretch, in gaps between Han."""
    gentle: float
    """What it can lose before the last resort."""
    full: float
    """What it can lose at most."""
    ceiling: float
    """What it can gain at most."""
    breaks: bool
    """Whether a line may break here."""


def breaks_between(before: str, after: str, level: ProhibitionLevel) -> bool:
    """Whether a line may break between two classes (one letter each) that touch."""
    if before == "\n" or before == "b":
        return True
    if after in "\n b" or after in _ALWAYS_NO_START or before in _ALWAYS_NO_END:
        return False
    if before == "y" or after == "y":
        return before == "y"
    if after in _NO_START[level] or before in _NO_END[level]:
        return False
    if before == after and before in _ONE_SIGN:
        return False
    if before in LATIN and after in LATIN:
        return before == "-" and after in "a("
    return before != " "


def breaks_after_space(before: str, after: str, level: ProhibitionLevel) -> bool:
    """Whether a line may break after spaces that stand between two classes.

    A closer or stop after a space still begins no line, and a full-width opener before it
    ends none (UAX #14, rules 13 and 14).
    """
    if before == "\n" or after in "\n b":
        return before == "\n"
    return not (
        after in _NO_START[level] or after in ")%z" or before in (_NO_END[level] - {"/"}) | {"("}
    )


def may_break(text: str, level: ProhibitionLevel = ProhibitionLevel.GB) -> list[bool]:
    """Return, for each position from 0 to len(text), whether a line may break before it.

    The ends count as breaks. The positions inside addresses and hyphenated words that
    only `Paragraph` offers at a price are not among them.
    """
    kinds = classify_text(text)
    flags = [True] * (len(text) + 1)
    base = ""  # the last class that is no space and no combining mark
    spaced = False
    for i, kind in enumerate(kinds):
        if i:
            if text[i - 1] == _JOINER and kind == "h":  # UAX #14 rule 8a: one emoji
                flags[i], base = False, kind
                continue
            if kind == "^" and not spaced:
                flags[i] = kinds[i - 1] in "\nb"
                continue
            if spaced and kind != " ":
                flags[i] = breaks_after_space(base, kind, level)
            else:
                flags[i] = breaks_between(kinds[i - 1] if kind in " \n" else base, kind, level)
        spaced = kind == " "
        if not spaced:
            base = kind if kind != "^" else "a"
    return flags


def _fixed_gap(a: str, b: str, autospace: float) -> float:
    """Fixed space in em: adjacent marks share a blank, Han and Latin keep apart."""
    if (a in RIGHT_BLANK and (b in RIGHT_BLANK or b == "o")) or a == b == "o":
        return -0.5
    return autospace if a + b in _AUTOSPACE else 0.0


def pair_rule(a: str, b: str, costs: Costs, level: ProhibitionLevel) -> Pair:
    """The rule between two classes (one letter each) that touch."""
    gap, weight, gentle, full, most = 0.0, 1.0, 0.0, 0.0, costs.most_gap
    if fixed := _fixed_gap(a, b, costs.autospace):
        gap = fixed
        if fixed > 0:
            weight = costs.autospace_weight
            gentle = full = fixed - min(fixed, costs.autospace_least)
            most = max(0.0, costs.autospace_most - fixed)
    elif a in RIGHT_BLANK or b == "o":
        full = costs.mark_capacity
        gentle = full * costs.stop_share if a == "s" else full
    elif a in " _" and b not in " _":
        weight, gentle, full = costs.space_weight, costs.space_capacity, costs.space_capacity
    elif (
        b in " _^by\n"
        or (a in LATIN and b in LATIN)
        or (a == b and a in "de")
        or a in _NEVER_SPREAD
        or b in _NEVER_SPREAD
    ):
        weight = most = 0.0
    return Pair(gap, weight, gentle, full, most, breaks_between(a, b, level))


class PairTable(dict[str, Pair]):
    """Pair rules for one set of constants, worked out when first asked for."""

    def __init__(self, costs: Costs, level: ProhibitionLevel) -> None:
        super().__init__()
        self._costs, self._level = costs, level

    def __missing__(self, pair: str) -> Pair:
        rule = self[pair] = pair_rule(pair[0], pair[1], self._costs, self._level)
        return rule


@cache
def pair_table(costs: Costs, level: ProhibitionLevel) -> PairTable:
    """Return the one table of pair rules for these constants."""
    return PairTable(costs, level)


def pair_gap(a: str, b: str, autospace: float = 0.25) -> float:
    """Fixed space in em between two characters that touch, as CLREQ 6.3.2 and 6.1.4 ask.

    Args:
        a: the first character.
        b: the second.
        autospace: the gap wanted between Han and Latin, em.

    Returns:
        −.5 between two full-width marks that share a blank, `autospace` between Han and
        Latin letters or digits, otherwise 0.
    """
    kinds = classify_text(a + b)
    return _fixed_gap(kinds[0], kinds[-1], autospace)


def autospace_positions(text: str) -> list[int]:
    """Positions before which a gap between Han and Latin opens; no character is inserted."""
    kinds = classify_text(text)
    return [i for i in range(1, len(kinds)) if kinds[i - 1 : i + 1] in _AUTOSPACE]
