"""What templates see of an issue: finished strings, nothing that could be called."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from bulletin_pdf.compose.body import PLAIN, BodyStyle, ImageUrl, figure, render_body
from bulletin_pdf.compose.dates import MOST_CHINESE, chinese_number
from bulletin_pdf.compose.qr import qr_code
from bulletin_pdf.model import (
    Article,
    Attribution,
    CoverImage,
    Distribution,
    Figure,
    Imprint,
    Issue,
    Section,
    WebEdition,
)

_Path = tuple[str | int, ...]

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
    kicker: str
    title: tuple[str, ...]
    subtitle: str
    lead: Markup
    editors_note: Markup
    body: Markup
    attribution: str
    figures: Markup
    has_image: bool


@dataclass(frozen=True, slots=True)
class FigureView:
    """数字: a number, its unit and what it says."""

    value: str
    unit: str
    note: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section: its articles, briefs and figures. ``anchor`` is unique in the issue."""

    anchor: str
    title: str
    subtitle: str
    ink: str
    editors_note: Markup
    articles: tuple[ArticleView, ...]
    briefs: tuple[Markup, ...]
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class CoverView:
    """The picture of a cover."""

    url: str
    caption: str
    credit: str
    alt: str


@dataclass(frozen=True, slots=True)
class WebView:
    """The web edition: its QR code and what stands beside it."""

    url: str
    label: str
    code: Markup


@dataclass(frozen=True, slots=True)
class GroupView:
    """One line of the distribution list; recipients joined with 、."""

    label: str
    recipients: str


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue; what was not given is an empty string or an empty tuple."""

    heading: str
    name: tuple[str, ...]
    number: int | None
    cumulative_number: int | None
    number_line: str
    date: datetime.date | None
    publisher: str
    classification: str
    notice: str
    licence_number: str
    copy_number: bool
    cover: CoverView | None
    web: WebView | None
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


def number_of(anchor: str) -> int:
    """Return the 1-based number of the article with an anchor; 0 if it is not an article's."""
    match = re.fullmatch(r"a([0-9]+)", anchor)
    return int(match[1]) if match else 0


def view_of(
    issue: Issue,
    image_url: ImageUrl,
    style: BodyStyle,
    colours: Mapping[str, str],
    *,
    chinese_numbers: bool = False,
) -> IssueView:
    """Return what the templates see of an issue.

    Args:
        issue: the issue.
        image_url: image file → URL in the HTML.
        style: how heads inside the texts are treated.
        colours: ink → CSS colour; ``black`` draws the QR code.
        chinese_numbers: write 第一百二十八期.
    """
    titled = any(section.title for section in issue.sections)
    style = replace(style, heading=3 if titled else 2)
    sections, index = [], 0
    for number, section in enumerate(issue.sections):
        sections.append(_section(section, number, index, image_url, style))
        index += len(section.articles)
    imprint = issue.imprint
    return IssueView(
        heading=heading_of(issue),
        name=lines_of(issue.name or ""),
        number=issue.number,
        cumulative_number=issue.cumulative_number,
        number_line=number_line(issue.number, issue.cumulative_number, chinese=chinese_numbers),
        date=issue.date,
        publisher=issue.publisher or "",
        classification=issue.classification or "",
        notice=issue.notice or "",
        licence_number=(imprint.licence_number if imprint else None) or "",
        copy_number=issue.copy_number,
        cover=_cover(issue.cover, image_url),
        web=_web(issue.web, colours["black"]),
        contents=issue.contents,
        sections=tuple(sections),
        groups=_groups(issue.distribution),
        copies=issue.distribution.copies if issue.distribution else None,
        imprint=_imprint(imprint),
    )


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that the editor broke a name or a title into; none of an empty text."""
    return tuple(line.strip() for line in text.strip().split("\n")) if text.strip() else ()


def heading_of(issue: Issue) -> str:
    """Return the document's title: bulletin name and number, else the first section's title."""
    if issue.name:
        return "".join(lines_of(issue.name)) + number_line(issue.number, issue.cumulative_number)
    titles = [title for s in issue.sections for title in (s.title, *(a.title for a in s.articles))]
    return " ".join(lines_of(next((title for title in titles if title), "简报")))


def number_line(number: int | None, cumulative: int | None, *, chinese: bool = False) -> str:
    """Return 第3期（总第128期） or 第三期（总第一百二十八期）, as far as it is known.

    Numbers that Chinese numerals would make too long stay Arabic, both of them.
    """
    most = max(number or 0, cumulative or 0)
    written = chinese_number if chinese and most <= MOST_CHINESE else str
    this = f"第{written(number)}期" if number else ""
    if not cumulative:
        return this
    return f"{this}（总第{written(cumulative)}期）" if this else f"总第{written(cumulative)}期"


def signature(attribution: Attribution | None) -> str:
    """Return 单位　姓名　姓名, without brackets; empty when nothing is given."""
    if attribution is None:
        return ""
    parts = [attribution.organisation] if attribution.organisation else []
    return "　".join([*parts, *attribution.persons])


def text_source(*path: str | int) -> str:
    """Return how a text's place in the issue is written into the HTML: sections.0.briefs.1."""
    return ".".join(map(str, path))


