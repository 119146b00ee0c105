"""Rules about characters that are not what they look like, and about spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bulletin_pdf.errors import Severity
from bulletin_pdf.lint.characters import CHINESE, HAN, NUMERALS, OPENING, SPACES, STOPS
from bulletin_pdf.lint.rule import Hit, Kind, Rule, joined, pattern

_RADICALS = dict(
    zip("⺁⺈⺊⺌⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳", "厂刀卜小母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True)
)  # fmt: skip
"""Radicals of the supplement that PDF readers write for whole characters; Unicode does not
decompose these, its EquivalentUnifiedIdeograph names the character."""

_OF_TWELVE = "\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29"
"""In the block of compatibility characters, but none of them (Unicode 18.1)."""

_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_CONTROL = "\x00-\x08\x0d-\x1b\x1f\x7f-\x84\x86-\x9f"
_LINE_ENDS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_PARAGRAPH_ENDS = "\x0c\u2029"
"""Line ends besides LF: of class BK or NL (UAX #14), or separators of records (UAX #9, class B)."""


def _line_end(match: re.Match[str]) -> str:
    """Return the line end that is meant; a new page begins a new paragraph, too."""
    return "\n\n" if any(end in match[0] for end in _PARAGRAPH_ENDS) else "\n"


def _unified(match: re.Match[str]) -> str | None:
    character = match[0]
    right = _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return right if right != character else None


_FULL_WIDTH = pattern("[０-９Ａ-Ｚａ-ｚ％]+", lambda m: unicodedata.normalize("NFKC", m[0]))

_INSIDE = f"[{CHINESE}]"
_INSIDE_RE = re.compile(_INSIDE)
_GAP = re.compile(rf"[{SPACES}](?<![{SPACES}].)[{SPACES}]*(?={_INSIDE})")
# From the first space of a run only: from every one takes the square of its length.
_AFTER_ORDINAL = re.compile(
    rf"(?:(?:第|条目)[{NUMERALS}百千零〇0-9]+[编章节条款项部分篇讲课届回卷]*(?:之[{NUMERALS}]+)?|[附图表][录件图表]?[{NUMERALS}0-9]*|"
    r"记者|通讯员|摄影|供稿|作者|编辑|责编|校对|[讯电]|[：】])$"
)
_NAME = re.compile(rf"(?<![{HAN}])[{HAN}][{SPACES}]+[{HAN}](?![{HAN}])")
_SIGNATURE = re.compile(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）[ \t\u3000\u00a0]*$")
_BY_NAMES = re.compile(r"(?:[（(]|^)[^（(）)。]*(?:记者|通讯员|供稿|摄)[^）)。]{0,20}$")
_LONG = re.compile(f"[{HAN}。，、；：“”]{{40}}")
_NEAR = 60
"""Characters looked at on either side of a gap."""


def _gaps(text: str) -> Iterator[Hit]:
    """Find spaces between Chinese; in a line without sentences, only beside marks.

    A title's halves may stand apart, and so may names and columns.
    """
    start = 0
    for line in text.split("\n"):
        if any(space in line for space in SPACES):
            running = _is_running(line)
            for gap in _GAP.finditer(line):
                if (
                    gap.start()
                    and _INSIDE_RE.match(line, gap.start() - 1)
                    and _wrong(line, gap, running)
                ):
                    yield Hit(start + gap.start(), start + gap.end(), "")
        start += len(line) + 1


def _is_running(line: str) -> bool:
    """Tell a line with sentences: a mark and later another that ends a part, or much text."""
    first = min((i for i in map(line.find, "。！？；，") if i >= 0), default=len(line))
    return max(map(line.rfind, "。！？；：")) > first or bool(_LONG.search(line))


def _wrong(line: str, gap: re.Match[str], running: bool) -> bool:
    before = line[max(0, gap.start() - _NEAR) : gap.start()]
    after = line[gap.end() : gap.end() + _NEAR]
    if _AFTER_ORDINAL.search(before):
        return False
    if len(line) - gap.end() <= _NEAR and _SIGNATURE.match(after):
        return False
    if _NAME.match(line, gap.start() - 1) or _BY_NAMES.search(before):
        return False
    if running:
        return True
    return len(gap[0]) == 1 and (after[0] in OPENING + STOPS or before[-1] in OPENING + "、，")


_LIST = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")


def _indents(text: str) -> Iterator[Hit]:
    """Find spaces that indent a paragraph by hand, and not the continuation of a list item."""
    start, in_list = 0, False
    for line in text.split("\n"):
        body = line.lstrip(SPACES)
        width = len(line) - len(body)
        if _LIST.match(line):
            in_list = True
        elif body and not width:
            in_list = False
        by_hand = _INSIDE_RE.match(body) or "\u3000" in line[:width]
        if width and body and by_hand and not in_list:
            yield Hit(start, start + width, "")
        start += len(line) + 1


def _trailing(text: str) -> Iterator[Hit]:
    """Find spaces at line ends; before a next line two of them are Markdown's line break."""
    for match in _TRAILING.finditer(text):
        following = text[match.end() + 1 : match.end() + 2]
        breaks = match[0].endswith("  ") and following not in ("", "\n")
        yield Hit(*match.span(), "", safe=not breaks)


_TRAILING = re.compile(rf"[{SPACES}](?<![{SPACES}].)[{SPACES}]*$", re.MULTILINE)


CHARACTERS = (
    Rule(
        "Z101", "lint-full-width", "GB/T 15835—2011 5.1.7.1", Severity.ERROR, _FULL_WIDTH,
        (("２０１２年", "2012年"), ("达到９０％", "达到90%"), ("ＧＤＰ增长", "GDP增长")),
        ("2012年GDP增长", "一、二、三"),
        safe=True,
    ),
    Rule(
        "Z102", "lint-invisible", "GB 18030—2022；Unicode 23.2", Severity.ERROR,
        joined(
            pattern(f"[{_CONTROL}{_INVISIBLE}]+", ""),
            pattern(f"[\u200c\u200d](?={_INSIDE})", "", before=_INSIDE),
        ),
        (("市总\u200b工会", "市总工会"), ("市总\ufeff工会", "市总工会"), ("市总\u00ad工会", "市总工会"),
         ("市总\u200d工会", "市总工会")),
        ("市总工会", "👨\u200d👩\u200d👧"),
        safe=True,
    ),
    Rule(
        "Z103", "lint-compatibility", "GB 18030—2022；Unicode 18.1", Severity.ERROR,
        joined(
            pattern(rf"(?![{_OF_TWELVE}])[\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]", _unified),
            pattern(f"[{''.join(_RADICALS)}]", _unified),
        ),
        (("⼯会", "工会"), ("⻓期", "长期"), ("\uf9dd用", "利用")),
        ("工会", "\ufa0e"),
        safe=True,
    ),
    Rule(
        "Z104", "lint-private-use", "GB 18030—2022；Unicode 23.5", Severity.ERROR,
        pattern("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]"),
        (("职工\ue5e5之家", None), ("职工\ufffd家", None)), ("职工之家",),
    ),
    Rule(
        "Z105", "lint-space", "GB/T 15834—2011 5.1", Severity.WARNING, _gaps,
        (("张家港市总 “三服务”部署工作", "张家港市总“三服务”部署工作"),
         ("会议要求， 全市工会抓好落实。", "会议要求，全市工会抓好落实。"),
         ("全市工会　要抓好落实，并且\u3000总结。", "全市工会要抓好落实，并且总结。")),
        ("推进“两个普遍” 增强基层活力", "第一条　国家保护职工，依法维权。",
         "第一百三十三条之一　在道路上驾驶机动车，追逐竞驶。", "（记者 张三）会议召开，圆满。",
         "王　三　副主席", "全市有GDP 3亿元。", "会议圆满，结束。     （市总工会）"),
    ),
    Rule(
        "Z106", "lint-trailing-space", "GB/T 9704—2012 7.3.3", Severity.NOTE, _trailing,
        (("会议召开。  ", "会议召开。"), ("会议召开。　", "会议召开。")), ("会议召开。",),
        safe=True,
    ),
    Rule(
        "Z107", "lint-indent", "GB/T 9704—2012 7.3.3", Severity.NOTE, _indents,
        (("　　会议召开。", "会议召开。"), ("    会议召开。", "会议召开。")),
        ("会议召开。", "- 第一\n\n  续一段", "  - 第一项"),
        safe=True, kinds=Kind.TEXT,
    ),
    Rule(
        "Z108", "lint-line-end", "GB/T 9704—2012 7.3.3；Unicode 5.8", Severity.ERROR,
        pattern(f"[{_LINE_ENDS}]+", _line_end),
        (("会议召开。\u2029会议要求", "会议召开。\n\n会议要求"), ("会议召开。\u2028会议要求", "会议召开。\n会议要求"),
         ("会议召开。\x0c会议要求", "会议召开。\n\n会议要求"), ("会议召开。\x0b会议要求", "会议召开。\n会议要求"),
         ("会议召开。\x85会议要求", "会议召开。\n会议要求")),
        ("会议召开。\n会议要求",),
        safe=True,
    ),
)  # fmt: skip
"""Z101–Z108."""
