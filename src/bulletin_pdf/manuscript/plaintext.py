"""Plain text to lines: Markdown's headings and tables, tables of tabs, lines broken for print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bulletin_pdf.manuscript import marks
from bulletin_pdf.manuscript.feet import foot_of
from bulletin_pdf.manuscript.lines import BLANKS, Line, LineKind
from bulletin_pdf.manuscript.markup import table_of

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_SENTENCE_END = re.compile("[。！？；…!?;.：:][”’」』）)]*$")
_WORDS_MEET = re.compile(r"[A-Za-z0-9,.;]\n[A-Za-z0-9]")

_MIN_COLUMNS = 3
"""Two words with a tab between may be anything; three on each line are a table."""

_MIN_MEASURE = 32
"""Half-widths: shorter lines of one length are verse or a list."""

_SLACK = 4
"""Half-widths by which printed lines of one measure differ, because no mark begins a line."""


def read_lines(text: str, file: str, *, markdown: bool) -> tuple[Line, ...]:
    """Return the lines of a plain text; a table is one block, a broken paragraph one line.

    Args:
        text: the whole text.
        file: the manuscript's name as the user gave it.
        markdown: whether ``#`` begins a heading.
    """
    words = text.split("\n")
    measure = 0 if markdown else _measure(words)
    found: list[Line] = []
    at = 0
    while at < len(words):
        end = _rows_end(words, at, found)
        if end > at:
            rows = "\n".join(words[at:end]) if words[at].startswith("|") else _table(words[at:end])
            found.append(Line(rows, file, at + 1, LineKind.BLOCK))
        elif markdown and (match := _HEADING.fullmatch(words[at])):
            found.append(Line(match[2], file, at + 1, LineKind.HEADING, len(match[1])))
            end = at + 1
        else:
            end = _paragraph_end(words, at, measure)
            line = Line(_joined(words[at:end]), file, at + 1)
            found.append(replace(line, rejoined=True) if end > at + 1 else line)
        at = end
    return tuple(found)


def _rows_end(words: Sequence[str], at: int, above: Sequence[Line]) -> int:
    """Return where a table that begins at a line ends; the line itself when none does."""
    end = at
    while end < len(words) and words[end].startswith("|") and words[end].rstrip().endswith("|"):
        end += 1
    if end > at or (above and marks.is_contents(above[-1].text)):
        return end
    columns = len(_cells(words[at]))
    while (
        end < len(words)
        and len(_cells(words[end])) == columns >= _MIN_COLUMNS
        and foot_of(words[end]) is None
    ):
        end += 1
    return end if end > at + 1 else at


def _cells(line: str) -> list[str]:
    return [cell.strip(BLANKS) for cell in line.strip(BLANKS).split("\t")]


def _table(words: Sequence[str]) -> str:
    return table_of([_cells(line) for line in words])


def _measure(words: Sequence[str]) -> int:
    """Return the length that most lines were broken at, in half-widths; 0 when they were not.

    Lines of print are all about as long as the longest, and break where no sentence ends. A
    manuscript's paragraphs, one on a line, differ in length and end with a full stop.
    """
    widths = [_width(line) for line in words if line.strip(BLANKS)]
    longest = max(widths, default=0)
    full = [line for line in words if _is_full(line, longest)]
    inside = sum(not _SENTENCE_END.search(line.rstrip(BLANKS)) for line in full)
    broken = (
        longest >= _MIN_MEASURE
        and len(full) >= max(3, len(widths) // 4)
        and inside * 3 >= len(full) * 2
        and not any(marks.has_columns(line) for line in full)
    )
    return longest if broken else 0


def _is_full(line: str, measure: int) -> bool:
    return measure - _SLACK <= _width(line) <= measure


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line.rstrip(BLANKS))


def _paragraph_end(words: Sequence[str], at: int, measure: int) -> int:
    """Return where a paragraph ends: below its first line that is not full."""
    end = at + 1
    while (
        measure
        and end < len(words)
        and _is_full(words[end - 1], measure)
        and words[end].strip(BLANKS)
        and _indent(words[end]) < 2
        and not marks.is_page_number(words[end])
    ):
        end += 1
    return end


def _indent(line: str) -> int:
    return _width(line[: len(line) - len(line.lstrip(BLANKS))] + "x") - 1


def _joined(words: Sequence[str]) -> str:
    """Return lines as one; between Latin words and figures the end of a line was a space."""
    text = words[0]
    for line in words[1:]:
        first, second = text.rstrip(BLANKS), line.lstrip(BLANKS)
        space = " " if _WORDS_MEET.fullmatch(f"{first[-1]}\n{second[0]}") else ""
        text = f"{text}{space}{line}"
    return text
