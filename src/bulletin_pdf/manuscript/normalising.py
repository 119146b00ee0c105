"""What is tidied in a text, as edits of spans: stray spaces always, half-width marks on request.

Only what cannot be meant otherwise is touched; the rest is for the copy-editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff"
_MARKS = "“”‘’（）《》〈〉【】〔〕「」『』、。，；：？！…—"
_SPACES = r"[ \t\u3000\u00a0\u2002\u2003\u2009\u202f]+"

_INVISIBLE = re.compile("[\ufeff\u200b\u200c\u200d\u2060\u00ad]+")
# Beside a Chinese mark a space separates nothing. Between two Han it may: names, halves of a title.
_STRAY = re.compile(
    f"(?<=[{_MARKS}]){_SPACES}(?=[{_HAN}{_MARKS}])|(?<=[{_HAN}]){_SPACES}(?=[{_MARKS}])"
)
_PROTECTED = re.compile(
    r"\]\([^()\n]*\)|https?://[!-~]+|[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]+|^:::.*|`[^`\n]*`",
    re.MULTILINE,
)

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_NEAR = f"[{_HAN}{_MARKS}]"
_HALF = re.compile(f"(?<={_NEAR})[,;:?!](?![,;:?!])|(?<![,;:?!!])[,;:?!](?={_NEAR})")
_STOP = re.compile(f"(?<={_NEAR})\\.(?=$|[{_HAN}{_MARKS}(（]|\\s)", re.MULTILINE)
_BRACKETS = re.compile("\\(([^()\n]*)\\)")
_QUOTES = re.compile('"([^"\n]*)"')
_HAS_HAN = re.compile(f"[{_HAN}]")


@dataclass(frozen=True, slots=True)
class Edit:
    """One span of a text and what stands there afterwards; nothing for a deletion."""

    start: int
    end: int
    new: str


def edits(text: str, *, fix: bool) -> list[Edit]:
    """Return what is tidied, in order and without overlaps.

    Args:
        text: one line or block of a manuscript.
        fix: also make half-width marks among Chinese full-width.
    """
    protected = [match.span() for match in _PROTECTED.finditer(text)]
    found: dict[int, Edit] = {}
    for edit in (*_spaces(text), *(_marks(text) if fix else ())):
        if not any(start < edit.end and edit.start < end for start, end in protected):
            found.setdefault(edit.start, edit)
    return [found[start] for start in sorted(found)]


def _spaces(text: str) -> Iterator[Edit]:
    for pattern in (_INVISIBLE, _STRAY):
        yield from (Edit(*match.span(), "") for match in pattern.finditer(text))


def _marks(text: str) -> Iterator[Edit]:
    for pattern in (_HALF, _STOP):
        for match in pattern.finditer(text):
            yield Edit(*match.span(), _FULL[match[0]])
    for match in _BRACKETS.finditer(text):
        for at in (match.start(), match.end() - 1) if _HAS_HAN.search(match[1]) else ():
            yield Edit(at, at + 1, _FULL[text[at]])
    if text.count('"') % 2 == 0:
        for match in _QUOTES.finditer(text):
            if _HAS_HAN.search(match[1]):
                yield Edit(match.start(), match.start() + 1, "“")
                yield Edit(match.end() - 1, match.end(), "”")