def source_path(source: str) -> tuple[str | int, ...]:
    """Return the path in the issue of what ``text_source`` wrote."""
    return tuple(int(part) if part.isdigit() else part for part in source.split("."))


def _section(
    section: Section, number: int, first: int, image_url: ImageUrl, style: BodyStyle
) -> SectionView:
    note = section.editors_note
    here = ("sections", number)
    return SectionView(
        anchor=f"s{number + 1}",
        title=section.title or "",
        subtitle=section.subtitle or "",
        ink=section.ink or "",
        editors_note=_text(note, (*here, "editors_note"), image_url),
        articles=tuple(
            _article(article, anchor_of(first + i), (*here, "articles", i), image_url, style)
            for i, article in enumerate(section.articles)
        ),
        briefs=tuple(
            _text(brief, (*here, "briefs", i), image_url) for i, brief in enumerate(section.briefs)
        ),
        figures=tuple(_figure(given) for given in section.figures),
    )


def _text(text: str | None, path: _Path, image_url: ImageUrl, style: BodyStyle = PLAIN) -> Markup:
    """Return a text of the issue as HTML; empty if there is none."""
    return render_body(text, image_url, style, text_source(*path)) if text else Markup("")


def _article(
    article: Article, anchor: str, path: _Path, image_url: ImageUrl, style: BodyStyle
) -> ArticleView:
    figures = Markup("").join(
        Markup(
            figure(
                image_url(image.file),
                image.alt or image.caption or "",
                image.caption or "",
                image.credit or "",
                image.placement,
            )
        )
        for image in article.images
    )
    note, lead = article.editors_note, article.lead
    first = replace(PLAIN, opening=style.opening, goes_on=True)
    own = replace(style, opening=0) if note or lead else style
    body = _text(article.body, (*path, "body"), image_url, own)
    return ArticleView(
        anchor=anchor,
        kicker=article.kicker or "",
        title=lines_of(article.title),
        subtitle=article.subtitle or "",
        lead=_text(lead, (*path, "lead"), image_url, PLAIN if note else first),
        editors_note=_text(note, (*path, "editors_note"), image_url, first),
        body=body,
        attribution=signature(article.attribution),
        figures=figures,
        has_image=bool(figures) or "<figure" in body,
    )


def _figure(figure_: Figure) -> FigureView:
    return FigureView(figure_.value, figure_.unit or "", figure_.note)


def _cover(cover: CoverImage | None, image_url: ImageUrl) -> CoverView | None:
    if cover is None:
        return None
    caption = cover.caption or ""
    return CoverView(image_url(cover.file), caption, cover.credit or "", cover.alt or caption)


def _web(web: WebEdition | None, colour: str) -> WebView | None:
    if web is None:
        return None
    label = web.label or ""
    return WebView(web.url, label, qr_code(web.url, colour, label or web.url))


def _groups(distribution: Distribution | None) -> tuple[GroupView, ...]:
    if distribution is None:
        return ()
    return tuple(GroupView(g.label, "、".join(g.recipients)) for g in distribution.groups)


def _imprint(imprint: Imprint | None) -> tuple[tuple[str, str], ...]:
    if imprint is None:
        return ()
    fields = ((label, getattr(imprint, name)) for name, label in IMPRINT_LABELS.items())
    return tuple((label, value) for label, value in fields if value)
