"""Columns and the blocks across them, one after the other, until the page ends.

WeasyPrint's `columns_layout` (weasyprint/layout/column.py) loses what follows when columns turn out
to hold all of their text only at the full height of the page: it stops there without a place to go
on from. It takes the place at which a block across the columns stopped for one among the columns'
own children. It lets what stands across the columns run over the notes of what precedes it, and
keeps the margin above a block that an unforced break has brought to the top of a column, where CSS
Fragmentation 3, 5.2 truncates it.

Here the container is a sequence of runs of columns (`columnruns`) and of blocks across them. Each
is laid out above the notes that the page has by then, and either ends, so that the next one
follows, or says where it goes on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from math import isclose
from operator import attrgetter
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import absolute, block
from weasyprint.layout.percent import resolve_percentages

from .columnruns import Grid, Run
from .engine import Box, Context, Foreign, SkipStack
from .notes import keep_clear

_AFTER_BREAK = "composition_after_break"
_FORCED = frozenset({"always", "column", "page", "left", "right", "recto", "verso"})
_NONE = Dimension(0, "px")
_ANY_PAGE: dict[str, Any] = {"break": "any", "page": None}


class ColumnSeam:
    """Replacements for the layout of columns, and of the blocks in and across them."""

    def __init__(self) -> None:
        self.columns: Callable[..., Any] = block.columns_layout
        self.layout: Callable[..., Any] = block.block_level_layout

    def install(self) -> None:
        """Put the replacements in place."""
        block.columns_layout = self._columns
        block.block_level_layout = self._layout

    def _columns(
        self,
        context: Context,
        box: Box,
        bottom_space: float,
        skip_stack: SkipStack,
        containing_block: Box,
        *rest: Foreign,
    ) -> Foreign:
        if box.style["height"] != "auto" or box.style["direction"] == "rtl":
            return self.columns(context, box, bottom_space, skip_stack, containing_block, *rest)
        container = _Container(context, box, bottom_space, containing_block, *rest)
        outer, context.in_column = context.in_column, True
        try:
            return container.laid_out(skip_stack)
        finally:
            context.in_column = outer

    def _layout(
        self,
        context: Context,
        box: Box,
        bottom_space: float,
        skip_stack: SkipStack,
        containing_block: Box,
        *rest: Foreign,
        **named: Foreign,
    ) -> Foreign:
        """Lay out a block; one that begins a column has no margin above it."""
        style = box.style
        if skip_stack is None and _begins_column(box, containing_block):
            box.style = style.copy()
            box.style["margin_top"] = _NONE
        result = self.layout(
            context, box, bottom_space, skip_stack, containing_block, *rest, **named
        )
        box.style = style  # the next attempt may set it elsewhere
        return result


@dataclass(slots=True)
class _Container:
    """A box with columns while it is laid out on one page."""

    context: Context
    original: Box
    bottom_space: float
    containing_block: Box
    page_is_empty: bool
    absolute_boxes: list[Foreign]
    fixed_boxes: list[Foreign]
    adjoining_margins: list[float]
    first_letter_style: Foreign
    first_line_style: Foreign
    box: Box = None
    position_y: float = 0.0
    margins: list[float] = field(default_factory=list)
    next_page: dict[str, Any] = field(default_factory=lambda: dict(_ANY_PAGE))

    def laid_out(self, skip_stack: SkipStack) -> Foreign:
        """Return what `columns_layout` returns."""
        self._begin()
        children, resume_at = self._set(skip_stack)
        if self.original.children and not children:
            return None, (0, None), dict(_ANY_PAGE), [], False
        self._end(children)
        return self.box, resume_at, self.next_page, [], False

    def _begin(self) -> None:
        """Give the container its place and width."""
        if self.original.style["position"] == "relative":
            self.absolute_boxes = []
        self.box = self.original.copy_with_children([])
        self.box.position_y += block.collapse_margin(self.adjoining_margins)
        block.block_level_width(self.box, self.containing_block)
        self.position_y = self.box.content_box_y()

    def _set(self, skip_stack: SkipStack) -> tuple[list[Box], SkipStack]:
        """Set runs and blocks until the page ends; return them, and where the next page goes on."""
        first, inner = next(iter(skip_stack.items())) if skip_stack else (0, None)
        made: list[Box] = []
        pieces = _pieces(self.original.children, first, is_resumed=bool(skip_stack))
        always = self.box.style["column_fill"] == "balance"
        for index, piece in pieces:
            rest = inner if index == first else None
            if isinstance(piece, list):
                balanced = always or index < pieces[-1][0]
                begin = {0: rest} if skip_stack else None
                boxes, resume_at = self._set_run(piece, begin, is_balanced=balanced)
            else:
                boxes, resume_at = self._set_across(piece, rest)
            skip_stack = None
            if not boxes:
                return made, {index: rest}
            made += boxes
            if resume_at is not None:
                ((child, rest),) = resume_at.items()
                return made, {index + child: rest}
            self.page_is_empty = False
        return made, None

    def _set_run(
        self, children: list[Box], skip_stack: SkipStack, *, is_balanced: bool
    ) -> tuple[list[Box], SkipStack]:
        """Set blocks in columns."""
        position_y = self.position_y + block.collapse_margin(self.margins)
        styles = self.first_letter_style, self.first_line_style
        parents = self.box, self.containing_block
        run = Run(self.context, *parents, children, Grid.of(self.box), position_y, *styles)
        positioned = self.absolute_boxes, self.fixed_boxes
        made = run.set(
            self.bottom_space,
            skip_stack,
            positioned,
            is_alone=self.page_is_empty,
            is_balanced=is_balanced,
        )
        keep_clear(self.context)  # else the next one would run over these notes
        self.next_page = made.next_page
        if made.columns:
            self.position_y, self.margins = position_y + made.height, []
        return made.columns, made.resume_at

    def _set_across(self, box: Box, skip_stack: SkipStack) -> tuple[list[Box], SkipStack]:
        """Set a block across the columns; its notes are reckoned with as on any page."""
        resolve_percentages(box, self.containing_block)
        box.position_x, box.position_y = self.box.content_box_x(), self.position_y
        self.context.in_column = False
        new_box, resume_at, self.next_page, self.margins, *_ = block.block_level_layout(
            self.context,
            box,
            self.bottom_space,
            skip_stack,
            self.containing_block,
            self.page_is_empty,
            self.absolute_boxes,
            self.fixed_boxes,
            self.margins,
            self.first_letter_style,
            self.first_line_style,
        )
        self.context.in_column = True
        if new_box is None:
            return [], None
        self.position_y = new_box.border_box_y() + new_box.border_height()
        self.margins.append(new_box.margin_bottom)
        return [new_box], None if resume_at is None else {0: resume_at}

    def _end(self, children: list[Box]) -> None:
        """Give the container its children and its height."""
        box = self.box
        box.children = children
        height = self.position_y + block.collapse_margin(self.margins) - box.content_box_y()
        box.height = height
        if box.min_height != "auto" and box.min_height > height:
            box.height = box.min_height
            for child in takewhile(attrgetter("is_column"), reversed(children)):
                child.height += box.height - height
        if box.style["position"] == "relative":
            for absolute_box in self.absolute_boxes:
                absolute.absolute_layout(
                    self.context, absolute_box, box, self.fixed_boxes, self.bottom_space, None
                )


def _pieces(
    children: list[Box], first: int, *, is_resumed: bool
) -> list[tuple[int, Box | list[Box]]]:
    """Return copies of children from one on: runs, and blocks across, with their places."""
    pieces: list[tuple[int, Box | list[Box]]] = []
    for index, child in enumerate(children[first:], first):
        copy = child.copy()
        setattr(copy, _AFTER_BREAK, is_resumed and index == first)
        if child.style["column_span"] == "all":
            pieces.append((index, copy))
        elif pieces and isinstance(pieces[-1][1], list):
            pieces[-1][1].append(copy)
        else:
            pieces.append((index, [copy]))
    return pieces


def _begins_column(box: Box, containing_block: Box) -> bool:
    """Tell whether an unforced break has brought a block to where it is to be laid out."""
    if box.style["break_before"] in _FORCED:
        return False
    is_after_break = bool(getattr(box, _AFTER_BREAK, False))
    if not getattr(containing_block, "is_column", False):
        return is_after_break
    if not isclose(box.position_y, containing_block.position_y, abs_tol=1e-6):
        return False
    return box is not containing_block.children[0] or is_after_break
