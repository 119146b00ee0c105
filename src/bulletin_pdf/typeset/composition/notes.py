"""Notes at the foot of pages, as one flow: what a page cannot hold goes on at the next one's foot.

WeasyPrint sets a note whole or not at all (`LayoutContext.layout_footnote` and its kin in
weasyprint/layout/__init__.py): one that is higher than its page runs out above the page's edge. It
also takes a note for one of this page when a block that goes on from the page before is tried
anew, and never sets it again.

Here the notes due on a page are one flow. What the text leaves is theirs, `orphans` and `widows`
say where it may be divided, and the rest is handed on to the next page, under a rule as wide as the
text, which tells the reader that the note began before. Notes stand in the order of their calls.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext, absolute, block
from weasyprint.layout import page as page_layout

from .engine import Box, Context, Foreign, SkipStack
from .feet import foot_of

_PAGE = "composition_notes"
_TOLERANCE = 1e-6
_INVISIBLE = 0.5
"""Pixels by which notes may be too high for what the text leaves, through rounding."""
_SHARE = 2 / 3
"""Most of a page that notes handed on to it take from the text that goes on there: with a third
left, a heading and its paragraph, or a small picture, still find room."""
_FULL_WIDTH = Dimension(100, "%")


@dataclass(slots=True)
class Handed:
    """What a page hands on to the next one.

    Attributes:
        notes: notes of earlier calls, in order.
        rest: where the first of them goes on; None if it has not begun.
    """

    notes: tuple[Box, ...] = ()
    rest: SkipStack = None


@dataclass(slots=True)
class PageNotes:
    """The notes of one page while it is made.

    Attributes:
        handed: what the page before handed on.
        order: note → its place in the document.
        pages: note → index of the page of its call, for pages made before.
        index: index of the page.
        only: what WeasyPrint is to know of the page after this one, which has nothing but notes;
            None if there is text on it.
        cap: px that the notes' area may take once a note has been divided; None before.
        divided: the note that was.
        root: the page's text and whether it ends here, when it has been laid out.
        called: the notes that the page calls.
        left: what this page hands on.
    """

    handed: Handed
    order: Mapping[Box, int]
    pages: Mapping[Box, int]
    index: int
    only: dict[str, Any] | None = None
    cap: float | None = None
    divided: Box = None
    is_begun: bool = False
    root: Box = None
    called: tuple[Box, ...] = ()
    left: Handed = field(default_factory=Handed)

    @property
    def is_full(self) -> bool:
        """Whether a note that goes on elsewhere is the last one here."""
        return self.cap is not None

    def sorted(self, notes: Sequence[Box]) -> list[Box]:
        """Return notes in order: those handed on, then as they are called in the document."""
        handed = {note: place for place, note in enumerate(self.handed.notes, -len(self.order))}
        return sorted(notes, key=lambda note: handed.get(note, self.order[note]))

    def divide(self, note: Box, cap: float) -> None:
        """Let the area be so high, whatever of a note that leaves out."""
        self.divided, self.cap = note, cap

    def forget(self, note: Box) -> None:
        """A note is not set here after all."""
        if note is self.divided:
            self.divided, self.cap = None, None


def begin_page(context: Context, notes: PageNotes) -> None:
    """Let a page be made with some notes; those handed on wait for its text, if it has any."""
    context.__dict__[_PAGE] = notes
    context.reported_footnotes = [] if notes.only else [*notes.handed.notes]


def notes_of(context: Context) -> PageNotes:
    """Return the notes of the page that is being made."""
    return context.__dict__[_PAGE]  # type: ignore[no-any-return]


def height_of_notes(context: Context) -> float:
    """Return the height of the notes that a page has so far, with the rule above them, px."""
    area = context.current_footnote_area
    return float(area.margin_height()) if context.current_page_footnotes else 0.0


def keep_clear(context: Context) -> None:
    """Let the page end above its notes."""
    context.page_bottom = context.current_footnote_area.position_y - height_of_notes(context)


def set_called(context: Context, note: Box, room: float, more: Sequence[float]) -> bool:
    """Set a note that a line calls.

    Args:
        context: WeasyPrint's.
        note: the note.
        room: px between the line, with the frame of its block, and the foot of the page.
        more: px that the text had better have too if the note must be divided; tried in turn.

    Returns:
        Whether it stands on this page, whole or with its first lines. If not, it is handed on.
    """
    is_free = not context.reported_footnotes and not notes_of(context).is_full
    context.layout_footnote(note)
    if is_free and height_of_notes(context) <= room + _TOLERANCE:
        return True
    if is_free and any(divide_last(context, room - lines) for lines in more):
        return True
    context.report_footnote(note)
    return False


def divide_last(context: Context, room: float) -> bool:
    """Divide the last note of a page so that the area is no higher than some room, if it can be."""
    if not may_divide_last(context, room):
        return False
    end_notes(context, room)
    return True


def end_notes(context: Context, room: float) -> None:
    """Let the notes of a page be no higher than some room, px; the rest of them is handed on."""
    notes_of(context).divide(context.current_page_footnotes[-1], room)
    context._update_footnote_area()


def may_divide_last(context: Context, room: float) -> bool:
    """Tell whether the last note of a page can be divided so that the area has some height, px."""
    current = context.current_page_footnotes
    in_order = notes_of(context).sorted(current)
    last = current[-1]
    if room <= 0 or in_order[-1] is not last or last.style["footnote_policy"] != "auto":
        return False
    made, resume_at = _laid(context, _area(context, in_order), room)
    if made is None or resume_at is None:
        return False
    ((last, rest),) = resume_at.items()
    return last == len(current) - 1 and rest is not None


def _area(context: Context, notes: Sequence[Box]) -> Box:
    """Return the area with some notes, not laid out."""
    area = context.current_footnote_area
    area.children = notes
    return build.create_anonymous_boxes(area.deepcopy())


def _laid(
    context: Context,
    area: Box,
    room: float | None = None,
    positioned: Foreign = None,
    *,
    is_forced: bool = False,
) -> tuple[Box, SkipStack]:
    """Lay out the area; return it, and where it goes on, if it has only some room.

    With little room nothing may come of it, and None is returned, unless that is forced.
    """
    notes = notes_of(context)
    handed = notes.handed.notes
    continues = handed and area.children and area.children[0].element is handed[0].element
    skip_stack = {0: notes.handed.rest} if continues and notes.handed.rest else None
    if skip_stack:
        area.style = area.style.copy()
        area.style["box_decoration_break"] = "clone"  # what begins with a rest has the rule, too
    space = float("-inf")
    if room is not None:
        space = context.page_bottom - (area.position_y + room)
    made, resume_at, *_ = block.block_level_layout(
        context,
        area,
        space,
        skip_stack,
        area.page,
        room is None or is_forced,
        positioned,
        positioned,
    )
    if made is not None and resume_at is not None:
        _tighten(made)
        if room is not None and made.margin_height() > room + _TOLERANCE and not is_forced:
            return None, None
    return made, resume_at


def _tighten(area: Box) -> None:
    """End an area, and its last note, with its last line; WeasyPrint fills up what is broken."""
    spare = area.position_y + area.margin_height() - area.margin_bottom - foot_of(area)
    area.height -= spare
    area.children[-1].height -= spare


class NoteSeam:
    """Replacements for what WeasyPrint's layout context does with notes."""

    def __init__(self) -> None:
        self.layout: Callable[..., Any] = page_layout.block_level_layout

    def install(self) -> None:
        """Put the replacements in place."""
        LayoutContext.layout_footnote = _layout_footnote
        LayoutContext.unlayout_footnote = _unlayout_footnote
        LayoutContext.report_footnote = _report_footnote
        LayoutContext._update_footnote_area = _update_footnote_area
        page_layout.block_level_layout = self._layout

    def _layout(
        self,
        context: Context,
        box: Box,
        bottom_space: float,
        skip_stack: SkipStack,
        containing_block: Box,
        page_is_empty: bool = True,
        absolute_boxes: Foreign = None,
        fixed_boxes: Foreign = None,
        *rest: Foreign,
    ) -> Foreign:
        """Lay out what stands directly on a page: its text, or at last its notes."""
        notes = notes_of(context)
        if isinstance(box, boxes.FootnoteAreaBox):
            return (_set_area(context, box, absolute_boxes),)
        notes.is_begun = True
        given = containing_block, page_is_empty, absolute_boxes, fixed_boxes, *rest
        if notes.only and box.element is not None:
            nothing = box.copy_with_children([])
            notes.root, *result = self.layout(context, nothing, bottom_space, None, *given)
            return notes.root, skip_stack, notes.only, *result[2:]
        result = self.layout(context, box, bottom_space, skip_stack, *given)
        notes.root = result[0]
        return result


