"""Tables for a terminal and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from bulletin_pdf.cli.report import escaped, width
from bulletin_pdf.editing import ArticleCount, contributions

Row = Sequence[str | int]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula; some take the full-width signs, too."""


def stat_rows(
    counts: Sequence[ArticleCount], word: Callable[[str], str], *, by_article: bool
) -> list[Row]:
    """Return the head and the rows of a statistic, and the sum in the last row."""
    total = (sum(c.pieces for c in counts), sum(c.characters for c in counts))
    if by_article:
        head = [word(f"stat-{name}") for name in ("issue", "section", "title", "organisation")]
        rows: list[Row] = [
            (
                c.issue,
                c.section,
                c.title or word("stat-briefs"),
                c.organisation,
                c.pieces,
                c.characters,
            )
            for c in counts
        ]
        foot: Row = (word("stat-sum"), "", "", "", *total)
        return [(*head, word("stat-articles"), word("stat-characters")), *rows, foot]
    issues = list(dict.fromkeys(c.issue for c in counts))
    rows = [
        (c.organisation or word("stat-unsigned"), c.articles, c.characters,
         *(c.by_issue.get(issue, 0) for issue in issues))
        for c in contributions(counts)
    ]  # fmt: skip
    per_issue = [sum(c.pieces for c in counts if c.issue == issue) for issue in issues]
    head = [word(f"stat-{name}") for name in ("organisation", "articles", "characters")]
    return [(*head, *issues), *rows, (word("stat-sum"), *total, *per_issue)]


def as_table(rows: Sequence[Row]) -> Iterator[str]:
    """Yield rows as lines in columns; numbers to the right, wide characters counted as two."""
    cells = [[escaped(str(cell)) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    numeric = [isinstance(cell, int) for cell in rows[-1]]
    for row in cells:
        parts = (
            " " * (space - width(cell)) + cell if number else cell + " " * (space - width(cell))
            for cell, space, number in zip(row, widths, numeric, strict=True)
        )
        yield "  ".join(parts).rstrip()


def as_csv(rows: Sequence[Row]) -> bytes:
    """Return rows as CSV (RFC 4180) in UTF-8 with a BOM, by which Excel knows the encoding.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    text = io.StringIO()
    csv.writer(text).writerows([[_cell(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: str | int) -> str | int:
    if isinstance(value, int):
        return value
    shown = escaped(value)
    return f"'{shown}" if value.lstrip(" \u3000\u00a0").startswith(_FORMULA) else shown
