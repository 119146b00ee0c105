"""Pages are filled: no hole that nothing asked for, no empty column, no page of heads alone."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_pdf.errors import Severity, Value
from bulletin_pdf.pagecheck.finding import Finding, excerpt
from bulletin_pdf.pagecheck.subject import Subject
from bulletin_pdf.pagecheck.wholeness import is_head
from bulletin_pdf.typeset.laidout import Box, Break, LaidPage, Region

_HOLE = 0.25
"""Part of a column that may stay empty above its foot."""


def holes(subject: Subject) -> Iterator[Finding]:
    """Find pages and last columns that end far above their foot, though more is to come."""
    for number, page in enumerate(subject.document.pages, 1):
        if page.ends is not Break.UNFORCED:
            continue
        floor, room = page.floor, page.area[3] - page.area[1]
        lowest = _lowest(page, 0)
        if floor - lowest > _HOLE * room:
            hole = page.area[0], lowest, page.area[2], floor
            yield _hole("page-hole", number, hole, room)
        elif (empty := _empty_column(page, floor, room)) is not None:
            yield _hole("page-column-empty", number, empty, room)


def _hole(code: str, number: int, box: Box, room: float) -> Finding:
    values = {"share": round(100 * (box[3] - box[1]) / room)}
    return Finding(code, number, box, severity=Severity.WARNING, values=values)


def _lowest(page: LaidPage, frame: int) -> float:
    """Return where the content of a column ends; 0 is the whole page."""
    feet = [
        line.box[3]
        for line in page.lines
        if line.region in (Region.FLOW, Region.PLACED) and (not frame or line.frame == frame)
    ]
    feet += [p.shown[3] for p in page.pictures if not frame or p.frame == frame]
    feet += [r.box[3] for r in page.rows if not frame or r.frame == frame]
    return max(feet, default=page.area[1])


def _empty_column(page: LaidPage, floor: float, room: float) -> Box | None:
    """Return what is empty of the last column at the foot of the page, when it is too much."""
    if len(page.frames) < 2:
        return None
    at_foot = [f for f, box in page.frames.items() if floor - box[3] < _HOLE * (floor - box[1])]
    if not at_foot or (last := max(at_foot)) not in page.frames:
        return None
    left, top, right, _ = page.frames[last]
    lowest = max(_lowest(page, last), top)
    is_hole = floor - lowest > _HOLE * room
    return (left, lowest, right, floor) if is_hole else None


def pages_of_heads(subject: Subject) -> Iterator[Finding]:
    """Find pages that hold nothing but heads, though more is to come."""
    for number, page in enumerate(subject.document.pages, 1):
        lines = [line for line in page.lines if line.region is Region.FLOW]
        if page.ends is not Break.UNFORCED or not lines or page.pictures or page.rows:
            continue
        if all(is_head(subject, line) for line in lines):
            values: dict[str, Value] = {
                "text": excerpt("".join(text.text for text in lines[0].texts))
            }
            yield Finding(
                "page-only-heads", number, lines[-1].box, lines[0].element, Severity.WARNING, values
            )
