"""What the checks look at: a document that was laid out, and what the issue says it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bulletin_pdf.model.fields import FieldPath, PrintedField
from bulletin_pdf.typeset.laidout import Element, LaidDocument, LaidLine, LaidText, Region

NOTE = "footnote"
"""Class of a note, which stands in the text where it is called (``compose.body``)."""


class Printed(NamedTuple):
    """A stretch of text where it stands: 1-based page, line, text."""

    page: int
    line: LaidLine
    text: LaidText


@dataclass(frozen=True)
class Subject:
    """A document that was laid out, with what the issue says of it.

    Attributes:
        document: what was laid out.
        fields: the texts of the issue; empty where only the layout is to be looked at.
        pictures: field of each picture of the issue → the address it is fetched from.
        omitted: fields that the layout says it does not print: ``cover``, ``sections.title``.
        is_finished: the file is for the press or the archive, and no proof.
    """

    document: LaidDocument
    fields: Sequence[PrintedField] = ()
    pictures: Sequence[tuple[FieldPath, str]] = ()
    omitted: frozenset[str] = frozenset()
    is_finished: bool = False
    printed: dict[int, list[Printed]] = field(init=False)
    """Element → where its own text stands, in order."""
    pseudo: dict[tuple[int, str], list[Printed]] = field(init=False)
    """Element and kind of generated text → where that stands, in order."""

    def __post_init__(self) -> None:
        own: dict[int, list[Printed]] = defaultdict(list)
        generated: dict[tuple[int, str], list[Printed]] = defaultdict(list)
        for number, page in enumerate(self.document.pages, 1):
            for line in page.lines:
                for text in line.texts:
                    if not text.shown:
                        continue
                    if text.pseudo:
                        generated[text.element, text.pseudo].append(Printed(number, line, text))
                    else:
                        own[text.element].append(Printed(number, line, text))
        object.__setattr__(self, "printed", own)
        object.__setattr__(self, "pseudo", generated)

    @property
    def flow(self) -> Iterator[tuple[int, LaidLine]]:
        """The lines of running text with their 1-based pages, in order."""
        for number, page in enumerate(self.document.pages, 1):
            for line in page.lines:
                if line.region is Region.FLOW:
                    yield number, line

    def element(self, number: int) -> Element:
        """Return an element by its number."""
        return self.document.elements[number]

    def around(self, number: int) -> Iterator[Element]:
        """Yield an element and those around it, from the inside."""
        while number >= 0:
            element = self.document.elements[number]
            yield element
            number = element.parent
