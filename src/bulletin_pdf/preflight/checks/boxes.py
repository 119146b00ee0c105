"""The boxes of the pages: finished size, bleed, what turns or enlarges a page."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_pdf.errors import Diagnostic
from bulletin_pdf.pdfobjects.content import Box, Mark
from bulletin_pdf.preflight.subject import Subject, page_list
from bulletin_pdf.units import mm_to_pt

_MM = mm_to_pt(1)
_TOUCH = 0.5
"""Art that ends nearer to the finished edge than this, in pt, is meant to reach it."""

_ROUNDING = 0.05
"""pt; boxes are written with a few decimals."""


def is_trimmed(subject: Subject) -> Iterator[Diagnostic]:
    """5. Every page says how it is trimmed, to the finished size that is wanted."""
    bare = [sheet for sheet in subject.sheets if sheet.trim is None]
    if bare:
        yield subject.finding("preflight-trim-missing", pages=page_list(bare))
    if subject.settings.size is None:
        return
    wanted = subject.settings.size
    wrong = [
        sheet
        for sheet in subject.sheets
        if not _alike(_size(sheet.finished), wanted, subject.settings.size_tolerance)
    ]
    if wrong:
        values = {
            "found": _in_mm(_size(wrong[0].finished)),
            "wanted": _in_mm(wanted),
            "pages": page_list(wrong),
        }
        yield subject.finding("preflight-trim-size", wrong[0], wrong[0].finished, **values)


def bleeds(subject: Subject) -> Iterator[Diagnostic]:
    """6. Where art touches the finished edge, the bleed is wide enough and the art fills it."""
    wanted = subject.settings.bleed
    for sheet in subject.sheets:
        trim = sheet.finished
        touching = [mark for mark in sheet.marks if _is_art(mark) and _edges(mark, trim)]
        if not touching:
            continue
        given = min(_margins(trim, sheet.bleed or trim))
        if given < wanted - _ROUNDING:
            values = {"found": f"{given / _MM:.1f}", "wanted": f"{wanted / _MM:g}"}
            yield subject.finding("preflight-bleed-short", sheet, trim, **values)
            continue
        short = [mark for mark in touching if _falls_short(mark, trim, wanted)]
        yield from subject.on_marks(
            "preflight-bleed-art", sheet, short, {"wanted": f"{wanted / _MM:g}"}
        )


def is_alike(subject: Subject) -> Iterator[Diagnostic]:
    """7. All pages have one finished size, and none is turned or enlarged."""
    sized = [sheet for sheet in subject.sheets if sheet.trim is not None] or list(subject.sheets)
    if sized:
        first, tolerance = _size(sized[0].finished), subject.settings.size_tolerance
        other = [s for s in sized if not _alike(_size(s.finished), first, tolerance)]
        if other:
            found = _in_mm(_size(other[0].finished))
            values = {"found": found, "first": _in_mm(first), "pages": page_list(other)}
            yield subject.finding("preflight-trim-differs", other[0], other[0].finished, **values)
    turned = [sheet for sheet in subject.sheets if sheet.rotation or sheet.unit != 1]
    if turned:
        yield subject.finding("preflight-rotated", turned[0], pages=page_list(turned))


def is_not_cropped(subject: Subject) -> Iterator[Diagnostic]:
    """8. No CropBox hides a part of the page."""
    cropped = [
        sheet
        for sheet in subject.sheets
        if sheet.crop is not None and max(_margins(sheet.crop, sheet.media)) > _ROUNDING
    ]
    if cropped:
        yield subject.finding("preflight-cropbox", cropped[0], pages=page_list(cropped))


def _is_art(mark: Mark) -> bool:
    registration = mark.colour is not None and mark.colour.space.plates == ("All",)
    return mark.kind != "text" and mark.is_seen and not registration


def _edges(mark: Mark, trim: Box) -> list[bool]:
    """Tell for left, bottom, right and top whether a mark touches the finished edge from within."""
    box = mark.box
    if not box.meets(trim.grown(-_TOUCH)):
        return []
    found = [
        box.left < trim.left + _TOUCH,
        box.bottom < trim.bottom + _TOUCH,
        box.right > trim.right - _TOUCH,
        box.top > trim.top - _TOUCH,
    ]
    return found if any(found) else []


def _falls_short(mark: Mark, trim: Box, wanted: float) -> bool:
    margins = _margins(trim, mark.box)
    return any(
        touches and margin < wanted - _ROUNDING
        for touches, margin in zip(_edges(mark, trim), margins, strict=True)
    )


def _margins(inner: Box, outer: Box) -> tuple[float, float, float, float]:
    """Left, bottom, right, top: by how much one box reaches beyond another."""
    return (
        inner.left - outer.left,
        inner.bottom - outer.bottom,
        outer.right - inner.right,
        outer.top - inner.top,
    )


def _size(box: Box) -> tuple[float, float]:
    return box.width, box.height


def _alike(one: tuple[float, float], other: tuple[float, float], tolerance: float) -> bool:
    return all(abs(a - b) <= tolerance + _ROUNDING for a, b in zip(one, other, strict=True))


def _in_mm(size: tuple[float, float]) -> str:
    return " × ".join(f"{value / _MM:.1f}".removesuffix(".0") for value in size)
