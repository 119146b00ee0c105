"""Filters that know the layout's widths: texts of a page's furniture, fitted to their room.

A masthead, a list of contents, a signature or a box of figures holds whatever an editor writes.
These filters tell a template how much of its room a text takes, and break it where a reader would.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from markupsafe import Markup, escape

from bulletin_pdf.clreq.classes import natural_advance
from bulletin_pdf.clreq.pairs import ProhibitionLevel, may_break
from bulletin_pdf.clreq.titles import break_title, title_width
from bulletin_pdf.layouts import LayoutConfig
from bulletin_pdf.speedups import Speedup, remembered

_TITLES = 2000
"""Titles whose lines are remembered."""

_NARROW, _CAPITAL = 0.625, 0.85
"""Advance, em, of narrow characters and of capitals in the widest of our faces, the nameplate's."""

_PIECE = re.compile(r"[^、\s]+、?")
"""What 、 and spaces part: a unit, a name, a word."""

_RANK = re.compile(
    r"(?<=\w\w[省市县区局厅部委会院校司处科室所站社团])(?<!社会)"
    "(?![省市县区局厅部委会院校司处科室所站社团编、）]|长|员|计|议|场|门|队|域|理|属|级)"
)
"""After what ends the name of a place or a body, unless the two make another word."""


_LONGEST_NAME = 10
"""Characters of the longest name of a bulletin that stands on one line, so that it stays large."""

_LONG_LINE, _LONGEST_PAIR = 13, 16
"""Characters of its longest line when a name is longer than that."""


def nameplate_lines(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of a bulletin's name; a long one is turned, by bodies if it can.

    Args:
        name: the lines as the editor wrote them; several stay as they are.
    """
    if len(name) != 1 or len(name[0]) <= _LONGEST_NAME:
        return name
    whole = name[0]
    most = _LONGEST_NAME if len(whole) <= _LONGEST_PAIR else _LONG_LINE
    ends = [match.start() for match in _RANK.finditer(whole)]
    end = min(ends, key=lambda end: abs(len(whole) - 2 * end), default=0)
    if end and max(end, len(whole) - end) <= most:
        return whole[:end], whole[end:]
    return _fitted(whole, most)


class Measures:
    """The filters of one layout.

    A room is given as a share of the width of so many columns with the gaps between them; without a
    number of columns, of the whole type area. A part is an entry of the layout's ``type`` table.
    """

    def __init__(self, config: LayoutConfig) -> None:
        """Measure with the numbers of a layout."""
        self._config = config

    def filters(self) -> Mapping[str, Callable[..., object]]:
        """Return the filters by name."""
        return {
            "nameplate_lines": nameplate_lines,
            "balanced": self.balanced,
            "share": self.share,
            "lines": self.lines,
            "entry_lines": self.entry_lines,
            "unparted": self.unparted,
        }

    def balanced(self, title: tuple[str, ...], part: str, columns: int | None = None) -> Markup:
        """Join the lines of a title; one that was broken by hand stays as it is.

        Args:
            title: the lines as the editor wrote them.
            part: entry of the layout's ``type`` table that sets it.
            columns: how many columns it spans; by default all.
        """
        lines = title if len(title) > 1 else _broken(title[0], self._em(part, columns, 1.0))
        return Markup("<br>").join(lines)

    def share(self, text: str, part: str, columns: int | None = None) -> float:
        """Return what a text takes of a width on one line; rather too much than too little."""
        return _widest(text) / self._em(part, columns, 1.0)

    def lines(
        self, text: str | Iterable[str], part: str, room: float = 1.0, columns: int | None = None
    ) -> tuple[str, ...]:
        """Return the lines of a text, broken by meaning where its room ends.

        Args:
            text: the text, or its lines as the editor wrote them; those are kept.
            part: what sets it.
            room: the share of the width that it may take.
            columns: the columns whose width it is.
        """
        em = self._em(part, columns, room)
        given = (text,) if isinstance(text, str) else text
        return tuple(line for each in given for line in _fitted(each, em))

    def entry_lines(
        self, title: tuple[str, ...], part: str, room: float = 1.0, columns: int | None = None
    ) -> tuple[str, ...]:
        """Return the lines of a title in a list of contents.

        The editor's own breaks, made for larger type, are kept where they make no more lines.
        """
        em = self._em(part, columns, room)
        lines: list[str] = []
        for each in title:
            if lines and _widest(lines[-1] + each) <= em:
                lines[-1] += each
            else:
                lines.append(each)
        kept = tuple(line for each in lines for line in _fitted(each, em))
        return min(kept, _fitted("".join(title), em), key=len)

    def unparted(
        self, text: str, part: str, room: float = 1.0, columns: int | None = None
    ) -> Markup:
        """Return a list of units or names that breaks after 、 and at spaces only.

        A name that is longer than its room breaks after what ends the name of a place or a body; if
        that is too long as well, anywhere.
        """
        em = self._em(part, columns, room)
        html, at = "", 0
        for piece in _PIECE.finditer(text):
            html += escape(text[at : piece.start()])
            html += Markup("").join(map(_held, _bodies(piece[0], em)))
            at = piece.end()
        return Markup(html) + text[at:]

    def _em(self, part: str, columns: int | None, room: float) -> float:
        """Return a room in em of a part's type."""
        width = self._config.width_of(columns or self._config.grid.columns)
        return room * width / self._config.size_of(part)


def _widest(text: str) -> float:
    """Return the width of a text, em, in whichever of our faces it is the widest."""
    return sum(_advance(char) for char in text)


def _advance(char: str) -> float:
    advance = natural_advance(char)
    if char.isascii() and char.isupper():
        return _CAPITAL
    return _NARROW if char.isascii() and advance == 0.5 else advance


def _fitted(text: str, em: float) -> tuple[str, ...]:
    """Return the lines of a text of which none is wider than its room."""
    if _widest(text) <= em:
        return (text,)
    # The breaker takes figures for half an em wide.
    lines = _broken(text, em * title_width(text) / _widest(text))
    return tuple(part for line in lines for part in _filled(line, em))


def _filled(text: str, em: float) -> Iterator[str]:
    """Yield lines filled one after the other: for what is too long to be weighed."""
    flags = may_break(text, ProhibitionLevel.STRICT)
    start = end = 0
    width = 0.0
    for at, char in enumerate(text):
        if flags[at]:
            end = at
        width += _advance(char)
        if width > em and at > start:
            cut = end if end > start else at
            yield text[start:cut].strip()
            start, width = cut, _widest(text[cut : at + 1])
    yield text[start:].strip()


@remembered(Speedup.TITLES, _TITLES)
def _broken(title: str, em: float) -> tuple[str, ...]:
    """Return the lines of a title, which takes milliseconds to weigh."""
    return tuple(break_title(title, em))


def _bodies(name: str, em: float) -> Iterator[tuple[str, bool]]:
    """Yield (part of a name, whether its room holds it)."""
    if _widest(name) <= em:
        yield name, True
        return
    for part in _RANK.split(name):
        yield part, _widest(part) <= em


def _held(part: tuple[str, bool]) -> Markup:
    text, fits = part
    return Markup('<span class="unparted">{}</span>').format(text) if fits else escape(text)
