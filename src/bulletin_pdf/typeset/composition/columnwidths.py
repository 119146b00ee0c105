"""What the columns of a table need, measured on its cells; and how one that is too wide is fitted.

Cells that span columns are not measured; a table that has them below its title is left to
WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import preferred

from .engine import Box, Context, Foreign, Style
from .flow import forget_flow
from .shares import Column

TOO_WIDE = "Table too wide: source %s, %d columns, named %s"
"""What is logged of a table that does not fit in its place."""

_TIGHT = 0.5
"""Share of their padding that the cells of a table keep that is too wide; and again, if need be."""

_LONG = 8.0
"""Characters that no break divides and that a column need not hold on one line."""

_STEP = 0.02
"""Steps in which the type of a table is made smaller, as a share of its size."""

_ROUNDING = 0.01
_NAME = 24
"""Characters of a table's name in a message."""

_SIDES = ("padding_left", "padding_right")
_HEIGHTS = ("padding_top", "padding_bottom")


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a table, lengths in px.

    Attributes:
        columns: what each would like.
        name: what the table is called in messages: its title, else the heads of its columns.
    """

    columns: Sequence[Column]
    name: str

    @classmethod
    def of(cls, context: Context, table: Box) -> Grid | None:
        """Measure a table; None if it has no cells, or some that span columns."""
        cells: dict[int, list[Box]] = {}
        for row in _rows(table):
            for cell in row.children:
                if cell.colspan != 1:
                    return None
                cells.setdefault(cell.grid_x, []).append(cell)
        if not cells or sorted(cells) != list(range(len(cells))):
            return None
        heads = {id(c) for row in _rows(table, head=True) for c in row.children}
        columns = [_column(context, cells[x], heads) for x in range(len(cells))]
        return cls(columns, _name(table))

    @property
    def natural(self) -> float:
        """Width with everything on one line."""
        return sum(max(column.natural, column.whole) for column in self.columns)

    def fits(self, available: float) -> bool:
        """Tell whether the columns can be as narrow as that."""
        return sum(column.tolerable for column in self.columns) <= available + _ROUNDING

    def comfortable(self, available: float) -> bool:
        """Tell whether short cells stay on one line then."""
        return sum(column.comfortable for column in self.columns) <= available + _ROUNDING

    def roomy(self, available: float) -> bool:
        """Tell whether they do, with heads of two lines."""
        return sum(column.roomy for column in self.columns) <= available + _ROUNDING


def _rows(table: Box, *, head: bool | None = None) -> Iterator[Box]:
    """Yield the rows of a table that are no title, or those of its head, or of its body."""
    for group in table.children:
        if head in (None, group.is_header):
            for row in group.children:
                if row.style["table_head_row"] == "every":
                    yield row


def _name(table: Box) -> str:
    titles = [
        text
        for group in table.children
        for row in group.children
        if row.style["table_head_row"] == "first" and (text := _text(row))
    ]
    heads = "、".join(_text(c) for row in _rows(table, head=True) for c in row.children)
    name = titles[0] if titles else heads
    return name if len(name) <= _NAME else f"{name[:_NAME]}…"


def _text(box: Box) -> str:
    return "".join(b.text for b in box.descendants() if isinstance(b, boxes.TextBox)).strip()


def _column(context: Context, cells: Sequence[Box], heads: set[int]) -> Column:
    least = natural = text = unit = whole = 0.0
    edges = min(_edges(cell) for cell in cells)
    for cell in cells:
        narrow, wide = preferred.table_cell_min_max_content_width(context, cell)
        if id(cell) in heads:
            parts = [b for b in cell.descendants() if isinstance(b, boxes.InlineBlockBox)]
            widths = [preferred.max_content_width(context, part) for part in parts]
            text = max(text, widths[0] if widths else wide - _edges(cell))
            unit = max([unit, *widths[1:]])
            whole = max(whole, wide)
            narrow = max([0.0, *widths[1:]]) + _edges(cell)
        else:
            natural = max(natural, wide)
        least = max(least, narrow)
    em = float(cells[0].style["font_size"])
    return Column(least, natural, text, unit, whole, edges, em)


def _edges(cell: Box) -> float:
    return float(preferred.margin_width(cell, 0))


def fitted(context: Context, table: Box, grid: Grid, available: float, least: float) -> Grid:
    """Make a table narrower, as little as will do; return its columns then.

    Args:
        context: of the layout.
        table: the table, whose cells get other styles.
        grid: its columns as they are.
        available: the width that it is to fit in.
        least: the smallest type that may be set.
    """
    size = float(table.style["font_size"])
    if not grid.comfortable(available):
        _break_words(context, table)
    _restyle(_cells(table), _smaller(table, 1.0, _TIGHT))
    grid = Grid.of(context, table) or grid
    if grid.comfortable(available) or size <= least:
        return grid
    edges = sum(column.edges for column in grid.columns)
    text = sum(column.comfortable for column in grid.columns) - edges
    factor = floor((available - _TIGHT * edges) / text / _STEP) * _STEP
    _restyle(_cells(table), _smaller(table, max(min(factor, 1.0), least / size), _TIGHT))
    return Grid.of(context, table) or grid


def _cells(table: Box) -> Iterator[Box]:
    for row in _rows(table):
        yield from row.children


def _break_words(context: Context, table: Box) -> None:
    """Let words be divided anywhere that are longer than a column need be, but no number."""
    for cell in _cells(table):
        longest = _LONG * cell.style["font_size"] + _edges(cell)
        may_break = cell.style["white_space"] != "nowrap"
        if may_break and preferred.min_content_width(context, cell) > longest:
            _restyle([cell], _divided)


def _divided(plain: Style) -> Style:
    style = plain.copy()
    style["line_break"] = style["overflow_wrap"] = "anywhere"  # ours, and that of Latin alone
    return style


def _smaller(table: Box, size: float, edges: float) -> Callable[[Style], Style]:
    """Return what changes the type of cells, and their padding at the sides, by factors.

    What some have more padding than others is for the decimals that they lack: it goes with the
    type.
    """
    common = {name: min(_pixels(c.style[name]) for c in _cells(table)) for name in _SIDES}

    def change(plain: Style) -> Style:
        style = plain.copy()
        style["font_size"] = plain["font_size"] * size
        if isinstance(plain["line_height"], Dimension):
            style["line_height"] = Dimension(plain["line_height"].value * size, "px")
        for name in _HEIGHTS:
            style[name] = Dimension(_pixels(plain[name]) * size, "px")
        for name, least in common.items():
            if (given := _pixels(plain[name])) >= least:
                style[name] = Dimension(least * edges + (given - least) * size, "px")
        return style

    return change


def _pixels(value: Foreign) -> float:
    return float(value.value) if isinstance(value, Dimension) and value.unit == "px" else 0.0


def _restyle(cells: Iterable[Box], change: Callable[[Style], Style]) -> None:
    """Give cells, and all that is in them, other styles; read their lines anew."""
    styles: dict[int, tuple[Style, Style]] = {}
    for cell in cells:
        for box in (cell, *cell.descendants()):
            plain = box.style
            if id(plain) not in styles:
                styles[id(plain)] = plain, change(plain)
            box.style = styles[id(plain)][1]
            if isinstance(box, boxes.LineBox):
                forget_flow(box)
