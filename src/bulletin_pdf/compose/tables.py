"""Columns of numbers: aligned by their units, however many decimals each has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_NUMBER = re.compile(r"[-+−]?\d[\d,，]*(?:\.(\d+))?(?:%|％)?")
_NOTHING = frozenset(("", "—", "——", "-", "/"))


def align_numbers(state: StateCore) -> None:
    """Mark the cells of columns that hold numbers alone; the layout sets them at the right.

    A cell with fewer decimals than others of its column says by how many, so that the units stand
    under the units. The head of the column goes with them.
    """
    for table in _tables(state.tokens):
        for head, *column in zip(*_rows(table), strict=False):
            texts = [inline.content.strip() for _, inline in column]
            matches = [_NUMBER.fullmatch(text) for text in texts]
            if not any(matches) or any(
                match is None and text not in _NOTHING
                for match, text in zip(matches, texts, strict=True)
            ):
                continue
            _mark(head[0])
            decimals = [len(match[1] or "") if match else 0 for match in matches]
            for (cell, _), count in zip(column, decimals, strict=True):
                _mark(cell)
                if (missing := _missing(count, max(decimals))) > 0:
                    cell.attrSet("style", f"--missing: {missing}")


def _mark(cell: Token) -> None:
    cell.attrs.pop("style", None)
    cell.attrSet("class", "number")


def _missing(decimals: int, most: int) -> float:
    """Digits that a number lacks at its end; a point is half as wide as a digit."""
    if decimals == most:
        return 0
    return most - decimals + (0.5 if decimals == 0 else 0)


def _tables(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    current: list[Token] | None = None
    for token in tokens:
        if token.type == "thead_open":
            current = []
        elif token.type == "tbody_close" and current is not None:
            yield current
            current = None
        elif current is not None:
            current.append(token)


def _rows(table: Sequence[Token]) -> Iterator[list[tuple[Token, Token]]]:
    """Yield the rows of a table, its head first: each cell's opening token and its text."""
    row: list[tuple[Token, Token]] = []
    for number, token in enumerate(table):
        if token.type in ("th_open", "td_open"):
            row.append((token, table[number + 1]))
        elif token.type == "tr_close":
            yield row
            row = []
