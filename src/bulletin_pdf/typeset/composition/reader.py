"""Reads the boxes of a paragraph into a `Flow`."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyphen
from weasyprint.css.properties import INHERITED
from weasyprint.formatting_structure import boxes

from bulletin_pdf.clreq import NARROW_FORM, Facts, classify_text
from bulletin_pdf.clreq.classes import FOREIGN

from .engine import Box, Foreign, Style
from .flow import END, OBJECT, SPAN, START, TAIL, Flow, Span, texts_of
from .memory import paragraph
from .settings import line_settings
from .shaping import shape

_CHINESE = (
    ("\u2e80", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff01", "\uff5e"),
    ("\U00020000", "\U0003ffff"),
)
"""First and last of Chinese characters; as a pattern they would take milliseconds to compile."""
# What disappears at a line's end.
_FORCED = "\n", "\u2028"
_LOST = " \n\u2028"
_WRAPPING = frozenset(("normal", "pre-line"))
_SET_HERE = frozenset(("normal", "pre-line", "nowrap"))
_RAISED = frozenset(("super", "sub", "text-top", "text-bottom", "top", "bottom"))
_WORD = re.compile("[A-Za-z\u00c0-\u024f]{2,}")
# A break between a title and its leader is dearer than a rag, em².
_LEADER_PRICE = 1.0


class NotComposable(Exception):  # noqa: N818
    """The content of a line box is left to WeasyPrint."""


@dataclass(slots=True)
class _Marks:
    """What is gathered on the way through the tree for the paragraph's facts."""

    breaks: dict[int, bool] = field(default_factory=dict)
    prices: dict[int, float] = field(default_factory=dict)
    sealed: set[int] = field(default_factory=set)
    raised: list[tuple[int, int]] = field(default_factory=list)
    before: dict[int, float] = field(default_factory=dict)
    after: dict[int, float] = field(default_factory=dict)
    blanks: dict[int, tuple[float, float]] = field(default_factory=dict)
    narrow: set[int] = field(default_factory=set)
    hyphens: dict[int, float] = field(default_factory=dict)


