"""Rules about a whole issue: its articles and the organisations that signed them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from bulletin_pdf.errors import Severity
from bulletin_pdf.lint.characters import HAN
from bulletin_pdf.lint.rule import Rule
from bulletin_pdf.model import Article, Issue
from bulletin_pdf.model.fillers import FILLERS

Path = tuple[str | int, ...]
Found = tuple[Path, str, str | None]
"""Where it is, what stands there, and what it is compared with."""

IssueFinder = Callable[[Issue], Iterator[Found]]

_PLACE = re.compile(
    rf"([{HAN}]{{2,7}}?[市县区州盟旗省])(?=总工?会?|工会|[{HAN}]{{0,4}}[局委办部会])"
)
_GENERIC = re.compile("有限责任|有限|股份|责任|集团|公司|委员会|[省市县区]")
_SENTENCES = re.compile("[。！？；\n]+")
_ALIKE = 0.8
"""The share of an article's sentences that stand in another from which it is the same."""

_MIN_SENTENCES = 3


def _articles(issue: Issue) -> Iterator[tuple[Path, Article]]:
    for s, section in enumerate(issue.sections):
        for a, article in enumerate(section.articles):
            yield ("sections", s, "articles", a), article


def mismatches(issue: Issue) -> Iterator[Found]:
    """Find titles that name another place's organisation than the signature does."""
    for path, article in _articles(issue):
        signed = article.attribution.organisation if article.attribution else None
        title = _PLACE.match(article.kicker or article.title)
        place = _PLACE.match(signed) if signed else None
        if title and place and signed and title[1] not in signed and place[1] not in article.title:
            yield (*path, "attribution"), signed, title[1]


def duplicates(issue: Issue) -> Iterator[Found]:
    """Find articles that stand in the issue twice, by title or by sentences."""
    known: list[tuple[str, frozenset[str]]] = []
    for path, article in _articles(issue):
        title = re.sub(r"\s", "", article.title)
        sentences = frozenset(s.strip() for s in _SENTENCES.split(article.body) if s.strip())
        for other, others in known:
            few = min(len(sentences), len(others))
            same = len(sentences & others)
            if (title == other and title not in FILLERS) or (
                few >= _MIN_SENTENCES and same >= _ALIKE * few
            ):
                yield (*path, "title"), article.title, other
                break
        known.append((title, sentences))


def two_names(issue: Issue) -> Iterator[Found]:
    """Find signatures that differ in nothing but words such as 市, 公司 or 有限."""
    first: dict[str, Path] = {}
    for path, article in _articles(issue):
        if article.attribution and article.attribution.organisation:
            first.setdefault(article.attribution.organisation, (*path, "attribution"))
    for one, other in combinations(first, 2):
        if _GENERIC.sub("", one) == _GENERIC.sub("", other) and (
            _places(one) <= _places(other) or _places(other) <= _places(one)
        ):
            yield first[other], other, one


def _places(name: str) -> frozenset[str]:
    return frozenset(re.findall("[省市县区]", name))


STRUCTURE = (
    Rule(
        "Z401", "lint-title-organisation", "—", Severity.WARNING, None,
        (("昆山市总工会发布指标（常熟市总工会）", None),), ("昆山市总工会发布指标（昆山市总工会）",),
    ),
    Rule(
        "Z402", "lint-duplicate-article", "—", Severity.WARNING, None,
        (("同一期有两篇《四大工程明确全年目标》", None),), (),
    ),
    Rule(
        "Z403", "lint-two-names", "—", Severity.WARNING, None,
        (("苏州市总工会、苏州总工会", None),), ("昆山市总工会、常熟市总工会",),
    ),
)  # fmt: skip
"""Z401–Z403."""

FINDERS: dict[str, IssueFinder] = {"Z401": mismatches, "Z402": duplicates, "Z403": two_names}
