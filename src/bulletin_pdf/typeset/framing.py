"""Frames places on the pages of a proof, so that an editor sees what the messages speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import pydyf

from bulletin_pdf.typeset.laidout import PX, Box

_WIDTH, _ROOM = 1.2, 2.0
"""Thickness of a frame, and its distance from what it frames, pt."""

_ERROR, _WARNING = (0.85, 0.0, 0.35), (0.95, 0.6, 0.0)
"""Red of errors, amber of warnings, in sRGB: a proof is for the screen."""


class Frame(NamedTuple):
    """A place to be framed.

    Attributes:
        page: 1-based.
        box: px from the upper left corner of the trimmed page.
        is_error: it keeps the issue from being printed.
    """

    page: int
    box: Box
    is_error: bool


def draw_frames(pdf: pydyf.PDF, frames: Sequence[Frame]) -> None:
    """Draw frames over the pages of a PDF that is about to be written.

    They are artifacts (ISO 32000-1, 14.8.2.2): no part of what a screen reader reads.

    Args:
        pdf: the PDF.
        frames: what to frame.
    """
    by_page: dict[int, list[Frame]] = defaultdict(list)
    for frame in frames:
        by_page[frame.page].append(frame)
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    for number, framed in by_page.items():
        if 0 < number <= len(pages):
            _draw(pdf, pages[number - 1], framed)


def _draw(pdf: pydyf.PDF, page: Any, frames: Sequence[Frame]) -> None:  # noqa: ANN401
    """Add a content stream: the one of WeasyPrint leaves y running down from the trim, in pt."""
    left, bottom, right, top = page["MediaBox"]
    stream = pydyf.Stream(compress=True)
    stream.begin_marked_content("Artifact")
    stream.push_state()
    stream.set_line_width(_WIDTH)
    for frame in frames:
        stream.set_color_rgb(*(_ERROR if frame.is_error else _WARNING), stroke=True)
        x0, y0, x1, y1 = (v * PX for v in frame.box)
        x0, x1 = max(x0 - _ROOM, left + 1.0), min(x1 + _ROOM, right - 1.0)
        y0, y1 = max(y0 - _ROOM, bottom + 1.0), min(y1 + _ROOM, top - 1.0)
        if x1 > x0 and y1 > y0:
            stream.rectangle(x0, y0, x1 - x0, y1 - y0)
            stream.stroke()
    stream.pop_state()
    stream.end_marked_content()
    pdf.add_object(stream)
    contents = [page["Contents"], stream.reference]
    page["Contents"] = pydyf.Array(contents)
