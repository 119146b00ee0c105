"""What stands around the text of a web page and is copied along with it.

Such lines are no part of the manuscript: they are left out and listed, like page numbers. The line
that names day and source says who the article is from, so that its source is kept.
"""

from __future__ import annotations

import re

from bulletin_pdf.manuscript.lines import BLANKS

_FURNITURE = re.compile(
    r"(?:您?(?:现在|当前)?的?位置\s*[:：]\s*)?首\s*页\s*[>＞›»→/-].{1,60}"
    r"|(?:您?(?:现在|当前)的?位置)\s*[:：].{1,60}"
    r"|[【\[（(]?\s*字\s*[体号]\s*[:：]?\s*(?:[大中小特超]\s*){2,4}[】\]）)]?"
    r"|(?:[【\[]?(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页)?|我要纠错|返回(?:顶部|首页|列表)|加入收藏|收藏|分享到?|"
    r"扫一扫|手机阅读|责任纠错)[:：]?[】\]]?[ \u3000\t|]*)+"
    r"|[上下]一[篇条]\s*[:：].{1,60}"
    r"|(?:阅读(?:全文|原文|次数)?|浏览(?:次数|量)?|点击(?:数|量|次数)?|访问量)\s*[:：]?\s*\d*\s*次?"
)
_LABEL = re.compile(
    r"(发布时间|发布日期|发文时间|发稿时间|时间|日期|信息来源|文章来源|来源|作者|发布人|发布者|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击量|"
    r"点击|访问量|字体|字号|编辑|责任编辑|审核)\s*[：:]\s*"
)
_PAGE_LABELS = re.compile("发布|发文|发稿|浏览|阅读|点击|访问|信息来源|文章来源")
_SOURCES = ("信息来源", "文章来源", "来源", "作者")


def is_furniture(text: str) -> bool:
    """Tell a line of a web page that is no part of its text: a path, buttons, the next page."""
    return _FURNITURE.fullmatch(text.strip(BLANKS)) is not None


def source_of(text: str) -> tuple[tuple[int, int], ...] | None:
    """Return the spans of source and author in the line below a web page's title.

    Returns:
        None for any other line; empty when the line names neither.
    """
    labels = list(_LABEL.finditer(text))
    begins = bool(labels) and not text[: labels[0].start()].strip(BLANKS + "【[（(")
    if not begins or len(text.strip(BLANKS)) > 120 or not _PAGE_LABELS.search(text):
        return None
    spans = []
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        if label[1] in _SOURCES and text[label.end() : end].strip(BLANKS + "|-/】])）"):
            spans.append(_stripped(text, label.end(), end))
    return tuple(spans)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    ends = BLANKS + "|-/】])）"
    while text[end - 1] in ends:
        end -= 1
    while text[start] in BLANKS:
        start += 1
    return start, end
