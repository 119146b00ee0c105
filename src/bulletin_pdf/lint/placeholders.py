"""A rule about words that stand where the editor's are still to come."""

from __future__ import annotations

import re

from bulletin_pdf.errors import Severity
from bulletin_pdf.lint.rule import Rule, joined, pattern
from bulletin_pdf.model.fillers import FILLERS, NO_TEXT, TITLE, UNTITLED

CODE = "Z109"

_THINGS = (
    "标题|题目|正文|内容|全文|文字|段落|图片?|照片|配图|插图|表格?|数据|数字|数|人数|金额|署名|作者|"
    "单位|姓名|人名|名单|日期|时间|地点|导语|按语|说明|图注|电话|地址|期号|刊名|栏目"
)
_TO_DO = "待(?:补充?|补上|补全|补写|核实?|核对|核定|填写?|填上)"
_INSIDE = r"[^（）()〔〕［］\[\]【】\n]"
_OPEN, _CLOSE = r"[（(〔［\[【]", r"[）)〕］\]】]"
_MORE = f"(?:[：:，,]{_INSIDE}{{0,20}})?"
_SPACE = "[ \t\u3000]*"
_WHOLE = (
    f"(?:此处|这里)?(?:{_THINGS})?{_TO_DO}(?:{_THINGS})?",
    f"(?:此处|这里)(?:插入?|放|配|加|补)(?:{_THINGS})",
    "待定|暂缺",
    *map(re.escape, FILLERS),
)
_CHOICE = "|".join(f"(?:{words})" for words in _WHOLE)

PLACEHOLDERS = (
    Rule(
        CODE, "lint-placeholder", "—", Severity.WARNING,
        joined(
            # the whole of a title, a paragraph, an item or a cell
            pattern(rf"(?:^|\|){_SPACE}(?:[-*+] )?({_CHOICE})[。.…!！]*{_SPACE}(?=$|\|)", group=1),
            # in brackets, with what is missing before or after it
            pattern(f"{_OPEN}{_INSIDE}{{0,8}}{_TO_DO}(?:{_THINGS})?{_MORE}{_CLOSE}"),
            pattern(f"{_OPEN}(?:此处|这里)(?:插入?|放|配|加|补){_INSIDE}{{0,12}}{_CLOSE}"),
            # signs; beside figures and letters they hide a part of a number
            pattern(r"(?<![0-9A-Za-z×])(?:×{3,}|[Xx]{3,}|Ｘ{3,})(?![0-9A-Za-z×])"),
        ),
        ((UNTITLED, None), (NO_TEXT, None), (TITLE, None), ("标题待补", None),
         ("会议由（待补）主持。", None), ("共有1200〔待核〕人参加。", None),
         ("（数据待核实：人数）", None), ("【此处插入照片】", None), ("会议由XXX主持。", None),
         ("县长×××出席。", None)),
        ("某某同志、李××、××市", "仍有待补充完善", "补选1名（待补选）", "发热（待查）",
         "电话138×××××678", "时间另行通知，地点待定。", "核实后销号（待核销）", "文章标题要短"),
    ),
)  # fmt: skip
"""Z109."""
