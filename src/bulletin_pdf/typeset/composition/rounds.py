"""Pages that are made again begin with what the page before hands on.

A reference to a later page and a running element make WeasyPrint go over the pages again, and make
anew only those that change (`make_all_pages` in weasyprint/layout/page.py). Where the next page
begins in the text is kept from round to round, but not the notes and the broken floats that it
begins with. So a note that a page handed on was lost when only the next page was made anew, and
came twice when only the page of its call was; and pages with nothing but notes at the end were
dropped. Here all of it belongs to the beginning of a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from weasyprint import layout
from weasyprint.layout import page as page_layout

from .engine import Box, Context, Foreign, SkipStack
from .notes import Handed, PageNotes, begin_page, notes_of

_ROUNDS = "composition_rounds"
_ASKED = "content_changed", "pages_wanted"
_GATHERED = "anchors", "content_lookups"


@dataclass(slots=True)
class _Beginning:
    """What a page begins with besides its text.

    Attributes:
        handed: notes of earlier pages.
        broken: floats and positioned boxes that go on, as WeasyPrint keeps them.
        called: notes that the page itself calls.
    """

    handed: Handed = field(default_factory=Handed)
    broken: dict[Box, Any] = field(default_factory=dict)
    called: tuple[Box, ...] = ()

    def is_like(self, other: _Beginning) -> bool:
        """Tell whether a page that begins with another comes out the same."""
        return self.handed == other.handed and self._places() == other._places()

    def _places(self) -> list[tuple[Box, SkipStack]]:
        return [(box, resume_at) for box, *_, resume_at in self.broken.values()]


@dataclass(slots=True)
class _Rounds:
    """The pages of a document in all rounds.

    Attributes:
        order: note → its place in the document.
        beginnings: one for each page, and one after the last.
        pages: note → index of the page of its call.
    """

    order: dict[Box, int]
    beginnings: list[_Beginning] = field(default_factory=lambda: [_Beginning()])
    pages: dict[Box, int] = field(default_factory=dict)

    def begin(self, context: Context, index: int) -> PageNotes:
        """Give a page what it begins with.

        Before the end of the text and before a break that was asked for, what is left of the notes
        stands on pages of its own: the next text may be a cover.
        """
        beginning = self.beginnings[index]
        context.broken_out_of_flow = dict(beginning.broken)
        for note in beginning.called:
            if self.pages[note] == index:
                del self.pages[note]
        resume_at, next_page, *_ = context.page_maker[index]
        is_apart = resume_at is None or next_page["break"] != "any"
        only = next_page if beginning.handed.notes and is_apart else None
        notes = PageNotes(beginning.handed, self.order, self.pages, index, only)
        begin_page(context, notes)
        return notes

    def end(self, context: Context, index: int) -> bool:
        """Keep what a page leaves to the next one; tell whether that changes the next one."""
        notes = notes_of(context)
        self.beginnings[index].called = notes.called
        self.pages.update(dict.fromkeys(notes.called, index))
        left = _Beginning(notes.left, dict(context.broken_out_of_flow))
        if index + 1 < len(self.beginnings):
            known = self.beginnings[index + 1]
            if left.is_like(known):
                return False
            left.called = known.called
            self.beginnings[index + 1] = left
        else:
            self.beginnings.append(left)
        return True

    def skip(self, context: Context, index: int) -> None:
        """Let a page stay as it is; its notes wait no longer."""
        called = self.beginnings[index].called
        context.footnotes = [note for note in context.footnotes if note not in called]

    def finish(self, context: Context, count: int) -> None:
        """Forget what pages of earlier rounds began with after the last page."""
        context.page_maker = context.page_maker[: count + 1]
        del self.beginnings[count + 1 :]
        context.broken_out_of_flow.clear()
        context.reported_footnotes.clear()


class RoundSeam:
    """The replacement for the making of all pages."""

    def install(self) -> None:
        """Put the replacement in place."""
        layout.make_all_pages = _make_all_pages


def _make_all_pages(
    context: Context, root_box: Box, html: Foreign, pages: list[Box]
) -> Iterator[Box]:
    """Stand in for `make_all_pages`: yield the pages, those of the last round where they stay."""
    rounds = context.__dict__.setdefault(_ROUNDS, None) or _Rounds(
        {note: place for place, note in enumerate(context.footnotes)}
    )
    context.__dict__[_ROUNDS] = rounds
    context.rendered_notes = []
    page: Foreign = None
    for index in count():
        states = context.page_maker
        asked = states[index][-1]
        if index >= len(pages) or any(asked[name] for name in _ASKED):
            asked.update(dict.fromkeys(_ASKED, False), **{name: [] for name in _GATHERED})
            notes = rounds.begin(context, index)
            if notes.only:  # the break comes after this page, which is one of those before it
                name = {"break": "any", "page": page.page_type.name}
                states[index] = (states[index][0], name, *states[index][2:])
            page, resume_at = page_layout.remake_page(index, context, root_box, html)
            if notes.only:
                states[index] = (states[index][0], notes.only, *states[index][2:])
            changes_next = rounds.end(context, index)
            is_last = resume_at is None and not context.reported_footnotes
            if changes_next and not is_last:
                states[index + 1][-1]["content_changed"] = True
        else:
            rounds.skip(context, index)
            page, resume_at = pages[index], states[index + 1][0]
            is_last = resume_at is None and not rounds.beginnings[index + 1].handed.notes
        yield page
        if is_last:
            rounds.finish(context, index + 1)
            return
