"""Reads the boxes of WeasyPrint's pages into plain values (``laidout``): texts and their places.

One walk over each page, in the order of the document. Positions are those that the page is drawn
from, so nothing has to be drawn to know them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from weasyprint.anchors import rectangle_aabb
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.replaced import replacedbox_layout

from bulletin_pdf.typeset.elements import Elements
from bulletin_pdf.typeset.laidout import (
    Box,
    Break,
    LaidDocument,
    LaidLine,
    LaidPage,
    LaidPicture,
    LaidRow,
    LaidRule,
    LaidText,
    Region,
)
from bulletin_pdf.typeset.pageends import ending
from bulletin_pdf.typeset.textboxes import laid_text

_WP = Any
"""A box of WeasyPrint, which has no types."""

_UNCLIPPED = frozenset({"html", "body"})


def laid_out(document: _WP, root: _WP) -> LaidDocument:
    """Return what a rendered document consists of.

    Args:
        document: what WeasyPrint's ``HTML.render`` returned.
        root: the root element of what was rendered.
    """
    elements = Elements(root)
    pages = [page._page_box for page in document.pages]
    laid = [
        _Reader(page, elements).read(ending(page, following))
        for page, following in zip_longest(pages, pages[1:])
    ]
    return LaidDocument(elements.values, elements.text, tuple(laid))


@dataclass(frozen=True, slots=True)
class _Around:
    """What the boxes around another one make of it."""

    region: Region
    frame: int = 0
    limits: tuple[float, float] = (0.0, 0.0)
    is_above: bool = False
    repeated: bool = False
    in_row: bool = False
    matrix: _WP = None
    clip: Box | None = None


class _Reader:
    """Reads one page."""

    def __init__(self, page: _WP, elements: Elements) -> None:
        self._page, self._elements = page, elements
        self._lines: list[LaidLine] = []
        self._pictures: list[LaidPicture] = []
        self._rules: list[LaidRule] = []
        self._rows: list[LaidRow] = []
        self._frames: dict[int, Box] = {}

    def read(self, ends: Break) -> LaidPage:
        page, notes = self._page, 0.0
        for child in page.children:
            region = Region.FLOW
            if isinstance(child, boxes.MarginBox):
                region = Region.MARGIN
            elif isinstance(child, boxes.FootnoteAreaBox):
                region = Region.NOTES
                notes += child.margin_height() if child.children else 0.0
            self._read(child, _Around(region))
        left, top = page.content_box_x(), page.content_box_y()
        return LaidPage(
            size=(page.margin_width(), page.margin_height()),
            bleed=max(page.bleed.values()),
            area=(left, top, left + page.width, top + page.height),
            floor=top + page.height - notes,
            lines=tuple(self._lines),
            pictures=tuple(self._pictures),
            rules=tuple(self._rules),
            rows=tuple(self._rows),
            frames=self._frames,
            ends=ends,
        )

    def _read(self, box: _WP, around: _Around) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.LineBox):
            self._read_line(box, around)
        elif isinstance(box, boxes.ReplacedBox):
            self._read_picture(box, around)
        elif isinstance(box, boxes.ParentBox):
            inside = self._inside(box, around)
            for child in box.children:
                self._read(child, inside)

    def _inside(self, box: _WP, around: _Around) -> _Around:
        """Note a box that holds others; return what it changes for them."""
        style = box.style
        changes: dict[str, Any] = {}
        if around.region is Region.FLOW and not box.is_in_normal_flow():
            changes["region"] = Region.PLACED
        if style["z_index"] not in ("auto", 0):
            changes["is_above"] = True
        if own := box.transformation_matrix:
            changes["matrix"] = own @ around.matrix if around.matrix else own
        left, top = box.content_box_x(), box.content_box_y()
        changes["limits"] = left, left + box.width
        if box.is_column:
            changes["frame"] = frame = len(self._frames) + 1
            self._frames[frame] = left, top, left + box.width, top + box.height
        if isinstance(box, boxes.TableRowBox):
            changes["in_row"] = True
            if box.element_tag == "tr" and not around.repeated:
                place = left, top, left + box.width, top + box.height
                self._rows.append(LaidRow(self._elements.number(box), around.frame, place))
        elif isinstance(box, boxes.TableRowGroupBox):
            changes["repeated"] = around.repeated or box.is_header
        elif not isinstance(box, boxes.TableBox | boxes.TableCellBox):
            self._read_rules(box, around)
        if style["overflow"] != "visible" and box.element_tag not in _UNCLIPPED:
            place = left, top, left + box.width, top + box.height
            changes["clip"] = _common(place, around.clip)
        return replace(around, **changes)

    def _read_rules(self, box: _WP, around: _Around) -> None:
        """Note the sides of a box that are drawn as rules."""
        widths = (
            box.border_top_width,
            box.border_right_width,
            box.border_bottom_width,
            box.border_left_width,
        )
        if not any(widths):
            return
        left, top = box.border_box_x(), box.border_box_y()
        wide, high = box.border_width(), box.border_height()
        places = (
            (left, top, wide, widths[0]),
            (left + wide - widths[1], top, widths[1], high),
            (left, top + high - widths[2], wide, widths[2]),
            (left, top, widths[3], high),
        )
        number = self._elements.number(box)
        self._rules += [
            LaidRule(number, rectangle_aabb(around.matrix, *place))
            for width, place in zip(widths, places, strict=True)
            if width
        ]

    def _read_line(self, line: _WP, around: _Around) -> None:
        at, texts = len(self._lines), list[LaidText]()
        self._read_inline(line, around, texts)
        if not texts:
            return
        laid = LaidLine(
            element=self._elements.number(line),
            region=around.region,
            frame=around.frame,
            box=texts[0].box if len(texts) == 1 else _around(texts),
            limits=around.limits,
            is_above=around.is_above,
            in_row=around.in_row,
            texts=tuple(texts),
        )
        self._lines.insert(at, laid)  # before the lines of blocks that stand in it

    def _read_inline(self, box: _WP, around: _Around, texts: list[LaidText]) -> None:
        for child in box.children:
            if isinstance(child, boxes.TextBox):
                number = self._elements.number(child)
                texts.append(laid_text(child, number, around.matrix, around.clip))
            elif isinstance(child, boxes.InlineBox) or child.is_leader:
                self._read_inline(child, around, texts)
            else:
                self._read(child, around)

    def _read_picture(self, box: _WP, around: _Around) -> None:
        wide, high, left, top = replacedbox_layout(box)
        drawn = rectangle_aabb(around.matrix, left, top, wide, high)
        left, top = box.content_box_x(), box.content_box_y()
        frame = rectangle_aabb(around.matrix, left, top, box.width, box.height)
        shown = _common(_common(drawn, frame), around.clip)
        number = self._elements.number(box)
        url = box.element.get("src", "") if box.element is not None else ""
        self._pictures.append(LaidPicture(number, url, around.frame, shown, drawn))


def _around(texts: list[LaidText]) -> Box:
    """Return the box around texts."""
    lefts, tops, rights, bottoms = zip(*(text.box for text in texts), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _common(box: Box, other: Box | None) -> Box:
    """Return what two boxes have in common; a box without area where they do not meet."""
    if other is None:
        return box
    left, top = max(box[0], other[0]), max(box[1], other[1])
    return left, top, max(left, min(box[2], other[2])), max(top, min(box[3], other[3]))
