"""Lines that call notes stay with them.

WeasyPrint lets a line stand on a page that has no room for its note, hands the note on to the next
page, and hands on notes of earlier lines, too, to spare a paragraph its break (`_linebox_layout` in
weasyprint/layout/block.py). Here a note stands on the page of its call, or at least begins there;
where not even that fits, the line goes to the next page, as with `footnote-policy: line`. Only a
line that is alone on its page stays without its note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from weasyprint.layout import block

from .engine import Box, Context, Foreign, SkipStack, Style
from .notes import set_called

_MORE_LINES = 2
"""Lines that stand below a call whose note must be divided: else `orphans` and `widows` of the
paragraph, or a heading that stays with it, would move the call away again."""


class CallSeam:
    """The replacement for the layout of the lines of one block."""

    def install(self) -> None:
        """Put the replacement in place."""
        block._linebox_layout = _lay_lines


class _Verdict(Enum):
    """What becomes of a line."""

    STAYS = auto()
    MOVES = auto()
    """It begins the next page."""
    TAKES_BLOCK = auto()
    """So does its whole block."""


@dataclass(slots=True)
class _Block:
    """A block whose lines are laid out.

    Attributes:
        context: WeasyPrint's.
        box: the block.
        lines: its lines on this page so far.
        is_alone: nothing else is on the page yet.
        bottom_space: px below that are not the block's.
        called: notes that its lines call.
    """

    context: Context
    box: Box
    lines: list[Box]
    is_alone: bool
    bottom_space: float
    called: list[Box] = field(default_factory=list)

    def judge(self, line: Box, edge: float) -> _Verdict:
        """Set the notes of a line that ends at an edge, and tell what becomes of it."""
        context = self.context
        is_begun = bool(self.lines) or not self.is_alone
        if is_begun and context.overflows_page(self.bottom_space, edge):
            return _Verdict.MOVES
        foot = line.position_y + line.height
        if self.is_alone and context.overflows_page(self.bottom_space, foot):
            line.translate(0, -self.box.margin_top)  # nothing is higher than the page for a margin
            self.box.margin_top = 0
        if context.footnotes:
            waiting = (box.footnote for box in line.descendants() if box.footnote is not None)
            for note in [note for note in waiting if note in context.footnotes]:
                self.called.append(note)
                if not self._is_set(note, line, edge, is_begun=is_begun) and is_begun:
                    takes_block = note.style["footnote_policy"] == "block"
                    return _Verdict.TAKES_BLOCK if takes_block else _Verdict.MOVES
        return _Verdict.STAYS

    def _is_set(self, note: Box, line: Box, edge: float, *, is_begun: bool) -> bool:
        if self.context.in_column:  # columns see to the notes of all of them
            self.context.layout_footnote(note)
            return True
        room = self.context.current_footnote_area.position_y - self.bottom_space - edge
        more = _MORE_LINES * line.height
        return set_called(self.context, note, room, (more,) if is_begun else (more, 0))

    def widows_after(self, lines: Iterator[tuple[Box, SkipStack]], *positioned: Foreign) -> int:
        """Return how many lines must go along with the first one of the next page."""
        missing = int(self.box.style["widows"]) - 1
        while missing > 0:
            line, _ = next(lines, (None, None))
            if line is None:
                break
            block.remove_placeholders(self.context, line.children, *positioned)
            missing -= 1
        return missing


def _lay_lines(
    context: Context,
    box: Box,
    index: int,
    child: Box,
    new_children: list[Box],
    page_is_empty: bool,
    absolute_boxes: Foreign,
    fixed_boxes: Foreign,
    adjoining_margins: list[float],
    bottom_space: float,
    position_y: float,
    skip_stack: SkipStack,
    first_letter_style: Style,
    first_line_style: Style,
    draw_bottom_decoration: bool,
    max_lines: int | None,
) -> Foreign:
    """Stand in for `_linebox_layout`."""
    if adjoining_margins:
        position_y += block.collapse_margin(adjoining_margins)
    positioned = absolute_boxes, fixed_boxes
    styles = first_letter_style, first_line_style
    start = context, child, position_y, bottom_space, skip_stack, box
    lines = block.iter_line_boxes(*start, *positioned, *styles)
    laid = _Block(context, box, new_children, page_is_empty, bottom_space)
    abort = stop = False
    resume_at = None
    for line, resume_at in lines:
        if max_lines is not None:
            if max_lines == 0:
                new_children[-1].block_ellipsis = box.style["block_ellipsis"]
                break
            max_lines -= 1
        line.resume_at = resume_at
        draw_bottom_decoration |= resume_at is None
        frame = box.border_bottom_width + box.padding_bottom if draw_bottom_decoration else 0
        verdict = laid.judge(line, line.position_y + line.height + frame)
        if verdict is _Verdict.MOVES:
            needed = laid.widows_after(lines, *positioned)
            end = context, box, line, new_children, needed, page_is_empty, index
            abort, stop, resume_at = block._break_line(*end, skip_stack, resume_at, *positioned)
        if verdict is not _Verdict.STAYS:
            abort |= verdict is _Verdict.TAKES_BLOCK
            break
        new_children.append(line)
        position_y = line.position_y + line.height
        skip_stack = resume_at
    if new_children:
        resume_at = {index: new_children[-1].resume_at}
    return abort, stop, resume_at, position_y, laid.called, max_lines
