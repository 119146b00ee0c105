"""A PDF as the checks see it: values, with nothing of the file left open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bulletin_pdf.errors import Diagnostic, Place, Value
from bulletin_pdf.pdfobjects.content import Box, Mark
from bulletin_pdf.preflight.codes import SEVERITIES
from bulletin_pdf.preflight.settings import Settings

_THIN = 0.01

_NONE: Mapping[str, Value] = {}

_NEAR = 6.0
"""Marks nearer than this, in pt, share one finding."""

_MOST_PLACES = 6
"""Places of one finding on a page that are shown one by one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page.

    Attributes:
        number: 1-based.
        media: its MediaBox, pt.
        crop: its CropBox, or None.
        trim: its TrimBox, or None.
        bleed: its BleedBox, or None.
        rotation: Rotate, in degrees.
        unit: UserUnit.
        annotations: kind and place of each.
        marks: what it paints, in order.
    """

    number: int
    media: Box
    crop: Box | None = None
    trim: Box | None = None
    bleed: Box | None = None
    rotation: int = 0
    unit: float = 1.0
    annotations: tuple[tuple[str, Box], ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def finished(self) -> Box:
        """What is left after trimming."""
        return self.trim or self.crop or self.media

    @property
    def printed(self) -> Box:
        """What is printed and not a mark of the printer: up to the bleed."""
        return self.bleed or self.finished

    def seen(self, *kinds: str) -> list[Mark]:
        """Return the marks of some kinds that are seen within the printed part."""
        printed = self.printed.grown(_THIN)  # a line of no width has no area in common
        return [
            mark
            for mark in self.marks
            if mark.kind in kinds and not mark.box.is_empty and printed.meets(mark.box.grown(_THIN))
        ]


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent of PDF/X.

    Attributes:
        condition: its OutputConditionIdentifier.
        space: colour space of its profile, such as ``CMYK``; empty without a profile.
    """

    condition: str
    space: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A PDF file.

    Attributes:
        name: as the user gave it.
        settings: the profile that it is checked against.
        version: of PDF.
        has_id: the trailer has an ID.
        standard: the PDF/X version that it claims, or empty.
        info: document information: ``title``, ``created``, ``modified``, ``trapped``,
            ``producer``, ``creator``, those that are there, dates in one form.
        xmp: the same of the XMP packet; None if there is none.
        intents: its output intents for PDF/X.
        groups: page, or None, and colour space of each transparency group that has one.
        has_groups: it has transparency groups.
        scripts: it holds JavaScript.
        attachments: it holds other files.
        layers: names of its layers.
        sheets: its pages.
        problems: what was found while it was read.
    """

    name: str
    settings: Settings
    version: str = ""
    has_id: bool = True
    standard: str = ""
    info: Mapping[str, str] = field(default_factory=dict)
    xmp: Mapping[str, str] | None = None
    intents: tuple[Intent, ...] = ()
    groups: tuple[tuple[int | None, str], ...] = ()
    has_groups: bool = False
    scripts: bool = False
    attachments: bool = False
    layers: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Diagnostic, ...] = ()

    def finding(
        self, code: str, sheet: Sheet | None = None, box: Box | None = None, /, **values: Value
    ) -> Diagnostic:
        """Return a finding on the whole file, a page, or a part of it."""
        corners = None
        if box is not None and sheet is not None:
            shown = box.cut(sheet.media)
            corners = tuple(round(v, 2) for v in (shown.left, shown.bottom, shown.right, shown.top))
        page = sheet.number if sheet is not None else None
        place = Place(self.name, page=page, box=corners)  # type: ignore[arg-type]
        return Diagnostic(code, SEVERITIES[code], place, values)

    def on_marks(
        self,
        code: str,
        sheet: Sheet,
        marks: Iterable[Mark],
        values: Callable[[Sequence[Mark]], Mapping[str, Value]] | Mapping[str, Value] = _NONE,
    ) -> Iterator[Diagnostic]:
        """Yield findings for some marks of a page; those near each other share one.

        Args:
            code: of the finding.
            sheet: the page.
            marks: what is wrong on it.
            values: fills the message, or does so from the marks of one finding.
        """
        for box, group in _places(list(marks)):
            filled = values(group) if callable(values) else values
            yield self.finding(code, sheet, box, **filled)


def _places(marks: list[Mark]) -> list[tuple[Box, list[Mark]]]:
    """Gather marks that lie near each other; all in one when there are many places."""
    places: list[tuple[Box, list[Mark]]] = []
    for mark in marks:
        near = mark.box.grown(_NEAR)
        for i, (box, group) in enumerate(places):
            if near.meets(box):
                places[i] = (joined(box, mark.box), group)
                group.append(mark)
                break
        else:
            places.append((mark.box, [mark]))
        if len(places) > _MOST_PLACES:
            whole = marks[0].box
            for other in marks:
                whole = joined(whole, other.box)
            return [(whole, marks)]
    return places


def joined(first: Box, second: Box) -> Box:
    """Return the box around two boxes."""
    return Box(
        min(first.left, second.left),
        min(first.bottom, second.bottom),
        max(first.right, second.right),
        max(first.top, second.top),
    )


def page_list(sheets: Iterable[Sheet]) -> str:
    """Return page numbers as people write them: 1–3、7."""
    spans: list[list[int]] = []
    for sheet in sheets:
        if spans and sheet.number == spans[-1][1] + 1:
            spans[-1][1] = sheet.number
        else:
            spans.append([sheet.number, sheet.number])
    shown = [str(a) if a == b else f"{a}–{b}" for a, b in spans[:12]]
    return "、".join(shown) + ("…" if len(spans) > 12 else "")
