"""Signatures in all their forms: who contributed an article, read from a few words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin_pdf.manuscript.lines import BLANKS
from bulletin_pdf.manuscript.organisations import Organisations, person_likelihood

_REPORTERS = r"(?:本[报刊台网社院校局])?(?:特约|实习|见习)?(?:记者|通讯员|评论员)"
_ROLE_WORDS = (
    rf"{_REPORTERS}|供稿单位|供稿人|供稿者|供稿|来稿单位|来稿|"
    "报送单位|作者单位|作者[系为]|作者|指导老师|指导教师|撰稿人|撰稿|撰文|执笔|摄影报道|图文|文图|文字|图片|摄影|拍摄|"
    "文|图|来源|单位"
)
_ROLE = re.compile(rf"(?:^|(?<=[\s：:/]))(?:({_ROLE_WORDS})\s*(?:[：:/／]\s*|\s+|$)|作者[系为])")
_OTHERS = re.compile(
    r"[\s，,；;](?:审核|审稿|审定|校对|核稿|责编|责任编辑|编辑|签发|监制|上报|电话)\s*[：:]"
)
"""People who passed an article on did not write it."""
_AFTER_ROLE = re.compile(
    rf"\s*((?:联合|共同)?(?:{_ROLE_WORDS}|整理|提供|报送|摘编|推荐|报道)|联合|摄|文)$"
)
_LABELLED = re.compile(
    r"(?:供稿单位|供稿人|供稿者|供稿|来稿单位|来稿|报送单位|作者单位|作者|撰稿人|撰稿|执笔|通讯员|记者)\s*[：:/／]\s*\S"
    r"|(?:文|图文|文图|文/图|文／图)\s*[／/：:]\s*\S|"
    rf"{_REPORTERS}[ \u3000]+\S"
)
_SQUARE = re.compile(r"[\[【〔［]([^\[\]【】〔〕［］\n]{2,40})[\]】〕］]$")
_TAIL = re.compile(
    r"[（(]([^（）()\n]{1,40}(?:[（(][^（）()\n]{1,10}[）)])?[^（）()\n]{0,12})[）)][。.]?$"
)
_SENTENCE_END = re.compile("[。！？；…!?;.][”’」』）)*]*$|[”’」』][*]*$")
_SPLIT = re.compile(r"[\s、，,;；/／]+")
_SPACED_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)

_DATELINE = re.compile(
    r"[\s\u3000]*本[报刊台网社][讯电]\s*[（(]([^（）()\n]{2,40})[）)]\s*[，,：:]?\s*(?=\S)"
)
_OFFICE = re.compile(
    r"(\S{0,18}(?:主席|书记|主任|局长|处长|科长|部长|院长|校长|所长|站长|厂长|会长|市长|县长|区长|镇长|总经理|董事长|经理|"
    r"秘书长|队长|班长|组长|委员|代表|职工|教师|医生|护士|学生|工人|员工|读者|干事|干部|同志))"
    r"[ \u3000]+(\S[ \u3000]?\S{1,3})"
)

_END = 12
"""Characters at the end of a text in which its last mark is looked for."""

_MIN_OFFICE = 3
"""办公室 and 村委会 may sign alone, 公司 and 部 are words of a sentence."""

_MAX_BARE = 25
"""A signature without brackets or label is short."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, where it stands in its line, and how sure that is.

    Attributes:
        start: of everything that belongs to it, brackets and label included.
        end: one past its last character.
        names: spans of the line that hold names: (start, end, is a person).
        confidence: from 0 to 1.
    """

    start: int
    end: int
    names: tuple[tuple[int, int, bool], ...]
    confidence: float


def closing_signature(text: str, known: Organisations) -> Signature | None:
    """Return the signature that a line ends in or consists of, in brackets or with a label."""
    stripped = text.rstrip(BLANKS)
    begin = len(text) - len(text.lstrip(BLANKS))
    if match := _TAIL.search(stripped):
        before = stripped[: match.start()].rstrip(BLANKS)
        alone = not before.strip(BLANKS)
        if alone or _SENTENCE_END.search(before[-_END:]):
            return _read(text, *match.span(1), known, match.span(), alone=alone)
        if known.knows(match[1]) or len(stripped[: match.start()]) - len(before) >= 2:
            # A known name, or a gap before the bracket, stands in for the missing full stop.
            found = _read(text, *match.span(1), known, match.span(), alone=False)
            return found and Signature(found.start, found.end, found.names, found.confidence * 0.9)
    elif match := _SQUARE.search(stripped):
        # Square brackets are a section's, unless a word such as 供稿 says whose they are.
        if _names(text, *match.span(1))[1] and not stripped[: match.start()].strip(BLANKS):
            return _read(text, *match.span(1), known, match.span(), alone=True)
    elif _LABELLED.match(stripped, begin) and len(stripped) - begin <= 40:
        return _read(text, begin, len(stripped), known, (begin, len(stripped)), alone=True)
    elif sure := re.search(
        r"(?<=[。！？”])[ \u3000]*((?:供稿|作者|通讯员|记者)[：: \u3000].{2,20})$", stripped
    ):
        return _read(text, *sure.span(1), known, sure.span(1), alone=False)
    return None


def bare_signature(text: str, known: Organisations) -> Signature | None:
    """Return the signature that a whole line may be, without brackets or label."""
    stripped = text.strip(BLANKS)
    start = text.find(stripped)
    if stripped.startswith("——"):
        start, stripped = start + 2, stripped[2:]
    marks = "[，。；！？、,;!?]" if _ROLE.search(stripped) else "[，。；：！？、,;:!?]"
    if not 2 <= len(stripped) <= _MAX_BARE or re.search(marks, stripped):
        return None
    found = _read(
        text, start, start + len(stripped), known, (start, start + len(stripped)), alone=True
    )
    if found is None:
        return None
    sure = min(0.8 if known.knows(stripped) else 0.75, found.confidence)
    return Signature(found.start, found.end, found.names, sure)


def dateline_signature(text: str, known: Organisations) -> Signature | None:
    """Return the reporters that a report's first words name: 本报讯（记者 张三）.

    The names are sure; that 本报讯 is not wanted in a bulletin is for the editor to say.
    """
    match = _DATELINE.match(text)
    found = match and _read(text, *match.span(1), known, match.span(), alone=True)
    return found and Signature(found.start, found.end, found.names, 0.65)


def office_signature(text: str) -> Signature | None:
    """Return who a line names by office and name: 区总工会主席　陈志远.

    It may be the speaker above a speech or the writer below a letter; hence little confidence.
    """
    stripped = text.strip(BLANKS)
    match = _OFFICE.fullmatch(stripped)
    if match is None or person_likelihood(re.sub(r"\s", "", match[2])) < 0.5:
        return None
    start = text.find(stripped)
    names = tuple((start + match.start(n), start + match.end(n), n == 2) for n in (1, 2))
    return Signature(start, start + len(stripped), names, 0.6)


def _read(
    text: str, start: int, end: int, known: Organisations, whole: tuple[int, int], *, alone: bool
) -> Signature | None:
    """Read the names in a span; None when they are nobody's."""
    others = _OTHERS.search(text, start, end)
    spans, labelled = _names(text, start, others.start() if others else end)
    if not spans:
        return None
    words = [_SPACED_NAME.sub(r"\1\2", text[a:b]) for a, b in spans]
    joined = text[spans[0][0] : spans[-1][1]]
    if (
        not labelled
        and known.likelihood(joined) >= 0.9
        and " " not in joined
        and "\u3000" not in joined
    ):
        return Signature(
            *whole, ((spans[0][0], spans[-1][1], False),), _sure(known.likelihood(joined), alone)
        )
    names: list[tuple[int, int, bool]] = []
    sure = 1.0
    for (a, b), word in zip(spans, words, strict=True):
        as_organisation, as_person = known.likelihood(word), person_likelihood(word)
        if labelled:
            # 供稿：体育教研组 — a label says that it is a name, so two characters may be either.
            as_organisation = max(as_organisation, 0.75 if len(word) > 3 else 0.6)
            as_person = max(as_person, 0.7 if _is_short(word) else 0.0)
            if "·" in word:
                as_organisation = known.likelihood(word)
        elif known.is_last_word(word):
            # 办公室 王小明: the office of whoever prints the bulletin. Alone it may be anything.
            alike = 0.8 if len(words) > 1 else 0.65 if len(word) >= _MIN_OFFICE else 0.0
            as_organisation = max(as_organisation, alike)
        best = max(as_organisation, as_person)
        if best < 0.5:
            return None
        person = as_person > as_organisation or (as_person == as_organisation and bool(names))
        names.append((a, b, person))
        sure = min(sure, best)
    if all(person for *_, person in names) and not labelled:
        sure = min(sure, 0.75 if alone else 0.6)
    if sum(not person for *_, person in names) > 1:
        names = [(names[0][0], names[-1][1], False)] if not any(p for *_, p in names) else names
    sure = max(sure, 0.8) if labelled else _sure(sure, alone)
    return Signature(*whole, tuple(names), min(sure, 0.6) if others else sure)


