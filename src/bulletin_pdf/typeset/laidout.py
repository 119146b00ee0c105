"""What was laid out, as plain values: texts, pictures and rules with their places.

``typeset.pageboxes`` reads them from WeasyPrint; whoever looks at them (``pagecheck``) need not
have imported it. All lengths are CSS px (1/96 inch) from the upper left corner of the trimmed page;
a box is (left, top, right, bottom).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""(left, top, right, bottom) in px."""

PX = 0.75
"""Points in a CSS pixel."""


class Region(StrEnum):
    """The part of a page that a line belongs to."""

    FLOW = "flow"
    """Running text in the type area or one of its columns."""
    NOTES = "notes"
    """Notes, and an imprint that stands among them, at the foot."""
    PLACED = "placed"
    """What a style sheet positions or floats: a masthead, a picture beside the text."""
    MARGIN = "margin"
    """A margin box: running heads and page numbers."""


class Element(NamedTuple):
    """An element of the document that was laid out.

    Attributes:
        tag: its name.
        classes: its classes.
        anchor: its id, or empty.
        text: its own text, without that of the elements in it.
        parent: number of the element around it; -1 for the root.
        last: number of the last element inside it, or its own.
        hidden: it says itself, or one around it, that it is not printed.
        repeats: it may stand on several pages: the head of a table, a running head.
        target: the anchor that it links to, or empty.
    """

    tag: str
    classes: frozenset[str]
    anchor: str
    text: str
    parent: int
    last: int
    hidden: bool
    repeats: bool
    target: str


class LaidText(NamedTuple):
    """A stretch of text as it stands on one line.

    Attributes:
        element: number of the element that it is the text of.
        pseudo: ``before``, ``after``, ``marker``, ``footnote-call`` …; empty for its own text.
        text: without a hyphen that the line end added.
        box: around its characters: from .88 em above the base line to .12 em below it.
        em: size of the type.
        least: smallest advance of a visible character, em; 1 where none is narrow.
        shown: whether it is printed, and not only kept for readers of text.
    """

    element: int
    pseudo: str
    text: str
    box: Box
    em: float
    least: float
    shown: bool


class LaidLine(NamedTuple):
    """A line of text.

    Attributes:
        element: number of the element whose block it is a line of.
        region: where it stands.
        frame: number of the column or other fragmentainer on its page; 0 is the page's own.
        box: around its texts.
        limits: left and right edge of the block that holds it, or of what may overflow it.
        is_above: a style sheet lays it over other things on purpose (``z-index``).
        in_row: it stands in a row, whose cells go on side by side on the next page.
        texts: from left to right.
    """

    element: int
    region: Region
    frame: int
    box: Box
    limits: tuple[float, float]
    is_above: bool
    in_row: bool
    texts: tuple[LaidText, ...]


class LaidPicture(NamedTuple):
    """A picture: the place it fills and the part of it that shows.

    Attributes:
        element: number of its element.
        url: where it was fetched from.
        frame: as for lines.
        shown: what of it is visible on the page.
        drawn: the place of the whole picture, which may be larger than what shows.
    """

    element: int
    url: str
    frame: int
    shown: Box
    drawn: Box


class LaidRule(NamedTuple):
    """A border that is drawn: a rule across or down the page, or a side of a frame."""

    element: int
    box: Box


class LaidRow(NamedTuple):
    """What one fragmentainer has of a table row."""

    element: int
    frame: int
    box: Box


class Break(StrEnum):
    """Why a page ends where it does."""

    FORCED = "forced"
    """A style sheet asks for a new page."""
    UNFORCED = "unforced"
    """What follows did not fit."""
    END = "end"
    """The document ends."""


class LaidPage(NamedTuple):
    """A page.

    Attributes:
        size: width and height of the trimmed page.
        bleed: how far it is printed beyond the trim.
        area: the type area.
        floor: where its running text ends: above the notes.
        lines: in the order of the document, region by region.
        pictures: likewise.
        rules: likewise.
        rows: likewise.
        frames: frame → the box of that column.
        ends: why it ends.
    """

    size: tuple[float, float]
    bleed: float
    area: Box
    floor: float
    lines: tuple[LaidLine, ...]
    pictures: tuple[LaidPicture, ...]
    rules: tuple[LaidRule, ...]
    rows: tuple[LaidRow, ...]
    frames: Mapping[int, Box]
    ends: Break


class LaidDocument(NamedTuple):
    """A document that was laid out.

    Attributes:
        elements: in their order.
        text: of all elements in reading order, without blanks and without what is hidden, repeated
            on every page, or said again in a list of contents.
        pages: in their order.
    """

    elements: tuple[Element, ...]
    text: str
    pages: tuple[LaidPage, ...]
