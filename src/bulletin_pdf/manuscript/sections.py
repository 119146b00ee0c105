"""Whether a line is the title of a section: by its brackets, its style, or what stands below it."""

from __future__ import annotations

import re

from bulletin_pdf.manuscript import marks
from bulletin_pdf.manuscript.lines import BLANKS
from bulletin_pdf.manuscript.sheet import Sheet

_SECTION_WORD = re.compile(
    r".{0,6}(?:动态|简讯|要闻|信息|经验交流|交流|讲话|之窗|风采|专栏|园地|论坛|调研|思路|言论|文摘|快讯|传真|集锦|短波|视点|聚焦|导航)"
)

_LONGEST = 8
"""Characters of a section's title that has no brackets."""

_SHORT = 5
"""Characters of one that is told only by the title and the text below it."""


def section_at(sheet: Sheet, position: int, *, within: bool) -> tuple[int, int, float] | None:
    """Return the span of a section's title at a line, and how sure it is.

    Args:
        sheet: the manuscript.
        position: of the line.
        within: whether an article is open there, so that a short line may be a head of its text.
    """
    text = sheet.text(position)
    if (found := marks.section_title(text)) is not None:
        return found
    stripped = text.strip(BLANKS)
    if not sheet.is_title(position) or not sheet.is_title(position + 1):
        return None
    start = text.find(stripped)
    span = start, start + len(stripped)
    level, below = sheet.line(position).level, sheet.line(position + 1).level
    if 0 < level < below and not marks.is_numbered(sheet.text(position + 1)):
        return *span, 0.9
    if (
        within
        or len(stripped) > _LONGEST
        or sheet.is_signature(position)
        or sheet.is_signature(position + 1)
    ):
        return None
    if _SECTION_WORD.fullmatch(stripped):
        return *span, 0.8
    return (*span, 0.6) if len(stripped) <= _SHORT and sheet.is_paragraph(position + 2) else None
