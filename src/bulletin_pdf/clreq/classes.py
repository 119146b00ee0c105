"""Character classes of Chinese text, after CLREQ 5.1 and GB/T 15834-2011.

A class is one letter, so that the classes of a text are themselves a string
(`classify_text`) and pair rules can be looked up by a slice of it.
"""

import re
from enum import StrEnum
from unicodedata import category, east_asian_width


class CharClass(StrEnum):
    """What a character is to the rules of line composition."""

    HAN = "h"  # ideographs, kana, hangul, wide symbols and emoji
    OPENER = "o"  # full-width opening quotes and brackets
    CLOSER = "c"  # full-width closing quotes and brackets
    STOP = "s"  # 句末点号 。．？！
    PAUSE = "p"  # 句内点号 ，、；：
    INTERPUNCT = "m"  # 间隔号, half an em (GB/T 15834 5.1.7)
    CONNECTOR = "~"  # 连接号 ～ – and a single — (GB/T 15834 5.1.6)
    SOLIDUS = "/"  # 分隔号, half an em (GB/T 15834 5.1.9)
    DASH = "d"  # 破折号, two ems (GB/T 15834 5.1.4)
    ELLIPSIS = "e"  # 省略号, two ems (GB/T 15834 5.1.5)
    NONSTARTER = "k"  # iteration marks, never at a line start
    SMALL_KANA = "l"  # small kana and the long mark, kept from line starts only when strict
    WIDE_DIGIT = "w"  # ０–９
    WIDE_LETTER = "W"  # Ａ–Ｚ ａ–ｚ
    ENCLOSED = "i"  # ① ㈠ ⒈
    POSTFIX = "%"  # % ‰ ℃ °, kept with the number before them
    PREFIX = "$"  # ￥ $ № ＃, kept with the number after them
    DIGIT = "n"
    LETTER = "a"
    LATIN_OPENER = "("
    LATIN_CLOSER = ")"  # with the Latin stops . , : ; ? !
    QUOTE = "q"  # straight quotes, of no direction unless they are a pair
    HYPHEN = "-"
    SYMBOL = "x"  # every other narrow sign
    OBJECT = "j"  # an inline box: an image, an inline block
    SPACE = " "
    FIXED_SPACE = "_"  # no-break space
    WIDE_SPACE = "z"  # U+3000, a character one em wide that ends a line rather than begins one
    GLUE = "g"  # word joiner: nothing breaks beside it
    EXTEND = "^"  # combining marks and variation selectors, one with their base
    ZERO_SPACE = "b"  # zero-width space: a break without width
    SOFT_HYPHEN = "y"  # a break that prints a hyphen
    NEWLINE = "\n"  # a forced break


