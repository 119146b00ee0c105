"""The seam in WeasyPrint's preferred widths: boxes shrink to what the plan will need."""

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.css.functions import check_math
from weasyprint.formatting_structure import boxes
from weasyprint.layout import preferred

from .engine import Box, Context, SkipStack, Style
from .flow import OBJECT, Flow, keep_flow, stored_flow
from .reader import read_flow
from .settings import line_settings


class WidthSeam:
    """The replacement for the widths of a paragraph's lines."""

    def __init__(self) -> None:
        self.inline_line_widths: Callable[..., Any] = preferred.inline_line_widths

    def install(self) -> None:
        """Put the replacement in place."""
        preferred.inline_line_widths = self._inline_line_widths

    def _inline_line_widths(
        self,
        context: Context,
        box: Box,
        outer: bool,
        is_line_start: bool,
        minimum: bool,
        skip_stack: SkipStack = None,
        first_line: bool = False,
    ) -> Iterator[float]:
        flow = None
        if isinstance(box, boxes.LineBox) and line_settings(box.style) is not None:
            flow = _flow(context, box, minimum=minimum)
        if flow is None:
            native: Iterator[float] = self.inline_line_widths(
                context, box, outer, is_line_start, minimum, skip_stack, first_line
            )
            return native
        if minimum and first_line:
            start = flow.position(box, skip_stack)
            return iter([flow.paragraph.chunk(start) * flow.em + _indent(box)])
        return iter(_widths(context, box, flow, minimum=minimum))


def _flow(context: Context, linebox: Box, *, minimum: bool) -> Flow | None:
    """The flow of a line box whose containing block has no width yet."""
    known, flow = stored_flow(linebox)
    if known and (flow is None or OBJECT not in flow.text):
        return flow
    fixed = True

    def edges(box: Box) -> tuple[float, float]:
        nonlocal fixed
        fixed = fixed and _has_fixed_edges(box.style)
        left = preferred.margin_width(box, 0, left=True, right=False)
        return left, preferred.margin_width(box, 0, left=False, right=True)

    def atom_width(box: Box) -> float:
        nonlocal fixed
        fixed = False
        width = preferred.min_content_width if minimum else preferred.max_content_width
        return float(width(context, box))

    flow = read_flow(linebox, edges, atom_width)
    if fixed and (flow is not None or not _holds_atoms(linebox)):
        keep_flow(linebox, flow)
    return flow


def _has_fixed_edges(style: Style) -> bool:
    """Whether the edges of an inline box need no containing block to be known."""
    values = [
        style[f"{edge}_{side}"] for edge in ("margin", "padding") for side in ("left", "right")
    ]
    return all(value == "auto" or (not check_math(value) and value.unit != "%") for value in values)


def _holds_atoms(box: Box) -> bool:
    return any(isinstance(child, boxes.AtomicInlineLevelBox) for child in box.descendants())


def _indent(linebox: Box) -> float:
    """The indent of the first line, px, as far as it needs no containing block."""
    indent = linebox.style["text_indent"]
    return 0.0 if check_math(indent) or indent.unit == "%" else float(indent.value)


def _widths(context: Context, linebox: Box, flow: Flow, *, minimum: bool) -> list[float]:
    """Widths, px, as WeasyPrint's function yields them: the first with the indent."""
    if minimum:
        return [flow.paragraph.min_content() * flow.em + _indent(linebox)]
    widths = [width * flow.em for width in flow.paragraph.max_contents()]
    widths[0] += _indent(linebox)
    # The caller takes off the trailing spaces, which these widths do not have.
    widths[-1] += preferred.trailing_whitespace_size(context, linebox)
    return widths
