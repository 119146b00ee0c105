"""Ways through the boxes of WeasyPrint, to damage them before they are looked at and drawn."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

Box = Any
Pages = list[Box]


def real(box: Box) -> Box:
    """Return a box itself where only its place is held."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def walk(box: Box) -> Iterator[tuple[Box, Box]]:
    """Yield every box inside a box with the one around it, in order."""
    box = real(box)
    for child in list(getattr(box, "children", ())):
        yield child, box
        yield from walk(child)


def find(box: Box, wanted: Callable[[Box], bool], number: int = 0) -> tuple[Box, Box]:
    """Return the nth box inside a box that is wanted, with the one around it."""
    found = [(child, parent) for child, parent in walk(box) if wanted(real(child))]
    return found[number]


def of_class(name: str) -> Callable[[Box], bool]:
    """Return what tells the block or inline boxes of elements with a class."""

    def wanted(box: Box) -> bool:
        named = box.element is not None and name in box.element.get("class", "").split()
        return (
            named and isinstance(box, boxes.ParentBox) and not is_line(box) and "::" not in tag(box)
        )

    return wanted


def of_tag(name: str) -> Callable[[Box], bool]:
    """Return what tells the block boxes of elements with a name."""
    return lambda box: tag(box) == name and isinstance(box, boxes.BlockBox | boxes.ReplacedBox)


def of_pseudo(name: str) -> Callable[[Box], bool]:
    """Return what tells the boxes of generated content."""
    return lambda box: tag(box).endswith(f"::{name}") and not isinstance(box, boxes.TextBox)


def of_type(kind: type) -> Callable[[Box], bool]:
    """Return what tells boxes of a kind."""
    return lambda box: isinstance(box, kind)


def tag(box: Box) -> str:
    """Return the name of a box's element."""
    return box.element_tag or ""


def is_line(box: Box) -> bool:
    """Tell lines from other boxes."""
    return isinstance(box, boxes.LineBox)


def is_paragraph(box: Box) -> bool:
    """Tell a paragraph of several lines of plain text."""
    return (
        tag(box) == "p"
        and isinstance(box, boxes.BlockBox)
        and box.element.get("class") is None
        and sum(is_line(child) for child in box.children) > 2
    )


def remove(child: Box, parent: Box) -> None:
    """Take a box out of the tree."""
    parent.children = [box for box in parent.children if box is not child]


def insert(child: Box, parent: Box, index: int) -> None:
    """Put a box into the tree."""
    children = list(parent.children)
    children.insert(index, child)
    parent.children = children


def text_of(line: Box, number: int = 0) -> Box:
    """Return the nth text box inside a line."""
    return find(line, of_type(boxes.TextBox), number)[0]


def set_text(box: Box, text: str) -> None:
    """Let a text box say something else."""
    box.text = text
    if hasattr(box.pango_layout, "source"):
        advances = box.pango_layout.advances[: len(text)]
        advances.extend(array("d", [box.style["font_size"]] * (len(text) - len(advances))))
        box.pango_layout.source = box.pango_layout.text = text
        box.pango_layout._advances = advances.tobytes()
        box.pango_layout._faces = None


def main_of(page: Box) -> Box:
    """Return the innermost box that holds all blocks of a page's text."""
    box = next(child for child in page.children if child.is_for_root_element)
    while len(box.children) == 1 and not is_line(box.children[0]):
        box = box.children[0]
    return box
