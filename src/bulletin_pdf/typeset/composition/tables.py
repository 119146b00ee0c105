"""Tables: columns as wide as what stands in them asks, heads that say that a table goes on.

    table-least-size  none | a length     (ours; not inherited)
    table-head-row    every | first | later

A table with a `table-least-size` gets the widths of `shares`. One that is too wide for its place
gets narrower padding, then breaks inside words that are longer than a column can be, then smaller
type, down to that size; what is too wide even so is reported, with the `data-source` of its
element, and never printed (`typeset.log`). A row of its head with `first` or `later` is shown before, or
after, the first break alone.

Where a table is first on its page, WeasyPrint gives up its head, not its rule, when no row fits: a
row that is higher than a page would stand without it. The head stays.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.css import properties
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS, length
from weasyprint.css.properties import Dimension
from weasyprint.css.tokens import get_keyword, get_length
from weasyprint.css.validation import properties as validation
from weasyprint.layout import block, table
from weasyprint.logger import LOGGER

from .columnwidths import TOO_WIDE, Grid, fitted
from .engine import Box, Context, Foreign, SkipStack
from .shares import shares

_LEAST, _ROW = "table_least_size", "table_head_row"
_NONE = Dimension(0, "px")
_ROWS = ("every", "first", "later")
_GRID, _FITTED = "composition_grid", "composition_fitted"
_HEADS = "composition_heads"


def register() -> None:
    """Make both properties known."""
    if _LEAST in properties.INITIAL_VALUES:
        return
    properties.INITIAL_VALUES[_LEAST] = _NONE
    properties.INITIAL_VALUES[_ROW] = _ROWS[0]
    for name in (_LEAST, _ROW):
        properties.KNOWN_PROPERTIES.add(name.replace("_", "-"))
    validation.property("table-least-size")(_least)
    validation.property("table-head-row")(_row)
    COMPUTER_FUNCTIONS[_LEAST] = length


def _least(tokens: Foreign) -> Foreign:
    if len(tokens) != 1:
        return None
    return _NONE if get_keyword(tokens[0]) == "none" else get_length(tokens[0], negative=False)


def _row(tokens: Foreign) -> str | None:
    keyword = get_keyword(tokens[0]) if len(tokens) == 1 else None
    return keyword if keyword in _ROWS else None


class TableSeam:
    """Replacements for the widths of a table's columns and for the layout of its part of a page."""

    def __init__(self) -> None:
        self.widths: Callable[..., Any] = table.auto_table_layout
        self.layout: Callable[..., Any] = block.table_layout

    def install(self) -> None:
        """Put the replacements in place."""
        table.auto_table_layout = self._widths
        block.table_layout = self._layout

    def _widths(self, context: Context, wrapper: Box, containing_block: Foreign) -> None:
        box = wrapper.get_wrapped_table()
        least = box.style[_LEAST]
        grid = self._grid(context, box) if least is not _NONE else None
        if grid is None:
            self.widths(context, wrapper, containing_block)
            return
        available = _available(wrapper, box, containing_block[0])
        if box.width == "auto":
            available = min(available, grid.natural)
        if not grid.roomy(available) and not hasattr(box, _FITTED):
            grid = fitted(context, box, grid, available, least.value)
            setattr(box, _GRID, grid)
            setattr(box, _FITTED, True)
            if not grid.fits(available):
                source = box.element.get("data-source") or ""
                LOGGER.error(TOO_WIDE, source, len(grid.columns), grid.name)
        box.width = max(available, 0.0)
        box.column_widths = shares(grid.columns, available)

    @staticmethod
    def _grid(context: Context, box: Box) -> Grid | None:
        if not hasattr(box, _GRID):
            setattr(box, _GRID, Grid.of(context, box))
        grid: Grid | None = getattr(box, _GRID)
        return grid

    def _layout(
        self,
        context: Context,
        box: Box,
        bottom_space: float,
        skip_stack: SkipStack,
        containing_block: Box,
        page_is_empty: bool,
        *rest: Foreign,
    ) -> Foreign:
        with _head(box, later=skip_stack is not None), _kept_head(box, page_is_empty) as styles:
            result = self.layout(
                context, box, bottom_space, skip_stack, containing_block, page_is_empty, *rest
            )
        if result[0] is not None:
            for group in result[0].children:
                group.style = styles.get(id(group.style), group.style)
        return result


def _available(wrapper: Box, box: Box, width: float) -> float:
    """Return the room for columns: what the table asks for, if that stays in its place."""
    margins = sum(m for m in (wrapper.margin_left, wrapper.margin_right) if m != "auto")
    edges = box.padding_left + box.padding_right + box.border_left_width + box.border_right_width
    room = float(width - margins - edges)
    return room if box.width == "auto" else min(room, float(box.width))


@contextmanager
def _head(box: Box, *, later: bool) -> Iterator[None]:
    """Let a table have the head of its first part, or of a later one, and the borders of that."""
    heads = getattr(box, _HEADS, None)
    if heads is None:
        heads = tuple(_variant(box, hidden) for hidden in ("later", "first"))
        setattr(box, _HEADS, heads)
    before = box.children, getattr(box, "collapsed_border_grid", None)
    box.children, box.collapsed_border_grid = heads[later]
    try:
        yield
    finally:
        box.children, box.collapsed_border_grid = before


def _variant(box: Box, hidden: str) -> tuple[Foreign, Foreign]:
    """Return the children of a table, and its grid of borders, without some rows of its head."""
    children, borders = box.children, getattr(box, "collapsed_border_grid", None)
    if not children or not children[0].is_header:
        return children, borders
    head = children[0]
    out = [n for n, row in enumerate(head.children) if row.style[_ROW] == hidden]
    if not out:
        return children, borders
    shown = [row for n, row in enumerate(head.children) if n not in out]
    if borders is not None:
        borders = tuple([line for n, line in enumerate(side) if n not in out] for side in borders)
    return [head.copy_with_children(shown), *children[1:]], borders


@contextmanager
def _kept_head(box: Box, first: bool) -> Iterator[dict[int, Foreign]]:
    """Have WeasyPrint keep the head of a table that is first on its page.

    It asks whether the rows avoid a break among them. Yields the styles that the groups of rows
    had, by the identity of those that they have meanwhile.
    """
    groups = [g for g in box.children if first and not (g.is_header or g.is_footer)]
    styles = {}
    before = [group.style for group in groups]
    for group in groups:
        plain = group.style
        group.style = plain.copy()
        group.style["break_inside"] = "avoid"
        styles[id(group.style)] = plain
    try:
        yield styles
    finally:
        for group, style in zip(groups, before, strict=True):
            group.style = style
