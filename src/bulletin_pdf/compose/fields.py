"""What of an issue is to be printed: its texts without markup, its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from bulletin_pdf.compose.dates import arabic_date, chinese_date
from bulletin_pdf.compose.view import IMPRINT_LABELS, ArticleView, IssueView, SectionView
from bulletin_pdf.model.fields import FieldPath, PrintedField

_IMPRINT_FIELDS = {label: name for name, label in IMPRINT_LABELS.items()}
_END = re.compile(r"</(?:p|li|t[dhr]|h[1-6]|figcaption|aside|div)>|<br>")
"""Where a paragraph, an item or a cell ends; what stands before it is in one piece."""


def printed_fields(view: IssueView) -> tuple[PrintedField, ...]:
    """Return every text of an issue that a layout has to print, in order."""
    fields = [*_masthead(view)]
    for number, section in enumerate(view.sections):
        fields += _section(("sections", number), section)
    fields += _foot(view)
    return tuple(given for given in fields if any(given.paragraphs))


def _masthead(view: IssueView) -> Iterator[PrintedField]:
    yield _short(("name",), "".join(view.name))
    yield _short(("number",), view.number_line)
    if view.date:
        forms = (_solid(chinese_date(view.date)),)
        yield PrintedField(("date",), (_solid(arabic_date(view.date)),), forms=forms)
    for name in ("publisher", "classification", "notice"):
        yield _short((name,), getattr(view, name))
    if view.cover:
        yield _short(("cover", "caption"), view.cover.caption)
        yield _short(("cover", "credit"), view.cover.credit)
    if view.web:
        yield _short(("web", "label"), view.web.label)


def _section(at: FieldPath, section: SectionView) -> Iterator[PrintedField]:
    yield _short((*at, "title"), section.title)
    yield _short((*at, "subtitle"), section.subtitle)
    yield _long((*at, "editors_note"), section.editors_note)
    for number, article in enumerate(section.articles):
        yield from _article((*at, "articles", number), article)
    for number, brief in enumerate(section.briefs):
        yield _long((*at, "briefs", number), brief)
    for number, figure in enumerate(section.figures):
        for name in ("value", "unit", "note"):
            yield _short((*at, "figures", number, name), getattr(figure, name))


def _article(at: FieldPath, article: ArticleView) -> Iterator[PrintedField]:
    yield _short((*at, "kicker"), article.kicker)
    yield _short((*at, "title"), "".join(article.title))
    yield _short((*at, "subtitle"), article.subtitle)
    for name in ("editors_note", "lead", "body"):
        yield _long((*at, name), getattr(article, name))
    yield _short((*at, "attribution"), article.attribution)
    yield _long((*at, "images"), article.figures)


def _foot(view: IssueView) -> Iterator[PrintedField]:
    for number, group in enumerate(view.groups):
        at: FieldPath = ("distribution", "groups", number)
        yield _short((*at, "label"), group.label)
        yield _short((*at, "recipients"), group.recipients)
    if view.copies:
        yield _short(("distribution", "copies"), f"共印{view.copies}份")
    for label, value in view.imprint:
        yield _short(("imprint", _IMPRINT_FIELDS[label]), value)


def _short(path: FieldPath, text: str) -> PrintedField:
    return PrintedField(path, (_solid(text),))


def _long(path: FieldPath, html: Markup) -> PrintedField:
    pieces = (_solid(Markup(piece).striptags()) for piece in _END.split(html))
    return PrintedField(path, tuple(piece for piece in pieces if piece), is_long=True)


def _solid(text: str) -> str:
    """Return a text without blanks, of which a layout may make more or fewer."""
    return "".join(text.split())
