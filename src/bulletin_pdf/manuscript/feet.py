"""The foot of a bulletin: who receives it, how many copies, and the people behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin_pdf.manuscript.lines import BLANKS

_LABELS = (
    "本期印发|本期发送|印发范围|发送范围|印发|分送|抄送|抄报|主送|报送|发送|呈报|呈送|呈|报|送|发"
)
_LABEL = re.compile(
    "(?:^|(?<=[\\s。；]))("
    + "|".join(r"[ \u3000]*".join(x) for x in _LABELS.split("|"))
    + r")\s*[：:]"
)
_COPIES = re.compile(
    r"[（(]?(?:共?[ \u3000]?印|印[ \u3000]?数[ \u3000]?[：:]?)"
    r"\s*([0-9０-９]{1,7})\s*份\s*[）)]?[。.]?"
)

# What names only a level — 各市（县）, 区, 局（公司）— is the first half of the next recipient.
_LEVEL = re.compile(
    r"(?:各|有关|市各|区各|县各)?(?:省|市|州|盟|县|区|旗|镇|乡|街道|局|委|办|部|厅|科|系|院|处|室|公司|企业|学校|集团|园区|"
    r"直属|地|校|所|站|队|厂|矿)(?:[（(][^（）()]{1,8}[）)])?"
)
_BRACKETS = re.compile("[（(][^（）()]*[）)]")

_FIELDS = {
    "责任编辑": "editor", "本期责任编辑": "editor", "责编": "editor", "本期责编": "editor",
    "执行编辑": "editor", "本期编辑": "editor", "编辑": "editor",
    "核稿": "checked_by", "审核": "checked_by", "校对": "checked_by", "审稿": "checked_by",
    "签发": "approved_by", "审定": "approved_by", "签发人": "approved_by",
    "联系电话": "phone", "电话": "phone",
    "联系地址": "address", "通讯地址": "address", "地址": "address",
    "印刷单位": "printer", "承印单位": "printer", "承印": "printer", "印刷": "printer",
    "准印证号": "licence_number", "准印证": "licence_number", "准印号": "licence_number",
    "编印单位": "publisher", "主办单位": "publisher", "编发单位": "publisher", "编印": "publisher",
    "主办": "publisher", "编发": "publisher",
}  # fmt: skip
_OTHERS = (
    "主编",
    "副主编",
    "传真",
    "邮编",
    "邮箱",
    "电子邮箱",
    "网址",
    "投稿邮箱",
    "联系人",
    "主题词",
    "印发时间",
    "印发日期",
)
_NAMES = sorted((*_FIELDS, *_OTHERS), key=len, reverse=True)
_IMPRINT = re.compile(
    r"(?:^|(?<=[\s；;，。）)]))("
    + "|".join(r"[ \u3000]*".join(x) for x in _NAMES)
    + r")\s*[：:]\s*"
)
# The last line of an official paper: who issued it, and on which day.
_ISSUED = re.compile(
    r"\S.{2,30}?[ \u3000\t]{2,}[0-9〇○零一二三四五六七八九十]{1,4}\s*年.{2,8}日\s*"
    r"(?:印发|印|编印|编发)"
)


@dataclass(frozen=True, slots=True)
class Group:
    """A label and the spans of its recipients in the line."""

    label: tuple[int, int]
    recipients: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """What a line of the foot says, as spans of it.

    Attributes:
        groups: lists of recipients.
        copies: the number of copies.
        fields: field of the imprint, or None for a label that it has no field for → span.
        confidence: from 0 to 1.
    """

    groups: tuple[Group, ...] = ()
    copies: tuple[int, int] | None = None
    fields: tuple[tuple[str | None, tuple[int, int]], ...] = ()
    confidence: float = 0.95


def foot_of(text: str) -> Foot | None:
    """Return what a line of the foot says, or None when it is none."""
    start = len(text) - len(text.lstrip(BLANKS))
    copies = next((m for m in _COPIES.finditer(text) if _outer(text, m.span())), None)
    end = copies.start() if copies and not text[copies.end() :].strip(BLANKS) else len(text)
    if (match := _LABEL.match(text, start)) and text[match.end() : end].strip(BLANKS):
        return Foot(_groups(text, start, end), copies.span(1) if copies else None)
    if _IMPRINT.match(text, start):
        fields = _fields(text, start, end)
        unknown = any(name is None for name, _ in fields)
        return Foot((), copies.span(1) if copies else None, fields, 0.65 if unknown else 0.9)
    if _ISSUED.fullmatch(text.strip(BLANKS)):
        return Foot((), None, ((None, (start, len(text))),), 0.65)
    if copies and not (text[: copies.start()] + text[copies.end() :]).strip(BLANKS):
        return Foot((), copies.span(1))
    return None


def _outer(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a number of copies ends its line: 印200份 within a sentence is text."""
    return not text[span[1] :].strip(BLANKS)


def _groups(text: str, start: int, end: int) -> tuple[Group, ...]:
    labels = list(_LABEL.finditer(text[:end], start))
    groups = []
    for number, match in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else end
        groups.append(Group(match.span(1), recipients(text, match.end(), stop)))
    return tuple(groups)


def recipients(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of recipients; what names only levels stays with what follows it."""
    part = _BRACKETS.sub(lambda match: "\x00" * len(match[0]), text[start:end])
    marks = "，；,;" if re.search("[，；,;]", part) else "、"
    pattern = re.compile(f"[{marks}]|[。\\n]|[ \\u3000\\t]{{2,}}|(?<!、)\\u3000")
    spans, at = [], start
    for gap in [*pattern.finditer(part), None]:
        stop = start + gap.start() if gap else end
        if text[at:stop].strip(BLANKS + "。.、"):
            spans.append((at, stop))
        at = start + gap.end() if gap else stop
    return tuple(_together(text, spans)) if marks == "、" else tuple(spans)


def _together(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    whole: list[tuple[int, int]] = []
    begin: int | None = None
    for start, stop in spans:
        begin = start if begin is None else begin
        if not _LEVEL.fullmatch(text[start:stop].strip(BLANKS)):
            whole.append((begin, stop))
            begin = None
    if begin is not None:
        whole.append((begin, spans[-1][1]))
    return whole


def _fields(text: str, start: int, end: int) -> tuple[tuple[str | None, tuple[int, int]], ...]:
    labels = list(_IMPRINT.finditer(text[:end], start))
    found: list[tuple[str | None, tuple[int, int]]] = []
    for number, match in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else end
        name = _FIELDS.get(re.sub(r"\s", "", match[1]))
        found.append((name, (match.end() if name else match.start(1), stop)))
    return tuple(found)
