"""How a text is cut for the search: Han characters one by one, other writing by words.

What a reader may write otherwise is made alike (full and half width, case, accents). Quotation
marks, brackets and blanks within a sentence are ignored, so that 双创工作 finds “双创”工作; a stop
stands for every other stop, so that 合作，共赢 finds 合作、共赢 but 社区 does not find 社，区.

The finding aid searches in the browser by the same rules (``site/static/query.js``): whoever
changes one changes both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from operator import add

HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\ue000-\uf8ff\uf900-\ufaff\U00020000-\U0003ffff\U000f0000-\U0010ffff"
)
"""What is searched character by character: Han, kana, hangul, and the private use of rare names."""

STOPS = "。.，,、；;：:？?！!…—\n"
"""Marks that a phrase is not found across, unless it has one itself."""

STOP = "¦"
"""Any run of stops."""

_POINT = "\u066b"  # the Arabic decimal separator: to the index it is a letter like others
_STOPS = frozenset(STOPS)
_STOP_CLASS = re.escape(STOPS)
_WORD = rf"(?:(?![{HAN}])[^\W_])"
_BETWEEN = rf"(?:(?![{HAN}{_STOP_CLASS}])[\W_])*"
_ANY_STOP = rf"[{_STOP_CLASS}](?:(?![{HAN}])[\W_])*"
_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
_GAP = re.compile(rf"(?:[^{HAN}{_POINT}\w]|_)+")
_UNIT = re.compile(rf"[{HAN}]|{STOP}|(?:{_WORD}|{_POINT})+")
_RUN = re.compile(rf"[{HAN}][{HAN} ]*{STOP}?|{STOP}|(?:{_WORD}|{_POINT})+")
_IS_HAN = re.compile(rf"[{HAN}]")


class _Folding(dict[int, str]):
    """What ``str.translate`` puts for each character, found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    if character > "\uffff":  # two units in JavaScript, which must count alike
        return character
    if character == _POINT:
        return "."
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", character).lower())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    whole = unicodedata.normalize("NFC", bare)
    return whole if len(whole) == 1 else character


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return a text of the same length in which equivalent characters are alike."""
    return text.translate(_FOLDING)


def units(text: str) -> list[str]:
    """Return the characters and words of a text, with ``STOP`` between its clauses."""
    found: list[str] = []
    for unit in _UNIT.findall(_clauses(text)):
        if unit != STOP or (found and found[-1] != STOP):
            found.append(unit)
    while found and found[-1] == STOP:
        found.pop()
    return found


def _clauses(text: str) -> str:
    """Return a folded text with ``STOP`` for stops and a blank for every other gap."""
    numbers = _DECIMAL.sub(_POINT, fold(text))
    return _GAP.sub(lambda gap: " " if _STOPS.isdisjoint(gap[0]) else STOP, numbers)


def is_han(unit: str) -> bool:
    """Tell whether a unit is a character that is searched by itself."""
    return _IS_HAN.fullmatch(unit) is not None


def tokens(text: str) -> str:
    """Return what the full-text index stores for a text, separated by blanks.

    A Han character is stored together with what follows it, so that a word of two characters is
    one short list in the index and a single one is the beginning of several.
    """
    return " ".join(_tokens(f"{_clauses(text).strip(f' {STOP}')}{STOP}"))


def phrase(wanted: Sequence[str]) -> str:
    """Return the units of a query as a phrase of FTS5."""
    stored = _tokens(" ".join(wanted))
    last = wanted[-1]
    if not is_han(last):
        return f'"{" ".join(stored)}"'
    if len(wanted) > 1 and is_han(wanted[-2]):
        return f'"{" ".join(stored[:-1])}"'  # the pair before it ends with it
    return f'"{" ".join(stored)}" *'


def _tokens(clauses: str) -> list[str]:
    """Return words, pairs of Han characters, and the last of a run with the stop after it.

    ``STOP`` by itself stands only after a word: after Han characters the last pair holds it.
    """
    found: list[str] = []
    for run in _RUN.findall(clauses):
        if not is_han(run[0]):
            found.append(run)
            continue
        whole = run.replace(" ", "")
        found += map(add, whole, whole[1:])
        if whole[-1] != STOP:
            found.append(whole[-1])
    return found


def spelled(wanted: Sequence[str]) -> str:
    """Return units as one text, in which any part of them is found as a part of the text."""
    text = "".join(unit if is_han(unit) or unit == STOP else f" {unit} " for unit in wanted)
    return text.replace("  ", " ")


def pattern(wanted: Sequence[str]) -> str:
    """Return a regular expression that finds the units of a query in a folded text."""
    parts: list[str] = []
    for unit in wanted:
        if unit == STOP:
            parts.append(_ANY_STOP)
            continue
        parts.append(re.escape(unit) if is_han(unit) else _whole_word(unit))
        parts.append(_BETWEEN)
    return "".join(parts[:-1])


def _whole_word(word: str) -> str:
    word = word.replace(_POINT, ".")
    before = rf"(?<!{_WORD})" + (r"(?<!\d\.)" if word[0].isdecimal() else "")
    after = rf"(?!{_WORD})" + (r"(?!\.\d)" if word[-1].isdecimal() else "")
    return before + re.escape(word) + after
