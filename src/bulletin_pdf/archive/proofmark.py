"""The mark of proofs (校样) on the pages of an archive PDF, where it has no business.

Archive PDFs made before November 2026 carry it. It is told from an article's own word by how
``compose/proof.css`` sets it: alone, 9 pt, half an em between its characters, at the page's head.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from bulletin_pdf.files import regular_size
from bulletin_pdf.units import mm_to_pt

MOST_BYTES = 500_000_000

_MARK = "校样"
_SIZE, _SPACE = 9.0, 4.5
"""pt; of the characters, and after each of them."""

_TALLEST = 1.3
"""Height of a character's box against its size, by its font; of type that fills 13.5 pt without
spaces it is higher."""

_HEAD = mm_to_pt(8) + 12
"""The line of the mark ends no lower, pt below the finished edge; on a page without margins it
stands higher."""

_NEAR = 0.3
"""pt; places in a PDF are rounded."""

_Box = tuple[float, float, float, float]
"""Left, bottom, right and top of a character with its advance, pt."""


def marked_pages(paths: Sequence[str]) -> tuple[int, ...]:
    """Return how many pages of each PDF carry the mark; 0 of what cannot be read.

    Meant for a process with limits: the PDFs may be a stranger's.
    """
    return tuple(_marked(Path(path)) for path in paths)


def _marked(path: Path) -> int:
    try:
        if path.is_symlink() or regular_size(path) > MOST_BYTES:
            return 0
        document = pypdfium2.PdfDocument(path)
    except (OSError, pypdfium2.PdfiumError):
        return 0
    with document:
        return sum(_is_marked(document, number) for number in range(len(document)))


def _is_marked(document: pypdfium2.PdfDocument, index: int) -> bool:
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return False
    head = page.get_trimbox()[3]
    found = text.search(_MARK)
    while (place := found.get_next()) is not None:
        if _is_mark(text, place[0], head):
            return True
    return False


def _is_mark(text: pypdfium2.PdfTextPage, index: int, head: float) -> bool:
    first, second = (text.get_charbox(index + i, loose=True) for i in (0, 1))
    return (
        first[1] > head - _HEAD
        and first[3] - first[1] < _TALLEST * _SIZE
        and _follows(first, second)
        and not any(_follows(*pair) for pair in _around(text, index, first, second))
    )


def _around(
    text: pypdfium2.PdfTextPage, index: int, first: _Box, second: _Box
) -> list[tuple[_Box, _Box]]:
    """Return the mark's ends with what stands before and after it."""
    pairs = []
    if index > 0:
        pairs.append((text.get_charbox(index - 1, loose=True), first))
    if index + 2 < text.count_chars():
        pairs.append((second, text.get_charbox(index + 2, loose=True)))
    return pairs


def _follows(one: _Box, other: _Box) -> bool:
    """Tell whether a character is set after another as those of the mark are."""
    is_on_line = abs(other[1] - one[1]) < _NEAR
    return is_on_line and abs(other[0] - one[0] - _SIZE - _SPACE) < _NEAR
