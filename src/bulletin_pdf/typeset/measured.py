"""Measures a finished document for copy-fitting: how full its pages are, what could change."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

from weasyprint.formatting_structure import boxes

from bulletin_pdf.clreq import Paragraph, Setting
from bulletin_pdf.typeset.blocks import blocks_of, is_room
from bulletin_pdf.typeset.composition import SetLine, line_price, set_lines
from bulletin_pdf.typeset.extent import Extent, Probe, SetParagraph, Trial

_PX = 0.75
"""Points in a CSS pixel."""

_OPENING = 8
"""Characters of a paragraph that tell an editor which one is meant."""

_SAME_SIZE = 0.01
_TRIES = 10
"""Characters more than expected that are tried: marks give way before a line is lost or made."""
_CLOSERS = "。！？”’）》…；"


def extent_of(document: Any, probe: Probe) -> Extent:  # noqa: ANN401 - WeasyPrint's
    """Return how far a rendered document fills its pages.

    Args:
        document: what WeasyPrint's ``HTML.render`` returned.
        probe: what to try on its paragraphs.
    """
    pages = [page._page_box for page in document.pages]
    flowing = [list(_in_flow(page)) for page in pages]
    set_ = list(_by_paragraph(document))
    justified = [lines for lines in set_ if lines[0].setting.justify]
    numbers = {id(lines[0].paragraph): number for number, lines in enumerate(justified)}
    return Extent(
        blanks=tuple(
            max(0.0, _foot(page) - _lowest(page, found)) * _PX
            for page, found in zip(pages, flowing, strict=True)
        ),
        height=pages[0].height * _PX,
        paragraphs=tuple(_paragraphs(justified, probe)),
        blocks=blocks_of(pages, numbers, probe.title_space),
    )


def _in_flow(page: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the boxes in the flow of a page: no margin boxes, no notes, nothing positioned."""
    waiting = [box for box in page.children if box.is_for_root_element]
    while waiting:
        box = waiting.pop()
        if isinstance(box, boxes.Box) and not box.is_absolutely_positioned():
            yield box
            waiting += getattr(box, "children", ())


def _foot(page: Any) -> float:  # noqa: ANN401
    """Lower edge of what a page has for its text: above the notes."""
    foot = page.content_box_y() + page.height
    notes = [c for c in page.children if isinstance(c, boxes.FootnoteAreaBox) and c.children]
    return float(foot - sum(area.margin_height() for area in notes))


def _lowest(page: Any, found: list[Any]) -> float:  # noqa: ANN401
    """Lower edge of the lowest line, picture or framed box: other boxes are as tall as the page."""
    feet = [
        box.position_y + box.margin_height()
        for box in found
        if isinstance(box, boxes.LineBox | boxes.ReplacedBox)
        or is_room(box)
        or (isinstance(box, boxes.BlockBox) and box.border_bottom_width)
    ]
    return float(max(feet, default=page.content_box_y()))


def _paragraphs(justified: list[list[SetLine]], probe: Probe) -> Iterator[SetParagraph]:
    counts: dict[str, int] = {}
    for lines in justified:
        anchor = lines[0].anchor
        number = counts[anchor] = counts.get(anchor, 0) + 1
        yield _paragraph(lines, number, probe)


def _by_paragraph(document: Any) -> Iterator[list[SetLine]]:  # noqa: ANN401
    lines: list[SetLine] = []
    for line in set_lines(document):
        if lines and line.paragraph is not lines[-1].paragraph:
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def _paragraph(lines: list[SetLine], number: int, probe: Probe) -> SetParagraph:
    paragraph, setting = lines[0].paragraph, lines[0].setting
    measures = [line.line.measure for line in lines]
    if len(measures) == 1:  # the indented first line is followed by wider ones, if it is
        measures.append(measures[0] + lines[0].indent)
    is_body = abs(lines[0].em * _PX - probe.body_size) < _SAME_SIZE
    full = max(measures)

    def count(trial: Trial) -> int:
        factor, looseness = trial
        wider = full * (factor - 1.0) if is_body else 0.0
        priced = paragraph.priced(line_price(looseness))
        return len(priced.lines([m + wider for m in measures], 0, setting))

    found = SetParagraph(
        anchor=lines[0].anchor,
        number=number,
        opening=paragraph.text[:_OPENING],
        lines=len(lines),
        tried={trial: count(trial) for trial in probe.trials},
        cut=_cut(paragraph, measures, setting, len(lines[-1].text.rstrip())),
        add=_add(paragraph, measures, setting, lines[-1].line.slack),
        full=int(full),
    )
    paragraph.rest()
    return found


def _cut(paragraph: Paragraph, measures: list[float], setting: Setting, last: int) -> int:
    """Return the fewest characters whose loss takes a line away; 0 when there is only one."""
    text, lines = paragraph.text, len(paragraph.lines(measures, 0, setting))
    if lines < 2:
        return 0
    end = len(text.rstrip(_CLOSERS))
    for cut in range(last, last + _TRIES):
        shorter = text[: end - cut] + text[end:]
        if _count(paragraph, shorter, measures, setting) < lines:
            return cut
    return last + _TRIES


def _add(paragraph: Paragraph, measures: list[float], setting: Setting, slack: float) -> int:
    """Return the fewest characters that make a further line."""
    text, lines = paragraph.text, len(paragraph.lines(measures, 0, setting))
    end = len(text.rstrip(_CLOSERS))
    least = max(1, ceil(slack))
    for add in range(least, least + _TRIES):
        longer = text[:end] + "字" * add + text[end:]
        if _count(paragraph, longer, measures, setting) > lines:
            return add
    return least + _TRIES


def _count(like: Paragraph, text: str, measures: list[float], setting: Setting) -> int:
    """Return the lines of another text under the same rules, its characters of natural width."""
    rules = like.springs.spacing, like.springs.level
    other = Paragraph(text, costs=like.costs, spacing=rules[0], level=rules[1])
    return len(other.lines(measures, 0, setting))
