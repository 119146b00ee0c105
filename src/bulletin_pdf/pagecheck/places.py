"""Every text stands inside its page, its part of the page and its block."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bulletin_pdf.errors import Value
from bulletin_pdf.pagecheck.finding import Finding, excerpt
from bulletin_pdf.pagecheck.geometry import inked
from bulletin_pdf.pagecheck.subject import Subject
from bulletin_pdf.typeset.laidout import Box, LaidLine, LaidPage, LaidText, Region

_HANGING = 0.6
"""How far a text may reach beyond its block, em: half a mark hangs, and a little more."""

_ROUNDING = 0.01
"""By which sums of advances differ from the width that they fill, px."""

_ON_ONE_SPOT = 0.08
"""Smallest advance of characters that stand side by side, em."""


def outside(subject: Subject) -> Iterator[Finding]:
    """Find text off the page, out of the type area, or beyond the block or column it belongs to."""
    for number, page in enumerate(subject.document.pages, 1):
        for line in page.lines:
            if _is_well_inside(page, line):
                continue
            if (code := _fault(subject, page, line)) is not None:
                values: dict[str, Value] = {
                    "text": excerpt("".join(text.text for text in line.texts))
                }
                yield Finding(code, number, line.box, line.element, values=values)


def _is_well_inside(page: LaidPage, line: LaidLine) -> bool:
    """Tell whether even the blank around a line's characters lies where they may: most lines do."""
    left, top, right, bottom = page.area
    if line.region is Region.FLOW:
        bottom = page.floor
    x0, y0, x1, y1 = line.box
    return (
        max(left, line.limits[0]) <= x0 + _ROUNDING
        and x1 - _ROUNDING <= min(right, line.limits[1])
        and top <= y0
        and y1 <= bottom
    )


def _fault(subject: Subject, page: LaidPage, line: LaidLine) -> str | None:
    shown = [text for text in line.texts if text.shown and text.text.strip()]
    if not shown:
        return None
    boxes = [inked(text) for text in shown]
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    if left < 0 or top < 0 or right > page.size[0] or bottom > page.size[1]:
        return "page-text-off-sheet"
    slack = _HANGING * max(text.em for text in shown)
    if line.region is not Region.MARGIN and not _is_within(page, line, (left, top, right, bottom)):
        return "page-text-outside"
    if line.region is Region.MARGIN or _is_annotation(subject, line):
        return None  # a page's number may reach out of its box, as long as it meets nothing
    if left < line.limits[0] - slack or right > line.limits[1] + slack:
        return "page-text-overflows"
    return None


def _is_within(page: LaidPage, line: LaidLine, box: Box) -> bool:
    """Tell whether a line in the flow or among the notes lies in the type area."""
    if line.region is Region.PLACED:
        return True  # where the style sheet puts it, the block's own limits hold
    left, top, right, bottom = page.area
    slack = _HANGING * line.texts[0].em
    floor = page.floor if line.region is Region.FLOW else bottom
    return (
        left - slack <= box[0]
        and box[2] <= right + slack
        and top - slack <= box[1]
        and box[3] <= floor + slack
    )


def _is_annotation(subject: Subject, line: LaidLine) -> bool:
    """Tell whether a line is pinyin over characters, whose block is wider than it."""
    return line.element >= 0 and subject.element(line.element).tag == "rt"


def on_one_spot(subject: Subject) -> Iterator[Finding]:
    """Find characters of one line on one spot, or stretches of a line that cover one another."""
    for number, page in enumerate(subject.document.pages, 1):
        for line in page.lines:
            for text in line.texts:
                if text.least < _ON_ONE_SPOT and text.shown:
                    values: dict[str, Value] = {"text": excerpt(text.text)}
                    yield Finding(
                        "page-glyphs-piled", number, text.box, text.element, values=values
                    )
            yield from _covered(number, line)


def _covered(number: int, line: LaidLine) -> Iterator[Finding]:
    """Find stretches of one line that stand on one another."""
    texts = [t for t in line.texts if t.shown and t.text.strip()]
    if len(texts) < 2:
        return
    texts.sort(key=lambda text: text.box[0])
    for before, after in pairwise(texts):
        if _overlap(before, after) > 0:
            values: dict[str, Value] = {"text": excerpt(before.text), "other": excerpt(after.text)}
            yield Finding("page-text-overprinted", number, after.box, after.element, values=values)


def _overlap(before: LaidText, after: LaidText) -> float:
    box, other = inked(before), inked(after)
    if box[1] >= other[3] or other[1] >= box[3]:
        return 0.0
    return min(box[2], other[2]) - max(box[0], other[0])
