"""Strong emphasis that works beside Chinese marks.

CommonMark decides by the neighbours' classes whether ``**`` opens or closes
(https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run).  Chinese has no spaces between
words, so ``**“你好”**是`` and ``是**“你好”**`` stay unset there.  Here only the inner side counts:
``**`` opens before anything but white space and closes after anything but white space.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

MARK = "**"


def strong_plugin(parser: MarkdownIt) -> None:
    """Replace CommonMark's emphasis with strong emphasis by ``**`` alone."""
    parser.inline.ruler.before("emphasis", "strong", _strong)
    parser.disable("emphasis")


def _strong(state: StateInline, silent: bool) -> bool:
    start = state.pos
    inner = start + len(MARK)
    if not state.src.startswith(MARK, start) or inner >= state.posMax:
        return False
    if state.src[inner].isspace():
        return False
    end = _closing(state, inner)
    if end < 0:
        return False
    if not silent:
        _emit(state, inner, end)
    state.pos = end + len(MARK)
    return True


def _closing(state: StateInline, inner: int) -> int:
    """Return where the closing mark begins, or -1."""
    end = state.src.find(MARK, inner + 1, state.posMax)
    while end >= 0 and state.src[end - 1].isspace():
        end = state.src.find(MARK, end + len(MARK), state.posMax)
    return end


def _emit(state: StateInline, inner: int, end: int) -> None:
    outer_max = state.posMax
    state.push("strong_open", "strong", 1).markup = MARK
    state.pos, state.posMax = inner, end
    state.md.inline.tokenize(state)
    state.pos, state.posMax = end, outer_max
    state.push("strong_close", "strong", -1).markup = MARK
