"""Tables: a frame with title and notes, rows that are kept together, columns of numbers.

A table is a frame: its title stands in the table's head, so that it is repeated with it after a
break, marked 续表; what explains it (注：…, 资料来源：…) stands below it in the same frame.

    <aside class="table-frame">
    <table class="whole"><thead>
    <tr class="table-title"><td colspan="2"><p class="block-title">…</p></td></tr>
    <tr class="table-continued"><td colspan="2"><p class="block-title">续表　…</p></td></tr>
    <tr><th><span class="head-text">工会</span><span class="head-unit">（家）</span></th></tr>
    </thead>…</table>
    <p class="table-note">注：…</p>
    </aside>

Of the two rows of titles a page shows one (`typeset.composition.tables`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

TABLE_BLOCK = "表"
"""Name of the block that gives a table a title."""

TITLE, IN_TABLE = "table_title", "title_in_table"
"""What the opening token of a block knows: its title, and that this stands in the table."""

MOST_WHOLE = 7
"""Rows of a table that a page takes whole or not at all."""

LEAST_ROWS = 3
"""Rows of a longer table that stand together before a break, and after one."""

_CONTINUED = "续表"
_NUMBER = re.compile(
    r"[-+−]?(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d[\d,，]*)(?:\.(\d+))?(?:%|％)?"
)
_NOTHING = frozenset(("", "—", "——", "-", "/"))
_UNIT = re.compile(r"(.+?)((?:（[^（）]{1,8}）|\([^()]{1,8}\)))")
_NOTE = re.compile(r"(?:注|说明|备注|附注|(?:资料|数据)来源)\d*[：:]")


@dataclass(slots=True)
class _Table:
    """A table in the tokens of a text.

    Attributes:
        start: its opening token's place.
        end: its closing token's place.
        head: the opening token of its head.
        rows: cells of each row, the head's first: the opening token of each and its text.
        openings: opening tokens of the rows below the head.
    """

    start: int
    end: int
    head: Token
    rows: list[list[tuple[Token, Token]]] = field(default_factory=list)
    openings: list[Token] = field(default_factory=list)


def dress_tables(state: StateCore) -> None:
    """Give the tables of a text their frames, titles, classes and places."""
    tables = list(_tables(state.tokens))
    for table in tables:
        _align_numbers(table)
        _part_units(table)
        _keep_rows(table)
        opening = state.tokens[table.start]
        if opening.map and (source := state.env.get("source")):
            opening.attrSet("data-source", f"{source}:{opening.map[0]}")
    for table in reversed(tables):  # what is put in moves what stands below it
        _frame(state.tokens, table)


def _align_numbers(table: _Table) -> None:
    """Mark the cells of columns that hold numbers alone; the layout sets them at the right.

    A cell with fewer decimals than others of its column says by how many, so that the units stand
    under the units. The head of the column goes with them.
    """
    for head, *column in zip(*table.rows, strict=False):
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


def _part_units(table: _Table) -> None:
    """Let a head that does not fit in one line be broken before its unit, 帮扶资金（万元）."""
    for _, inline in table.rows[0]:
        texts = [child.type for child in inline.children or ()]
        if texts == ["text"] and (match := _UNIT.fullmatch(inline.content.strip())):
            inline.children = [*_span("head-text", match[1]), *_span("head-unit", match[2])]


def _span(kind: str, text: str) -> list[Token]:
    return [
        Token("span_open", "span", 1, attrs={"class": kind}),
        Token("text", "", 0, content=text),
        Token("span_close", "span", -1),
    ]


def _keep_rows(table: _Table) -> None:
    """Mark the rows between which no page ends, and the table that is short enough to be whole."""
    rows, kept = table.openings, LEAST_ROWS - 1
    for row in rows[:kept]:
        row.attrJoin("class", "with-next")
    for row in rows[-kept:]:
        row.attrJoin("class", "with-previous")


def _frame(tokens: list[Token], table: _Table) -> None:
    """Put a table into its frame, and the frame's title into the table's head."""
    opening = tokens[table.start]
    if len(table.openings) <= MOST_WHOLE:
        opening.attrSet("class", "whole")
    block = _block_of(tokens, table.start)
    title = str(block.meta.get(TITLE, "")) if block else ""
    columns = len(table.rows[0])
    in_head = block is not None and title and tokens[table.start - 1] is block
    head = _title_row("table-title", title, columns) if in_head else []
    again = _title_row("table-continued", f"{_CONTINUED}　{title}".rstrip(), columns)
    at = tokens.index(table.head, table.start)
    if block is None and opening.level == 0:
        after = _notes(tokens, table.end + 1)
        tokens[after:after] = [Token("frame_close", "aside", -1, block=True)]
    elif block is not None:
        _notes(tokens, table.end + 1)
        if in_head:
            block.meta[IN_TABLE] = True
        else:
            _keep_with_table(tokens, tokens.index(block), table.start)
    tokens[at + 1 : at + 1] = [*head, *again]
    if block is None and opening.level == 0:
        frame = Token("frame_open", "aside", 1, attrs={"class": "table-frame"}, block=True)
        tokens[table.start : table.start] = [frame]


def _block_of(tokens: Sequence[Token], place: int) -> Token | None:
    """Return the opening token of the ``::: 表`` around a place, unless it had a table before."""
    for token in reversed(tokens[:place]):
        if token.type in ("table_close", "container_block_close"):
            return None
        if token.type == "container_block_open":
            return token if TITLE in token.meta else None
    return None


def _title_row(kind: str, title: str, columns: int) -> list[Token]:
    text = Token("text", "", 0, content=title)
    return [
        Token("tr_open", "tr", 1, attrs={"class": kind}, block=True),
        Token("td_open", "td", 1, attrs={"colspan": columns}, block=True),
        Token("paragraph_open", "p", 1, attrs={"class": "block-title"}, block=True),
        Token("inline", "", 0, content=title, children=[text], block=True),
        Token("paragraph_close", "p", -1, block=True),
        Token("td_close", "td", -1, block=True),
        Token("tr_close", "tr", -1, block=True),
    ]


def _notes(tokens: Sequence[Token], start: int) -> int:
    """Mark the notes that follow a table; return where they end."""
    while start + 2 < len(tokens) and tokens[start].type == "paragraph_open":
        if not _NOTE.match(tokens[start + 1].content):
            break
        tokens[start].attrJoin("class", "table-note")
        start += 3
    return start


def _keep_with_table(tokens: Sequence[Token], start: int, end: int) -> None:
    """Keep what stands between a title and its table, 单位：万元, with the table."""
    for token in tokens[start:end]:
        if token.type == "paragraph_open":
            token.attrJoin("class", "table-lead")


def _tables(tokens: Sequence[Token]) -> Iterator[_Table]:
    start, current = 0, None
    row: list[tuple[Token, Token]] = []
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            start, current = number, None
        elif token.type == "thead_open":
            current = _Table(start, number, token)
        elif current is None:
            continue
        elif token.type == "tr_open":
            row = []
            if current.rows:
                current.openings.append(token)
        elif token.type in ("th_open", "td_open"):
            row.append((token, tokens[number + 1]))
        elif token.type == "tr_close":
            current.rows.append(row)
        elif token.type == "table_close":
            current.end = number
            yield current
            current = None
