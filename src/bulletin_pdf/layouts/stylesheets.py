"""Check a layout's style sheets before anything is rendered: fonts, inks, properties, colours."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2
from tinycss2.ast import Node

from bulletin_pdf.errors import Diagnostic, Place, Severity, Value
from bulletin_pdf.layouts.forbidden import flattened, forbidden

_KEYWORDS = frozenset({"inherit", "initial", "unset", "revert"})
_BLOCKS = frozenset({"at-rule", "qualified-rule"})
_INK = "--ink-"

STAND_IN = "\ufffc"
"""Stands for a template's code, of which only the template knows what it writes there."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a style may name.

    Attributes:
        families: font families.
        properties: custom properties, or None while they are not known.
    """

    families: frozenset[str]
    properties: frozenset[str] | None = None

    @property
    def inks(self) -> tuple[str, ...]:
        """The inks, as style sheets name them."""
        return tuple(sorted(p for p in self.properties or () if p.startswith(_INK)))


class Source:
    """A file of a layout, or a piece of one, that styles stand in."""

    def __init__(self, text: str, file: str, first_line: int = 1, first_column: int = 1) -> None:
        """Take a text.

        Args:
            text: the whole file.
            file: its name in messages.
            first_line: line of the file at which the piece that is checked begins.
            first_column: column there.
        """
        self._lines = text.splitlines()
        self._file = file
        self._first = first_line, first_column

    def place(self, line: int, column: int) -> Place:
        """Return the place in the file of a line and column in the piece."""
        column += self._first[1] - 1 if line == 1 else 0
        line += self._first[0] - 1
        excerpt = self._lines[line - 1] if 0 < line <= len(self._lines) else None
        return Place(self._file, line, column, excerpt)

    def problem(self, code: str, token: Any, **values: Value) -> Diagnostic:  # noqa: ANN401
        """Return an error at a token."""
        where = self.place(token.source_line, token.source_column)
        return Diagnostic(code, Severity.ERROR, where, values)


def check_stylesheet(css: str, file: str, known: Known) -> list[Diagnostic]:
    """Return everything in a style sheet that cannot be printed or does not exist.

    System fonts are shut out, so that the same issue gives the same PDF everywhere; a family that
    we do not ship would silently become another one. So would a property that nothing declares.

    Args:
        css: the style sheet.
        file: its name in messages.
        known: what it may name.
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True)
    return [*_problems(_declarations(rules), Source(css, file), known)]


def check_declarations(css: str, source: Source, known: Known) -> list[Diagnostic]:
    """Do the same for the content of a ``style`` attribute."""
    nodes = tinycss2.parse_blocks_contents(css, skip_comments=True)
    return [*_problems(_declarations(nodes), source, known)]


def declared_properties(css: str) -> frozenset[str]:
    """Return the custom properties that a style sheet declares itself."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True)
    return frozenset(d.name for d in _declarations(rules) if d.name.startswith("--"))


def _declarations(rules: Iterable[Node]) -> Iterator[Any]:
    waiting = [*rules][::-1]
    while waiting:  # no recursion: a stranger's blocks may be nested without end
        rule = waiting.pop()
        if rule.type in _BLOCKS and rule.content is not None:
            waiting += tinycss2.parse_blocks_contents(rule.content, skip_comments=True)[::-1]
        elif rule.type == "declaration":
            yield rule


def _problems(declarations: Iterable[Any], source: Source, known: Known) -> Iterator[Diagnostic]:
    for declaration in declarations:
        for token in _families(declaration):
            if token.value not in known.families and token.value.lower() not in _KEYWORDS:
                families = "、".join(sorted(known.families))
                yield source.problem(
                    "layout-font-unknown", token, family=token.value, known=families
                )
        name = declaration.lower_name
        for code, named, token in forbidden(name, declaration.value):
            inks = "、".join(f"var({ink})" for ink in known.inks) or "var(--ink-…)"
            yield source.problem(code, token, name=named, known=inks)
        if known.properties is not None:
            yield from _variables(declaration.value, source, known, known.properties)


def _variables(
    value: Iterable[Any], source: Source, known: Known, properties: frozenset[str]
) -> Iterator[Diagnostic]:
    """Find var() of a property that nothing declares and that has no value to fall back to."""
    for token in flattened(value):
        if token.type != "function" or token.lower_name != "var":
            continue
        arguments = [t for t in token.arguments if t.type not in {"whitespace", "comment"}]
        if len(arguments) != 1 or arguments[0].type != "ident":
            continue  # with a fallback; or malformed, which WeasyPrint reports
        name = arguments[0].value
        if name in properties or STAND_IN in name:
            continue
        near = difflib.get_close_matches(name, sorted(properties), 3, 0.5)
        if name.startswith(_INK):
            inks = "、".join(known.inks)
            yield source.problem("layout-ink-unknown", arguments[0], name=name, known=inks)
        else:
            named = "、".join(near) or "—"
            yield source.problem("layout-property-unknown", arguments[0], name=name, known=named)


def _families(declaration: Any) -> Iterator[Any]:  # noqa: ANN401 - tinycss2 has no types
    """Yield the tokens that name a family; in ``font`` they follow the size."""
    tokens = declaration.value
    if declaration.lower_name == "font":
        sizes = [i for i, t in enumerate(tokens) if t.type in {"dimension", "percentage"}]
        tokens = tokens[sizes[-1] + 1 :] if sizes else []
    elif declaration.lower_name != "font-family":
        return
    yield from (token for token in tokens if token.type in {"string", "ident"})
