"""Markdown's inline tokens with the place in the text that each of them came from.

markdown-it knows the lines of blocks, and of what stands inside a paragraph nothing. Here it is
noted of every inline token where it begins in the content of its block, and `located` takes that
to the text. The notes are in the parser's environment, for plugins write a token's ``meta`` anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

_PLACES = "places"
"""Key of the environment: id of a token → where it begins. All tokens live as long as it does."""

_DEPTH = "depth"
_DEEPEST = 8
"""Notes and captions in one another that are read; what is deeper stays text."""

_NOTE_SIGN = len("^[")
_PICTURE_SIGN = len("![")


class PlacedInline(ParserInline):
    """markdown-it's inline parser, with a state that notes places."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Read the content of a block, or of a note or caption inside one, but not inside many."""
        state = PlacedState(src, md, env, tokens)
        depth = env[_DEPTH] = env.get(_DEPTH, 0) + 1
        if depth > _DEEPEST:
            state.pos, state.pending = len(src), src
            state.pushPending()
        else:
            self.tokenize(state)
        env[_DEPTH] = depth - 1
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class PlacedState(StateInline):
    """Notes where tokens begin."""

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        """Push the text that was collected; it ends here, or before the spaces of a line end."""
        text = self.pending
        token = super().pushPending()
        return self._noted(token, max(self.src.rfind(text, 0, self.pos), 0))

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token that begins at the position that was reached."""
        return self._noted(super().push(ttype, tag, nesting), self.pos)

    def _noted(self, token: Token, position: int) -> Token:
        self.env.setdefault(_PLACES, {})[id(token)] = position
        return token


@dataclass(frozen=True, slots=True)
class Located:
    """A token of inline content.

    Attributes:
        token: the token.
        offset: where it begins in the text.
        before: type of the token before it in the same content; empty at the beginning.
        content: the content of its block.
        start: where it begins there.
    """

    token: Token
    offset: int
    before: str
    content: str
    start: int

    @property
    def line(self) -> str:
        """The rest of its line in the content, from where it begins."""
        end = self.content.find("\n", self.start)
        return self.content[self.start : end if end >= 0 else None]


def located(state: StateCore) -> Iterator[Located]:
    """Yield the inline tokens of a text with those of notes and captions, in order.

    To be called between markdown-it's rules ``inline`` and ``text_join``, while escaped signs are
    tokens of their own.
    """
    origin = _Origin(state.src)
    for block in state.tokens:
        if block.type == "inline" and block.map:
            where = origin.of(block.content, block.map)
            yield from _inside(state, block.children or (), block.content, where, 0)


def _inside(
    state: StateCore, tokens: Sequence[Token], content: str, where: _Lines, base: int
) -> Iterator[Located]:
    before = ""
    for token in tokens:
        at = base + state.env[_PLACES][id(token)]
        yield Located(token, where.offset(at), before, content, at)
        inner = _inner(state, token)
        sign = _PICTURE_SIGN if token.type == "image" else _NOTE_SIGN
        yield from _inside(state, inner, content, where, at + sign)
        before = token.type


def called_notes(state: StateCore, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the labels of the notes below the text that some inline content calls."""
    for token in tokens:
        if token.type == "footnote_ref" and "label" in token.meta:
            yield token.meta["label"]
        yield from called_notes(state, _inner(state, token))


def _inner(state: StateCore, token: Token) -> Sequence[Token]:
    """Return the content of a picture's caption, or of a note that stands where it is called."""
    if token.type == "image":
        return token.children or ()
    if token.type != "footnote_ref" or "label" in token.meta:
        return ()
    return state.env["footnotes"]["list"][token.meta["id"]].get("tokens") or ()


@dataclass(frozen=True, slots=True)
class _Lines:
    """Where the lines of a block's content begin, in it and in the text."""

    inside: list[int]
    outside: list[int]

    def offset(self, index: int) -> int:
        """Return the offset in the text of an index into the content."""
        line = bisect_right(self.inside, index) - 1
        return self.outside[line] + index - self.inside[line]


class _Origin:
    """Where the lines of blocks stand in a text; to be asked in the order of the blocks."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._reached = (-1, 0)

    def of(self, content: str, lines: Sequence[int]) -> _Lines:
        """Return where the lines of a block's content stand.

        Args:
            content: the content; its lines have lost indents and markers, cells their neighbours.
            lines: first line of the block, and the one after its last.
        """
        inside, outside, start = [], [], 0
        for number, line in enumerate(content.split("\n"), lines[0]):
            here = self._lines[min(number, len(self._lines) - 1)]
            bare = line.strip()
            reached = self._reached[1] if self._reached[0] == number else 0
            column = max(here.find(bare, reached), reached)
            self._reached = (number, column + len(bare))
            inside.append(start)
            outside.append(self._starts[number] + column - (len(line) - len(line.lstrip())))
            start += len(line) + 1
        return _Lines(inside, outside)
