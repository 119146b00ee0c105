"""A line box as one text: what stands in it, how wide, and where its lines may break.

WeasyPrint keeps the inline content of a paragraph as a tree of text boxes, inline boxes and
atomic boxes. `reader` flattens the tree into one string with an object character for each
atomic box; every box is marked with the index where it starts, so that a place in the tree
and a place in the string can be found from each other, also in copies of the tree.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from weasyprint.formatting_structure import boxes

from bulletin_pdf.clreq import Paragraph

from .engine import Box, Foreign, SkipStack
from .faces import Faces
from .settings import LineSettings

# Attributes that mark boxes; copies of a box carry them on.
START = "composition_start"
END = "composition_end"
SPAN = "composition_span"
TAIL = "composition_tail"
_FLOW = "composition_flow"

OBJECT = "\ufffc"
_APART = (
    ("\u3000", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff01", "\uff60"),
    ("\U00020000", "\U0003ffff"),
)
"""First and last of the characters, besides the space, beside which no glyph looks otherwise.

As a pattern they would take milliseconds to compile.
"""


@dataclass(slots=True)
class Span:
    """One text box in the flattened text."""

    start: int
    end: int
    text: str
    faces: Faces
    kinds: str = ""
    line_height: float | None = None

    def stands_alone(self, first: int, end: int) -> bool:
        """Whether the glyphs of the characters first..end are the same without the others.

        They are where nothing but Han, marks of Chinese and spaces meets the rest of the text.
        """
        text, start, stop = self.text, first - self.start, end - self.start
        return (start == 0 or _may_part(text[start - 1 : start + 1])) and (
            stop == len(text) or _may_part(text[stop - 1 : stop + 1])
        )


@dataclass(slots=True)
class Flow:
    """The flattened content of a line box; lengths in px, `em` too."""

    em: float
    settings: LineSettings
    text: str = ""
    advances: array[float] = field(default_factory=lambda: array("d"))
    """Advance of each character or atomic box, without the edges around it."""
    shifts: dict[int, float] = field(default_factory=dict)
    left_blanks: dict[int, float] = field(default_factory=dict)
    """Blank on the left of full-width openers."""
    spans: list[Span] = field(default_factory=list)
    floats: tuple[tuple[int, Foreign], ...] = ()
    """(index, box) of floats inside the paragraph."""
    tails: frozenset[int] = frozenset()
    """Indices where one inline box ends and the next begins: gaps there belong to neither."""
    has_leader: bool = False
    frame: tuple[float, float, float, float] | None = None
    """Height, base line and margins of a line box that holds one text box; None if not known."""
    paragraph: Paragraph = None  # type: ignore[assignment]

    @property
    def size(self) -> int:
        """Number of characters."""
        return len(self.text)

    def position(self, box: Box, skip_stack: SkipStack) -> int:
        """Return the index of the character that a WeasyPrint skip stack points to."""
        while skip_stack is not None:
            ((index, skip_stack),) = skip_stack.items()
            if isinstance(box, boxes.TextBox):
                start: int = getattr(box, START)
                return start + len(box.text.encode()[:index].decode())
            if index >= len(box.children):
                return self.size
            box = box.children[index]
        return int(getattr(box, START, self.size))


def _may_part(pair: str) -> bool:
    """Whether two characters are shaped alike together and apart."""
    if "\u3000" <= pair[-1] <= "\u9fff":  # nearly always
        return True
    return " " in pair or any(a <= char <= b for char in pair for a, b in _APART)


def texts_of(box: Box) -> Iterator[Box]:
    """Text boxes of a line box in order, not those inside atomic boxes and leaders."""
    for child in box.children:
        if not child.is_in_normal_flow() or child.is_leader:
            continue
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox):
            yield from texts_of(child)


def stored_flow(linebox: Box) -> tuple[bool, Flow | None]:
    """Return (whether it was read, the flow) of a line box or of what it was copied from.

    A copy is trusted when its text boxes still hold the texts that were read.
    """
    kept: tuple[Foreign, Flow | None] | None = getattr(linebox, _FLOW, None)
    if kept is None:
        return False, None
    children, flow = kept
    if children is linebox.children:
        return True, flow
    if flow is not None:
        texts = [box for box in texts_of(linebox) if hasattr(box, SPAN)]
        if len(texts) != len(flow.spans) or any(
            box.text != flow.spans[getattr(box, SPAN)].text for box in texts
        ):
            return False, None
    keep_flow(linebox, flow)
    return True, flow


def keep_flow(linebox: Box, flow: Flow | None) -> None:
    """Keep a flow (or that there is none) on its line box."""
    setattr(linebox, _FLOW, (linebox.children, flow))


def forget_flow(linebox: Box) -> None:
    """Have a line box read anew, whose boxes got other styles."""
    setattr(linebox, _FLOW, None)
