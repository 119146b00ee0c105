"""What a single line looks like: section, page number, rule, editor's note, title or paragraph."""

from __future__ import annotations

import re

from bulletin_pdf.manuscript.heads import date_of
from bulletin_pdf.manuscript.lines import BLANKS

_IN_BRACKETS = re.compile(r"[【〖［\[〔]\s*([^【】〖〗［］\[\]〔〕]{1,20}?)\s*[】〗］\]〕]")
_WITH_SIGNS = re.compile(r"[◆★■●▲☆◇□※▼◎]+\s*([^，。；：！？]{2,12}?)\s*[◆★■●▲☆◇□※▼◎]*")
_OF_SOMEBODY = re.compile(
    r".{2,}(?:供稿|供图|撰稿|整理|报送)|.*(?:供稿|撰稿|记者|通讯员|作者)\s*[：:／/\s].+|.*[：:].*"
)
_WITH_WORD = re.compile(r"(?:栏目|版块|板块|专栏)\s*[：:]\s*([^，。；：！？]{2,15})")

_PAGE = re.compile(
    r"[-—–―－~·•]+\s*[0-9０-９]{1,4}\s*[-—–―－~·•]+|第\s*[0-9０-９一二三四五六七八九十]{1,4}\s*页"
    r"(?:\s*[/／,，]?\s*共\s*[0-9０-９一二三四五六七八九十]{1,4}\s*页)?|Page\s*\d+(?:\s*of\s*\d+)?|\d{1,3}\s*/\s*\d{1,3}",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?!…{2,6}$)[-=_*—─━═·.…~～＿－\s]{3,}")
# Twelve dots on a line of their own stand for paragraphs left out (GB/T 15834).
_END = re.compile("[（(](?:全文|本期)?完[）)]")
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
_SPEECH = re.compile('[“「"].+[。！？…!?.][”」"]')
_DIALOGUE = re.compile(r"(?:问|答|记者|主持人|采访者|编辑)\s*[：:]\s*\S")
_DATELINE = re.compile(r"[（(【]?本[报刊台网社][讯电](?:[】]|(?=\s*[（(\u3000 ]))")
_PARTICULAR = re.compile(
    r"(?:会议|活动)?(?:时\s*间|地\s*点|主\s*持|出\s*席|列\s*席|参\s*加|缺\s*席|请\s*假|记\s*录|议\s*题|议\s*程|附\s*件|"
    r"附|注|备\s*注|说\s*明|联\s*系)(?:人|人员|者|单位)?\s*[0-9一二三四五]?\s*[：:]\s*\S"
)
_SENTENCE = re.compile("[。；，、：:;,….][”’」』）)*]*$|。")
_QUESTION = re.compile("[！？!?][”’」』）)]*$")
_CAPTION = re.compile(
    r"(?:附?[图表]|照片|图片)\s*[0-9一二三四五六七八九十]{1,3}(?:[\s\u3000：:．.、]|$)|▲"
)
_ITEM_NUMBER = re.compile(r"(\d{1,2}[、．.])|([一二三四五六七八九十]{1,3}、)|([①-⑳])")
_GAP = re.compile("\t|[ \u3000]{2,}")

MAX_TITLE = 45
"""A longer line is a paragraph."""


def section_title(text: str) -> tuple[int, int, float] | None:
    """Return the span of a section's title and how sure it is, for a line that is one."""
    stripped = text.strip(BLANKS)
    start = text.find(stripped)
    if is_note(text) or is_contents(text) or _LEAD.match(stripped):
        return None
    for pattern, sure in ((_IN_BRACKETS, 0.95), (_WITH_SIGNS, 0.75), (_WITH_WORD, 0.8)):
        if (match := pattern.fullmatch(stripped)) and not _OF_SOMEBODY.fullmatch(match[1]):
            return start + match.start(1), start + match.end(1), sure
    return None


def is_page_number(text: str) -> bool:
    """Tell a page number that was copied along with the text."""
    return _PAGE.fullmatch(text.strip(BLANKS)) is not None


def is_rule(text: str) -> bool:
    """Tell a line that only divides, or says that this is the end."""
    stripped = text.strip(BLANKS)
    return _RULE.fullmatch(stripped) is not None or _END.fullmatch(stripped) is not None


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


def is_caption(text: str) -> bool:
    """Tell the words below a picture or above a table that have its number: 图1　开幕式."""
    return _CAPTION.match(text.strip(BLANKS)) is not None


def same_numbering(first: str, second: str) -> bool:
    """Tell whether two heads have numbers of one kind: both 一、, or both 1."""
    one, other = (_ITEM_NUMBER.match(text.strip(BLANKS)) for text in (first, second))
    return one is not None and other is not None and one.lastindex == other.lastindex


def is_day(text: str) -> bool:
    """Tell a line that is a date, or a date in brackets."""
    return date_of(text.strip(BLANKS + "（）()")) is not None


def has_dateline(text: str) -> bool:
    """Tell a report's first line: 本报讯（记者 …）."""
    return _DATELINE.match(text.strip(BLANKS)) is not None


def has_columns(text: str) -> bool:
    """Tell a line whose words stand in columns, made with tabs or several spaces."""
    return _GAP.search(text.strip(BLANKS)) is not None


def looks_like_title(text: str) -> bool:
    """Tell a short line that is no sentence."""
    stripped = text.strip(BLANKS)
    return 2 <= len(stripped) <= MAX_TITLE and not _sentence(stripped)


def looks_like_paragraph(text: str) -> bool:
    """Tell a line that is a sentence or longer than any title."""
    stripped = text.strip(BLANKS)
    return len(stripped) > MAX_TITLE or _sentence(stripped)


def ends_sentence(text: str) -> bool:
    """Tell a line that does not lead on to the next: no colon or semicolon ends it."""
    return not text.strip(BLANKS).endswith(("：", "；", "，", "、", ":", ";", ","))


def _sentence(stripped: str) -> bool:
    if _SPEECH.fullmatch(stripped):
        return True
    if any(p.match(stripped) for p in (_PARTICULAR, _DIALOGUE, _DATELINE)):
        return True
    if _QUESTION.search(stripped):
        return len(stripped) > 25
    return _SENTENCE.search(stripped) is not None
