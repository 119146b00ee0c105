"""Every text of an issue that is printed, with its path and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from bulletin_pdf.model import Issue, Section

Path = tuple[str | int, ...]

_RUNNING = frozenset(("body", "lead", "editors_note"))


@dataclass(frozen=True, slots=True)
class Printed:
    """A text of an issue.

    Attributes:
        path: where it stands in the issue file.
        text: the text.
        part: the part of the layout's type table that sets it.
        article: title of its article, or what stands for one.
    """

    path: Path
    text: str
    part: str
    article: str

    @property
    def running(self) -> bool:
        """Whether it is running text, which may hold markup; the others are printed as they are."""
        return self.path[-1] in _RUNNING or "briefs" in self.path


def printed_texts(issue: Issue) -> Iterator[Printed]:
    """Yield every text of an issue that is printed, with the style that sets it."""
    head = issue.name or ""
    for name, part in (
        ("name", "nameplate"),
        ("publisher", "issue_line"),
        ("classification", "notice"),
        ("notice", "notice"),
    ):
        if text := getattr(issue, name):
            yield Printed((name,), text, part, head)
    for part in ("cover", "web"):
        for name, text in _texts(getattr(issue, part)):
            yield Printed((part, name), text, "caption", head)
    for s, section in enumerate(issue.sections):
        at: Path = ("sections", s)
        yield from _section_runs(at, section)
        for a, article in enumerate(section.articles):
            yield from _article_runs((*at, "articles", a), article.model_dump(), article.title)
    yield from _foot_runs(issue)


def _texts(part: BaseModel | None) -> Iterator[tuple[str, str]]:
    """Yield the texts of a cover or a web edition that are printed."""
    for name in ("caption", "credit", "label"):
        if text := getattr(part, name, None):
            yield name, text


def _section_runs(at: Path, section: Section) -> Iterator[Printed]:
    title = section.title or ""
    for name, style in (
        ("title", "section"),
        ("subtitle", "subtitle"),
        ("editors_note", "editors_note"),
    ):
        if text := getattr(section, name):
            yield Printed((*at, name), text, style, title)
    for i, brief in enumerate(section.briefs):
        yield Printed((*at, "briefs", i), brief, "brief", title)
    for i, figure in enumerate(section.figures):
        for name in ("value", "unit", "note"):
            if text := getattr(figure, name):
                yield Printed((*at, "figures", i, name), text, f"figure_{name}", title)


def _article_runs(at: Path, article: Mapping[str, object], title: str) -> Iterator[Printed]:
    for name in ("kicker", "title", "subtitle", "lead", "editors_note", "body"):
        text = article[name]
        if isinstance(text, str):
            yield Printed((*at, name), text, name, title)
    attribution = article["attribution"]
    if isinstance(attribution, Mapping):
        if organisation := attribution["organisation"]:
            yield Printed((*at, "attribution", "organisation"), organisation, "attribution", title)
        for i, person in enumerate(attribution["persons"]):
            yield Printed((*at, "attribution", "persons", i), person, "attribution", title)
    images = article["images"]
    if isinstance(images, tuple):
        for i, image in enumerate(images):
            for name in ("caption", "credit"):
                if text := image[name]:
                    yield Printed((*at, "images", i, name), text, "caption", title)


def _foot_runs(issue: Issue) -> Iterator[Printed]:
    if issue.distribution:
        for g, group in enumerate(issue.distribution.groups):
            at: Path = ("distribution", "groups", g)
            yield Printed((*at, "label"), group.label, "imprint", group.label)
            for r, recipient in enumerate(group.recipients):
                yield Printed((*at, "recipients", r), recipient, "imprint", group.label)
    if issue.imprint:
        for name, text in issue.imprint.model_dump().items():
            if text:
                yield Printed(("imprint", name), text, "imprint", "")
