"""An issue in the making: what was taken as what, how surely, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bulletin_pdf.errors import Diagnostic

SURE = 0.7
"""What is taken with less confidence is marked as doubtful."""


class Kind(StrEnum):
    """What a line of the manuscript was taken as."""

    MASTHEAD = "masthead"
    SECTION = "section"
    TITLE = "title"
    SUBTITLE = "subtitle"
    LEAD = "lead"
    NOTE = "note"
    BODY = "body"
    BRIEF = "brief"
    SIGNATURE = "signature"
    DISTRIBUTION = "distribution"
    IMPRINT = "imprint"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the review: a line of the manuscript and what it was taken as."""

    line: int
    kind: Kind
    confidence: float
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful place: the field of the issue it concerns, and what is doubtful."""

    field: str
    diagnostic: Diagnostic


@dataclass(slots=True)
class DraftArticle:
    """An article in the making."""

    titles: list[str]
    line: int
    subtitle: str | None = None
    lead: str | None = None
    editors_note: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    organisation: str | None = None
    persons: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def signed(self) -> bool:
        """Whether somebody signed it."""
        return self.organisation is not None or bool(self.persons)


@dataclass(slots=True)
class DraftSection:
    """A section in the making."""

    title: str | None = None
    editors_note: str | None = None
    articles: list[DraftArticle] = field(default_factory=list)
    briefs: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """An issue in the making."""

    head: dict[str, str | int] = field(default_factory=dict)
    contents: bool = False
    sections: list[DraftSection] = field(default_factory=list)
    groups: list[tuple[str, list[str]]] = field(default_factory=list)
    copies: int | None = None
    imprint: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def articles(self) -> list[DraftArticle]:
        """Return all articles in order."""
        return [article for section in self.sections for article in section.articles]