class _Reader:
    """One walk through a line box."""

    def __init__(
        self,
        flow: Flow,
        edges: Callable[[Box], tuple[float, float]],
        atom_width: Callable[[Box], float],
        override: dict[str, Any] | None,
    ) -> None:
        self.flow, self.marks = flow, _Marks()
        self._edges, self._atom_width = edges, atom_width
        self._override = override
        self._parts: list[str] = []
        self._size = self._solid = 0
        self._pending = 0.0
        self._joint: tuple[Any, Any] | None = None

    def walk(self, box: Box, *, raised: bool = False) -> None:
        """Take in the children of a line box or inline box."""
        previous: Foreign = None
        for child in box.children:
            setattr(child, START, self._size)
            if not child.is_in_normal_flow():
                if child.is_floated():
                    self.flow.floats += ((self._size, child),)
                continue
            before = self._size
            if previous is not None:
                self._joint = box, previous
            self._take(child, raised=raised)
            if self._size > before:
                previous = child

    def _take(self, child: Box, *, raised: bool) -> None:
        if isinstance(child, boxes.TextBox):
            self._text(child, raised=raised)
        elif child.is_leader:
            self._leader(child)
        elif isinstance(child, boxes.InlineBox):
            if child.style["box_decoration_break"] == "clone":
                raise NotComposable
            self._inline(child, raised=raised)
        elif isinstance(child, boxes.AtomicInlineLevelBox):
            self._join()
            self._add(OBJECT, [self._atom_width(child)])
        else:
            raise NotComposable  # inline flex and grid boxes

    def _inline(self, child: Box, *, raised: bool) -> None:
        """Take in an inline box: its edges travel with its first and last characters.

        An empty one travels with what stands before it.
        """
        left, right = self._edges(child)
        align = child.style["vertical_align"]
        lifted = align in _RAISED or (not isinstance(align, str) and align != 0)
        before, waiting = self._size, self._pending
        self._pending += left
        self.walk(child, raised=raised or lifted)
        setattr(child, END, self._size)
        if self._size > before:
            self._widen(right)
        elif before and not waiting:
            self._pending = 0.0
            self._widen(left + right)
        else:
            self._pending += right

    def _widen(self, width: float) -> None:
        """Let an edge of so many px travel with the last character that a line end keeps.

        The edge of a box that ends with a forced break is set by nobody.
        """
        if self._parts[-1].endswith(_FORCED):
            return
        last = self._solid
        self.marks.after[last] = self.marks.after.get(last, 0.0) + width

    def _leader(self, child: Box) -> None:
        """A row of dots stands for one box as wide as its text; it grows after the layout."""
        self._join()
        start = self._size
        text = "".join(t.text for t in child.descendants() if isinstance(t, boxes.TextBox))
        width = sum(shape(text, classify_text(text), child.style).advances) if text else 0.0
        self._add(OBJECT, [width])
        self.flow.has_leader = True
        self.marks.prices[start] = _LEADER_PRICE
        self.marks.breaks[start + 1] = False

    def _text(self, child: Box, *, raised: bool) -> None:
        style, text = child.style, child.text
        if self._override:
            style = style.copy()
            for name, value in self._override.items():
                if name in INHERITED:
                    style[name] = value
        if (
            style["white_space"] not in _SET_HERE
            or style["direction"] == "rtl"
            or not style["font_size"]
            or "\t" in text
            or FOREIGN.search(text)
        ):
            raise NotComposable
        kinds = classify_text(text)
        shaped = shape(text, kinds, style)
        self._join()
        start = self._size
        span = Span(start, start + len(text), text, shaped.faces, kinds)
        setattr(child, SPAN, len(self.flow.spans))
        self.flow.spans.append(span)
        self._add(text, shaped.advances)
        self.flow.shifts.update((start + i, shift) for i, shift in shaped.shifts.items())
        marks = self.marks
        marks.blanks.update((start + i, blank) for i, blank in shaped.blanks.items())
        marks.narrow.update(start + i for i in shaped.narrow)
        if raised:
            marks.raised.append((start, span.end))
            marks.breaks[start] = False
        if style["white_space"] == "nowrap":
            marks.sealed.update(range(start + 1, span.end))
        elif style["word_break"] == "break-all":
            marks.breaks.update(dict.fromkeys(_inside_words(text, start), True))
        elif style["hyphens"] == "auto":
            self._hyphenate(text, start, style)

    def _hyphenate(self, text: str, start: int, style: Style) -> None:
        """Offer the breaks of a hyphenation dictionary inside the words of a text."""
        language = style["lang"] and pyphen.language_fallback(style["lang"])
        if not language:
            return
        total, left, right = style["hyphenate_limit_chars"]
        width = sum(shape(style["hyphenate_character"], "-", style).advances)
        dictionary = pyphen.Pyphen(lang=language, left=left, right=right)
        for match in _WORD.finditer(text):
            if len(match[0]) >= total:
                for at in dictionary.positions(match[0]):
                    self.marks.hyphens[start + match.start() + at] = width

    def _join(self) -> None:
        """Note what stands between the content before and the content that begins here."""
        at = self._size
        if self._joint is not None and at:
            parent, left_sibling = self._joint
            if parent.style["white_space"] not in _WRAPPING:
                self.marks.sealed.add(at)
            setattr(left_sibling, TAIL, at)
            self.flow.tails |= {at}
            self._joint = None

    def _add(self, text: str, advances: list[float]) -> None:
        if self._pending and text[0] in _LOST and self._parts:
            self._widen(self._pending)
        elif self._pending:
            self.marks.before[self._size] = self._pending
        self._pending = 0.0
        self._parts.append(text)
        self.flow.advances.extend(advances)
        if solid := text.rstrip(_LOST):
            self._solid = self._size + len(solid) - 1
        self._size += len(text)

    def finish(self) -> Flow:
        """Weigh the whole text."""
        flow, marks, em = self.flow, self.marks, self.flow.em
        flow.text = "".join(self._parts)
        flow.paragraph = paragraph(
            flow.text,
            flow.settings.costs,
            flow.settings.spacing,
            flow.settings.level,
            Facts(
                advances=self._advances_in_em(),
                kinds=self._kinds(),
                blanks=self._blanks_in_em(),
                breaks=self._breaks(),
                prices=marks.prices,
                hyphens={i: width / em for i, width in marks.hyphens.items()},
                sealed=frozenset(marks.sealed),
            ),
        )
        flow.left_blanks = {
            i: left for i, (left, _) in marks.blanks.items() if flow.paragraph.kinds[i] == "o"
        }
        return flow

    def _advances_in_em(self) -> array[float]:
        em, marks = self.flow.em, self.marks
        advances = array("d", [advance / em for advance in self.flow.advances])
        for edges in (marks.before, marks.after):
            for i, width in edges.items():
                advances[i] += width / em
        if self._pending and advances:
            advances[-1] += self._pending / em
        return advances

    def _blanks_in_em(self) -> dict[int, tuple[float, float]]:
        """The blanks, one value for all marks that are alike."""
        em, blanks = self.flow.em, self.marks.blanks
        alike = {pair: (pair[0] / em, pair[1] / em) for pair in set(blanks.values())}
        return {i: alike[pair] for i, pair in blanks.items()}

    def _kinds(self) -> str:
        """Classes of the whole text, corrected by the faces and by the boxes."""
        flow, marks = self.flow, self.marks
        kinds = classify_text(flow.text) if len(flow.spans) != 1 else flow.spans[0].kinds
        spaced = flow.settings.spaced_kinds
        if not marks.narrow and not marks.raised and spaced == "an" and len(kinds) == flow.size:
            return kinds
        letters = list(classify_text(flow.text))
        for i in marks.narrow:
            letters[i] = NARROW_FORM.get(letters[i], letters[i])  # type: ignore[call-overload]
        for start, end in marks.raised:
            letters[start:end] = ["x" if kind in "an" else kind for kind in letters[start:end]]
        if spaced != "an":
            dropped = "n" if spaced == "a" else "a"
            letters = ["x" if kind == dropped else kind for kind in letters]
        return "".join(letters)

    def _breaks(self) -> dict[int, bool]:
        breaks = {}
        if self.flow.settings.anywhere:
            # A space still ends the line before it, and a combining mark has its base.
            kinds = classify_text(self.flow.text)
            breaks = {i: True for i in range(1, self._size) if kinds[i] not in " \n^"}
        breaks.update(self.marks.breaks)
        breaks.update(dict.fromkeys(self.marks.sealed, False))
        return breaks


