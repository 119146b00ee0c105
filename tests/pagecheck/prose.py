"""Chinese text that reads like prose, of any length: the sentences of the issues, cut and mixed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import yaml
from tests.conftest import CHECKOUT

from .dice import Dice

_SOURCES = ("2012-xinnian-silu", "specimen-jianbao", "specimen-kuaixun", "specimen-neikan")
_SENTENCE = re.compile(r"[^。；！？]+[。；！？]”?")
_MARKUP = re.compile(r"[\[\]*|!{}^:#>\n]")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+[、是要]|[（(]|\d+[.．、])")
"""What would be set as a head at the beginning of a paragraph."""
_CLAUSE_END = re.compile(r"[，、；。：]")
_PAIRS = ("“”", "（）", "《》")
_CLAUSE = range(4, 22)

LATIN = ("GDP", "AI", "ISO 9001", "5G", "PM2.5", "Wi-Fi", "WeasyPrint", "COVID-19", "CPU")
NUMBERS = ("2012", "1,234.56", "12.5%", "100万", "3.14", "2011—2012", "20", "第128期", "½", "−5℃")
URLS = (
    "https://example.com/2012/3",
    "http://www.example.org.cn/tongzhi/2012-02/15/content_123456789.htm?from=index&page=2",
    "https://example.com/a",
)
ENGLISH = (
    "The trade unions of Suzhou have agreed on five tasks for the year 2012.",
    "Collective bargaining, as the International Labour Organization defines it in Convention "
    "No. 154 (1981), extends to all negotiations between employers and workers’ organizations.",
    "See also Internationalization of Occupational-Safety-and-Health Standards, vol. 12, pp. 3–48.",
)
NAMES = ("张三", "李四", "王小明", "欧阳修文", "李镕", "李㛃", "张喆祎", "陈堃", "司马𠮷", "赵䶮")
"""With characters that only faces of reserve have."""
OFFICES = (
    "市总工会办公室",
    "张家港市总工会",
    "苏州工业园区总工会组织民管部",
    "昆山市精神文明建设指导委员会办公室",
    "苏州市工会社会化职业化工作者管理服务中心",
    "宝钢苏冶重工公司工会",
)
RECIPIENTS = (
    "市委",
    "市政协",
    "省总工会",
    "市四套班子有关领导",
    "各市（县）、区、局（公司）工会",
    "各直属单位工会",
    "全国总工会办公厅、组织部、宣传教育部",
    "苏州国家高新技术产业开发区、太湖国家旅游度假区总工会",
)


@cache
def sentences() -> tuple[str, ...]:
    """Return the plain sentences of the issues."""
    found: dict[str, None] = {}
    for name in _SOURCES:
        given = yaml.safe_load((CHECKOUT / "issues" / f"{name}.yaml").read_text(encoding="utf-8"))
        for text in _texts(given):
            for paragraph in text.split("\n\n"):
                for sentence in _SENTENCE.findall(paragraph.strip()):
                    if not _MARKUP.search(sentence) and len(sentence) > _CLAUSE.start:
                        found[sentence] = None
    return tuple(found)


def _texts(given: Any) -> Iterator[str]:
    if isinstance(given, str):
        yield given
    elif isinstance(given, dict | list):
        for value in given.values() if isinstance(given, dict) else given:
            yield from _texts(value)


@cache
def clauses() -> tuple[str, ...]:
    """Return parts of sentences that can be titles or cells: marks in pairs, no stop at the end."""
    found = dict.fromkeys(
        clause
        for sentence in sentences()
        for clause in _CLAUSE_END.split(sentence)
        if len(clause) in _CLAUSE and not _NUMBERED.match(clause) and _is_balanced(clause)
    )
    return tuple(found)


def _is_balanced(text: str) -> bool:
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS) and (
        text[-1] not in "。！？"
    )


def paragraph(dice: Dice, length: int) -> str:
    """Return whole sentences of about so many characters; below twelve, a cut one."""
    text = ""
    while len(text) < length:
        sentence = dice.one(sentences())
        if text or not _NUMBERED.match(sentence):
            text += sentence
    if length < _LEAST:
        return text[: max(1, length - 1)].strip("，、；：“”（）《》　 ") + "。"
    return text


_LEAST = 12


def phrase(dice: Dice, length: int) -> str:
    """Return clauses put together to about so many characters, as in a title."""
    text = dice.one(clauses())
    while len(text) < length:
        text += dice.one(("　", "，", "　")) + dice.one(clauses())
    return text if len(text) <= length + 4 else _cut(text, length)


def _cut(text: str, length: int) -> str:
    """Return a beginning that does not tear a pair of marks."""
    for end in range(min(length, len(text)), 0, -1):
        if _is_balanced(text[:end]) and text[end - 1] not in "，　、":
            return text[:end]
    return text


def title(dice: Dice, length: int) -> str:
    """Return a title: clauses, with book titles, quotation marks, foreign words or numbers."""
    kind = dice.one(("plain", "plain", "book", "quoted", "latin", "number", "url"))
    core = phrase(dice, max(2, length - 10) if kind != "plain" else length)
    inner = _cut(dice.one(clauses()), 8)
    return {
        "plain": core,
        "book": f"{core}《{inner}条例》",
        "quoted": f"“{inner}”{core}",
        "latin": f"{core}与{dice.one(LATIN)}",
        "number": f"{dice.one(NUMBERS)}{core}",
        "url": f"{core} {URLS[0]}",
    }[kind]


def number(dice: Dice) -> str:
    """Return a figure as tables and boxes have them, up to twelve digits."""
    digits = dice.number(1, 12)
    value = dice.number(10 ** (digits - 1), 10**digits - 1)
    share = dice.number(0, 1000) / 10
    return dice.one((f"{value}", f"{value:,}", f"{value / 100:.2f}", f"{share:g}%"))


def offices(dice: Dice, count: int) -> Sequence[str]:
    """Return names of organisations."""
    return dice.several(OFFICES, count)
