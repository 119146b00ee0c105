"""What to cut or to add when no adjustment makes an issue fit: the fewest characters for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bulletin_pdf.compose.view import number_of
from bulletin_pdf.pipeline.fitting import Outcome, is_full, spare_with
from bulletin_pdf.typeset.extent import SetParagraph

_MOST = 200
"""Lines that are cut or added at most."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters to cut from a paragraph, or to add to it.

    Attributes:
        index: of the paragraph in the extent.
        article: 1-based.
        paragraph: 1-based, within the article.
        opening: first characters of the paragraph.
        characters: how many.
        lines: what that gains or fills.
    """

    index: int
    article: int
    paragraph: int
    opening: str
    characters: int
    lines: int


def edits_for(outcomes: Sequence[Outcome], pages: int) -> tuple[list[Edit], bool]:
    """Return the fewest edits after which an issue fills so many pages, and whether they do.

    What a line gains is not always what it is worth: a page may end with the same paragraph as
    before. So lines are taken one by one until the pages are worked out to be full.

    Args:
        outcomes: what was tried, what came nearest to filling them first.
        pages: how many pages.
    """
    found = [_edits(outcome, pages) for outcome in outcomes]
    return next((edits for edits in found if edits[1]), found[0])


def _edits(outcome: Outcome, pages: int) -> tuple[list[Edit], bool]:
    paragraphs, sign = outcome.extent.paragraphs, 1 if outcome.spare > 0 else -1

    def spare(taken: Mapping[int, int]) -> float:
        lines = [p.lines + sign * taken.get(n, 0) for n, p in enumerate(paragraphs)]
        return spare_with(outcome, outcome.adjustment, lines, pages)

    taken: dict[int, int] = {}
    error, full = outcome.spare - spare(taken), False
    for _ in range(_MOST):
        longer = [taken | {n: taken.get(n, 0) + 1} for n in _offers(paragraphs, taken, sign)]
        spares = [spare(choice) + error for choice in longer]
        best = next((n for n, left in enumerate(spares) if is_full(left)), None)
        full = best is not None
        if best is None:  # the cheapest that does not overshoot
            best = next((n for n, left in enumerate(spares) if sign * left > 0.0), None)
        if best is None:
            break
        taken = longer[best]
        if full:
            break
    return [_edit(n, paragraphs[n], count, sign) for n, count in sorted(taken.items())], full


def _offers(paragraphs: Sequence[SetParagraph], taken: Mapping[int, int], sign: int) -> list[int]:
    """Return the paragraphs that can lose (or gain) a further line, the cheapest first.

    A paragraph whose last line is short loses a line with the few characters on it; the next line
    costs a full line more. A paragraph is never deleted whole.
    """
    offers = []
    for number, paragraph in enumerate(paragraphs):
        lines = taken.get(number, 0)
        if number_of(paragraph.anchor) and (sign > 0 or paragraph.lines - lines > 1):
            first = paragraph.add if sign > 0 else paragraph.cut
            offers.append((max(first, paragraph.full) if lines else first, number))
    return [number for _, number in sorted(offers)]


def _edit(index: int, paragraph: SetParagraph, lines: int, sign: int) -> Edit:
    return Edit(
        index=index,
        article=number_of(paragraph.anchor),
        paragraph=paragraph.number,
        opening=paragraph.opening,
        characters=(paragraph.add if sign > 0 else paragraph.cut) + (lines - 1) * paragraph.full,
        lines=lines,
    )
