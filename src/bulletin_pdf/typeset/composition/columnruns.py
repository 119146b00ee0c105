"""One run of columns: how high they are, and what of the page's foot their notes take.

WeasyPrint (weasyprint/layout/column.py) goes from the full height to the balanced one by real
layouts, and so does this. For the notes that columns call it makes room until a height comes up
that it has seen, so that a note may end up on another page than its call. Here room is only ever
added, and by halves narrowed to the least with which every note stands on the page of its call; a
note for which a call would have to leave is divided if it can be.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor, inf
from typing import Any

from weasyprint.layout import block
from weasyprint.layout.percent import percentage, resolve_percentages

from .engine import Box, Context, Foreign, SkipStack
from .notes import end_notes, height_of_notes, may_divide_last, notes_of

_TOLERANCE = 1e-6
_LEAST_GROWTH = 1.0
"""Pixels by which columns grow when nothing says by how much they should; lost space of less may
come from rounding."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a container: their number, width and distance, px."""

    count: int
    width: float
    gap: float

    @classmethod
    def of(cls, box: Box) -> Grid:
        """Return the grid that a container with a width asks for (CSS Multi-column 1, 3.4)."""
        style, whole = box.style, box.width
        width, count = style["column_width"], style["column_count"]
        gap = style["font_size"]  # `normal`
        if style["column_gap"] != "normal":
            gap = percentage(style["column_gap"], style, whole)
        if width != "auto":
            most = max(1, floor((whole + gap) / (width + gap)))
            count = most if count == "auto" else min(count, most)
            return cls(count, (whole + gap) / count - gap, gap)
        return cls(count, max(0, whole - (count - 1) * gap) / count, gap)


@dataclass(slots=True)
class SetRun:
    """A run that was set.

    Attributes:
        columns: its columns; none if nothing of it stands on this page.
        resume_at: where it goes on; None if it ends here.
        height: of the columns, px.
        next_page: what WeasyPrint is to know of the next page.
    """

    columns: list[Box]
    resume_at: SkipStack
    height: float
    next_page: dict[str, Any]


@dataclass(slots=True)
class _Trial:
    """What came of columns of some height.

    Attributes:
        used: height of the text in each column, px.
        breaks: where each column but the last one ends, and px that it leaves empty.
        resume_at: where the run goes on; None if it ends here.
        called: the notes called.
        notes: by how much they make the notes of the page higher, px.
        may_divide: whether the last of them may be divided, if that was asked.
    """

    used: list[float] = field(default_factory=list)
    breaks: list[tuple[SkipStack, float]] = field(default_factory=list)
    resume_at: SkipStack = None
    called: list[Box] = field(default_factory=list)
    notes: float = 0.0
    may_divide: bool = False


