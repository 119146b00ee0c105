"""Word's automatic numbers, which stand in no text of the file: 一、（一）1. and bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_CHINESE = ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "japaneseCounting",
            "ideographDigital", "chineseLegalSimplified")  # fmt: skip
_DIGITS = "〇一二三四五六七八九"


@dataclass(slots=True)
class Numbering:
    """The numbering definitions of a document and how far each list has counted."""

    levels: dict[tuple[str, int], tuple[str, str, int]] = field(default_factory=dict)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, number: str, level: int) -> str:
        """Return what stands before the next paragraph of a list, in the body's markup."""
        form, pattern, start = self.levels.get((number, level), ("bullet", "", 1))
        if form == "bullet":
            return "- "
        if form == "none" or not pattern:
            return ""
        self._counts[number, level] = self._counts.get((number, level), start - 1) + 1
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        label = re.sub(r"%(\d)", lambda m: self._shown(number, int(m[1]) - 1), pattern)
        # 1. with a space is an item of a list in the body's markup, without one a head.
        return f"{label} " if re.fullmatch(r"\d+[.)]", label) else label

    def _shown(self, number: str, level: int) -> str:
        form, _, start = self.levels.get((number, level), ("decimal", "", 1))
        count = self._counts.get((number, level), start)
        if form in _CHINESE:
            return chinese(count)
        if form == "decimalEnclosedCircle" and 1 <= count <= 20:
            return chr(0x245F + count)
        if form in ("lowerLetter", "upperLetter"):
            letter = chr(ord("a") + (count - 1) % 26)
            return letter if form == "lowerLetter" else letter.upper()
        return str(count)


def read_numbering(root: Element | None) -> Numbering:
    """Read ``numbering.xml``; without one there are no lists."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {a.get(f"{W}abstractNumId"): a for a in root.iter(f"{W}abstractNum")}
    for number in root.iter(f"{W}num"):
        reference = number.find(f"{W}abstractNumId")
        definition = abstract.get(reference.get(f"{W}val")) if reference is not None else None
        for level in definition.iter(f"{W}lvl") if definition is not None else ():
            key = number.get(f"{W}numId", ""), _int(level.get(f"{W}ilvl"), 0)
            form, pattern = value(level, "numFmt", "decimal"), value(level, "lvlText", "")
            numbering.levels[key] = form, pattern, _int(value(level, "start", "1"), 1)
    return numbering


def value(element: Element | None, name: str, default: str) -> str:
    """Return the value of a child of an element, such as ``<w:jc w:val="center"/>``."""
    child = None if element is None else element.find(f"{W}{name}")
    return default if child is None else child.get(f"{W}val", default)


def chinese(count: int) -> str:
    """Return a number below 100 as a Chinese numeral."""
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _int(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else default
