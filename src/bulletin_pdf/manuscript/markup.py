"""The body's markup for what readers find: tables, pictures and their captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bulletin_pdf.manuscript.lines import Line, LineKind, Picture

Row = list[str]

_CAPTION = re.compile(
    r"\s*(?:[▲△↑]|(?:图|照片|图片)\s*[\d一二三四五六七八九十]*\s*[：:\s])\s*(\S.{0,60})"
)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_KINDS = (
    (b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"II*\x00", ".tif"), (b"MM\x00*", ".tif"),
)  # fmt: skip


_ENDING = " \t\u3000、，。；：！？）〕］｝》〉】」』”’"
_BEGINNING = " \t\u3000（〔［｛《〈【「『“‘"
"""Marks that ``**`` does not open before, and those that it does not close after."""


def strong(text: str) -> str:
    """Return a text in strong emphasis, line by line, as far as it can stand in it.

    Blanks at the ends stay outside, and marks that belong to the words beside it; marks alone get
    none.
    """
    return "\n".join(map(_strong, text.split("\n")))


def _strong(line: str) -> str:
    inner = line.lstrip(_ENDING).rstrip(_BEGINNING).rstrip()
    if not any(character.isalnum() for character in inner):
        return line
    return line.replace(inner, f"**{inner}**", 1)


def table_of(rows: Sequence[Row]) -> str:
    """Return a table; the first row is its head."""
    columns = max(len(row) for row in rows)
    lines = [_row([*row, *[""] * (columns - len(row))]) for row in rows]
    return "\n".join([lines[0], "|" + "---|" * columns, *lines[1:]])


def _row(cells: Row) -> str:
    words = (re.sub(r"\s+", " ", cell).strip().replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(words) + " |"


def picture_of(content: bytes, mark: str) -> Picture | None:
    """Return a picture of a kind that can be set, by its bytes; None for others."""
    for start, extension in _KINDS:
        if content.startswith(start):
            return Picture(mark, content, extension)
    webp = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    return Picture(mark, content, ".webp") if webp else None


def captioned(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, a caption below a picture being made its description."""
    held: Line | None = None
    for line in lines:
        picture = line.kind is LineKind.BLOCK and _PICTURE.fullmatch(line.text) is not None
        caption = _CAPTION.fullmatch(line.text) if held is not None and not picture else None
        if held is not None and caption is not None:
            file = _PICTURE.sub(r"\2", held.text)
            words = re.sub(r"[\[\]]", " ", caption[1]).strip()
            yield replace(held, text=f"![{words}]({file})")
            held = None
            continue
        if held is not None:
            yield held
        held = line if picture else None
        if held is None:
            yield line
    if held is not None:
        yield held
