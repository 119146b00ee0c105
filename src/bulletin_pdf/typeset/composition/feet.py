"""Columns that end with their last line.

WeasyPrint balances columns by trial and leaves them as high as the trial that worked, which is up
to a line more than what stands in them: the rule between them runs on below the text, and what
follows leaves the grid. Only containers that ask for `block-step-size` are tightened.
"""

from itertools import groupby

from weasyprint.css import properties
from weasyprint.formatting_structure import boxes

from .engine import Box


def register() -> None:
    """Let tables span columns and drop their margins at a page's head, as other blocks do."""
    properties.TABLE_WRAPPER_BOX_PROPERTIES.update(("column_span", "margin_break"))


def tighten(box: Box) -> None:
    """Lower the feet of a container's columns to their content, and raise what follows them."""
    saved = 0.0
    for is_column, group in groupby(box.children, lambda child: bool(child.is_column)):
        members = list(group)
        for child in members:
            child.translate(dy=-saved)
        if is_column:
            foot = max(foot_of(column) for column in members)
            spare = members[0].position_y + members[0].height - foot
            for column in members:
                column.height -= spare
            saved += spare
    box.height -= saved


def foot_of(box: Box) -> float:
    """Return where the content of a box ends; a box that goes on elsewhere may itself be higher."""
    if isinstance(box, boxes.LineBox):
        return float(box.position_y + box.height)
    held = [c for c in getattr(box, "children", ()) if c.is_in_normal_flow() or c.is_floated()]
    if not isinstance(box, boxes.BlockContainerBox | boxes.BlockBox) or not held:
        return float(box.border_box_y() + box.border_height())
    if box.is_column or box.style["height"] == "auto":
        inner = max(foot_of(child) for child in held)
        return inner + float(box.padding_bottom + box.border_bottom_width)
    return float(box.border_box_y() + box.border_height())
