"""Check a layout's style sheet for fonts that we do not ship, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2
from tinycss2.ast import Node

from bulletin_pdf.errors import Diagnostic, Place, Severity

_KEYWORDS = frozenset({"inherit", "initial", "unset", "revert"})
_BLOCKS = frozenset({"at-rule", "qualified-rule"})


def check_stylesheet(css: str, file: str, font_families: frozenset[str]) -> list[Diagnostic]:
    """Return a diagnostic for each font family that is not among ours.

    System fonts are shut out, so that the same issue gives the same PDF everywhere; a family that
    we do not ship would silently become another one.

    Args:
        css: the style sheet.
        file: its name in messages.
        font_families: the families that may be named.
    """
    lines = css.splitlines()
    problems = []
    for declaration in _declarations(tinycss2.parse_stylesheet(css, skip_comments=True)):
        for token in _families(declaration):
            if token.value not in font_families and token.value.lower() not in _KEYWORDS:
                line, column = token.source_line, token.source_column
                excerpt = lines[line - 1] if line <= len(lines) else None
                where = Place(file, line, column, excerpt)
                values = {"family": token.value, "known": "、".join(sorted(font_families))}
                problems.append(Diagnostic("layout-font-unknown", Severity.ERROR, where, values))
    return problems


def _declarations(rules: Iterable[Node]) -> Iterator[Any]:
    waiting = [*rules][::-1]
    while waiting:  # no recursion: a stranger's blocks may be nested without end
        rule = waiting.pop()
        if rule.type in _BLOCKS and rule.content is not None:
            waiting += tinycss2.parse_blocks_contents(rule.content, skip_comments=True)[::-1]
        elif rule.type == "declaration":
            yield rule


def _families(declaration: Any) -> Iterator[Any]:  # noqa: ANN401 - tinycss2 has no types
    """Yield the tokens that name a family; in ``font`` they follow the size."""
    tokens = declaration.value
    if declaration.lower_name == "font":
        sizes = [i for i, t in enumerate(tokens) if t.type in {"dimension", "percentage"}]
        tokens = tokens[sizes[-1] + 1 :] if sizes else []
    elif declaration.lower_name != "font-family":
        return
    yield from (token for token in tokens if token.type in {"string", "ident"})
