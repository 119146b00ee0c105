"""What to cut or to add when no adjustment makes an issue fit: the fewest characters for it."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from bulletin_pdf.compose.view import number_of
from bulletin_pdf.typeset.extent import SetParagraph

_MIDDLE = 0.5
"""Lines left blank when the advice is followed, at least: rounding must not undo it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters to cut from a paragraph, or to add to it.

    Attributes:
        article: 1-based.
        paragraph: 1-based, within the article.
        opening: first characters of the paragraph.
        characters: how many.
        lines: what that gains or fills.
    """

    article: int
    paragraph: int
    opening: str
    characters: int
    lines: int


def lines_to_edit(spare: float) -> int:
    """Return how many lines to cut (below 0) or to add so that so many spare ones are used up."""
    return -ceil(_MIDDLE - spare) if spare < 0 else max(1, floor(spare - _MIDDLE))


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
    return [_edit(paragraphs[number], count, cutting) for number, count in sorted(taken.items())]


def _edit(paragraph: SetParagraph, lines: int, cutting: bool) -> Edit:
    first = paragraph.cut if cutting else paragraph.add
    characters = first + (lines - 1) * paragraph.full
    return Edit(number_of(paragraph.anchor), paragraph.number, paragraph.opening, characters, lines)
