"""Colours and lines: everything that is painted is an ink, in its place, and not too much of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_pdf.errors import Diagnostic, Value
from bulletin_pdf.pdfobjects.content import Box, Mark
from bulletin_pdf.preflight.checks.document import PROCESS, spots_of
from bulletin_pdf.preflight.subject import Sheet, Subject
from bulletin_pdf.units import mm_to_pt

_FOREIGN = frozenset(("DeviceRGB", "CalRGB", "CalGray", "Lab", "ICCBased"))
_ROUNDING = 0.005
_MM2 = mm_to_pt(1) ** 2


def is_ink(subject: Subject) -> Iterator[Diagnostic]:
    """11. No colour of a screen: RGB, Lab, ICC."""
    for sheet in subject.sheets:
        found: dict[str, list[Mark]] = {}
        for mark in sheet.marks:
            if mark.box.is_empty:
                continue
            for space in mark.spaces:
                for family in sorted(space.families & _FOREIGN):
                    found.setdefault(family, []).append(mark)
        for family, marks in sorted(found.items()):
            yield from subject.on_marks("preflight-colour-not-ink", sheet, marks, {"space": family})


def has_known_plates(subject: Subject) -> Iterator[Diagnostic]:
    """12. Spot inks are those that are ordered, and there are no more plates than are paid for."""
    spots, allowed = spots_of(subject), subject.settings.spots
    if allowed != "any":
        for name, sheet in spots.items():
            if name not in allowed:
                used = [m for m in sheet.marks if any(name in s.plates for s in m.spaces)]
                yield from subject.on_marks(
                    "preflight-spot-unexpected", sheet, used, {"spot": name}
                )
    plates = _plates(subject)
    if len(plates) > subject.settings.plates:
        order = [name for name in PROCESS if name in plates]
        names = "、".join([*order, *sorted(plates - set(PROCESS))])
        values: dict[str, Value] = {
            "count": len(plates),
            "limit": subject.settings.plates,
            "names": names,
        }
        yield subject.finding("preflight-too-many-plates", **values)


def _plates(subject: Subject) -> set[str]:
    found: set[str] = set()
    for sheet in subject.sheets:
        printed = sheet.printed
        for mark in sheet.marks:
            if not mark.box.is_empty and printed.meets(mark.box):
                found |= mark.plates
    return found - {"All", "None"}


def keeps_registration_out(subject: Subject) -> Iterator[Diagnostic]:
    """13. Registration colour, which prints on every plate, stays outside the bleed."""
    for sheet in subject.sheets:
        marks = [
            mark
            for mark in sheet.seen("fill", "stroke", "text", "image", "shading")
            if any(space.plates == ("All",) for space in mark.spaces)
        ]
        yield from subject.on_marks("preflight-registration-inside", sheet, marks)


def is_not_drowned(subject: Subject) -> Iterator[Diagnostic]:
    """16. No colour has more ink than the paper takes; images are weighed on the plates."""
    limit = subject.settings.ink_limit
    least = subject.settings.ink_window * _MM2
    for sheet in subject.sheets:
        marks = [
            mark
            for mark in sheet.seen("fill", "stroke")
            if mark.colour is not None
            and mark.colour.space.plates != ("All",)
            and mark.colour.total * 100 > limit + 0.5
            and mark.box.width * mark.box.height >= least
        ]
        yield from subject.on_marks(
            "preflight-ink-heavy", sheet, marks, lambda group: _heaviest(group, limit)
        )


def _heaviest(marks: Sequence[Mark], limit: float) -> dict[str, Value]:
    total = max(mark.colour.total for mark in marks if mark.colour is not None)
    return {"percent": round(total * 100), "limit": f"{limit:g}"}


def has_no_hairlines(subject: Subject) -> Iterator[Diagnostic]:
    """17. No line is thinner than a plate holds, drawn as a stroke or as a narrow area."""
    least = subject.settings.line_width
    for sheet in subject.sheets:
        marks = [
            mark
            for mark in sheet.seen("stroke", "fill")
            if (mark.kind == "stroke" or (mark.rectangle and _is_line(mark.box)))
            and mark.width < least - _ROUNDING
            and mark.is_seen
        ]
        yield from subject.on_marks(
            "preflight-hairline",
            sheet,
            marks,
            lambda group: {"width": f"{min(m.width for m in group):.2f}", "least": f"{least:g}"},
        )


def _is_line(box: Box) -> bool:
    """Whether an area is long and narrow; a full stop made of a rectangle is no line."""
    return max(box.width, box.height) > 8 * min(box.width, box.height)


def shows_its_white(subject: Subject) -> Iterator[Diagnostic]:
    """18. Nothing white overprints, for it would vanish."""
    for sheet in subject.sheets:
        marks = [
            mark
            for mark in sheet.seen("fill", "stroke", "text")
            if mark.overprints and mark.colour is not None and mark.colour.is_white
        ]
        yield from subject.on_marks("preflight-white-overprint", sheet, marks)


def ground_of(sheet: Sheet) -> list[tuple[int, Mark]]:
    """Return what can lie under type, with its place in the order of painting."""
    return [
        (i, mark)
        for i, mark in enumerate(sheet.marks)
        if mark.kind != "text" and mark.is_seen and sheet.printed.meets(mark.box)
    ]
