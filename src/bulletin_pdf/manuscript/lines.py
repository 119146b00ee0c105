"""A manuscript as every reader hands it over: lines in order, pictures, and what was left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

BLANKS = (
    " \t\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u2028\u2029\ufeff\u200b\u200c\u200d\u2060\u00ad"
)
"""Spaces of all widths, and characters that nobody sees."""

_SEPARATOR = re.compile("[\u2028\u2029]+")

_SIMPLIFIED = str.maketrans(
    "會處總區縣學醫廠團辦組隊鎮鄉黨協聯館廳電銀國務員車間記視園衛報發責編輯審簽電話區單訊動態簡導語標題圖專號內參"
    "張劉陳楊黃趙吳孫馬許鄭羅謝韓馮鄧葉蘇呂蔣盧鐘譚陸範賈韋鄒閻龍萬錢湯龔賴溫嚴齊莊顧聶魯藍顏無絡稿",
    "会处总区县学医厂团办组队镇乡党协联馆厅电银国务员车间记视园卫报发责编辑审签电话区单讯动态简导语标题图专号内参"
    "张刘陈杨黄赵吴孙马许郑罗谢韩冯邓叶苏吕蒋卢钟谭陆范贾韦邹阎龙万钱汤龚赖温严齐庄顾聂鲁蓝颜无络稿",
)


def simplified(text: str) -> str:
    """Return a text of the same length in which the rules find their words in Traditional text too.

    Only the characters of those words are changed, and only for looking: what is kept is the text.
    """
    return text.translate(_SIMPLIFIED)


class LineKind(StrEnum):
    """What a reader knows of a line before anybody asks what it says."""

    TEXT = "text"
    HEADING = "heading"
    """Of a heading style, centred or wholly bold: a title or a section, hardly a paragraph."""
    BLOCK = "block"
    """A table, list or picture in the body's markup; never a title or a signature."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or a block of the body's markup.

    Attributes:
        text: as it stands, stray spaces included.
        file: the manuscript it comes from, as the user named it.
        number: line of a text file, else paragraph, from 1.
        kind: what the reader knows of it.
        level: of a heading style, from 1; 0 when it has none.
        rejoined: whether it is a paragraph that was found broken into lines of print.
    """

    text: str
    file: str
    number: int
    kind: LineKind = LineKind.TEXT
    level: int = 0
    rejoined: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a manuscript brought along.

    Attributes:
        mark: what stands for its file's name in the lines.
        content: the file's bytes.
        extension: with the dot, by the bytes.
    """

    mark: str
    content: bytes
    extension: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of a file that is no part of the manuscript: comments, deletions, running heads."""

    file: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What was read, of one file or of several in order."""

    lines: tuple[Line, ...]
    pictures: tuple[Picture, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def separated(manuscript: Manuscript) -> Manuscript:
    """Return a manuscript whose lines end where Unicode's separators of lines and paragraphs stand.

    In a table or a list, which is one line here, there is no place for another one.
    """
    lines: list[Line] = []
    for line in manuscript.lines:
        parts = _SEPARATOR.split(line.text)
        if len(parts) == 1:
            lines.append(line)
        elif line.kind is LineKind.BLOCK:
            lines.append(replace(line, text=" ".join(parts)))
        else:
            lines += [replace(line, text=part) for part in parts]
    return replace(manuscript, lines=tuple(lines))


def joined(manuscripts: list[Manuscript]) -> Manuscript:
    """Return several manuscripts as one, in order."""
    return Manuscript(
        tuple(line for m in manuscripts for line in m.lines),
        tuple(picture for m in manuscripts for picture in m.pictures),
        tuple(left for m in manuscripts for left in m.left_out),
    )
