"""The flow of a finished document as blocks, so that other ways to break it can be worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from weasyprint.formatting_structure import boxes

from bulletin_pdf.typeset.composition import paragraph_of
from bulletin_pdf.typeset.extent import Block

ROOM = "room"
"""Class of a box at the end of the flow that keeps room for a positioned imprint."""

IMPRINT = "imprint"
"""Class of an imprint that is set as the last note."""

_PX = 0.75
_NEAR = 0.05
"""Lengths that differ by less are the same, px."""

_AVOID = frozenset(("avoid", "avoid-page"))


def blocks_of(
    pages: Sequence[Any], numbers: Mapping[int, int], title_space: float
) -> tuple[Block, ...]:
    """Return the blocks in the flow of a document, the parts of a paragraph put together.

    Args:
        pages: WeasyPrint's page boxes.
        numbers: identity of a composed paragraph → its number.
        title_space: space above the titles of articles, pt.
    """
    reader = _Reader(numbers, title_space / _PX)
    for page in pages:
        reader.read_page(page)
    reader.read_imprint(pages[-1])
    return tuple(
        replace(b, gap=b.gap * _PX, height=b.height * _PX, picture=_in_pt(b.picture))
        for b in reader.blocks
    )


def is_room(box: Any) -> bool:  # noqa: ANN401 - WeasyPrint's
    """Tell whether a box keeps room for the imprint."""
    return isinstance(box, boxes.BlockBox) and _has_class(box, ROOM)


def _has_class(box: Any, name: str) -> bool:  # noqa: ANN401
    return box.element is not None and name in (box.element.get("class") or "").split()


def _in_pt(picture: tuple[float, float] | None) -> tuple[float, float] | None:
    return picture and (picture[0] * _PX, picture[1] * _PX)


class _Reader:
    """One walk through the pages; lengths in px."""

    def __init__(self, numbers: Mapping[int, int], title_space: float) -> None:
        self.blocks: list[Block] = []
        self._numbers, self._title_space = numbers, title_space
        self._last: object = None
        self._bottom = 0.0
        self._margin = 0.0
        """Largest margin between the last block and the next, as the style sheets say."""
        self._kept = self._at_head = False
        self._opening = self._begun = ""
        """Id of the article whose first block is to come, and of the last one that has begun."""

    def read_page(self, page: Any) -> None:  # noqa: ANN401
        """Take in the flow of a page."""
        self._at_head, self._bottom = bool(self.blocks), page.content_box_y()
        for box in page.children:
            if box.is_for_root_element:
                self._read(box)

    def read_imprint(self, page: Any) -> None:  # noqa: ANN401
        """Take in what an imprint takes that stands among the notes of the last page."""
        for area in page.children:
            if isinstance(area, boxes.FootnoteAreaBox) and area.children:
                notes = [note for note in area.children if not _has_class(note, IMPRINT)]
                others = sum(note.margin_height() for note in notes)
                if len(notes) < len(area.children):
                    height = area.margin_height() - others
                    self.blocks.append(Block(0.0, height, fixed=True))

    def _read(self, box: Any) -> None:  # noqa: ANN401
        if not isinstance(box, boxes.Box) or not box.is_in_normal_flow():
            return
        if box.element_tag == "article" and (anchor := box.element.get("id", "")) != self._begun:
            self._opening = self._begun = anchor
        self._kept |= box.style["break_before"] in _AVOID
        self._margin = max(self._margin, _length(box, "margin_top"))
        inner = [c for c in getattr(box, "children", ()) if c.is_in_normal_flow()]
        lines = [child for child in inner if isinstance(child, boxes.LineBox)]
        if lines and box.style["height"] == "auto":
            self._add_lines(box, lines)
        elif not inner or lines or not _is_open(box):
            self._add_piece(box)
        else:
            for child in inner:
                self._read(child)
        self._kept |= box.style["break_after"] in _AVOID
        self._margin = max(self._margin, _length(box, "margin_bottom"))

    def _add_lines(self, box: Any, lines: list[Any]) -> None:  # noqa: ANN401
        paragraph = paragraph_of(lines[0])
        key = box.element if paragraph is None else paragraph
        if key is self._last and self._at_head:
            merged = replace(self.blocks[-1], lines=self.blocks[-1].lines + len(lines))
            self.blocks[-1] = merged
            self._passed(_foot(lines), key)
            return
        ends = box.style["orphans"], box.style["widows"]
        block = Block(0.0, lines[0].height, len(lines), self._numbers.get(id(paragraph)), ends=ends)
        self._add(box, block, key, _foot(lines))

    def _add_piece(self, box: Any) -> None:  # noqa: ANN401
        if box.border_height() > _NEAR:
            picture = next(filter(None, map(_picture, box.descendants())), None)
            block = Block(0.0, box.border_height(), fixed=is_room(box), picture=picture)
            self._add(box, block, box, box.border_box_y() + box.border_height())

    def _add(self, box: Any, block: Block, key: object, bottom: float) -> None:  # noqa: ANN401
        measured = box.border_box_y() - self._bottom
        gap = self._margin if self._at_head else measured
        titled = self._opening if abs(gap - self._title_space) < _NEAR else ""
        self.blocks.append(replace(block, gap=gap, kept=self._kept, titled=titled))
        self._passed(bottom, key)

    def _passed(self, bottom: float, key: object) -> None:
        self._last, self._bottom = key, bottom
        self._kept = self._at_head = False
        self._margin, self._opening = 0.0, ""


def _foot(lines: list[Any]) -> float:
    """Lower edge of lines: that of their box is at the page's foot when the paragraph goes on."""
    return float(lines[-1].position_y + lines[-1].height)


def _is_open(box: Any) -> bool:  # noqa: ANN401
    """Tell whether a page may end inside a box, other than between its lines."""
    plain = isinstance(box, boxes.BlockBox) and not isinstance(box, boxes.TableBox)
    return plain and box.style["break_inside"] not in _AVOID and not box.is_table_wrapper


def _length(box: Any, name: str) -> float:  # noqa: ANN401
    value = box.style[name]
    return float(getattr(value, "value", 0.0)) if getattr(value, "unit", "") == "px" else 0.0


def _picture(box: Any) -> tuple[float, float] | None:  # noqa: ANN401
    if not isinstance(box, boxes.ReplacedBox) or box.element_tag != "img":
        return None
    width, natural, ratio = box.replacement.get_intrinsic_size(1, 16)
    if not ratio:
        return None
    return box.height, natural if natural and width else box.height
