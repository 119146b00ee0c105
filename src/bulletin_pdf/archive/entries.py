"""What of a deposit can be found: its articles, briefs, figures, and the issue's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from bulletin_pdf.archive.plain import plain
from bulletin_pdf.model import Article, Issue, Section

_LAST_PAGE = 1_000_000


class Deposited(Protocol):
    """What the catalogue needs to know of a deposit; ``bags.Deposit`` is one."""

    @property
    def id(self) -> str:
        """The issue's id."""

    @property
    def version(self) -> int:
        """1 for the first deposit, 2 for its correction."""

    @property
    def path(self) -> Path:
        """The bag."""

    @property
    def issue(self) -> Issue:
        """The issue."""

    @property
    def metadata(self) -> Mapping[str, str]:
        """What ``bag-info.txt`` says."""

    @property
    def pdf(self) -> Path:
        """The archive PDF."""

    @property
    def record(self) -> Mapping[str, Any]:
        """What ``build.json`` says."""

    @property
    def pages(self) -> list[str]:
        """The text of each page."""


class EntryKind(StrEnum):
    """What an entry is."""

    ARTICLE = "article"
    BRIEFS = "briefs"
    FIGURES = "figures"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of an issue that is found by itself.

    Attributes:
        ordinal: its place in the issue, from 0.
        kind: article, briefs, figures, or the issue's own words.
        title: its title on one line; that of its section when it has none.
        section: the section's title, or an empty string.
        organisation: who contributed it, or an empty string.
        text: everything else, a line for each paragraph.
        page: page it begins on, or None when the record does not say.
    """

    ordinal: int
    kind: EntryKind
    title: str
    section: str
    organisation: str
    text: str
    page: int | None


def entries_of(deposit: Deposited) -> list[Entry]:
    """Return the entries of a deposit in order, the issue's own words last."""
    starts = iter(_article_pages(deposit.record))
    found: list[Entry] = []
    for section in deposit.issue.sections:
        notes = (section.subtitle, section.editors_note)  # stand before the first of its articles
        for article in section.articles:
            found.append(_article(len(found), section, article, notes, next(starts, None)))
            notes = (None, None)
        name = one_line(section.title) or issue_title(deposit.issue)
        others = ((EntryKind.BRIEFS, _briefs(section)), (EntryKind.FIGURES, _figures(section)))
        for kind, text in others:
            if text:
                found.append(Entry(len(found), kind, name, one_line(section.title), "", text, None))
    issue = deposit.issue
    text = "\n".join(_own_words(issue))
    title = issue_title(issue)
    return [*found, Entry(len(found), EntryKind.ISSUE, title, "", "", text, 1)]


def issue_title(issue: Issue) -> str:
    """Return what an issue is called: its masthead, else its first section or article."""
    if issue.name:
        return one_line(issue.name)
    first = issue.sections[0]
    return one_line(first.title or (first.articles[0].title if first.articles else ""))


def one_line(text: str | None) -> str:
    """Return a text that was broken by hand in one line."""
    lines = (line.strip() for line in (text or "").splitlines())
    return " ".join(line for line in lines if line)


def _article_pages(record: Mapping[str, Any]) -> Iterator[int | None]:
    """Yield the page of each article as the record of the archive PDF has it."""
    targets = record.get("targets")
    target = targets.get("archive") if isinstance(targets, Mapping) else None
    listed = target.get("articles") if isinstance(target, Mapping) else None
    for article in listed if isinstance(listed, list) else ():
        page = article.get("page") if isinstance(article, Mapping) else None
        yield page if isinstance(page, int) and 0 < page <= _LAST_PAGE else None


def _article(
    ordinal: int,
    section: Section,
    article: Article,
    notes: tuple[str | None, str | None],
    page: int | None,
) -> Entry:
    attribution = article.attribution
    pictures = [part for image in article.images for part in (image.caption, image.alt)]
    texts = [
        article.kicker,
        article.subtitle,
        *notes,
        article.editors_note,
        article.lead,
        article.body,
        *pictures,
        *(image.credit for image in article.images),
        "、".join(attribution.persons) if attribution else None,
    ]
    return Entry(
        ordinal,
        EntryKind.ARTICLE,
        one_line(article.title),
        one_line(section.title),
        one_line(attribution.organisation) if attribution else "",
        "\n".join(plain(text) for text in texts if text),
        page,
    )


def _briefs(section: Section) -> str:
    if not section.briefs:
        return ""
    notes = () if section.articles else (section.subtitle, section.editors_note)
    return "\n".join(plain(text) for text in (*notes, *section.briefs) if text)


def _figures(section: Section) -> str:
    return "\n".join(f"{f.value}{f.unit or ''}　{f.note}" for f in section.figures)


def _own_words(issue: Issue) -> Iterator[str]:
    """Yield the words of the masthead, the cover, the imprint and the distribution list."""
    cover, imprint, web = issue.cover, issue.imprint, issue.web
    singles = [issue.publisher, issue.classification, issue.notice]
    singles += [cover.caption, cover.credit, cover.alt] if cover else []
    singles += [web.label, web.url] if web else []
    singles += [str(value) for value in imprint.model_dump().values() if value] if imprint else []
    yield from (one_line(text) for text in singles if text)
    if issue.number:
        yield f"第{issue.number}期"
    if issue.cumulative_number:
        yield f"总第{issue.cumulative_number}期"
    for group in issue.distribution.groups if issue.distribution else ():
        yield f"{group.label}　{'、'.join(group.recipients)}"
