"""What copy-fitting changes of a layout, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from bulletin_pdf.layouts import LayoutConfig

NUMBERS = ("looseness", "title_space", "image_height", "lines", "measure")
"""Fields of an adjustment that a layout has numbers of its own for."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """How an issue is set to fill its pages; all whole numbers, so that text keeps the grid.

    Attributes:
        looseness: level of ``text-looseness``: below 0 paragraphs rather take fewer lines.
        title_space: lines above the title of an article.
        image_height: most lines that a picture is high.
        lines: lines on a page; the pitch follows.
        measure: characters in a line; the size of the body text follows.
        wider: anchors of the articles, the last ones of the issue, whose titles have one line more
            above them than the others.
    """

    looseness: int
    title_space: int
    image_height: int
    lines: int
    measure: int
    wider: tuple[str, ...] = ()

    @classmethod
    def natural(cls, config: LayoutConfig) -> Self:
        """Return what the layout does by itself."""
        fit, grid = config.fit, config.grid
        space, height = fit.title_space.natural, fit.image_height.natural
        return cls(0, space, height, grid.lines, grid.measure)

    def applied_to(self, config: LayoutConfig) -> LayoutConfig:
        """Return the layout's numbers with the lines and the size of this adjustment."""
        grid = config.grid.model_copy(update={"lines": self.lines, "measure": self.measure})
        return config.model_copy(update={"grid": grid})