def _sure(likelihood: float, alone: bool) -> float:
    return likelihood if alone else likelihood - 0.05


def _is_short(word: str) -> bool:
    return 2 <= len(word) <= 4


def _names(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """Return the spans of names, and whether a word such as 供稿 or 记者 introduces them."""
    labelled = False
    pieces = []
    at = start
    # On the span alone, so that its beginning is the beginning.
    for match in _ROLE.finditer(text[start:end]):
        labelled = True
        pieces.append((at, start + match.start()))
        at = start + match.end()
    pieces.append((at, end))
    spans = []
    for a, b in (token for piece in pieces for token in _tokens(text, *piece)):
        after = _AFTER_ROLE.search(text, a, b)
        ends = after.start() if after is not None and after.start() > a else b
        labelled = labelled or ends < b
        spans.append((a, len(text[:ends].rstrip(BLANKS))))
    return spans, labelled


def _tokens(text: str, start: int, end: int) -> list[tuple[int, int]]:
    shown = _SPACED_NAME.sub(
        lambda m: m[0][0] + "\x00" * (len(m[0]) - 2) + m[0][-1], text[start:end]
    )
    found, at = [], 0
    for gap in [*_SPLIT.finditer(shown), None]:
        stop = gap.start() if gap else len(shown)
        piece = shown[at:stop].strip("：:")
        if piece and not re.fullmatch(_ROLE_WORDS, piece):
            found.append((start + at, start + stop))
        at = gap.end() if gap else stop
    return found
