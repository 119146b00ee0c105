"""Character sets by which the judge knows marks, Han and numbers.

They are the judge's own on purpose and import nothing from the product: a judge who asked
``clreq`` what a comma is would repeat its mistakes.
Source: GB/T 15834-2011, 5, and CLREQ, #line_composition.
"""

import re
from typing import Final

OPENERS: Final = frozenset("“‘（《【〈「『〔［｛")
CLOSERS: Final = frozenset("”’）》】〉」』〕］｝")
PAUSES: Final = frozenset("。，、；：？！")
HANGERS: Final = frozenset("。，、")
"""The marks that CLREQ #hanging_punctuation_marks_at_line_end lets hang outside the measure."""
TRAILING: Final = CLOSERS | PAUSES
"""Marks whose blank half lies at their right, so that a line may end on the half."""
MARKS: Final = TRAILING | OPENERS
TWO_EM_HALVES: Final = frozenset("—…")

NEVER_FIRST: Final = CLOSERS | PAUSES | frozenset("·％‰℃%!),.:;?]}")
NEVER_LAST: Final = OPENERS | frozenset("([{￥$")

NUMBER_LEFT_OPEN: Final = re.compile(r"(\d|\d[.,:／/~～－-])$")
NUMBER_GOES_ON: Final = re.compile(r"^([.,:][0-9]|[0-9])")
UNIT_FIRST: Final = re.compile(r"^[%％‰℃年月日号期届次元个项万亿]")

_HAN_RANGES: Final = (
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def is_han(char: str) -> bool:
    """Tell whether a character is an ideograph (〇 included)."""
    code = ord(char)
    return any(first <= code <= last for first, last in _HAN_RANGES)


def is_latin(char: str) -> bool:
    """Tell whether a character is an ASCII letter or digit."""
    return char.isascii() and char.isalnum()