def _inside_words(text: str, start: int) -> Iterator[int]:
    """Indices inside the Latin words of a text that begins at `start`."""
    for match in re.finditer("[0-9A-Za-z\u00c0-\u024f]{2,}", text):
        yield from range(start + match.start() + 1, start + match.end())


def _is_chinese(text: str) -> bool:
    """Whether there is anything Chinese in a text."""
    return not text.isascii() and any(a <= char <= b for char in text for a, b in _CHINESE)


def read_flow(
    linebox: Box,
    edges: Callable[[Box], tuple[float, float]],
    atom_width: Callable[[Box], float],
    override: dict[str, Any] | None = None,
) -> Flow | None:
    """Flatten a line box; None if it did not opt in or is not ours to set.

    Args:
        linebox: the box of a whole paragraph.
        edges: gives the (left, right) margin, border and padding of an inline box, px.
        atom_width: gives the margin width of an atomic box, px.
        override: inherited properties of ::first-line.
    """
    settings = line_settings(linebox.style)
    if settings is None or linebox.style["direction"] == "rtl":
        return None
    if not any(_is_chinese(box.text) for box in texts_of(linebox)):
        return None
    em = linebox.style["font_size"]
    if override:
        em = override.get("font_size", em)
    if not em or (override and "text_transform" in override):
        return None
    reader = _Reader(Flow(em, settings), edges, atom_width, override)
    setattr(linebox, START, 0)
    try:
        reader.walk(linebox)
    except NotComposable:
        return None
    return reader.finish()
