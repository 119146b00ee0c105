"""Strong emphasis that works beside Chinese marks.

CommonMark decides by the neighbours' classes whether ``**`` opens or closes
(https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run).  Chinese has no spaces between
words, so ``**“你好”**是`` and ``是**“你好”**`` stay unset there.  Here only the inner side counts:
``**`` opens before anything but white space and a mark that ends something, and closes after
anything but white space and a mark that begins something.  So names and numbers that asterisks
hide (``王**、李**``, ``138****5678``) lose none of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

MARK = "**"
OPENING = r"(?<![\\*])\*\*(?![\s*、，。；：！？）〕］｝》〉】」』”’])"
CLOSING = r"(?<![\s\\*（〔［｛《〈【「『“‘])\*\*(?!\*)"
_OPENING, _CLOSING = re.compile(OPENING), re.compile(CLOSING)


def strong_plugin(parser: MarkdownIt) -> None:
    """Replace CommonMark's emphasis with strong emphasis by ``**`` alone."""
    parser.inline.ruler.before("emphasis", "strong", _strong)
    parser.disable("emphasis")


def _strong(state: StateInline, silent: bool) -> bool:
    start = state.pos
    inner = start + len(MARK)
    if not _OPENING.match(state.src, start) or inner >= state.posMax:
        return False
    closing = _closing(state.src)
    number = bisect_right(closing, inner)
    if number == len(closing) or closing[number] + len(MARK) > state.posMax:
        return False
    if not silent:
        _emit(state, inner, closing[number])
    state.pos = closing[number] + len(MARK)
    return True


@lru_cache(maxsize=8)
def _closing(src: str) -> list[int]:
    """Return where marks stand that can close; asked for by every mark of a paragraph."""
    return [match.start() for match in _CLOSING.finditer(src)]


def _emit(state: StateInline, inner: int, end: int) -> None:
    outer_max = state.posMax
    state.push("strong_open", "strong", 1).markup = MARK
    state.pos, state.posMax = inner, end
    state.md.inline.tokenize(state)
    state.pos, state.posMax = end, outer_max
    state.push("strong_close", "strong", -1).markup = MARK
