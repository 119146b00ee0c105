"""What may not stand in a style, because it cannot be printed.

Ink is what a plate carries: colours are inks or CMYK, and nothing is transparent. Each construct
below makes WeasyPrint fail or write a PDF that is no PDF/X; ``tests/typeset/test_probes.py`` shows
how.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

from tinycss2 import color5

Token = Any
"""A node of tinycss2, which has no types."""

Problem = tuple[str, str, Token]
"""Code, what is named in the message, and the token at which it stands."""

_COLOUR_FUNCTIONS = frozenset(
    (
        "rgb",
        "rgba",
        "hsl",
        "hsla",
        "hwb",
        "lab",
        "lch",
        "oklab",
        "oklch",
        "color",
        "color-mix",
        "light-dark",
    )
)
RELIEF = frozenset({"groove", "ridge", "inset", "outset"})
_RELIEF_PROPERTIES = ("border", "outline", "column-rule")
TRANSPARENT = {
    "opacity": {"1", "100%"},
    "fill-opacity": {"1", "100%"},
    "stroke-opacity": {"1", "100%"},
    "stop-opacity": {"1", "100%"},
    "box-shadow": {"none"},
    "text-shadow": {"none"},
    "filter": {"none"},
    "backdrop-filter": {"none"},
    "mix-blend-mode": {"normal"},
    "background-blend-mode": {"normal"},
    "mask": {"none"},
    "mask-image": {"none"},
    "mask-border": {"none"},
}
"""Property → its values that do nothing."""

_EVERYWHERE = frozenset({"inherit", "initial", "unset", "revert"})
_NO_COLOURS = frozenset({"transparent", "currentcolor"})
_COLOURED = ("color", "background", "border", "outline", "column-rule", "fill", "stroke", "--")
_DECORATIONS = ("text-decoration", "text-emphasis", "text-shadow", "box-shadow")


def forbidden(name: str, value: Iterable[Token]) -> Iterator[Problem]:
    """Yield what is wrong with a declaration.

    Args:
        name: its property, in small letters.
        value: its tokens.
    """
    tokens = [t for t in value if t.type not in {"whitespace", "comment"}]
    if not tokens:
        return
    harmless = TRANSPARENT.get(name)
    if harmless is not None and not _is_one_of(tokens, harmless | _EVERYWHERE):
        yield "layout-transparency", name, tokens[0]
        return
    relief, coloured = name.startswith(_RELIEF_PROPERTIES), _holds_colours(name)
    for token in flattened(tokens):
        if token.type == "ident" and relief and token.lower_value in RELIEF:
            yield "layout-border-style", token.value, token
        elif token.type == "function":
            yield from _function(token)
        elif _may_be_colour(token, coloured=coloured) and _is_colour(token):
            yield "layout-colour-rgb", token.serialize(), token


def flattened(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens in order, those inside of functions and blocks after the function itself."""
    waiting = [*tokens][::-1]
    while waiting:  # no recursion: a stranger's brackets may be nested without end
        token = waiting.pop()
        yield token
        if token.type == "function":
            waiting += token.arguments[::-1]
        elif token.type in {"() block", "[] block", "{} block"}:
            waiting += token.content[::-1]


def _function(token: Token) -> Iterator[Problem]:
    name = token.lower_name
    if name.endswith("gradient"):
        yield "layout-gradient", f"{name}()", token
    elif name in _COLOUR_FUNCTIONS:
        yield "layout-colour-rgb", f"{name}()", token
    elif name == "device-cmyk":
        arguments = [t for t in token.arguments if t.type not in {"whitespace", "comment"}]
        slash = next((i for i, t in enumerate(arguments) if t == "/"), None)
        if slash is not None and not _is_one_of(arguments[slash + 1 :], {"1", "100%"}):
            yield "layout-transparency", "device-cmyk(… / …)", token


def _is_one_of(tokens: Sequence[Token], words: Set[str]) -> bool:
    simple = len(tokens) == 1 and tokens[0].type in {"ident", "number", "percentage"}
    return simple and tokens[0].serialize().lower() in words


def _holds_colours(name: str) -> bool:
    return name.startswith((*_COLOURED, *_DECORATIONS)) or name.endswith("-color")


def _may_be_colour(token: Token, *, coloured: bool) -> bool:
    return bool(token.type == "hash" or (token.type == "ident" and coloured))


def _is_colour(token: Token) -> bool:
    if token.type == "ident" and token.lower_value in _NO_COLOURS:
        return False
    return color5.parse_color(token) is not None
