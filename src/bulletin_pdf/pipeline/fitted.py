"""Copy-fitting with real pages: set, measure, try again; then say what was changed or is to cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bulletin_pdf.compose.adjustment import NUMBERS, Adjustment
from bulletin_pdf.compose.view import number_of
from bulletin_pdf.errors import Diagnostic, FindingsError, Place, Severity, Value
from bulletin_pdf.layouts import LayoutConfig
from bulletin_pdf.model import Issue
from bulletin_pdf.pipeline.cutting import Edit, edits_for
from bulletin_pdf.pipeline.fitting import Search
from bulletin_pdf.typeset.extent import Extent

_CODES = {
    "looseness": "fit-looseness",
    "title_space": "fit-title-space",
    "wider": "fit-wider",
    "image_height": "fit-image-height",
    "lines": "fit-lines",
    "measure": "fit-measure",
}
"""Field of an adjustment → the message that it was changed."""

Measure = Callable[[Adjustment], Extent]
"""Sets an issue with an adjustment and measures its pages."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """An issue that fills its pages.

    Attributes:
        pages: how many.
        adjustment: with what.
        natural: with what it would have been set otherwise.
        natural_pages: how many pages that had made.
        blank: lines left above the imprint.
        layouts: how often it was set to find that out.
    """

    pages: int
    adjustment: Adjustment
    natural: Adjustment
    natural_pages: int
    blank: float
    layouts: int

    @property
    def changes(self) -> dict[str, tuple[int, int]]:
        """What was changed: field of the adjustment → (from, to).

        Of ``wider`` that is the number of the first article whose title has a line more above it.
        """
        pairs = {
            name: (getattr(self.natural, name), getattr(self.adjustment, name)) for name in NUMBERS
        }
        changed = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
        if self.adjustment.wider:
            changed["wider"] = 0, number_of(self.adjustment.wider[0])
        return changed


def fit(issue: Issue, config: LayoutConfig, pages: int, measure: Measure, place: Place) -> Fitted:
    """Find the least visible change with which an issue fills exactly so many pages.

    Args:
        issue: the issue.
        config: its layout.
        pages: how many pages.
        measure: sets and measures it.
        place: where the wish stands, for messages.

    Raises:
        FindingsError: nothing fits; with what to cut or to add.
    """
    natural = Adjustment.natural(config)
    search = Search(config, pages)
    search.tell(natural, measure(natural))
    while search.fitting() is None and (candidate := search.next()) is not None:
        search.tell(candidate, measure(candidate))
    found, plain = search.fitting(), search.outcomes[0]
    if found is None:
        raise FindingsError(*_refusal(issue, search, place))
    return Fitted(
        pages=pages,
        adjustment=found.adjustment,
        natural=natural,
        natural_pages=plain.extent.pages,
        blank=found.spare,
        layouts=len(search.outcomes),
    )


def notes(fitted: Fitted, place: Place) -> list[Diagnostic]:
    """Return what to tell the editor: what was changed, from what to what."""
    values = {"pages": fitted.pages, "natural": fitted.natural_pages}
    head = "fit-changed" if fitted.changes else "fit-natural"
    return [
        Diagnostic(head, Severity.NOTE, place, values),
        *(
            Diagnostic(_CODES[name], Severity.NOTE, place, {"old": a, "new": b})
            for name, (a, b) in fitted.changes.items()
        ),
    ]


def _refusal(issue: Issue, search: Search, place: Place) -> Iterator[Diagnostic]:
    """Yield that nothing fits, and the edits that would make it fit."""
    ranking = search.ranking()
    edits, _ = edits_for(ranking, search.pages)
    is_long = ranking[0].spare < 0
    code = "fit-too-long" if is_long else "fit-too-short"
    if not edits:  # nothing of it is running text, or the pages cannot be worked out
        code = "fit-impossible"
    values = {
        "pages": search.pages,
        "natural": search.outcomes[0].extent.pages,
        "lines": sum(edit.lines for edit in edits),
        "characters": sum(edit.characters for edit in edits),
    }
    yield Diagnostic(code, Severity.ERROR, place, values)
    for edit in edits:
        yield _told(edit, issue, "fit-cut" if is_long else "fit-add", place)


def _told(edit: Edit, issue: Issue, code: str, place: Place) -> Diagnostic:
    title = " ".join(issue.articles[edit.article - 1].title.split())
    values: dict[str, Value] = {
        "article": edit.article,
        "title": title,
        "paragraph": edit.paragraph,
        "opening": edit.opening,
        "characters": edit.characters,
        "lines": edit.lines,
    }
    return Diagnostic(code, Severity.NOTE, place, values)
