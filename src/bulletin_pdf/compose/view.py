"""What templates see of an issue: finished strings, nothing that could be called."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from markupsafe import Markup

from bulletin_pdf.compose.body import ImageUrl, figure, render_body
from bulletin_pdf.model import Article, Attribution, Distribution, Imprint, Issue, Section

_DIGITS = "〇一二三四五六七八九"

IMPRINT_LABELS = {
    "editor": "责任编辑",
    "checked_by": "核稿",
    "approved_by": "签发",
    "phone": "电话",
    "address": "地址",
    "printer": "印刷",
    "licence_number": "准印证号",
}
"""Fields of the imprint in the order in which they are printed, and their labels."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article ready to be set; ``anchor`` is unique in the issue."""

    anchor: str
    title: tuple[str, ...]
    subtitle: str
    editors_note: Markup
    body: Markup
    attribution: str
    figures: Markup


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section and its articles."""

    title: str
    articles: tuple[ArticleView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """One line of the distribution list; recipients joined with 、."""

    label: str
    recipients: str


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue; what was not given is an empty string or an empty tuple."""

    heading: str
    name: str
    number_line: str
    date: datetime.date | None
    publisher: str
    classification: str
    notice: str
    contents: bool
    sections: tuple[SectionView, ...]
    groups: tuple[GroupView, ...]
    copies: int | None
    imprint: tuple[tuple[str, str], ...]

    @property
    def has_masthead(self) -> bool:
        """Tell whether there is anything to print in a masthead."""
        return bool(self.name)

    @property
    def has_imprint(self) -> bool:
        """Tell whether there is anything to print at the foot of the last page."""
        return bool(self.groups or self.imprint)


def anchor_of(index: int) -> str:
    """Return the anchor of the article with that 0-based index."""
    return f"a{index + 1}"


def view_of(issue: Issue, image_url: ImageUrl) -> IssueView:
    """Return what the templates see of an issue."""
    sections = []
    index = 0
    for section in issue.sections:
        sections.append(_section(section, index, image_url))
        index += len(section.articles)
    return IssueView(
        heading=heading_of(issue),
        name=issue.name or "",
        number_line=number_line(issue.number, issue.cumulative_number),
        date=issue.date,
        publisher=issue.publisher or "",
        classification=issue.classification or "",
        notice=issue.notice or "",
        contents=issue.contents,
        sections=tuple(sections),
        groups=_groups(issue.distribution),
        copies=issue.distribution.copies if issue.distribution else None,
        imprint=_imprint(issue.imprint),
    )


def heading_of(issue: Issue) -> str:
    """Return the document's title: bulletin name and number, else the first section's title."""
    if issue.name:
        return issue.name + number_line(issue.number, issue.cumulative_number)
    first = issue.sections[0]
    return first.title or " ".join(first.articles[0].title.split("\n"))


def number_line(number: int | None, cumulative: int | None) -> str:
    """Return 第3期（总第128期）, as far as it is known."""
    this = f"第{number}期" if number else ""
    if not cumulative:
        return this
    return f"{this}（总第{cumulative}期）" if this else f"总第{cumulative}期"


def arabic_date(date: datetime.date) -> str:
    """Return 2012年1月10日."""
    return f"{date.year}年{date.month}月{date.day}日"


def chinese_date(date: datetime.date) -> str:
    """Return 二〇一二年一月十日 (GB/T 15835-2011, 5.1.1: the year digit by digit, with 〇)."""
    year = "".join(_DIGITS[int(digit)] for digit in str(date.year))
    return f"{year}年{_under_hundred(date.month)}月{_under_hundred(date.day)}日"


def _under_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def signature(attribution: Attribution | None) -> str:
    """Return 单位　姓名　姓名, without brackets; empty when nothing is given."""
    if attribution is None:
        return ""
    parts = [attribution.organisation] if attribution.organisation else []
    return "　".join([*parts, *attribution.persons])


def _section(section: Section, first: int, image_url: ImageUrl) -> SectionView:
    articles = tuple(
        _article(article, anchor_of(first + i), image_url)
        for i, article in enumerate(section.articles)
    )
    return SectionView(section.title or "", articles)


def _article(article: Article, anchor: str, image_url: ImageUrl) -> ArticleView:
    figures = Markup("").join(
        Markup(figure(image_url(i.file), i.alt or i.caption or "", i.caption or "", i.credit or ""))
        for i in article.images
    )
    note = article.editors_note
    return ArticleView(
        anchor=anchor,
        title=tuple(line.strip() for line in article.title.strip().split("\n")),
        subtitle=article.subtitle or "",
        editors_note=render_body(note, image_url) if note else Markup(""),
        body=render_body(article.body, image_url),
        attribution=signature(article.attribution),
        figures=figures,
    )


def _groups(distribution: Distribution | None) -> tuple[GroupView, ...]:
    if distribution is None:
        return ()
    return tuple(GroupView(g.label, "、".join(g.recipients)) for g in distribution.groups)


def _imprint(imprint: Imprint | None) -> tuple[tuple[str, str], ...]:
    if imprint is None:
        return ()
    fields = ((label, getattr(imprint, name)) for name, label in IMPRINT_LABELS.items())
    return tuple((label, value) for label, value in fields if value)
