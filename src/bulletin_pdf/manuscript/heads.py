"""The head of a bulletin: name, number, cumulative number, date, publisher, classification."""

from __future__ import annotations

import contextlib
import datetime
import re
from dataclasses import dataclass

from bulletin_pdf.manuscript.lines import BLANKS
from bulletin_pdf.model.dates import iso_date

_DIGIT = "0-9０-９〇○零一二三四五六七八九十百千"
_NUMBER = re.compile(rf"[（(〔\[]?\s{{0,4}}第\s*([{_DIGIT}]+)\s*[期号]\s*[）)〕\]]?")
_CUMULATIVE = re.compile(rf"[（(〔\[]?\s{{0,4}}总\s*第?\s*([{_DIGIT}]+)\s*[期号]\s*[）)〕\]]?")
_YEAR = re.compile(
    r"(?:(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})\s*年|[（(〔\[][12]\d{3}\s*年?[）)〕\]])(?=\s*第)"
)
_DATE = re.compile(
    r"[0-9０-９]{4}\s*年\s*[0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日|[0-9]{4}([-./．])[0-9]{1,2}\1[0-9]{1,2}|"
    r"[一二][〇○零Ｏ0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_PUBLISHER = re.compile(
    r".{2,30}(?:编印|编发|主办|主编|编|印发|印)|.{2,30}(?:办公室|委员会|编辑部|总工会|宣传部|研究室)"
)
_PUBLISHER_LABEL = re.compile(r"(?:编印单位|主办单位|编印|主办|编发单位|编发|承办)\s*[：:]\s*")
_BULLETIN_NAME = re.compile(
    r".{1,16}(?:简报|信息|通讯|动态|快报|专报|内参|参考|简讯|快讯|月报|周报|导报|通报|之窗|参阅)"
)
_CLASSIFICATION = re.compile(r"(?:秘密|机密|绝密)(?:[★☆].{0,6})?")
_NOTICE = re.compile(r".*(?:内部资料|内部参考|内部刊物|注意保存|免费交流|仅供参考|请勿外传).*")
_DIGITS = {d: v for v, d in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class HeadPart:
    """A field of the masthead and the span of the line that says it."""

    field: str
    start: int
    end: int
    confidence: float = 0.9


def whole_number(text: str) -> int:
    """Return the value of digits, full-width digits or a Chinese numeral."""
    plain = text.strip()
    if plain.isdecimal():
        return int(plain)
    if not any(unit in plain for unit in _UNITS):
        return int("".join(str(_DIGITS[c]) for c in plain))
    total, digit = 0, 0
    for character in plain:
        if character in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[character], 0
        else:
            digit = _DIGITS[character]
    return total + digit


def date_of(text: str) -> str | None:
    """Return the ISO form of a date that may have spaces within."""
    found = iso_date(re.sub(r"\s", "", text))
    with contextlib.suppress(ValueError):
        return found and datetime.date.fromisoformat(found).isoformat()
    return None


def has_number(text: str) -> bool:
    """Tell a line of a masthead that gives the number of the issue."""
    stripped = text.strip(BLANKS)
    if len(stripped) > 60 or (match := _NUMBER.search(stripped)) is None:
        return False
    rest = _NUMBER.sub("", _CUMULATIVE.sub("", _DATE.sub("", _YEAR.sub("", stripped))))
    return not re.search("[，。；：？！,;]", rest) and (
        len(match[0]) > 0 and len(rest.strip()) <= 34
    )


def parts_of(text: str, *, before: bool) -> list[HeadPart]:
    """Return the fields that a line of the masthead gives.

    Args:
        text: the line.
        before: whether it stands above the number, where the name is.
    """
    found = []
    taken = [False] * len(text)
    for field, pattern in (
        ("cumulative_number", _CUMULATIVE),
        ("number", _NUMBER),
        ("date", _DATE),
    ):
        for match in pattern.finditer(text):
            group = match.span(1) if field != "date" else match.span()
            if not any(taken[slice(*group)]):
                taken[match.start() : match.end()] = [True] * len(match[0])
                if field != "date" or date_of(match[0]):
                    found.append(HeadPart(field, *group))
            break
    if (year := _YEAR.search(text)) is not None:
        taken[year.start() : year.end()] = [True] * len(year[0])
    for start, end in _pieces(text, taken):
        found.append(_named(text, start, end, before=before))
    return sorted(found, key=lambda part: part.start)


def _pieces(text: str, taken: list[bool]) -> list[tuple[int, int]]:
    """Return what is left of a line, split where fields stood or a wide gap is."""
    shown = "".join("\x00" if t else c for c, t in zip(text, taken, strict=True))
    pattern = re.compile(r"[^\x00\s](?:[^\x00\s]|[ \u3000](?=[^\x00\s]))*")
    return [m.span() for m in pattern.finditer(shown) if m[0].strip(BLANKS + "（）()·|/、，")]


def _named(text: str, start: int, end: int, *, before: bool) -> HeadPart:
    words = text[start:end]
    if _CLASSIFICATION.fullmatch(words):
        return HeadPart("classification", start, end)
    if _NOTICE.fullmatch(words):
        return HeadPart("notice", start, end)
    if (label := _PUBLISHER_LABEL.match(words)) is not None:
        return HeadPart("publisher", start + label.end(), end)
    if _BULLETIN_NAME.fullmatch(words):
        return HeadPart("name", start, end)
    if _PUBLISHER.fullmatch(words) and not (before and len(words) <= 8):
        return HeadPart("publisher", start, end, 0.85)
    return HeadPart("name" if before else "publisher", start, end, 0.8 if before else 0.6)
