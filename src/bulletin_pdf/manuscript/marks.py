"""What a single line looks like: section, page number, rule, editor's note, title or paragraph."""

from __future__ import annotations

import re

from bulletin_pdf.manuscript.lines import BLANKS

_IN_BRACKETS = re.compile(r"[【〖［\[〔]\s*([^【】〖〗［］\[\]〔〕]{1,20}?)\s*[】〗］\]〕]")
_WITH_SIGNS = re.compile(r"[◆★■●▲☆◇□※▼◎]+\s*([^，。；：！？]{2,12}?)\s*[◆★■●▲☆◇□※▼◎]*")
_WITH_WORD = re.compile(r"(?:栏目|版块|板块|专栏)\s*[：:]\s*([^，。；：！？]{2,15})")

_PAGE = re.compile(
    r"[-—–―－~·•]+\s*[0-9０-９]{1,4}\s*[-—–―－~·•]+|第\s*[0-9０-９一二三四五六七八九十]{1,4}\s*页"
    r"(?:\s*[/／,，]?\s*共\s*[0-9０-９一二三四五六七八九十]{1,4}\s*页)?|Page\s*\d+(?:\s*of\s*\d+)?|\d{1,3}\s*/\s*\d{1,3}",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-=_*—─━═·.…~～＿－\s]{3,}")
_CONTENTS = re.compile(
    r"[【\[〔]?\s*(?:本期要目|本期目录|本期导读|要\s*目|目\s*录|本期内容|导\s*读)\s*[】\]〕]?\s*[：:]?"
)

_NOTE = re.compile(
    r"[【〔\[（(]?\s*(?:编\s*者\s*按|编\s*者\s*案|按\s*语|编者的话|编后语?|编\s*者)\s*"
    r"(?:[】〕\]）)]\s*[：:]?|[：:]|$)\s*"
)
_LEAD = re.compile(
    r"[【〔\[（(]?\s*(?:导\s*语|内容提要|内容摘要|摘\s*要|核心提示|提\s*要)\s*(?:[】〕\]）)]\s*[：:]?|[：:])\s*"
)
_TITLE_LABEL = re.compile(r"(?:标\s*题|题\s*目)\s*[：:]\s*")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.)）]\s*|[①-⑳]|"
    r"第[一二三四五六七八九十\d]+[，、：]|[-*•·●]\s|[一二三四五六七八九十]是|[一二三四五六七八九十]要|[一二三四五六七八九十]、"
)
_SENTENCE = re.compile("[。；，、：:;,….][”’」』）)*]*$|。")
_QUESTION = re.compile("[！？!?][”’」』）)]*$")

MAX_TITLE = 45
"""A longer line is a paragraph."""


def section_title(text: str) -> tuple[int, int, float] | None:
    """Return the span of a section's title and how sure it is, for a line that is one."""
    stripped = text.strip(BLANKS)
    start = text.find(stripped)
    if is_note(text) or is_contents(text) or _LEAD.match(stripped):
        return None
    for pattern, sure in ((_IN_BRACKETS, 0.95), (_WITH_SIGNS, 0.75), (_WITH_WORD, 0.8)):
        if match := pattern.fullmatch(stripped):
            return start + match.start(1), start + match.end(1), sure
    return None


def is_page_number(text: str) -> bool:
    """Tell a page number that was copied along with the text."""
    return _PAGE.fullmatch(text.strip(BLANKS)) is not None


def is_rule(text: str) -> bool:
    """Tell a line that only divides."""
    return _RULE.fullmatch(text.strip(BLANKS)) is not None


def is_contents(text: str) -> bool:
    """Tell the head of a table of contents."""
    return _CONTENTS.fullmatch(text.strip(BLANKS)) is not None


def is_note(text: str) -> bool:
    """Tell an editor's note, or its head."""
    return _NOTE.match(text.strip(BLANKS)) is not None


def after_label(text: str, label: str) -> int | None:
    """Return where a line's text begins after ``note``, ``lead`` or ``title``, or None."""
    pattern = {"note": _NOTE, "lead": _LEAD, "title": _TITLE_LABEL}[label]
    match = pattern.match(text, len(text) - len(text.lstrip(BLANKS)))
    return match.end() if match else None


def is_numbered(text: str) -> bool:
    """Tell a head inside a text, or an item: 一、（一）1. ① 一是."""
    return _NUMBERED.match(text.strip(BLANKS)) is not None


def looks_like_title(text: str) -> bool:
    """Tell a short line that is no sentence."""
    stripped = text.strip(BLANKS)
    return 2 <= len(stripped) <= MAX_TITLE and not _sentence(stripped)


def looks_like_paragraph(text: str) -> bool:
    """Tell a line that is a sentence or longer than any title."""
    stripped = text.strip(BLANKS)
    return len(stripped) > MAX_TITLE or _sentence(stripped)


def _sentence(stripped: str) -> bool:
    if _QUESTION.search(stripped):
        return len(stripped) > 25
    return _SENTENCE.search(stripped) is not None
