"""How far a document fills its pages, and what its paragraphs could do about it: values only.

Kept apart from ``typeset.measured``, which reads them from WeasyPrint: copy-fitting decides with
them in a process that may never have imported it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Trial = tuple[float, int]
"""Characters in a line against those of now, and a level of ``text-looseness``."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What is to be tried on every justified paragraph.

    Attributes:
        body_size: size in pt of the text whose lines would hold more or fewer characters.
        title_space: space above the titles of articles, pt.
        trials: what to try.
    """

    body_size: float
    title_space: float
    trials: tuple[Trial, ...]


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A justified paragraph as it was set.

    Attributes:
        anchor: id of the nearest element around it.
        number: 1-based, among the justified paragraphs with that anchor.
        opening: its first characters.
        lines: how many lines it takes.
        tried: trial → lines it would take then.
        cut: fewest characters to delete so that it takes one line less; 0 if it has only one.
        add: fewest characters to add so that it takes one line more.
        full: characters of a full line.
    """

    anchor: str
    number: int
    opening: str
    lines: int
    tried: Mapping[Trial, int]
    cut: int
    add: int
    full: int


@dataclass(frozen=True, slots=True)
class Block:
    """Something in the flow that is one piece, or the lines of one paragraph; lengths in pt.

    Attributes:
        gap: space above it, which is lost at the head of a page.
        height: of the piece, or of one line.
        lines: how many lines; 0 for a piece.
        paragraph: index of the justified paragraph that it is, or None.
        kept: it stays on the page of what is above it.
        ends: fewest lines that may stand at the foot and at the head of a page.
        titled: id of the article that it begins with ``--title-space`` above it; or empty.
        fixed: its height does not follow the pitch: the room for the imprint.
        picture: height now, and the most that its width allows, of a picture in it; or None.
    """

    gap: float
    height: float
    lines: int = 0
    paragraph: int | None = None
    kept: bool = False
    ends: tuple[int, int] = (1, 1)
    titled: str = ""
    fixed: bool = False
    picture: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a document fills its pages; lengths in pt.

    Attributes:
        blanks: page by page, the height that is left below the text; on the last page, below the
            room that is kept for the imprint, which stands on the foot.
        height: of the type area.
        paragraphs: the justified paragraphs, in order.
        blocks: everything in the flow, in order.
    """

    blanks: tuple[float, ...]
    height: float
    paragraphs: tuple[SetParagraph, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def pages(self) -> int:
        """Number of pages."""
        return len(self.blanks)

    def spare(self, pages: int) -> float:
        """Return what is left of so many pages, in pt; below 0, what is too much for them.

        What stands on further pages counts without the blank that its move has left on the last
        one of those wanted.
        """
        if self.pages < pages:
            return self.blanks[-1] + (pages - self.pages) * self.height
        beyond = sum(self.height - blank for blank in self.blanks[pages:])
        return self.blanks[pages - 1] - beyond
