"""A manuscript's own table of contents: its lines come again as titles."""

from __future__ import annotations

import re

from bulletin_pdf.manuscript.ledger import Reason
from bulletin_pdf.manuscript.sheet import Sheet


def take_contents(sheet: Sheet, position: int) -> int:
    """Drop a table of contents whose lines come again as titles; the layout makes its own.

    Args:
        sheet: the manuscript and its draft.
        position: of the head of the table.

    Returns:
        The position below the table.
    """
    later = [_bare(sheet.text(p)) for p in range(position + 1, len(sheet))]
    end = position + 1
    while (
        end < len(sheet) and (words := _bare(sheet.text(end))) and words in later[end - position :]
    ):
        end += 1
    sheet.draft.contents = True
    for at in range(position, end):
        sheet.left_out(sheet.at[at], Reason.CONTENTS)
    return end


def _bare(text: str) -> str:
    """Return a title without what a table of contents adds: number, leaders, page."""
    words = re.sub(r"[\s·.…．◆●★■▲◇○]+", "", text)
    return re.sub(r"^(?:\d{1,2}[、.]?|[一二三四五六七八九十]+、)|[（(]?\d{1,3}[）)]?$", "", words)
