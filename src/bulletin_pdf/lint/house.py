"""The house dictionary (``words.yaml``): fixed terms, forbidden words, leaders and their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from bulletin_pdf.errors import Severity
from bulletin_pdf.lint.rule import Hit, Rule

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]


def _one_or_more(value: Any) -> Any:  # noqa: ANN401 - plain data
    return (value,) if isinstance(value, str) else value


Texts = Annotated[tuple[Text, ...], BeforeValidator(_one_or_more), Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Term(_Part):
    """A name or term with one right form."""

    write: Text
    instead_of: Texts
    safe: bool = False
    """Whether ``--fix`` may write it unasked."""


class Forbidden(_Part):
    """Words that are not printed, and what is printed instead if there is anything."""

    words: Texts
    write: Text | None = None


class Leader(_Part):
    """A leader; the list's order is the order in which they are named."""

    name: Text
    titles: Texts


class HouseWords(_Part):
    """The house dictionary."""

    terms: tuple[Term, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    leaders: tuple[Leader, ...] = ()


NAMES = {
    "词语": "terms", "固定提法": "terms", "写作": "write", "写": "write", "不写": "instead_of",
    "误": "instead_of", "禁用": "forbidden", "禁用词": "forbidden", "词": "words",
    "领导": "leaders", "姓名": "name", "职务": "titles", "title": "titles", "word": "words",
    "not": "instead_of", "term": "terms",
}  # fmt: skip
"""Other names of the keys → the key, for “did you mean”."""


def terms(text: str, words: HouseWords) -> Iterator[Hit]:
    """Find forms of a term that are not the house's."""
    forms = {form: term for term in words.terms for form in term.instead_of}
    right = _any(tuple(term.write for term in words.terms))
    kept = [match.span() for match in right.finditer(text)] if right else []
    for start, end, form in _found(text, tuple(forms)):
        if not any(a <= start and end <= b for a, b in kept):
            yield Hit(start, end, forms[form].write, forms[form].safe)


def forbidden(text: str, words: HouseWords) -> Iterator[Hit]:
    """Find words that are not printed."""
    instead = {word: entry.write for entry in words.forbidden for word in entry.words}
    for start, end, word in _found(text, tuple(instead)):
        yield Hit(start, end, instead[word])


def titles(text: str, words: HouseWords) -> Iterator[Hit]:
    """Find leaders with a title directly before the name that is another's."""
    theirs = {leader.name: leader.titles for leader in words.leaders}
    known = sorted({t for leader in words.leaders for t in leader.titles}, key=len, reverse=True)
    for start, _, name in _found(text, tuple(theirs)):
        given = next((t for t in known if text.endswith(t, 0, start)), None)
        if given is not None and given not in theirs[name]:
            yield Hit(start - len(given), start, theirs[name][0])


def order(text: str, words: HouseWords) -> Iterator[Hit]:
    """Find two leaders named one after the other against the list's order."""
    rank = {leader.name: number for number, leader in enumerate(words.leaders)}
    known = sorted({t for leader in words.leaders for t in leader.titles}, key=len, reverse=True)
    between = re.compile(f"(?:、|和|及|以及)(?:{'|'.join(map(re.escape, known))})?")
    before: tuple[int, int, str] | None = None
    for found in _found(text, tuple(rank)):
        if (
            before
            and rank[before[2]] > rank[found[2]]
            and between.fullmatch(text, before[1], found[0])
        ):
            yield Hit(before[0], found[1])
        before = found


HouseFinder = Callable[[str, HouseWords], Iterator[Hit]]


def _found(text: str, words: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    if (expression := _any(words)) is not None:
        for match in expression.finditer(text):
            yield match.start(), match.end(), match[0]


@lru_cache(maxsize=16)
def _any(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what matches any of the words, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))) if words else None


HOUSE = (
    Rule(
        "Z501", "lint-forbidden-word", "words.yaml：forbidden", Severity.ERROR, None,
        (("残废人", "残疾人"),), ("残疾人",),
    ),
    Rule(
        "Z502", "lint-term", "words.yaml：terms", Severity.WARNING, None,
        (("党的17届六中全会", "党的十七届六中全会"),), ("党的十七届六中全会",),
    ),
    Rule(
        "Z503", "lint-leader-title", "words.yaml：leaders", Severity.ERROR, None,
        (("市总工会副主席张三", "市总工会主席张三"),), ("市总工会主席张三", "主席台上张三发言"),
    ),
    Rule(
        "Z504", "lint-leader-order", "words.yaml：leaders", Severity.WARNING, None,
        (("李四、张三出席会议", None),), ("张三、李四出席会议",),
    ),
)  # fmt: skip
"""Z501–Z504."""

FINDERS: dict[str, HouseFinder] = {
    "Z501": forbidden, "Z502": terms, "Z503": titles, "Z504": order,
}  # fmt: skip
