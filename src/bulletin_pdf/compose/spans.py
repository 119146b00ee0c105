"""``[文字]{着重}`` and ``[龘]{dá}``: emphasis dots, and pinyin over rare characters of names."""

from __future__ import annotations

import re
import unicodedata

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import escape

EMPHASIS = "着重"
"""The word that asks for emphasis dots."""

_SPAN = re.compile(r"\[([^\[\]{}\n]{1,200})\]\{([^\[\]{}\n]{1,60})\}")


def spans_plugin(parser: MarkdownIt) -> None:
    """Read both kinds of spans; any other word in braces leaves the text as it is."""
    parser.inline.ruler.before("link", "span", _span)
    parser.add_render_rule("emphasis_open", lambda *_: '<em class="dots">')
    parser.add_render_rule("emphasis_close", lambda *_: "</em>")
    parser.add_render_rule("ruby", lambda _self, tokens, idx, *_: ruby(*tokens[idx].meta["ruby"]))


def ruby(base: str, annotation: str) -> str:
    """Return characters with their pinyin above, each by itself where the syllables agree.

    The style sheet is told how wide the characters and the readings are: how many characters one
    reading spans, or how many letters each of several readings side by side has.
    """
    syllables = annotation.split()
    if len(base) == 1 or len(syllables) != len(base):
        spanned = f' style="--characters: {len(base)}"' if len(base) > 1 else ""
        return _ruby(base, annotation, spanned)
    return "".join(
        _ruby(character, reading, f' class="close" style="--letters: {_letters(reading)}"')
        for character, reading in zip(base, syllables, strict=True)
    )


def _ruby(base: str, reading: str, attributes: str) -> str:
    return f"<ruby{attributes}>{escape(base)}<rt>{escape(reading)}</rt></ruby>"


def _letters(reading: str) -> int:
    return len(unicodedata.normalize("NFC", reading))


def _span(state: StateInline, silent: bool) -> bool:
    match = _SPAN.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    base, word = match[1], match[2].strip()
    if word != EMPHASIS and not _is_reading(word):
        return False
    if not silent and word == EMPHASIS:
        outer_max = state.posMax
        state.push("emphasis_open", "em", 1)
        state.pos, state.posMax = match.start(1), match.end(1)
        state.md.inline.tokenize(state)
        state.posMax = outer_max
        state.push("emphasis_close", "em", -1)
    elif not silent:
        state.push("ruby", "ruby", 0).meta = {"ruby": (base, word)}
    state.pos = match.end()
    return True


def _is_reading(word: str) -> bool:
    """Tell whether a word is pinyin: Latin letters, with or without tone marks."""
    return all(
        char in " '’" or unicodedata.name(char, "").startswith(("LATIN ", "COMBINING "))
        for char in word
    )
