"""Columns whose blocks keep all their lines over a break, and no margin after one.

WeasyPrint's columns take the place at which a block across them stopped for one among their own
children, and so lose the rest of it and the start of what follows. And they keep the margin above a
block that an unforced break has brought to the top of a column, where CSS Fragmentation 3, 5.2
truncates it: the columns would not stand level. And what follows a block across them would run over
the notes of what precedes it.
"""

from collections.abc import Callable
from math import isclose
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import block

from .engine import Box, Context, Foreign, SkipStack

_SPANS, _AFTER_BREAK = "composition_spans_columns", "composition_after_break"
_NOTES = "composition_notes_of_columns"
_FORCED = frozenset({"always", "column", "page", "left", "right", "recto", "verso"})
_NONE = Dimension(0, "px")


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
        *rest: Foreign,
    ) -> Foreign:
        first = next(iter(skip_stack)) if skip_stack else None
        for number, child in enumerate(box.children):
            setattr(child, _SPANS, child.style["column_span"] == "all")
            setattr(child, _AFTER_BREAK, number == first)
        notes = _Notes(context)
        outer, context.__dict__[_NOTES] = context.__dict__.get(_NOTES), notes
        result = self.columns(context, box, bottom_space, skip_stack, *rest)
        context.__dict__[_NOTES] = outer
        notes.give_back()
        return result

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
        """Lay out a block; one across columns is told, and tells, its place as 0 → place."""
        spans = getattr(box, _SPANS, False)
        if spans and skip_stack:
            skip_stack = skip_stack[0]
        if spans:
            context.__dict__[_NOTES].keep_clear()
        style = box.style
        if skip_stack is None and _begins_column(box, containing_block, spans=spans):
            box.style = style.copy()
            box.style["margin_top"] = _NONE
        new_box, resume_at, *others = self.layout(
            context, box, bottom_space, skip_stack, containing_block, *rest, **named
        )
        box.style = style  # the next attempt may set it elsewhere
        if spans and resume_at:
            resume_at = {0: resume_at}
        return new_box, resume_at, *others


class _Notes:
    """The height of a page's notes, which WeasyPrint reckons with where the columns end."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.before = self._height()
        self.kept = 0.0

    def _height(self) -> float:
        area = self.context.current_footnote_area
        return 0.0 if area.height == "auto" else float(area.margin_height())

    def keep_clear(self) -> None:
        """Let the page end above the notes that the columns have had so far."""
        more = self._height() - self.before - self.kept
        self.context.page_bottom -= more
        self.kept += more

    def give_back(self) -> None:
        """Undo it when WeasyPrint has done the same."""
        self.context.page_bottom += self.kept


def _begins_column(box: Box, containing_block: Box, *, spans: bool) -> bool:
    """Tell whether an unforced break has brought a block to where it is to be laid out."""
    if box.style["break_before"] in _FORCED:
        return False
    if spans:
        return bool(getattr(box, _AFTER_BREAK))
    if not getattr(containing_block, "is_column", False):
        return False
    if not isclose(box.position_y, containing_block.position_y, abs_tol=1e-6):
        return False
    return box is not containing_block.children[0] or bool(getattr(box, _AFTER_BREAK))
