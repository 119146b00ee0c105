"""``:::`` blocks: pull quotes, boxed items and tables with a title.

    ::: 引语
    操作性强、量化程度高，符合工会组织的职能定位。

    ——昆山市总工会
    :::

``方框`` and ``表`` take a title after their name; ``{通栏}`` at its end sets the block across all
columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import escape
from mdit_py_plugins.container import container_plugin

BLOCKS = {"引语": "pull-quote", "方框": "boxed", "表": "table-frame"}
"""Name of a block in the text → its class in HTML."""

_FULL = re.compile(r"\s*\{通栏\}\s*$")
_DASH = "——"


def blocks_plugin(parser: MarkdownIt) -> None:
    """Read the blocks; a fence with any other name is text."""
    container_plugin(parser, "block", validate=_is_known, render=_render)
    parser.core.ruler.push("quote_sources", _mark_sources)


def title_of(parameters: str) -> str:
    """Return the title among what follows the colons of a block."""
    _, *rest = _FULL.sub("", parameters).split(maxsplit=1)
    return rest[0].strip() if rest else ""


def _is_known(parameters: str, *_: Any) -> bool:  # noqa: ANN401 - the plugin's
    name, *_rest = parameters.split(maxsplit=1) or [""]
    return name in BLOCKS


def _render(_self: Any, tokens: Sequence[Token], idx: int, *_: Any) -> str:  # noqa: ANN401
    token = tokens[idx]
    if token.nesting < 0:
        return "</aside>\n"
    kind, title = BLOCKS[token.info.split()[0]], title_of(token.info)
    if _FULL.search(token.info):
        kind = f"{kind} full"
    head = f'<p class="block-title">{escape(title)}</p>\n' if title else ""
    return f'<aside class="{kind}">\n{head}'


def _mark_sources(state: StateCore) -> None:
    """Give the last paragraph of a pull quote that begins with a dash its class."""
    quote = False
    for number, token in enumerate(state.tokens):
        if token.type == "container_block_open":
            quote = token.info.split()[0] == "引语"
        elif token.type == "container_block_close":
            quote = False
        elif quote and token.type == "inline" and token.content.startswith(_DASH):
            state.tokens[number - 1].attrSet("class", "source")
