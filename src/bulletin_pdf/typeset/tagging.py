"""Structure of the proof as a screen reader wants it (PDF/UA-1, ISO 14289-1).

WeasyPrint builds the structure page by page, box by box. Mended here, while it does so:

- what is hidden, and the heads of tables that are repeated on further pages, is an artifact;
- a section, a paragraph, a list or a table that goes on on the next page stays one element;
- a footnote is a Note and stands after its call, as in the source, not after the page's text;
- a link is one Link, whatever boxes it has inside, and is described by its text;
- the title of a table is its caption;
- header cells have a scope, and elements without any content are left out;
- a paragraph that is nothing but text holds its lines itself: a Span for each says nothing.

An element that is left out is null. pydyf can also leave a number free, but then gives the objects
after it wrong places in their stream, and Poppler does not find them (ISO 32000-1, 7.5.8.3).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import stream as pdf_stream
from weasyprint.pdf import tags as pdf_tags

Box = Any
"""A box of WeasyPrint, which has no types."""

Element = Any
"""A structure element: a ``pydyf.Dictionary``."""

_KEPT_EMPTY = frozenset({"/TD", "/TH", "/LBody", "/Figure", "/Form"})
"""Elements that mean something without content."""

_PLAIN = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Div", "NonStruct", "Caption"})
"""What may hold its text itself."""

_PASSED_ON = frozenset({None, "html", "body"})
"""Tags of boxes that have no element of their own and hand on those inside of them."""

_CALL = "::footnote-call"


@contextlib.contextmanager
def mended_tags(document: Any) -> Iterator[None]:  # noqa: ANN401 - WeasyPrint's
    """Have a rendered document's structure built as described, while its PDF is written."""
    tagging = _Tagging(document)
    build, marked = pdf_tags._build_box_tree, pdf_stream.Stream.marked
    tagging.build, tagging.marked = build, marked
    pdf_tags._build_box_tree = tagging.build_box_tree
    pdf_stream.Stream.marked = lambda stream, box, tag: tagging.mark(stream, box, tag)
    try:
        yield
    finally:
        pdf_tags._build_box_tree, pdf_stream.Stream.marked = build, marked


