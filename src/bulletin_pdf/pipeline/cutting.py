"""What to cut or to add when no adjustment makes an issue fit: the fewest characters for it."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
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


def edits_for(outcome: Outcome, pages: int) -> list[Edit]:
    """Return the fewest edits after which an issue fills so many pages, set as it was tried.

    What a cut gains is not always what it is worth: a page may end with the same paragraph as
    before. So lines are taken one by one until the pages are worked out to be full.

    Args:
        outcome: what came nearest to filling them.
        pages: how many pages.
    """
    paragraphs, sign = outcome.extent.paragraphs, 1 if outcome.spare > 0 else -1
    edits: list[Edit] = []
    for count in range(1, _MOST):
        longer = advice(paragraphs, sign * count)
        lines = [paragraph.lines for paragraph in paragraphs]
        for edit in longer:
            lines[edit.index] += sign * edit.lines
        spare = spare_with(outcome, outcome.adjustment, lines, pages)
        if sign > 0 and spare < 0.0 and edits:
            break
        edits = longer
        if is_full(spare) or sign * spare < 0.0 or sum(e.lines for e in longer) < count:
            break
    return edits


def advice(paragraphs: Sequence[SetParagraph], lines: int) -> list[Edit]:
    """Return the edits that cost the fewest characters, in the order of the text.

    A paragraph whose last line is short loses a line with the few characters on it; the next line
    costs a full line more. A paragraph is never deleted whole.

    Args:
        paragraphs: the paragraphs as they were set.
        lines: how many to add, or below 0 to cut; as many as can be, when there are not so many.
    """
    cutting = lines < 0
    offers = [
        (p.cut if cutting else p.add, number)
        for number, p in enumerate(paragraphs)
        if number_of(p.anchor) and (p.cut or not cutting)
    ]
    heapq.heapify(offers)
    taken: dict[int, int] = {}
    for _ in range(abs(lines)):
        if not offers:
            break
        price, number = heapq.heappop(offers)
        taken[number] = taken.get(number, 0) + 1
        left = paragraphs[number].lines - taken[number]
        if not cutting or left > 1:
            heapq.heappush(offers, (max(price, paragraphs[number].full), number))
    return [
        _edit(number, paragraphs[number], count, cutting=cutting)
        for number, count in sorted(taken.items())
    ]


def _edit(index: int, paragraph: SetParagraph, lines: int, *, cutting: bool) -> Edit:
    return Edit(
        index=index,
        article=number_of(paragraph.anchor),
        paragraph=paragraph.number,
        opening=paragraph.opening,
        characters=(paragraph.cut if cutting else paragraph.add) + (lines - 1) * paragraph.full,
        lines=lines,
    )
