"""What belongs together stands together: rows, captions, heads with their text, labels."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from bulletin_pdf.errors import Severity, Value
from bulletin_pdf.pagecheck.finding import Finding, excerpt
from bulletin_pdf.pagecheck.subject import Subject
from bulletin_pdf.typeset.laidout import LaidLine, LaidRow, Region

_HEADS = frozenset({"header", "h1", "h2", "h3", "h4", "h5", "h6"})
_HEAD_CLASSES = frozenset({"block-title", "title", "section-title", "contents-head"})
_SIGNATURES = frozenset({"attribution"})
_LABEL = re.compile(
    r"(?:电话|传真|手机|邮编|邮箱|网址|地址|印刷|责任编辑|核稿|签发|准印证号|联系人)[：:]\s*$"
)
_TAIL = 8
"""Characters before a line's end that tell which label is meant."""

Frame = tuple[int, int]
"""1-based page, and the column on it."""


def torn_rows(subject: Subject) -> Iterator[Finding]:
    """Find rows of tables that are torn between pages or columns, though one could hold them."""
    fragments: dict[int, list[tuple[int, LaidRow]]] = defaultdict(list)
    for number, page in enumerate(subject.document.pages, 1):
        for row in page.rows:
            fragments[row.element].append((number, row))
    for element, parts in fragments.items():
        frames = {(number, row.frame) for number, row in parts}
        if len(frames) < 2:
            continue
        page = subject.document.pages[parts[0][0] - 1]
        room = page.area[3] - page.area[1]
        if sum(row.box[3] - row.box[1] for _, row in parts) > room:
            continue  # no page could hold it
        number, row = parts[0]
        values: dict[str, Value] = {"text": excerpt(_text_of(subject, element))}
        yield Finding("page-row-torn", number, row.box, element, values=values)


def _text_of(subject: Subject, number: int) -> str:
    last = subject.element(number).last
    return " ".join("".join(subject.element(n).text.split()) for n in range(number, last + 1))


def torn_captions(subject: Subject) -> Iterator[Finding]:
    """Find captions that do not stand with their picture."""
    for number, page in enumerate(subject.document.pages, 1):
        for picture in page.pictures:
            figure = subject.element(picture.element).parent
            if figure < 0 or subject.element(figure).tag != "figure":
                continue
            caption = [
                printed
                for inner in range(picture.element + 1, subject.element(figure).last + 1)
                for printed in subject.printed.get(inner, ())
            ]
            away = [p for p in caption if (p.page, p.line.frame) != (number, picture.frame)]
            if away:
                values: dict[str, Value] = {"text": excerpt("".join(p.text.text for p in caption))}
                yield Finding(
                    "page-caption-torn", away[0].page, away[0].line.box, figure, values=values
                )


def lonely_heads(subject: Subject) -> Iterator[Finding]:
    """Find heads whose text begins on the next page or at the top of the next column."""
    lines = list(subject.flow)
    last = _last_elements(subject, lines)
    for (page, line), (after, following) in pairwise(lines):
        if following.element == line.element or not is_head(subject, line):
            continue  # what goes on is asked first: most lines do
        frame = following.frame
        held = last.get((page, line.frame), -1)
        if held > line.element or _stand_together((page, line.frame), (after, frame)):
            continue
        values: dict[str, Value] = {"text": excerpt("".join(text.text for text in line.texts))}
        yield Finding("page-head-alone", page, line.box, line.element, Severity.WARNING, values)


def _last_elements(subject: Subject, lines: list[tuple[int, LaidLine]]) -> dict[Frame, int]:
    """Return the last element that each column holds: of its lines, pictures and rows."""
    found: dict[Frame, int] = {}
    for page, line in lines:
        found[page, line.frame] = max(found.get((page, line.frame), -1), line.element)
    for number, page_ in enumerate(subject.document.pages, 1):
        pieces = [(p.frame, p.element) for p in page_.pictures]
        for frame, element in (*pieces, *((r.frame, r.element) for r in page_.rows)):
            found[number, frame] = max(found.get((number, frame), -1), element)
    return found


def _stand_together(frame: Frame, other: Frame) -> bool:
    """Tell whether text in one column goes on in the other without a break."""
    return frame[0] == other[0] and (frame[1] == other[1] or 0 in (frame[1], other[1]))


def is_head(subject: Subject, line: LaidLine) -> bool:
    """Tell whether a line is a head, or the title of a block."""
    return any(
        element.tag in _HEADS or element.classes & _HEAD_CLASSES
        for element in subject.around(line.element)
    )


def lonely_signatures(subject: Subject) -> Iterator[Finding]:
    """Find signatures that do not stand with the last line of their text."""
    before: tuple[int, LaidLine] | None = None
    for page, line in subject.flow:
        element = subject.element(line.element)
        if (
            before is not None
            and element.classes & _SIGNATURES
            and before[1].element != line.element
            and not _stand_together((before[0], before[1].frame), (page, line.frame))
        ):
            values: dict[str, Value] = {"text": excerpt(element.text)}
            yield Finding(
                "page-signature-alone", page, line.box, line.element, Severity.WARNING, values
            )
        before = page, line


def torn_labels(subject: Subject) -> Iterator[Finding]:
    """Find labels at the end of a line whose value stands on the next."""
    for number, page in enumerate(subject.document.pages, 1):
        for line, following in zip(page.lines, page.lines[1:], strict=False):
            if line.region not in (Region.NOTES, Region.FLOW):
                continue
            text = "".join(text.text for text in line.texts)
            if line.element == following.element and _LABEL.search(text):
                values: dict[str, Value] = {"text": excerpt(text[-_TAIL:])}
                yield Finding(
                    "page-label-alone", number, line.box, line.element, Severity.WARNING, values
                )