_MEMBERS: dict[CharClass, str] = {
    CharClass.OPENER: "“‘（《〈\u2329「『【〔［｛〖〘〚〝｟",
    CharClass.CLOSER: "”’）》〉\u232a」』】〕］｝〗〙〛〞〟｠",
    CharClass.STOP: "。．？！｡‼⁇⁈⁉",
    CharClass.PAUSE: "，、；：､",
    CharClass.INTERPUNCT: "·・‧･",
    CharClass.CONNECTOR: "～〜–゠",
    CharClass.SOLIDUS: "/／",
    CharClass.DASH: "—―⸺⸻",
    CharClass.ELLIPSIS: "…⋯‥․︙\U00010af6",
    CharClass.NONSTARTER: "々〻ゝゞヽヾ゛゜",
    CharClass.SMALL_KANA: (
        "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    ),
    CharClass.POSTFIX: "%％﹪‰‱℃℉°′″‵￠¢",
    CharClass.PREFIX: "$￥＄￡￦¥£€№＃±＋",
    CharClass.LATIN_OPENER: "([{«‹¡¿",
    CharClass.LATIN_CLOSER: ")]}.,:;?!»›",
    CharClass.QUOTE: "\"'",
    CharClass.HYPHEN: "-‐",
    CharClass.SPACE: " ",
    CharClass.FIXED_SPACE: "\u00a0\u2007",
    CharClass.WIDE_SPACE: "\u3000",
    CharClass.GLUE: "\u2060\ufeff\u034f\u202f\u2011",
    CharClass.EXTEND: "\u200d",
    CharClass.ZERO_SPACE: "\u200b",
    CharClass.SOFT_HYPHEN: "\u00ad",
    CharClass.NEWLINE: "\n\u2028\u2029\u0085\v\f",
    CharClass.OBJECT: "\ufffc",
}

# Narrow classes: between two of them a line breaks only by the rules of Latin text.
LATIN = frozenset("na()q-x%$/~")
# Blank on its right is what such a mark can give up; an opener gives its left.
RIGHT_BLANK = frozenset("csp")
# The full-width marks that a narrow (proportional) glyph turns into Latin punctuation.
NARROW_FORM: dict[CharClass, CharClass] = {
    CharClass.OPENER: CharClass.LATIN_OPENER,
    CharClass.CLOSER: CharClass.LATIN_CLOSER,
    CharClass.STOP: CharClass.LATIN_CLOSER,
    CharClass.PAUSE: CharClass.LATIN_CLOSER,
}
# Scripts whose words only a dictionary can break, or that run from right to left.
FOREIGN = re.compile("[\u0590-\u08ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u202a-\u202e]")

_APOSTROPHE = re.compile("(?<=[0-9A-Za-z\u00c0-\u024f])’(?=[0-9A-Za-z\u00c0-\u024f])")
_LONE_DASH = re.compile("(?<![—―])[—―](?![—―])")
_SHAPED = re.compile('[’—―"]')


def _by_property(char: str) -> CharClass:
    """The class of a character that no table names, from its Unicode properties."""
    code, kind = ord(char), category(char)
    if kind in ("Mn", "Me") or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return CharClass.EXTEND
    if 0xFF10 <= code <= 0xFF19:
        return CharClass.WIDE_DIGIT
    if 0xFF21 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A:
        return CharClass.WIDE_LETTER
    if 0x2460 <= code <= 0x24FF or 0x2776 <= code <= 0x2793 or 0x3200 <= code <= 0x32FF:
        return CharClass.ENCLOSED
    if east_asian_width(char) in "WF" or 0x2E80 <= code <= 0x9FFF:
        return CharClass.HAN
    if kind == "Nd":
        return CharClass.DIGIT
    if kind[0] == "L" or kind in ("Mc", "Nl"):
        return CharClass.LETTER
    if kind == "Zs":
        return CharClass.SPACE
    return CharClass.SYMBOL


class _ClassTable(dict[int, str]):
    """A translation table that learns each new character once."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _by_property(chr(code)).value
        return letter


_TABLE = _ClassTable({ord(c): cls.value for cls, chars in _MEMBERS.items() for c in chars})


def classify(char: str) -> CharClass:
    """Return the class of one character, out of context.

    Quotes count as full-width, as they are in Chinese text; a caller that knows their
    glyph to be proportional replaces them by `NARROW_FORM`.
    """
    return CharClass(_TABLE[ord(char)])


def classify_text(text: str) -> str:
    """Return the classes of a text, one letter a character, with those that context decides.

    An apostrophe within a Latin word is a letter; a single — is a connector (一字线,
    GB/T 15834 4.13.3), a double one a dash; a pair of straight double quotes opens and closes
    (UAX #14, rule 19, binds only unresolved quotes to both sides); a combining mark takes the
    class of its base only in `EXTEND`, which no rule separates from it.
    """
    kinds = text.translate(_TABLE)
    if _SHAPED.search(text) is None:
        return kinds
    letters = list(kinds)
    for match in _APOSTROPHE.finditer(text):
        letters[match.start()] = CharClass.LETTER.value
    for match in _LONE_DASH.finditer(text):
        letters[match.start()] = CharClass.CONNECTOR.value
    for opener, closer in _quote_pairs(text):
        letters[opener] = CharClass.LATIN_OPENER.value
        letters[closer] = CharClass.LATIN_CLOSER.value
    return "".join(letters)


def _quote_pairs(text: str) -> list[tuple[int, int]]:
    """Positions of straight double quotes, two by two; none if one of them may mean inches."""
    places = [i for i, char in enumerate(text) if char == '"']
    openers = places[::2]
    if len(places) % 2 or any(i and _is_latin(text[i - 1]) for i in openers):
        return []
    return list(zip(openers, places[1::2], strict=True))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def is_wide(kind: str) -> bool:
    """Whether a class (one letter) is set on the full-width grid."""
    return kind in "hocspdeklwWizmj"


def natural_advance(char: str) -> float:
    """Advance in em to assume when no font is at hand.

    One em for wide characters, half for narrow ones and, after GB/T 15834 5.1.7 and
    5.1.9, for 间隔号 and 分隔号; a space is a quarter, and marks without width are nothing.
    """
    kind = _TABLE[ord(char)]
    if kind in "^gby\n":
        return 0.0
    if kind in " _":
        return 0.25
    return 0.5 if kind in "m/" or not is_wide(kind) else 1.0
