"""Tables: columns as wide as what stands in them asks, heads that say that a table goes on.

    table-least-size  none | a length     (ours; not inherited)
    table-head-row    every | first | later

A table with a `table-least-size` gets the widths of `shares`. One that is too wide for its place
gets narrower padding, then breaks inside words that are longer than a column can be, then smaller
type, down to that size; what is too wide even so is reported, with the `data-source` of its
element, and never printed (`typeset.log`). A row of its head with `first` or `later` is shown
before, or after, the first break alone.

A part of a table between two breaks has `orphans` rows at least, where that is for the columns of a
page to choose (they are balanced by trial).

Where a table is first on its page, WeasyPrint gives up its head, not its rule, when no row fits: a
row that is higher than a page would stand without it. The head stays.
"""

from collections.abc import Callable, Iterable, Iterator
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
_HEIGHT, _TRIED, _LOOSE = "composition_height", "composition_tried", "composition_loose"


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
        absolute_boxes: list[Box],
        fixed_boxes: list[Box],
    ) -> Foreign:
        placed = absolute_boxes, fixed_boxes

        def part_of(bottom_space: float, page_is_empty: bool, *placed: list[Box]) -> Foreign:
            arguments = context, box, bottom_space, skip_stack, containing_block, page_is_empty
            return self._part(*arguments, *placed)

        page = context.current_footnote_area.page
        if not page_is_empty and not skip_stack and _is_too_high(context, box, page, bottom_space):
            return None, None, {"break": "any", "page": None}, [], False
        result = part_of(bottom_space, page_is_empty, *placed)
        tried = page, str(skip_stack)
        if result[0] is None and not page_is_empty and getattr(box, _TRIED, None) != tried:
            setattr(box, _TRIED, tried)
            above = box.position_y - page.content_box_y()
            part, resume_at, *_ = part_of(-above, True, [], [])
            block.remove_placeholders(context, [part] if part else [], [], [])
            if resume_at and _loosened(box, part, resume_at):
                result = part_of(bottom_space, False, *placed)
        part, resume_at, *others = result
        between = part and skip_stack and resume_at and not _within(resume_at)
        if between and not page_is_empty and len(_body(part)) < part.style["orphans"]:
            block.remove_placeholders(context, [part], *placed)
            return None, None, *others
        return result

    def _part(
        self,
        context: Context,
        box: Box,
        bottom_space: float,
        skip_stack: SkipStack,
        containing_block: Box,
        page_is_empty: bool,
        *placed: list[Box],
    ) -> Foreign:
        """Lay out what a page takes of a table, with the head that belongs there."""
        arguments = context, box, bottom_space, skip_stack, containing_block, page_is_empty
        kept = _kept_head(box, first=page_is_empty)
        with _head(box, later=skip_stack is not None), kept as styles, _broken(box, skip_stack):
            result = self.layout(*arguments, *placed)
        part, resume_at, *_ = result
        if part is not None:
            for group in part.children:
                group.style = styles.get(id(group.style), group.style)
            if not skip_stack and not resume_at:
                setattr(box, _HEIGHT, part.position_y + part.height - box.position_y)
        return result


def _is_too_high(context: Context, box: Box, page: Box, bottom_space: float) -> bool:
    """Tell without a trial that a table that is to stay whole does not fit, if its height is known.

    Columns are balanced by hundreds of trials, a pixel higher each time, until it does.
    """
    height = getattr(box, _HEIGHT, None)
    if height is None or hasattr(box, _LOOSE) or box.style["break_inside"] != "avoid":
        return False
    fits_a_page = page.content_box_y() + height <= context.page_bottom
    overflows = context.overflows_page(bottom_space, box.position_y + height)
    return bool(fits_a_page and overflows)


def _body(box: Box) -> list[Box]:
    """Return the rows of a table, or of a part of one, between its head and its foot."""
    groups = [g for g in box.children if not (g.is_header or g.is_footer)]
    return [row for group in groups for row in group.children]


def _loosened(box: Box, part: Box, resume_at: SkipStack) -> bool:
    """Let a table be broken that no page can hold as it wishes; tell whether it wished anything.

    Args:
        box: the table.
        part: what an empty page takes of it.
        resume_at: where that ends.
    """
    rows, taken = _body(box), _body(part)
    wishes: list[tuple[Box, tuple[str, ...]]] = []
    first = box.style["break_inside"] == "avoid" and not hasattr(box, _LOOSE)
    if first:
        setattr(box, _LOOSE, True)  # its style may be put back after this attempt (`columns`)
    if first or len(taken) < box.style["orphans"]:
        wishes += [(row, ("break_before", "break_after")) for row in rows]
    if len(taken) == 1 and (within := _within(resume_at)):
        wishes.append((_row_at(box, within), ("break_inside",)))
    return sum(_loosen(wisher, names) for wisher, names in wishes) > 0 or first


def _loosen(box: Box, names: Iterable[str]) -> bool:
    """Let a box be broken, by a style of its own; tell whether it did not wish to be."""
    if all(box.style[name] != "avoid" for name in names):
        return False
    box.style = box.style.copy()
    box.style.update(dict.fromkeys(names, "auto"))
    return True


def _within(resume_at: SkipStack) -> tuple[int, int] | None:
    """Return the group and the row inside of which a break is, as numbers; None outside."""
    ((group, rows),) = resume_at.items()
    ((row, cells),) = rows.items() if rows else ((0, None),)
    return (group, row) if cells else None


def _row_at(box: Box, place: tuple[int, int]) -> Box:
    group, row = place
    return box.children[group].children[row]


@contextmanager
def _broken(box: Box, skip_stack: SkipStack) -> Iterator[None]:
    """Let a table that was broken be so again, and a row: what avoids that has failed before."""
    within = _within(skip_stack) if skip_stack else None
    broken = [box] if skip_stack or hasattr(box, _LOOSE) else []
    if within:
        broken.append(_row_at(box, within))
    before = [each.style for each in broken]
    for each in broken:
        _loosen(each, ["break_inside"])
    try:
        yield
    finally:
        for each, style in zip(broken, before, strict=True):
            each.style = style


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
def _kept_head(box: Box, *, first: bool) -> Iterator[dict[int, Foreign]]:
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