def _layout_footnote(self: Context, footnote: Box) -> bool:
    """Stand in for `layout_footnote`: whether the note, handed on to this page, must wait."""
    self.footnotes.remove(footnote)
    self.current_page_footnotes.append(footnote)
    self._update_footnote_area()
    notes = notes_of(self)
    if notes.is_begun:
        return False
    most = _SHARE * self.current_footnote_area.page.height
    if height_of_notes(self) <= most:
        return notes.is_full
    if footnote is notes.handed.notes[0]:
        notes.divide(footnote, most)
        self._update_footnote_area()
    return True


def _unlayout_footnote(self: Context, footnote: Box) -> None:
    """Stand in for `unlayout_footnote`; what was called on an earlier page stays."""
    notes = notes_of(self)
    if footnote in self.footnotes or notes.pages.get(footnote, notes.index) < notes.index:
        return
    self.footnotes.append(footnote)
    for among in (self.current_page_footnotes, self.reported_footnotes):
        if footnote in among:
            among.remove(footnote)
    notes.forget(footnote)
    self._update_footnote_area()


def _report_footnote(self: Context, footnote: Box) -> None:
    """Stand in for `report_footnote`: the note is handed on to the next page."""
    self.current_page_footnotes.remove(footnote)
    self.reported_footnotes.append(footnote)
    notes_of(self).forget(footnote)
    self._update_footnote_area()


