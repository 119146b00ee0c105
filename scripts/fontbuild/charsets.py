"""Which characters each kind of face holds.

The 8105 characters are those of 通用规范汉字表 (2013), in the order of that table; GB 2312 and GBK
come from Python's codecs.
"""

from __future__ import annotations

import bz2
from pathlib import Path

TABLE_FILE = Path(__file__).parent / "charset-8105.txt"

NAMES = "㛃䶮𬭎𫖮镕喆堃淼昇祎𠮷"
"""Characters of personal names that must print in every role; 𠮷 is in none of the tables."""

_TABLE_NOTE = """\
# 通用规范汉字表 (General Standard Chinese Characters, State Council, 2013): 8105 characters in the
# order of the table, read from the field kTGH of the Unihan database of Unicode 15.0.0 (Debian
# package unicode-data 15.0.0-1), Copyright Unicode, Inc.; see fonts/LICENSES/Unicode-data.txt.
"""

_LATIN_SYMBOLS = "¢£¥€©®™°±µ¹²³ºª«»¼½¾–−§¶†‡‰‹›‚„№⁄¡¿¦¨¯´¸"
"""Signs that stand against Western letters and digits, so they have their weight and width."""

_KANA_AND_BOPOMOFO = frozenset(map(chr, range(0x3041, 0x3130))) - {"・"}
_HAN_SIGNS = frozenset("々〆")
"""Signs that repeat or abbreviate ideographs and follow the style of the Han face.

〇 is not among them: in the Fandol faces it is a small heavy ring, so the marks face serves it.
"""

_BASE_RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x1F8, 0x1F9), (0x251, 0x251), (0x261, 0x261),
    (0x1E3E, 0x1E3F), (0x2010, 0x205E), (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x218F),
    (0x2190, 0x2199), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x25A0, 0x25FF), (0x2605, 0x2606),
    (0x2610, 0x2612), (0x2713, 0x2717), (0x2776, 0x2793), (0x2E3A, 0x2E3B), (0x3000, 0x303F),
    (0x3220, 0x32CF), (0x3380, 0x33DF), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
)  # fmt: skip
_SPACES = frozenset(" \N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}")
"""In every face, for Pango sets a space in the face of the character before it."""

_UNWANTED = frozenset("\N{SOFT HYPHEN}\x7f\N{WORD JOINER}")


def table_8105() -> tuple[str, ...]:
    """Return the 8105 characters in the order of the table."""
    lines = TABLE_FILE.read_text(encoding="utf-8").splitlines()
    return tuple("".join(line for line in lines if not line.startswith("#")))


def table_text(unihan: Path) -> str:
    """Return the text of the data file, made anew from Unihan's ``kTGH`` (compressed by bzip2)."""
    numbered = []
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkTGH\t" in line:
                code, _, value = line.split()
                numbered.append((int(value.partition(":")[2]), chr(int(code[2:], 16))))
    characters = [character for _, character in sorted(numbered)]
    rows = ["".join(characters[i : i + 50]) for i in range(0, len(characters), 50)]
    return _TABLE_NOTE + "\n".join(rows) + "\n"


def is_han(character: str) -> bool:
    """Tell whether a character is an ideograph of a CJK block."""
    code = ord(character)
    return 0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF


def standard() -> frozenset[str]:
    """Return 8105, GB 2312, the names and the marks: what titles need."""
    return frozenset(table_8105()) | _decoded("gb2312", 0xA1, 0xF7) | frozenset(NAMES) | marks()


def wide() -> frozenset[str]:
    """Return ``standard`` and GBK: what the last fallback needs."""
    return standard() | _decoded("gbk", 0x81, 0xFE)


def kai_fallback() -> frozenset[str]:
    """Return 8105, the names and the marks: what stands in for the Fandol faces."""
    return frozenset(table_8105()) | frozenset(NAMES) | marks()


def marks() -> frozenset[str]:
    """Return everything of GBK that is no ideograph, and the usual marks and figures."""
    ranges = {chr(code) for low, high in _BASE_RANGES for code in range(low, high + 1)}
    legacy = {c for c in _decoded("gbk", 0x81, 0xFE) if not is_han(c)}
    return frozenset(ranges | legacy | _SPACES) - _UNWANTED


def latin() -> frozenset[str]:
    """Return what the Latin face serves: letters, digits and the signs that lean on them.

    The marks that Chinese and Latin share (“ ” ‘ ’ … — · × ÷) are absent on purpose: this face
    comes first in its chains, and there they are Chinese, one em wide (· half an em).
    """
    ranges = ((0x20, 0x7E), (0xC0, 0x24F), (0x386, 0x3CE), (0x1E00, 0x1EFF))
    letters = {chr(code) for low, high in ranges for code in range(low, high + 1)}
    return frozenset(letters - set("×÷")) | frozenset(_LATIN_SYMBOLS) | _SPACES


def chinese_marks() -> frozenset[str]:
    """Return what the marks face serves: all marks but those of the Latin and the Han faces."""
    return (marks() - latin() - _KANA_AND_BOPOMOFO - _HAN_SIGNS) | _SPACES


def fandol() -> frozenset[str]:
    """Return what a Fandol face serves: ideographs, kana and bopomofo, no figures, no marks."""
    ideographs = {character for character in standard() if is_han(character)}
    return frozenset(ideographs) | _HAN_SIGNS | _KANA_AND_BOPOMOFO | _SPACES


def in_order(characters: frozenset[str]) -> list[str]:
    """Sort for a face: marks, then the 8105 by frequency class, then the rest.

    A subset keeps the numbers of the glyphs up to the highest one used, so frequent characters
    with low numbers make small PDFs.
    """
    rank = {character: number for number, character in enumerate(table_8105())}
    last = len(rank)
    return sorted(characters, key=lambda c: (rank.get(c, last if is_han(c) else -1), c))


def _decoded(codec: str, first: int, last: int) -> frozenset[str]:
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    decoded = (pair.decode(codec, "ignore") for pair in pairs)
    return frozenset(text for text in decoded if len(text) == 1 and ord(text) > 0x7F)
