"""A block across all columns that a page break divides goes on where it stopped.

WeasyPrint's columns take the place at which such a block stopped for one among the columns' own
children, and so lose the rest of it and the start of what follows.
"""

from collections.abc import Callable
from typing import Any

from weasyprint.layout import block

from .engine import Box, Foreign, SkipStack

_SPANS = "composition_spans_columns"


class SpanSeam:
    """Replacements for the layout of columns, and of the blocks that stand across them."""

    def __init__(self) -> None:
        self.columns: Callable[..., Any] = block.columns_layout
        self.layout: Callable[..., Any] = block.block_level_layout

    def install(self) -> None:
        """Put the replacements in place."""
        block.columns_layout = self._columns
        block.block_level_layout = self._layout

    def _columns(self, context: Foreign, box: Box, *rest: Foreign, **named: Foreign) -> Foreign:
        for child in box.children:
            if child.style["column_span"] == "all":
                setattr(child, _SPANS, True)
        return self.columns(context, box, *rest, **named)

    def _layout(
        self,
        context: Foreign,
        box: Box,
        bottom_space: float,
        skip_stack: SkipStack,
        *rest: Foreign,
        **named: Foreign,
    ) -> Foreign:
        """Lay out a block; one across columns is told, and tells, its place as 0 → place."""
        if not hasattr(box, _SPANS):
            return self.layout(context, box, bottom_space, skip_stack, *rest, **named)
        inner = skip_stack[0] if skip_stack else None
        new_box, resume_at, *others = self.layout(
            context, box, bottom_space, inner, *rest, **named
        )
        return new_box, {0: resume_at} if resume_at else None, *others
