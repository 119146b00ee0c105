"""Why pages end where they do: a style sheet asks for a new page, or what follows did not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.layout.absolute import AbsolutePlaceholder

from bulletin_pdf.typeset.laidout import Break

_FORCED = frozenset({"always", "page", "left", "right", "recto", "verso"})


def ending(page: Any, following: Any) -> Break:  # noqa: ANN401 - WeasyPrint's
    """Return why a page ends.

    Args:
        page: its box.
        following: the box of the next page; None after the last one.
    """
    if following is None:
        return Break.END
    if any(box.style["break_after"] in _FORCED for box in _edge(page, last=True)):
        return Break.FORCED
    seen = {box.element for box in _edge(page, last=True)}
    begun = [box for box in _edge(following, last=False) if box.element not in seen]
    if any(box.style["break_before"] in _FORCED for box in begun):
        return Break.FORCED
    return Break.UNFORCED if _name(page) == _name(following) else Break.FORCED


def _edge(page: Any, *, last: bool) -> Iterator[Any]:  # noqa: ANN401
    """Yield the boxes in the flow that a page ends, or begins, with: the outermost first."""
    box = next((child for child in page.children if child.is_for_root_element), None)
    while box is not None:
        yield box
        inner = [
            child
            for child in getattr(box, "children", ())
            if not isinstance(child, AbsolutePlaceholder) and child.is_in_normal_flow()
        ]
        box = inner[-1 if last else 0] if inner else None


def _name(page: Any) -> Any:  # noqa: ANN401
    return getattr(page.page_type, "name", None)
