"""What a user asks of a build."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bulletin_pdf.archive.filing import Filing
from bulletin_pdf.layouts.config import Press
from bulletin_pdf.pipeline.caching import Cache
from bulletin_pdf.pipeline.targets import Target


@dataclass(frozen=True, slots=True)
class PressWishes:
    """What a shop asks for instead of what the layout says.

    Attributes:
        standard: ``x-4`` or ``x-1a``.
        marks: whether to draw printer's marks.
        profile: ICC profile of the shop's own printing condition.
    """

    standard: str | None = None
    marks: bool | None = None
    profile: Path | None = None

    def press(self, given: Press) -> Press:
        """Return the layout's choices with what is asked for instead."""
        asked = {"standard": self.standard, "marks": self.marks}
        return given.model_copy(update={k: v for k, v in asked.items() if v is not None})


@dataclass(frozen=True, slots=True)
class Request:
    """How issues are to be built.

    Attributes:
        targets: what for.
        folder: output folder; by default ``out`` beside the issues' folder.
        pages: fill exactly so many pages; 0 for as many as it takes, None for what the issue says.
        wishes: what the shop asks for; what is not said is as the layout has it.
        filing: what the archivist says, for the archive.
        cache: what was made before, if it may be used.
        looks: hold the pages against the issue; not when what was deposited is only made again.
    """

    targets: tuple[Target, ...] = (Target.PRESS,)
    folder: Path | None = None
    pages: int | None = None
    wishes: PressWishes = field(default_factory=PressWishes)
    filing: Filing = field(default_factory=Filing)
    cache: Cache | None = None
    looks: bool = True
