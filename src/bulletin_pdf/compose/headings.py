"""Puts the heads that ``levels`` finds into the tokens of a body text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from bulletin_pdf.clreq.classes import natural_advance
from bulletin_pdf.compose.levels import (
    Head,
    are_heads,
    has_run_in_heads,
    head_of,
    run_in_heads,
)

_Paragraph = tuple[Token, Token, Token]
"""Its opening, its text and its closing."""

_DEEPEST = 6
_INDENT = 2
"""Characters by which paragraphs are indented."""


def headings_plugin(parser: MarkdownIt) -> None:
    """Recognise heads, as far as ``env["style"]`` wants them."""
    parser.core.ruler.push("levels", _levels)
    parser.core.ruler.push("run_in_heads", _run_ins)
    parser.core.ruler.push("openings", _openings)
    parser.add_render_rule("head_open", lambda _s, t, i, *_: f'<span class="{t[i].meta["class"]}">')
    parser.add_render_rule("head_close", lambda *_: "</span>")


def _paragraphs(tokens: Sequence[Token]) -> Iterator[_Paragraph]:
    """Yield the (opening, text, closing) of paragraphs that stand in no list, table or block."""
    for opening, inline, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "paragraph_open" and opening.level == 0 and not opening.hidden:
            yield opening, inline, closing


def _levels(state: StateCore) -> None:
    style = state.env.get("style")
    if style is None or not style.levels:
        return
    found = [
        (paragraph, head)
        for paragraph in _paragraphs(state.tokens)
        if (head := head_of(_plain(paragraph[1]))) is not None
    ]
    found = _without_lists(state.tokens, found)
    alone = sorted({h.level for p, h in found if h.end == len(_plain(p[1]))})
    for (opening, inline, closing), head in found:
        name = f"level-{head.level}"
        if head.end == len(_plain(inline)):
            # Screen readers want no level left out, whatever the text has.
            depth = min(style.heading + alone.index(head.level), _DEEPEST)
            opening.tag = closing.tag = f"h{depth}"
            opening.attrSet("class", f"level {name}")
        else:
            _wrap_start(inline, head, name)


def _without_lists(
    tokens: Sequence[Token], found: Sequence[tuple[_Paragraph, Head]]
) -> list[tuple[_Paragraph, Head]]:
    """Leave out what looks like a head that stands alone and is none."""
    alone = {id(p[0]): head.level for p, head in found if head.end == len(_plain(p[1]))}
    blocks = [token for token in tokens if token.level == 0 and token.nesting >= 0]
    verdicts = are_heads([alone.get(id(token), 0) for token in blocks])
    heads = {id(token) for token, verdict in zip(blocks, verdicts, strict=True) if verdict}
    return [(p, head) for p, head in found if id(p[0]) in heads or id(p[0]) not in alone]


def _openings(state: StateCore) -> None:
    """Mark a text's first paragraph of one line, so that a title keeps another line under it.

    Where nothing follows, it is the whole article, and the next one must not be held by it.
    """
    style = state.env.get("style")
    if style is None or not style.opening:
        return
    for opening, inline, closing in _paragraphs(state.tokens):
        if opening.tag == "p":
            goes_on = style.goes_on or state.tokens[-1] is not closing
            width = sum(map(natural_advance, _plain(inline))) + _INDENT
            if goes_on and width <= style.opening:
                opening.attrJoin("class", "one-line")
            return


def _plain(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type == "text")


def _wrap_start(inline: Token, head: Head, name: str) -> None:
    """Set the start of a paragraph as a head; one with other markup in it stays text."""
    children = inline.children or []
    if children and children[0].type == "text" and len(children[0].content) >= head.end:
        inline.children = [*_split(children[0], [(0, head.end)], name), *children[1:]]


def _run_ins(state: StateCore) -> None:
    style = state.env.get("style")
    if style is None or not style.run_in:
        return
    inlines = [inline for _, inline, _ in _paragraphs(state.tokens)]
    if not has_run_in_heads("\n".join(_plain(inline) for inline in inlines)):
        return
    for inline in inlines:
        children: list[Token] = []
        inside = 0
        for number, child in enumerate(inline.children or ()):
            inside += child.nesting
            spans = list(run_in_heads(child.content)) if child.type == "text" and not inside else []
            if number and spans and spans[0][0] == 0:  # the text goes on after other markup
                spans = spans[1:]
            children += _split(child, spans, "run-in") if spans else [child]
        inline.children = children


def _split(text: Token, spans: Sequence[tuple[int, int]], name: str) -> Iterator[Token]:
    """Yield a text token with some of its parts between head tokens."""
    at = 0
    for start, end in spans:
        if start > at:
            yield Token("text", "", 0, content=text.content[at:start])
        yield Token("head_open", "span", 1, meta={"class": name})
        yield Token("text", "", 0, content=text.content[start:end])
        yield Token("head_close", "span", -1)
        at = end
    if at < len(text.content):
        yield Token("text", "", 0, content=text.content[at:])
