"""How large the pictures of a document are printed: values for whoever judges them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.replaced import replacedbox_layout

_PX = 0.75
"""Points in a CSS pixel."""


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """An ``img`` as it was laid out.

    Attributes:
        url: what it shows.
        page: 1-based page.
        width: of the whole picture in pt, also where a frame shows only a part of it.
        height: likewise.
        anchor: id of the nearest element around it; empty if none has one.
        figure: class of its figure, which is its placement; empty without one.
    """

    url: str
    page: int
    width: float
    height: float
    anchor: str
    figure: str


def placed_pictures(document: Any) -> tuple[PlacedPicture, ...]:  # noqa: ANN401 - WeasyPrint's
    """Return the pictures of a rendered document, page by page."""
    return tuple(
        picture
        for number, page in enumerate(document.pages, 1)
        for picture in _pictures(page._page_box, number)
    )


def _pictures(root: Any, page: int) -> Iterator[PlacedPicture]:  # noqa: ANN401
    waiting = [(root, "", "")]
    while waiting:
        box, anchor, figure = waiting.pop()
        box = getattr(box, "_box", box)  # what is positioned elsewhere leaves a placeholder
        element = box.element
        if element is not None:
            anchor = element.get("id") or anchor
            figure = (element.get("class") or "") if element.tag == "figure" else figure
        if isinstance(box, boxes.ReplacedBox) and box.element_tag == "img":
            width, height, *_ = replacedbox_layout(box)
            url = element.get("src", "")
            yield PlacedPicture(url, page, width * _PX, height * _PX, anchor, figure)
        waiting += [(c, anchor, figure) for c in reversed(getattr(box, "children", ()))]
