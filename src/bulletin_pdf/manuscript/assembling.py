"""A draft to an issue, and the places in it that are doubtful."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_pdf.errors import Diagnostic
from bulletin_pdf.manuscript.drafts import Doubt, Draft, DraftArticle, DraftSection
from bulletin_pdf.model import (
    Article,
    Attribution,
    Distribution,
    Imprint,
    Issue,
    RecipientGroup,
    Section,
)
from bulletin_pdf.model.fillers import NO_TEXT

TEXT_FIELDS = frozenset(
    ("name", "publisher", "classification", "notice", "section", "title", "subtitle", "lead",
     "note", "body", "brief", "signature", "label", "recipient", "imprint")
)  # fmt: skip
"""Fields of the ledger that hold text as it stood; numbers and dates are read."""

Path = tuple[str | int, ...]


def assemble(draft: Draft) -> Issue | None:
    """Return the issue of a draft, or None when there is nothing to print in it."""
    sections = tuple(_section(s) for s in _filled(draft))
    if not sections:
        return None
    return Issue.model_validate(
        {
            **draft.head,
            "contents": draft.contents,
            "sections": sections,
            "distribution": _distribution(draft),
            "imprint": Imprint(**draft.imprint) if draft.imprint else None,
        }
    )


def doubts(draft: Draft) -> Iterator[tuple[Path, Diagnostic]]:
    """Yield what is doubtful, with the path of the field in the issue."""
    for doubt in draft.doubts:
        yield (_key(doubt.field),), doubt.diagnostic
    for s, section in enumerate(_filled(draft)):
        at: Path = ("sections", s)
        yield from _at(at, section.doubts)
        for a, article in enumerate(section.articles):
            yield from _at((*at, "articles", a), article.doubts)


def texts(issue: Issue) -> Iterator[str]:
    """Yield every text of an issue that the ledger accounts for."""
    yield from (
        issue.name or "",
        issue.publisher or "",
        issue.classification or "",
        issue.notice or "",
    )
    for section in issue.sections:
        yield from (section.title or "", section.editors_note or "", *section.briefs)
        for article in section.articles:
            signed = article.attribution or Attribution()
            yield from (article.title, article.subtitle or "", article.lead or "")
            yield from (article.editors_note or "", article.body)
            yield from (signed.organisation or "", *signed.persons)
    for group in issue.distribution.groups if issue.distribution else ():
        yield from (group.label, *group.recipients)
    if issue.imprint:
        yield from (str(value) for value in issue.imprint.model_dump(exclude_none=True).values())


def _at(path: Path, found: list[Doubt]) -> Iterator[tuple[Path, Diagnostic]]:
    for doubt in found:
        yield (*path, doubt.field), doubt.diagnostic


def _key(field: str) -> str:
    return "distribution" if field == "copies" else field


def _filled(draft: Draft) -> list[DraftSection]:
    """Return the sections with something in them; a head alone goes on to the next one."""
    return [s for s in draft.sections if s.articles or s.briefs]


def _section(draft: DraftSection) -> Section:
    return Section(
        title=draft.title,
        editors_note=draft.editors_note,
        articles=tuple(_article(article) for article in draft.articles),
        briefs=tuple(draft.briefs),
    )


def _article(draft: DraftArticle) -> Article:
    signed = Attribution(organisation=draft.organisation, persons=tuple(draft.persons))
    # The literal block of a YAML file ends with a line end, and so does a body read from one.
    body = "\n\n".join(draft.paragraphs or [NO_TEXT]) + "\n"
    return Article(
        title="\n".join(draft.titles),
        subtitle=draft.subtitle,
        lead=draft.lead,
        editors_note=draft.editors_note,
        body=body,
        attribution=signed if draft.signed else None,
    )


def _distribution(draft: Draft) -> Distribution | None:
    groups = tuple(RecipientGroup(label=a, recipients=tuple(b)) for a, b in draft.groups)
    return Distribution(groups=groups, copies=draft.copies) if groups else None
