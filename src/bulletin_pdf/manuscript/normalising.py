"""What is tidied in a text, as edits of spans: stray spaces always, the rest on request.

Only what cannot be meant otherwise is touched; the rest is for the editor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
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
    r"\]\((?:[^()\n]|\([^()\n]*\))*\)|https?://[!-~]+|[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]+|^:::.*|`[^`\n]*`",
    re.MULTILINE,
)

Mend = Callable[[str], Sequence[tuple[int, int, str]]]
"""Finds what is to be mended in a text, in order: (start, end, what stands there then)."""

MAX_ROUNDS = 20
"""What is mended can show another mistake; more rounds than a few mean rules at odds."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One span of a text and what stands there afterwards; nothing for a deletion."""

    start: int
    end: int
    new: str


def edits(text: str, mend: Mend | None = None) -> list[Edit]:
    """Return what is tidied, in order and without overlaps.

    Args:
        text: one line or block of a manuscript.
        mend: finds what else is to be mended; nothing else when it is None.
    """
    found = _found(text, mend)
    if not found:
        return []
    # Each character with where it stood in the manuscript, or -1 when it stands for another.
    now = [(character, index) for index, character in enumerate(text)]
    for _ in range(MAX_ROUNDS):
        for start, end, new in reversed(found):
            now[start:end] = [(character, -1) for character in new]
        found = _found("".join(character for character, _ in now), mend)
        if not found:
            break
    return list(_differences(now, len(text)))


def _found(text: str, mend: Mend | None) -> Sequence[tuple[int, int, str]]:
    return _spaces(text) or (mend(text) if mend is not None else ())


def _spaces(text: str) -> list[tuple[int, int, str]]:
    protected = [match.span() for match in _PROTECTED.finditer(text)]
    found: list[tuple[int, int, str]] = []
    spans = (match.span() for pattern in (_INVISIBLE, _STRAY) for match in pattern.finditer(text))
    for start, end in sorted(spans):
        inside = any(a < end and start < b for a, b in protected)
        if not inside and (not found or found[-1][1] <= start):
            found.append((start, end, ""))
    return found


def _differences(now: Sequence[tuple[str, int]], length: int) -> Iterator[Edit]:
    """Yield the spans of the manuscript that are not there any more, and what stands there."""
    at, new = 0, ""
    for character, origin in (*now, ("", length)):
        if origin < 0:
            new += character
            continue
        if new or origin > at:
            yield Edit(at, origin, new)
        at, new = origin + 1, ""