@dataclass(slots=True)
class Run:
    """Blocks that stand in columns, below what their page has already.

    Attributes:
        context: WeasyPrint's.
        box: their container.
        containing_block: of the container.
        children: the blocks.
        grid: the columns.
        position_y: where the columns begin, px.
        first_letter_style: WeasyPrint's.
        first_line_style: WeasyPrint's.
        skip_stack: where the blocks go on; None at their start.
        most: greatest height of the columns, px.
        base: height of the notes that the page has already, px.
        is_free: whether the page takes further notes.
    """

    context: Context
    box: Box
    containing_block: Box
    children: list[Box]
    grid: Grid
    position_y: float
    first_letter_style: Foreign
    first_line_style: Foreign
    skip_stack: SkipStack = None
    most: float = 0.0
    base: float = 0.0
    is_free: bool = True

    def set(
        self,
        bottom_space: float,
        skip_stack: SkipStack,
        positioned: tuple[Foreign, Foreign],
        *,
        is_alone: bool,
        is_balanced: bool,
    ) -> SetRun:
        """Set the run.

        Args:
            bottom_space: px below the columns that are not theirs.
            skip_stack: where the blocks go on; None at their start.
            positioned: WeasyPrint's lists of absolute and fixed boxes.
            is_alone: whether nothing else is on the page, so that something must be set.
            is_balanced: whether columns that hold all of the run are to be equally high.
        """
        context = self.context
        self.skip_stack = skip_stack
        self.most = context.page_bottom - self.position_y - bottom_space
        self.base = height_of_notes(context)
        self.is_free = not notes_of(context).is_full and not context.reported_footnotes
        room, trial = self._room_for_notes()
        height = self.most - room
        holds_all = trial.resume_at is None and max(trial.used) <= height + _TOLERANCE
        if holds_all and is_balanced:
            height = self._balanced(trial, height)
        made = self._columns(height, positioned, is_alone=is_alone)
        if made.columns and height_of_notes(context) > self.base + room + _TOLERANCE:
            end_notes(context, self.base + room)
        return made

    def _room_for_notes(self) -> tuple[float, _Trial]:
        """Return by how much the columns are to be lower than they could, and what comes of it."""
        trial = self._try(self.most)
        if self._holds(trial, 0.0):
            return 0.0, trial
        step = float(self.box.style["font_size"])
        least, room, most = 0.0, 0.0, self.most - step
        while not self._holds(trial, room) and room < most:
            least, room = room, min(most, max(trial.notes, room + step) if self.is_free else most)
            trial = self._try(self.most - room)
        if not self._holds(trial, room):  # called in the very first lines
            trial = self._try(self.most - room, self.base + room)
            return room, trial
        while room - least > step and trial.notes < room - step and trial.resume_at:
            middle = (least + room) / 2
            tried = self._try(self.most - middle)
            if self._holds(tried, middle):
                room, trial = middle, tried
            else:
                least = middle
        if trial.notes < room - _TOLERANCE and trial.resume_at and self.is_free:
            divided = self._try(self.most - least, self.base + least)
            if divided.may_divide:
                return least, divided
        return room, trial

    def _holds(self, trial: _Trial, room: float) -> bool:
        """Whether the notes called have room on this page."""
        if not self.is_free:
            return not trial.called
        return trial.notes <= room + _TOLERANCE

    def _balanced(self, trial: _Trial, most: float) -> float:
        """Return the height of columns that hold all of the run and are about equally high."""
        height = sum(trial.used) / self.grid.count
        lost = self._lost(trial)
        while height <= most:
            trial = self._try(height, is_forced=False)
            if trial.resume_at is None:
                return height
            lost = min(lost, self._lost(trial))
            height += _LEAST_GROWTH if lost == inf else lost
        return most

    def _try(self, height: float, room: float | None = None, *, is_forced: bool = True) -> _Trial:
        """Lay the columns out, and take everything back.

        Args:
            height: of the columns, px.
            room: for the notes of the page, px, if one of them is to be divided.
            is_forced: whether each column takes something, even if it is too high.
        """
        context, trial = self.context, _Trial()
        before = [*context.current_page_footnotes]
        column = self._column(0)
        skip_stack = self.skip_stack
        made: list[Foreign] = []
        for _ in range(self.grid.count):
            box, resume_at, *_ = self._lay(
                column, height, skip_stack, ([], []), [], is_forced=is_forced
            )
            if box is None:
                trial.resume_at = {0: None}
                break
            made.append(box)
            trial.resume_at = skip_stack = resume_at
            self._measure(trial, box, height)
            if resume_at is None:
                break
        trial.called = [note for note in context.current_page_footnotes if note not in before]
        trial.notes = height_of_notes(context) - self.base
        if room is not None and trial.called:
            trial.may_divide = may_divide_last(context, room)
        block.remove_placeholders(context, made, [], [])
        return trial

    def _measure(self, trial: _Trial, column: Box, height: float) -> None:
        """Note how high the text of a column is, and what it leaves empty."""
        in_flow = [child for child in column.children if child.is_in_normal_flow()]
        if not in_flow:
            trial.used.append(0.0)
            return
        last = in_flow[-1]
        used = last.position_y + last.margin_height() - self.position_y
        trial.used.append(used - last.margin_bottom)
        trial.breaks.append((trial.resume_at, height - used))

    def _lost(self, trial: _Trial) -> float:
        """Return by how much the columns must grow for one to take the next block or line, px."""
        lost = inf
        for skip_stack, empty in trial.breaks:
            missing = -empty
            if skip_stack:
                missing += self._next_height(skip_stack)
            if missing > _LEAST_GROWTH:
                lost = min(lost, missing)
        return lost

    def _next_height(self, skip_stack: SkipStack) -> float:
        """Return the height of the least that can follow, px."""
        box, *_ = self._lay(self._column(0), -inf, skip_stack, ([], []), [], is_forced=True)
        block.remove_placeholders(self.context, [box], [], [])
        heights = (c.margin_height() for c in box.children if c.is_in_normal_flow())
        return float(next(heights, 0.0))

    def _columns(
        self, height: float, positioned: tuple[Foreign, Foreign], *, is_alone: bool
    ) -> SetRun:
        """Set columns of some height."""
        skip_stack = self.skip_stack
        made: list[Foreign] = []
        next_page: dict[str, Any] = {"break": "any", "page": None}
        for number in range(self.grid.count):
            column = self._column(number)
            box, skip_stack, next_page, *_ = self._lay(
                column, height, skip_stack, positioned, None, is_forced=is_alone
            )
            if box is None:
                block.remove_placeholders(self.context, made, *positioned)
                return SetRun([], None, 0.0, next_page)
            made.append(box)
            if skip_stack is None:
                break
        highest = max(box.margin_height() for box in made)
        for box in made:
            box.height = highest
        return SetRun(made, skip_stack, min(self.most, highest), next_page)

    def _column(self, number: int) -> Box:
        """Return a column with the blocks of the run, not laid out."""
        column = self.box.anonymous_from(self.box, children=self.children)
        resolve_percentages(column, self.containing_block)
        column.is_column = True
        column.width = self.grid.width
        column.position_x = self.box.content_box_x() + number * (self.grid.width + self.grid.gap)
        column.position_y = self.position_y
        return column

    def _lay(
        self,
        column: Box,
        height: float,
        skip_stack: SkipStack,
        positioned: tuple[Foreign, Foreign],
        margins: list[float] | None,
        *,
        is_forced: bool,
    ) -> Foreign:
        return block.block_box_layout(
            self.context,
            column,
            self.context.page_bottom - self.position_y - height,
            skip_stack,
            self.containing_block,
            is_forced,
            *positioned,
            margins,
            self.first_letter_style,
            self.first_line_style,
            discard=False,
            max_lines=None,
        )
