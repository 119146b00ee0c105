"""What is left to do when the last line was taken: leftovers find a place, gaps are marked."""

from __future__ import annotations

from bulletin_pdf.manuscript.drafts import DraftArticle, DraftSection, Kind
from bulletin_pdf.manuscript.sheet import Sheet
from bulletin_pdf.model.fillers import UNTITLED

_HEADS = (Kind.SECTION, Kind.NOTE)


def house_leftovers(sheet: Sheet, note: str | None) -> None:
    """Find a place for what nothing followed: a note, a section's head, a number of copies.

    Args:
        sheet: the manuscript and its draft.
        note: an editor's note that no article followed.
    """
    draft = sheet.draft
    if note is not None:
        draft.sections = draft.sections or [DraftSection()]
        draft.sections[-1].editors_note = both(draft.sections[-1].editors_note, note)
    for section in draft.sections:
        if not section.articles and not section.briefs:
            line = next(row.line for row in draft.rows if row.kind in _HEADS)
            section.articles.append(DraftArticle([section.title or UNTITLED], line))
            section.title = None
    if draft.copies is not None and not draft.groups:
        sheet.doubt(len(sheet) - 1, "distribution", "import-doubt-copies", draft.doubts)


def mark_gaps(sheet: Sheet) -> None:
    """Mark articles without a text, and those without a signature where others have one."""
    articles = sheet.draft.articles()
    some = any(article.signed for article in articles)
    positions = {index: position for position, index in enumerate(sheet.at)}
    for article in articles:
        position = positions[article.line]
        if not article.paragraphs:
            sheet.doubt(position, "title", "import-doubt-no-text", article.doubts)
        elif some and not article.signed:
            sheet.doubt(position, "title", "import-doubt-unsigned", article.doubts)


def both(first: str | None, second: str) -> str:
    """Return two texts as paragraphs of one, or the second alone."""
    return f"{first}\n\n{second}" if first else second
