"""Rules about quotation marks, brackets and book titles that stand in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_pdf.errors import Severity
from bulletin_pdf.lint.rule import Hit, Rule

_PAIRS = dict(zip("“‘（《〈【「『〔", "”’）》〉】」』〕", strict=True))
_CLOSING = frozenset(_PAIRS.values())
_MARK = re.compile(f"[{''.join(_PAIRS)}{''.join(_CLOSING)}]")
_MARK_OR_HALF = re.compile(f"[(){''.join(_PAIRS)}{''.join(_CLOSING)}]")
_ROUND = str.maketrans("()", "（）")
_NUMBERING = re.compile(r"(?:^|[。；：，、\s])(?:[0-9一二三四五六七八九十]{1,3}|[a-zA-Z])$")
_NEAR = 12
"""As many characters, or lines, are looked at around a mark: to look at all takes too long."""

_APOSTROPHE = re.compile(r"[A-Za-z0-9]’|’\d\d")


def _unbalanced(text: str) -> Iterator[Hit]:
    """Find marks without their other half, line by line.

    A quotation of several paragraphs repeats its opening mark at the head of each and is closed
    only at the end of the last (GB/T 15834—2011 4.8.3.5); a line that goes on at once in the next
    may be closed there.
    """
    lines = text.split("\n")
    start, carried = 0, list[tuple[str, int]]()
    for number, line in enumerate(lines):
        opened, closed = _halves(line)
        for mark, index in closed:
            if carried and _PAIRS[carried[-1][0]] == mark:
                carried.pop()
            elif not _alone(line, mark, index):
                yield Hit(start + index, start + index + 1)
        yield from (Hit(index, index + 1) for _, index in carried)
        carried = [
            (mark, start + index)
            for mark, index in opened
            if not (mark in "“‘" and _goes_on(lines, number, index))
        ]
        start += len(line) + 1
    yield from (Hit(index, index + 1) for _, index in carried)


def _halves(line: str) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Return the opening and the closing marks of a line that have no other half in it.

    A half-width bracket can be the other half of a full-width one; alone it may be anything.
    """
    opened: list[tuple[str, int]] = []
    closed: list[tuple[str, int]] = []
    for match in _MARK_OR_HALF.finditer(line):
        mark = match[0].translate(_ROUND)
        if mark in _PAIRS:
            opened.append((mark, match.start()))
        elif opened and _PAIRS[opened[-1][0]] == mark:
            opened.pop()
        elif mark == match[0]:
            closed.append((mark, match.start()))
    return [half for half in opened if line[half[1]] != "("], closed


def _alone(line: str, mark: str, index: int) -> bool:
    """Tell a closing mark that stands without an opening one: numbering, an apostrophe."""
    if mark == "）":
        return bool(_NUMBERING.search(line[max(0, index - _NEAR) : index]))
    return mark == "’" and bool(_APOSTROPHE.search(line[max(0, index - 1) : index + 3]))


def _goes_on(lines: list[str], number: int, index: int) -> bool:
    """Tell whether an open quotation goes on: the next paragraph begins with the same mark."""
    if index > _NEAR or lines[number][:index].strip():
        return False
    following = next((x.strip() for x in lines[number + 1 : number + _NEAR] if x.strip()), "")
    return following[:1] == lines[number][index]


def _nested(text: str) -> Iterator[Hit]:
    """Find a quotation or a book title directly within one of the same marks."""
    start = 0
    for line in text.split("\n"):
        left: list[tuple[str, int]] = []
        for match in _MARK.finditer(line):
            if match[0] in _PAIRS:
                if left and left[-1][0] == match[0] and match[0] in "“《":
                    yield from _inner(line, start, match)
                left.append((match[0], match.start()))
            elif left and _PAIRS[left[-1][0]] == match[0]:
                left.pop()
        start += len(line) + 1


def _inner(line: str, start: int, match: re.Match[str]) -> Iterator[Hit]:
    """Yield the two marks of the inner pair, when it is closed in the line."""
    opening, closing = match[0], _PAIRS[match[0]]
    end = line.find(closing, match.end())
    if end >= 0 and closing in line[end + 1 :] and opening not in line[match.end() : end]:
        inner = "‘’" if opening == "“" else "〈〉"
        yield Hit(start + match.start(), start + match.end(), inner[0])
        yield Hit(start + end, start + end + 1, inner[1])


PAIRED = (
    Rule(
        "Z301", "lint-unbalanced", "GB/T 15834—2011 4.8.2、4.9.2、4.15.2", Severity.ERROR, _unbalanced,
        (("践行“三个满意，突出重点", None), ("践行三个满意”", None), ("全委（扩大会议", None),
         ("《昆山工会量化指标", None)),
        ("践行“三个满意”", "1）加强领导；2）完善制度", "“第一段。\n\n“第二段。”", "It’s 2012"),
    ),
    Rule(
        "Z302", "lint-nested", "GB/T 15834—2011 4.8.3.4、4.15.3.5", Severity.WARNING, _nested,
        (("他说：“要践行“三个满意”，不走样。”", "他说：“要践行‘三个满意’，不走样。”"),
         ("《读《狂人日记》有感》", "《读〈狂人日记〉有感》")),
        ("他说：“要践行‘三个满意’。”", "“三个满意”和“五个坚持”"),
    ),
)  # fmt: skip
"""Z301–Z302."""
