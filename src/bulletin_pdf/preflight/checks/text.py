"""Type: fonts, sizes, inks and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin_pdf.errors import Diagnostic, Value
from bulletin_pdf.pdfobjects.content import Mark
from bulletin_pdf.preflight.checks.inks import ground_of
from bulletin_pdf.preflight.subject import Sheet, Subject
from bulletin_pdf.units import mm_to_pt

_ROUNDING = 0.05
"""pt; a size is a product of matrices."""

_NAMES = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}


def has_fonts(subject: Subject) -> Iterator[Diagnostic]:
    """9. Every font that is used is in the file."""
    for sheet in subject.sheets:
        found: dict[str, list[Mark]] = {}
        for mark in sheet.marks:
            if mark.font is not None and not mark.font.embedded:
                found.setdefault(mark.font.name, []).append(mark)
        for name, marks in sorted(found.items()):
            yield from subject.on_marks("preflight-font-not-embedded", sheet, marks, {"font": name})


def has_glyphs(subject: Subject) -> Iterator[Diagnostic]:
    """10. No character is set as a box because the font lacks it."""
    for sheet in subject.sheets:
        marks = [
            mark
            for mark in sheet.seen("text")
            if mark.font is not None
            and mark.font.missing
            and mark.colour is not None
            and not mark.font.missing.isdisjoint(mark.codes)
        ]
        yield from subject.on_marks("preflight-notdef", sheet, marks, _missing)


def _missing(marks: Sequence[Mark]) -> dict[str, Value]:
    count = sum(code in m.font.missing for m in marks if m.font is not None for code in m.codes)
    return {"font": marks[0].font.name if marks[0].font is not None else "", "count": count}


def has_black_body(subject: Subject) -> Iterator[Diagnostic]:
    """21. The text that most of the file is set in is black ink alone."""
    sizes: Counter[float] = Counter()
    for sheet in subject.sheets:
        for mark in _type(sheet):
            sizes[round(mark.size, 1)] += len(mark.codes)
    if not sizes:
        return
    body = max(sizes, key=lambda size: (sizes[size], -size))
    for sheet in subject.sheets:
        marks = [
            mark
            for mark in _type(sheet)
            if round(mark.size, 1) == body
            and mark.colour is not None
            and mark.colour.is_dark
            and not mark.colour.is_black_alone
            and mark.colour.space.plates != ("All",)
        ]
        yield from subject.on_marks("preflight-body-not-black", sheet, marks, _colours)


def overprints_black(subject: Subject) -> Iterator[Diagnostic]:
    """22. Small black type on a ground overprints it, so that no white shines through."""
    below = subject.settings.overprint_black_below
    for sheet in subject.sheets:
        black = [
            (i, mark)
            for i, mark in enumerate(sheet.marks)
            if mark.kind == "text"
            and mark.size < below - _ROUNDING
            and mark.colour is not None
            and mark.colour.is_black_alone
            and not _goes_over(mark)
            and mark.colour.total > 0.995
            and sheet.printed.meets(mark.box)
        ]
        if not black:
            continue
        ground = [(i, m) for i, m in ground_of(sheet) if m.plates - {"Black"} or not m.plates]
        marks = [m for i, m in black if any(n < i and g.box.meets(m.box) for n, g in ground)]
        yield from subject.on_marks("preflight-black-knocks-out", sheet, marks, _smallest)


def _goes_over(mark: Mark) -> bool:
    """Whether black type leaves the other plates alone (ISO 32000-1, 8.6.7).

    In DeviceCMYK it needs overprint mode 1: in mode 0 its three zeros are painted like any value.
    """
    zeros_count = mark.colour is not None and mark.colour.space.family == "DeviceCMYK"
    return mark.overprints and (mark.overprint_mode == 1 or not zeros_count)


def is_of_one_ink(subject: Subject) -> Iterator[Diagnostic]:
    """23. Small type is of one ink: several never meet exactly."""
    below = subject.settings.many_inks_below
    for sheet in subject.sheets:
        marks = [
            mark
            for mark in _type(sheet)
            if mark.size < below - _ROUNDING and mark.colour is not None and len(mark.plates) > 1
        ]
        yield from subject.on_marks("preflight-text-many-inks", sheet, marks, _colours)


def is_legible(subject: Subject) -> Iterator[Diagnostic]:
    """24. Type is large enough, white type on ink larger still."""
    least, white = subject.settings.text_size, subject.settings.reversed_size
    for sheet in subject.sheets:
        visible = _type(sheet)
        small = [mark for mark in visible if mark.size < least - _ROUNDING]
        yield from subject.on_marks("preflight-text-small", sheet, small, _smallest)
        reversed_ = [
            mark
            for mark in sheet.seen("text")
            if mark.colour is not None
            and mark.colour.is_white
            and 0 < mark.size < white - _ROUNDING
        ]
        yield from subject.on_marks("preflight-text-reversed-small", sheet, reversed_, _smallest)


def is_safe(subject: Subject) -> Iterator[Diagnostic]:
    """25. Type keeps away from the finished edge, for the knife may stray."""
    room = subject.settings.safety
    for sheet in subject.sheets:
        inner = sheet.finished.grown(-room)
        marks = [
            mark
            for mark in _type(sheet)
            if sheet.finished.meets(mark.box) and not inner.holds(mark.box, _ROUNDING)
        ]
        values = {"room": f"{room / mm_to_pt(1):g}"}
        yield from subject.on_marks("preflight-text-near-edge", sheet, marks, values)


def _type(sheet: Sheet) -> list[Mark]:
    """Return the type that is seen; the printer's marks have none in them."""
    return [mark for mark in sheet.seen("text") if mark.is_seen and mark.size > 0]


def _smallest(marks: Sequence[Mark]) -> dict[str, Value]:
    return {"size": f"{min(mark.size for mark in marks):.1f}"}


def _colours(marks: Sequence[Mark]) -> dict[str, Value]:
    return {**_smallest(marks), "colour": _named(marks[0])}


def _named(mark: Mark) -> str:
    """Return a colour as printers write it: C60 M50 Y50 K100."""
    colour = mark.colour
    if colour is None or not colour.inks:
        return colour.space.family if colour is not None else ""
    return " ".join(
        f"{_NAMES.get(name, name + ' ')}{share * 100:.0f}" for name, share in colour.inks.items()
    )
