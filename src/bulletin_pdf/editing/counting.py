"""Characters by article and organisation, and what of whom was printed (采用统计)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bulletin_pdf.model import Article, Issue

_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,300}\)(?:\{[^}\n]{0,99}\})?")
_LINK = re.compile(r"\[([^\]\n]{0,300})\](?:\([^)\n]{0,300}\)|\{[^}\n]{0,99}\})")
_FENCE = re.compile(r"^:::[ \t]*(?:引语|方框|表)?", re.MULTILINE)
_SIGNS = re.compile(r"\*\*|\^\[|\\$|^(?=[^-\n]*-)[ \t:|-]+$|\|", re.MULTILINE)
_COUNTED = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+(?:[.,:'’/@%-]*[0-9A-Za-z\u00c0-\u024f]+)*|\S")


@dataclass(frozen=True, slots=True)
class ArticleCount:
    """One article, or the briefs of a section.

    Attributes:
        issue: id of the issue.
        section: its title, or empty.
        title: of the article on one line; empty for briefs.
        organisation: who signed it, persons when no organisation did; empty for nobody.
        characters: of the title and the text.
        pieces: 1, or how many briefs.
    """

    issue: str
    section: str
    title: str
    organisation: str
    characters: int
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class Contribution:
    """What of an organisation was printed.

    Attributes:
        organisation: its name; empty for what nobody signed.
        articles: how many.
        characters: of all of them.
        by_issue: id of an issue → articles in it.
    """

    organisation: str
    articles: int
    characters: int
    by_issue: Mapping[str, int]


def characters(text: str) -> int:
    """Return how many characters a text has, as word processors count 字数.

    Each Chinese character and mark is one, and so is each Latin word or number; what only marks
    up the text is none.
    """
    plain = _FENCE.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    return len(_COUNTED.findall(_SIGNS.sub("", plain)))


def count_articles(issue_id: str, issue: Issue) -> Iterator[ArticleCount]:
    """Yield a count for each article of an issue, in order, and one for a section's briefs."""
    for section in issue.sections:
        head = section.title or ""
        for article in section.articles:
            title = re.sub(r"\s*\n\s*", " ", article.title.strip())
            yield ArticleCount(issue_id, head, title, _signed(article), _length(article))
        if section.briefs:
            total = sum(map(characters, section.briefs))
            yield ArticleCount(issue_id, head, "", "", total, len(section.briefs))


def contributions(counts: Iterable[ArticleCount]) -> list[Contribution]:
    """Return what was printed of each organisation, the most first; briefs are signed by nobody."""
    found: dict[str, list[ArticleCount]] = {}
    for count in counts:
        found.setdefault(count.organisation, []).append(count)
    sums = [
        Contribution(
            organisation,
            sum(c.pieces for c in theirs),
            sum(c.characters for c in theirs),
            _by_issue(theirs),
        )
        for organisation, theirs in found.items()
    ]
    return sorted(
        sums, key=lambda c: (not c.organisation, -c.articles, -c.characters, c.organisation)
    )


def _by_issue(counts: Iterable[ArticleCount]) -> dict[str, int]:
    pieces: dict[str, int] = {}
    for count in counts:
        pieces[count.issue] = pieces.get(count.issue, 0) + count.pieces
    return pieces


def _signed(article: Article) -> str:
    if article.attribution is None:
        return ""
    return article.attribution.organisation or "、".join(article.attribution.persons)


def _length(article: Article) -> int:
    parts = (article.kicker, article.title, article.subtitle, article.lead, article.body)
    return sum(characters(part) for part in parts if part)