class _Tagging:
    build: Any
    marked: Any

    def __init__(self, document: Any) -> None:  # noqa: ANN401
        self._artifacts: set[Box] = set()
        self._first: dict[tuple[Any, str, str], tuple[int, Element]] = {}
        self._parents: dict[bytes, Element] = {}
        self._calls: dict[Any, Element] = {}
        self._cells: list[Element] = []
        self._caption: Element | None = None
        self._in_link = False
        seen: set[Any] = set()
        for page in document.pages:
            heads: set[Any] = set()
            self._find_artifacts(page._page_box, seen, heads)
            seen |= heads

    def _find_artifacts(self, root: Box, seen: set[Any], heads: set[Any]) -> None:
        """Find hidden text, and table heads whose element an earlier page had already."""
        waiting = [(root, False)]
        while waiting:
            box, repeated = waiting.pop()
            box = _real(box)
            if isinstance(box, boxes.TableRowGroupBox) and box.is_header:
                heads.add(box.element)
                repeated = repeated or box.element in seen
            leaf = isinstance(box, boxes.TextBox | boxes.ReplacedBox)
            hidden = leaf and (box.style["visibility"] != "visible" or _is_gap(box))
            if repeated or hidden:
                self._artifacts.add(box)
            waiting += [(child, repeated) for child in getattr(box, "children", ())]

    def mark(self, stream: Any, box: Box, tag: str) -> AbstractContextManager[None]:  # noqa: ANN401
        """Begin marked content: tagged, or an artifact."""
        if box in self._artifacts:
            return stream.artifact()  # type: ignore[no-any-return]
        return self.marked(stream, box, tag)  # type: ignore[no-any-return]

    def build_box_tree(
        self,
        box: Box,
        parent: Element,
        pdf: pydyf.PDF,
        page_number: int,
        nums: dict[int, Any],
        annotations: list[Any],
        tags: dict[Box, Any],
    ) -> Iterator[Element]:
        """Yield the structure elements of a box, mended."""
        box = _real(box)
        if box in self._artifacts:
            return
        self._drop_text(box)
        within = self._in_link
        if box.link_annotation and within:
            self._drop_annotation(box, pdf, page_number)
        elif box.link_annotation:
            self._in_link = True
            words = "".join(box.element.itertext()).split()
            if words:  # not the anchor's name, which says nothing to a reader
                box.link_annotation["Contents"] = pydyf.String(" ".join(words))
        if _is_plain(box):
            elements = iter([_of_text(box, parent, pdf, page_number, nums, tags)])
        else:
            elements = self.build(box, parent, pdf, page_number, nums, annotations, tags)
        for element in elements:
            self._parents[element.reference] = parent
            if element["S"] == "/TH":
                row = box.element.attrib.get("scope") == "row"
                element["A"]["Scope"] = "/Row" if row else "/Column"
            elif element["S"] == "/TD":
                self._cells.append(element)
            elif element["S"] == "/TR" and box.style["table_head_row"] == "first":
                self._caption = element
                continue
            elif element["S"] == "/Table":
                self._drop_empty_headers()
                self._place_caption(element, pdf)
            if not element["K"] and element["S"] not in _KEPT_EMPTY:
                _leave_out(pdf, element)
            elif not self._is_placed(box, element, page_number, nums, pdf):
                yield element
        self._in_link = within

    def _is_placed(
        self, box: Box, element: Element, page_number: int, nums: dict[int, Any], pdf: pydyf.PDF
    ) -> bool:
        """Put a note or the rest of an element where it belongs; tell whether it was done."""
        source, tag = box.element, box.element_tag
        if source is None or tag in _PASSED_ON:
            return False
        if tag.endswith(_CALL):
            element["S"] = "/Reference"
            self._calls[source] = element
            return False
        if "::" in tag:
            return False
        if source in self._calls and element["S"] == "/Span":
            call = self._calls.pop(source)
            self._put_after(call, element)
            self._first[source, tag, element["S"]] = page_number, element  # it may go on
            element["S"] = "/Note"
            element["ID"] = pydyf.String(f"note-{element.number}")
            return True
        key = (source, tag, element["S"])
        page, first = self._first.setdefault(key, (page_number, element))
        if page == page_number or element["S"] in {"/Link", "/Figure"}:
            return False
        self._append(first, element, nums, pdf)
        return True

    def _put_after(self, call: Element, note: Element) -> None:
        parent = self._parents[call.reference]
        position = parent["K"].index(call.reference)
        parent["K"].insert(position + 1, note.reference)
        note["P"] = parent.reference
        self._parents[note.reference] = parent

    def _append(self, first: Element, rest: Element, nums: dict[int, Any], pdf: pydyf.PDF) -> None:
        """Move what a further page has of an element to its beginning on an earlier page."""
        for kid in rest["K"]:
            if isinstance(kid, bytes):
                pdf.objects[int(kid.split()[0])]["P"] = first.reference
                self._parents[kid] = first
                first["K"].append(kid)
            else:  # a mark of this page, which is not that of the element
                mark = {"Type": "/MCR", "Pg": rest["Pg"], "MCID": kid}
                first["K"].append(pydyf.Dictionary(mark))
                nums[kid] = first.reference
        _leave_out(pdf, rest)

    def _drop_annotation(self, box: Box, pdf: pydyf.PDF, page_number: int) -> None:
        """Leave out the link of a box inside of a link; WeasyPrint makes one for each."""
        annotation, box.link_annotation = box.link_annotation, None
        page = pdf.objects[int(pdf.page_references[page_number].split()[0])]
        page["Annots"].remove(annotation.reference)
        _leave_out(pdf, annotation)

    def _drop_empty_headers(self) -> None:
        """Let cells on further pages go without a list of heads, which have a scope anyway."""
        for cell in self._cells:
            if not cell["A"].get("Headers", True):
                del cell["A"]["Headers"]
        self._cells.clear()

    def _place_caption(self, table: Element, pdf: pydyf.PDF) -> None:
        """Put the title of a table, which is set as a row of its head, before its rows."""
        caption, self._caption = self._caption, None
        if caption is None:
            return
        for kid in caption["K"]:
            cell = pdf.objects[int(kid.split()[0])]
            cell["S"] = "/NonStruct"
            del cell["A"]
        caption["S"] = "/Caption"
        caption["P"] = table.reference
        self._parents[caption.reference] = table
        table["K"].insert(0, caption.reference)

    def _drop_text(self, box: Box) -> None:
        """Take away text boxes that are artifacts; they have been drawn by now."""
        for lines in (box, *getattr(box, "children", ())):
            if any(child in self._artifacts for child in getattr(lines, "children", ())):
                lines.children = [c for c in lines.children if c not in self._artifacts]


class _Null(pydyf.Object):  # type: ignore[misc]
    """What stands for an object that is left out."""

    data = b"null"


def _leave_out(pdf: pydyf.PDF, given: pydyf.Object) -> None:
    """Let nothing stand where an object stood that nobody refers to any more."""
    null = pdf.objects[given.number] = _Null()
    null.number = given.number


def _is_plain(box: Box) -> bool:
    """Tell whether a box is nothing but lines of text."""
    if not isinstance(box, boxes.BlockBox) or box.link_annotation or box.widget_annotation:
        return False
    tag = None if box.element is None else box.element_tag
    return pdf_tags._get_pdf_tag(tag) in _PLAIN and all(
        isinstance(line, boxes.LineBox) and all(type(c) is boxes.TextBox for c in line.children)
        for line in box.children
    )


def _of_text(
    box: Box,
    parent: Element,
    pdf: pydyf.PDF,
    page_number: int,
    nums: dict[int, Any],
    tags: dict[Box, Any],
) -> Element:
    """Return the structure element of a box that is nothing but lines of text."""
    marks = [tags.pop(text)["mcid"] for line in box.children for text in line.children]
    tag = None if box.element is None else box.element_tag
    element = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": f"/{pdf_tags._get_pdf_tag(tag)}",
            "K": pydyf.Array(marks),
            "Pg": pdf.page_references[page_number],
            "P": parent.reference,
        }
    )
    pdf.add_object(element)
    nums.update(dict.fromkeys(marks, element.reference))
    return element


def _is_gap(box: Box) -> bool:
    """Tell whether a text is but wide spaces, which are set as distance and leave no glyph."""
    return isinstance(box, boxes.TextBox) and not box.text.strip("\u3000")


def _real(box: Box) -> Box:
    return box._box if isinstance(box, AbsolutePlaceholder) else box
