"""Before rendering: does every character of an issue have a glyph?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from bulletin_pdf.errors import Diagnostic, Severity
from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.layouts import LayoutConfig
from bulletin_pdf.model import Issue, Section
from bulletin_pdf.yamltext import Document

_Path = tuple[str | int, ...]
_Run = tuple[_Path, str, str, str]
"""Path in the issue file, text, part of the layout's type table, title of the article."""


def check_coverage(
    issue: Issue, config: LayoutConfig, library: FontLibrary, document: Document
) -> tuple[list[Diagnostic], tuple[Mapping[str, str], ...]]:
    """Find characters that a fallback face serves (a note) or no face has (an error).

    Returns:
        The diagnostics in source order, and the substitutions for the build record.
    """
    diagnostics: list[Diagnostic] = []
    substitutions: list[Mapping[str, str]] = []
    seen: set[tuple[str, str]] = set()
    for path, text, part, article in _runs(issue):
        role = config.type[part if part in config.type else "body"].font
        for served in library.substitutions(text, role):
            values = {
                "char": served.char,
                "code": f"U+{ord(served.char[0]):04X}",
                "article": article,
                "role": role,
            }
            where = document.place_in(path, served.offset)
            if served.face is None:
                diagnostics.append(Diagnostic("glyph-missing-in", Severity.ERROR, where, values))
            elif (role, served.char) not in seen:
                seen.add((role, served.char))
                values["family"] = served.face.family
                diagnostics.append(Diagnostic("glyph-substituted", Severity.NOTE, where, values))
                substitutions.append(values)
    return diagnostics, tuple(substitutions)


def _runs(issue: Issue) -> Iterator[_Run]:
    """Yield every text of an issue that is printed, with the style that sets it."""
    head = issue.name or ""
    for name, part in (
        ("name", "nameplate"),
        ("publisher", "issue_line"),
        ("classification", "notice"),
        ("notice", "notice"),
    ):
        if text := getattr(issue, name):
            yield (name,), text, part, head
    for part in ("cover", "web"):
        for name, text in _texts(getattr(issue, part)):
            yield (part, name), text, "caption", head
    for s, section in enumerate(issue.sections):
        at: _Path = ("sections", s)
        yield from _section_runs(at, section)
        for a, article in enumerate(section.articles):
            yield from _article_runs((*at, "articles", a), article.model_dump(), article.title)
    yield from _foot_runs(issue)


def _texts(part: BaseModel | None) -> Iterator[tuple[str, str]]:
    """Yield the texts of a cover or a web edition that are printed."""
    for name in ("caption", "credit", "label"):
        if text := getattr(part, name, None):
            yield name, text


def _section_runs(at: _Path, section: Section) -> Iterator[_Run]:
    title = section.title or ""
    for name, style in (
        ("title", "section"),
        ("subtitle", "subtitle"),
        ("editors_note", "editors_note"),
    ):
        if text := getattr(section, name):
            yield (*at, name), text, style, title
    for i, brief in enumerate(section.briefs):
        yield (*at, "briefs", i), brief, "brief", title
    for i, figure in enumerate(section.figures):
        for name in ("value", "unit", "note"):
            if text := getattr(figure, name):
                yield (*at, "figures", i, name), text, f"figure_{name}", title


def _article_runs(at: _Path, article: Mapping[str, object], title: str) -> Iterator[_Run]:
    for name in ("kicker", "title", "subtitle", "lead", "editors_note", "body"):
        text = article[name]
        if isinstance(text, str):
            yield (*at, name), text, name, title
    attribution = article["attribution"]
    if isinstance(attribution, Mapping):
        if organisation := attribution["organisation"]:
            yield (*at, "attribution", "organisation"), organisation, "attribution", title
        for i, person in enumerate(attribution["persons"]):
            yield (*at, "attribution", "persons", i), person, "attribution", title
    images = article["images"]
    if isinstance(images, tuple):
        for i, image in enumerate(images):
            for name in ("caption", "credit"):
                if text := image[name]:
                    yield (*at, "images", i, name), text, "caption", title


def _foot_runs(issue: Issue) -> Iterator[_Run]:
    if issue.distribution:
        for g, group in enumerate(issue.distribution.groups):
            at: _Path = ("distribution", "groups", g)
            yield (*at, "label"), group.label, "imprint", group.label
            for r, recipient in enumerate(group.recipients):
                yield (*at, "recipients", r), recipient, "imprint", group.label
    if issue.imprint:
        for name, text in issue.imprint.model_dump().items():
            if text:
                yield ("imprint", name), text, "imprint", ""
