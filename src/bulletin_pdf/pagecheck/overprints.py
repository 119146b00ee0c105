"""No text stands on another text, on a picture or on a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_pdf.errors import Value
from bulletin_pdf.pagecheck.finding import Finding, excerpt
from bulletin_pdf.pagecheck.geometry import inked, joined, meet
from bulletin_pdf.pagecheck.signs import PROOF_MARK
from bulletin_pdf.pagecheck.subject import Subject
from bulletin_pdf.typeset.laidout import Box, LaidLine, LaidText, Region


def overprinted(subject: Subject) -> Iterator[Finding]:
    """Find texts of different lines that touch, and texts on pictures or rules."""
    for number, page in enumerate(subject.document.pages, 1):
        lines = [line for line in page.lines if not _is_annotation(subject, line)]
        lines.sort(key=lambda line: line.box[1])
        yield from _texts(number, lines)
        pictures = [picture.shown for picture in page.pictures]
        rules = [rule.box for rule in page.rules]
        for line in lines:
            if not _is_over_pictures(line):
                yield from _on(number, line, pictures, "page-text-on-picture")
            yield from _on(number, line, rules, "page-text-on-rule")


def _is_annotation(subject: Subject, line: LaidLine) -> bool:
    """Tell whether a line is pinyin, which stands in the blank above its characters."""
    return line.element >= 0 and subject.element(line.element).tag == "rt"


def _texts(number: int, lines: list[LaidLine]) -> Iterator[Finding]:
    """Compare the lines of a page, from top to bottom, with those that still reach down to them."""
    open_: list[LaidLine] = []
    for line in lines:
        top = line.box[1]
        open_ = [other for other in open_ if other.box[3] > top]
        for other in open_:
            if meet(line.box, other.box) and (pair := _touching(other, line)):
                yield _overprint(number, *pair)
        open_.append(line)


def _touching(line: LaidLine, other: LaidLine) -> tuple[LaidText, LaidText] | None:
    """Return the first texts of two lines that touch."""
    for text in line.texts:
        for second in other.texts:
            if _is_ink(text) and _is_ink(second) and meet(inked(text), inked(second)):
                return text, second
    return None


def _is_ink(text: LaidText) -> bool:
    return text.shown and bool(text.text.strip())


def _overprint(number: int, text: LaidText, other: LaidText) -> Finding:
    values: dict[str, Value] = {"text": excerpt(text.text), "other": excerpt(other.text)}
    box, element = joined(text.box, other.box), max(text.element, other.element)
    return Finding("page-text-overprinted", number, box, element, values=values)


def _on(number: int, line: LaidLine, things: Sequence[Box], code: str) -> Iterator[Finding]:
    """Find a line's first text that stands on each of some pictures or rules."""
    for box in things:
        if meet(line.box, box):
            text = next((t for t in line.texts if _is_ink(t) and meet(inked(t), box)), None)
            if text is not None:
                values: dict[str, Value] = {"text": excerpt(text.text)}
                yield Finding(code, number, text.box, text.element, values=values)


def _is_over_pictures(line: LaidLine) -> bool:
    """Tell whether a line may stand on a picture: by its style, or as the mark of a proof."""
    return line.is_above or (line.region is Region.MARGIN and line.texts[0].text == PROOF_MARK)
