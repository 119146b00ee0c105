"""The masthead and the foot of a manuscript, taken from its first and last lines."""

from __future__ import annotations

import re

from bulletin_pdf.manuscript import marks
from bulletin_pdf.manuscript.drafts import Kind
from bulletin_pdf.manuscript.feet import Foot, foot_of, recipients
from bulletin_pdf.manuscript.heads import HeadPart, date_of, has_number, parts_of, whole_number
from bulletin_pdf.manuscript.lines import BLANKS
from bulletin_pdf.manuscript.sheet import Sheet

_DEEPEST = 8
"""The number of an issue stands among its first lines."""

_NUMBERS = ("number", "cumulative_number")


def take_masthead(sheet: Sheet, start: int) -> int:
    """Take the lines of a masthead at the beginning of a file.

    Args:
        sheet: the manuscript and its draft.
        start: the first line of the file.

    Returns:
        The position below the masthead; the start when there is none, or when there was one before.
    """
    last = start + 1
    while last < min(start + _DEEPEST, len(sheet)) and not sheet.starts_file(last):
        last += 1
    at = next((p for p in range(start, min(last, len(sheet))) if has_number(sheet.text(p))), None)
    if (
        at is None
        or sheet.draft.head
        or any(marks.looks_like_paragraph(sheet.text(p)) for p in range(start, at))
    ):
        return start
    end = at + 1
    while end < min(at + 4, len(sheet)) and not sheet.starts_file(end) and _goes_on(sheet, end):
        end += 1
    for position in range(start, end):
        _take_head(sheet, position, before=position < at)
    return end


def _goes_on(sheet: Sheet, position: int) -> bool:
    """Tell whether a line below the number still belongs to the masthead."""
    text = sheet.text(position)
    if len(text.strip(BLANKS)) > 60 or marks.section_title(text) is not None:
        return False
    parts = parts_of(text, before=False)
    return any(p.field in ("date", "notice", "classification") for p in parts) or (
        bool(parts)
        and all(p.confidence > 0.8 for p in parts)
        and not marks.looks_like_paragraph(text)
    )


def _take_head(sheet: Sheet, position: int, *, before: bool) -> None:
    text, head = sheet.text(position), sheet.draft.head
    sure = 0.95
    for part in parts_of(text, before=before):
        sure = min(sure, part.confidence)
        words = sheet.keep(position, part.start, part.end, part.field)
        if not words:  # nothing but characters that nobody sees
            continue
        value = _value(part, words)
        if part.field not in head and value:
            head[part.field] = value
        elif part.field in (*_NUMBERS, "date"):
            sure = 0.5  # a second number, or none: one of them is wrong
        else:
            head[part.field] = f"{head[part.field]}\n{words}"
    sheet.settle(position)
    sheet.taken(position, Kind.MASTHEAD, sure, "number", sheet.draft.doubts)


def _value(part: HeadPart, words: str) -> str | int:
    if part.field in _NUMBERS:
        return whole_number(words)
    return date_of(words) or words if part.field == "date" else words


def take_foot(sheet: Sheet, position: int) -> int | None:
    """Take a line of the foot and return the next position, or None when it is none.

    Labels such as 电话 and 编辑 count only where nothing but the foot follows in the file.
    """
    foot = foot_of(sheet.text(position))
    if foot is None or (not foot.groups and not _only_feet_below(sheet, position + 1)):
        return None
    _take(sheet, position, foot)
    end = position + 1
    while foot.groups and _continues(sheet, end):
        text = sheet.text(end)
        names = [sheet.keep(end, *span, "recipient") for span in recipients(text, 0, len(text))]
        sheet.draft.groups[-1][1].extend(names)
        sheet.settle(end)
        # It may also be the rest of a name that began on the line above.
        sheet.taken(end, Kind.DISTRIBUTION, 0.6, "distribution", sheet.draft.doubts)
        end += 1
    return end


def _only_feet_below(sheet: Sheet, position: int) -> bool:
    while not sheet.starts_file(position):
        if foot_of(sheet.text(position)) is None:
            return False
        position += 1
    return True


def _continues(sheet: Sheet, position: int) -> bool:
    """Tell whether a line goes on with the list of recipients above it."""
    if sheet.starts_file(position) or not sheet.follows_at_once(position):
        return False
    text = sheet.text(position)
    return (
        foot_of(text) is None
        and re.match(r"[ \u3000\t]{2,}", text) is not None
        and (
            re.search("[、，]|单位|部门|机关", text) is not None
            or sheet.known.likelihood(text.strip(BLANKS)) > 0
        )
        and bool(recipients(text, 0, len(text)))
        and "。" not in text.rstrip(BLANKS + "。")
    )


def _take(sheet: Sheet, position: int, foot: Foot) -> None:
    draft = sheet.draft
    for group in foot.groups:
        label = re.sub(r"\s", "", sheet.keep(position, *group.label, "label"))
        names = [sheet.keep(position, *span, "recipient") for span in group.recipients]
        draft.groups.append((label, names))
    if foot.copies is not None:
        draft.copies = whole_number(sheet.keep(position, *foot.copies, "copies"))
    for name, span in foot.fields:
        words = sheet.keep(position, *span, "imprint")
        words = words.rstrip(";；,，")
        if name == "publisher":
            draft.head.setdefault("publisher", words)
            continue
        field = name or "address"  # what has no field of its own is printed last
        draft.imprint[field] = (
            f"{draft.imprint[field]}　{words}" if field in draft.imprint else words
        )
    sheet.settle(position)
    kind = Kind.DISTRIBUTION if foot.groups or not foot.fields else Kind.IMPRINT
    field = "distribution" if kind is Kind.DISTRIBUTION else "imprint"
    sheet.taken(position, kind, foot.confidence, field, draft.doubts)