def _update_footnote_area(self: Context) -> None:
    """Stand in for `_update_footnote_area`: measure the notes, and end the page above them."""
    area, notes = self.current_footnote_area, notes_of(self)
    if self.current_page_footnotes:
        laid, _ = _laid(self, _area(self, notes.sorted(self.current_page_footnotes)))
        area.height = laid.height
        if notes.cap is not None:
            area.height -= max(0.0, area.margin_height() - notes.cap)
    else:
        area.height = "auto"
    if not self.in_column:
        keep_clear(self)


def _set_area(context: Context, area: Box, positioned: list[Box]) -> Box:
    """Set the notes that are due on a page, as far as its text leaves room."""
    notes = notes_of(context)
    waiting = notes.handed.notes if notes.only else ()
    due = notes.sorted([*waiting, *context.current_page_footnotes, *context.reported_footnotes])
    notes.called = tuple(note for note in due if note not in notes.handed.notes)
    made, notes.left = _set_what_fits(context, area, due, positioned)
    context.reported_footnotes = [*notes.left.notes]
    if notes.handed.rest and made.children:
        _rule_off(context, made, notes.handed.notes[0])
    return made


def _set_what_fits(
    context: Context, area: Box, due: Sequence[Box], positioned: list[Box]
) -> tuple[Box, Handed]:
    """Return the area with what of the notes fits below the text, and what is handed on."""
    known = len(positioned)
    made, _ = _laid(context, _area(context, due), positioned=positioned)
    if not due:
        return made, Handed()
    root = notes_of(context).root
    has_text = bool(root.children)
    room = area.position_y - (foot_of(root) if has_text else area.page.content_box_y())
    if made.margin_height() <= room + _INVISIBLE:
        return made, Handed()
    del positioned[known:]
    made, resume_at = _laid(context, _area(context, due), room, positioned, is_forced=not has_text)
    if made is not None:
        index, rest = next(iter(resume_at.items())) if resume_at else (len(due), None)
        return made, Handed(tuple(due[index:]), rest)
    nothing = area.copy_with_children([])
    nothing.height = 0
    return nothing, Handed(tuple(due), notes_of(context).handed.rest)


def _rule_off(context: Context, area: Box, note: Box) -> None:
    """Draw the rule that a note has above it over the rest of it too, as wide as the text."""
    for child in note.children:
        if child.is_absolutely_positioned() and child.element_tag.endswith("::before"):
            rule = build.create_anonymous_boxes(child.deepcopy())
            rule.style = rule.style.copy()
            rule.style["width"] = _FULL_WIDTH
            rule.position_x, rule.position_y = area.content_box_x(), area.content_box_y()
            placeholder = absolute.AbsolutePlaceholder(rule)
            absolute.absolute_layout(context, placeholder, area, [], 0, None)
            area.children = [placeholder, *area.children]
            return
