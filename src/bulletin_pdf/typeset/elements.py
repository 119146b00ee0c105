"""The elements of a document in their order, each with its own text: what is to be printed."""

from __future__ import annotations

from typing import Any

from bulletin_pdf.typeset.laidout import Element

_FURNITURE = ("aria-hidden", "true")
"""How a layout says that an element is furniture: a running head, shown on many pages or none."""

_SVG = "{http://www.w3.org/2000/svg}"
_UNPRINTED = frozenset({"head", "title", "style", "script", "template", "svg", f"{_SVG}svg"})
"""Elements without printed text: a drawing's title and description are for screen readers."""


class Elements:
    """The elements of a document, numbered in their order.

    Attributes:
        values: the elements.
        text: their text in reading order, without blanks, furniture and contents.
    """

    def __init__(self, root: Any) -> None:  # noqa: ANN401 - the HTML parser's
        self._numbers: dict[Any, int] = {}
        self._found: list[Element] = []
        self._texts: list[str] = []
        self._gather(root, -1, hidden=False, repeats=False, is_furniture=False, unread=False)
        self.values = tuple(self._found)
        self.text = "".join("".join(self._texts).split())

    def number(self, box: Any) -> int:  # noqa: ANN401 - WeasyPrint's
        """Return the number of a box's element; -1 if it has none."""
        return self._numbers.get(box.element, -1)

    def _gather(
        self,
        element: Any,  # noqa: ANN401
        parent: int,
        *,
        hidden: bool,
        repeats: bool,
        is_furniture: bool,
        unread: bool,
    ) -> None:
        number = self._numbers[element] = len(self._found)
        attributes, tag = element.attrib, element.tag
        hidden = hidden or "hidden" in attributes or tag in _UNPRINTED
        is_furniture = is_furniture or attributes.get(_FURNITURE[0]) == _FURNITURE[1]
        repeats = repeats or is_furniture or tag == "thead"
        unread = unread or is_furniture or hidden or tag == "nav"
        link = attributes.get("href", "")
        own = Element(
            tag=tag,
            classes=frozenset(attributes.get("class", "").split()),
            anchor=attributes.get("id", ""),
            text="",
            parent=parent,
            last=number,
            hidden=hidden,
            repeats=repeats,
            target=link[1:] if link.startswith("#") else "",
        )
        self._found.append(own)
        texts = self._take([], element.text, unread)
        for child in element:
            if isinstance(child.tag, str):
                self._gather(
                    child,
                    number,
                    hidden=hidden,
                    repeats=repeats,
                    is_furniture=is_furniture,
                    unread=unread,
                )
            self._take(texts, child.tail, unread)
        last = len(self._found) - 1
        self._found[number] = own._replace(text="".join(texts), last=last)

    def _take(self, texts: list[str], text: str | None, unread: bool) -> list[str]:
        """Add a piece of text to those of its element, and to what is read."""
        if text:
            texts.append(text)
            if not unread:
                self._texts.append(text)
        return texts
