"""What the inks of a ``layout.yaml`` must be beyond their types."""

from __future__ import annotations

from collections.abc import Callable

from bulletin_pdf.errors import Diagnostic, Place, Severity
from bulletin_pdf.errors.diagnostic import Value
from bulletin_pdf.layouts.config import LayoutConfig

PICTURES = ("process", "black")
"""What pictures can be printed in, besides a spot ink."""

_TAKEN = frozenset(("all", "none", "cyan", "magenta", "yellow", "black"))
"""Names of plates that PDF gives a meaning of its own (ISO 32000-1, 8.6.6.4)."""

_PlaceOf = Callable[[tuple[str | int, ...]], Place]


def check_inks(config: LayoutConfig, place_of: _PlaceOf) -> list[Diagnostic]:
    """Return what is wrong with the inks of a layout, in their order.

    Args:
        config: the layout.
        place_of: where a value stands in its file.
    """
    found = []

    def wrong(code: str, *path: str, **values: Value) -> None:
        found.append(Diagnostic(code, Severity.ERROR, place_of(path), values))

    inks = config.inks
    whole = "、".join(name for name, ink in inks.items() if ink.of is None)
    for name, ink in inks.items():
        if ink.of is not None and ink.of not in inks:
            wrong("layout-ink-of-unknown", "inks", name, "of", name=ink.of, known=whole)
        elif ink.of is not None and inks[ink.of].of is not None:
            wrong("layout-ink-nested", "inks", name, "of", name=ink.of, known=whole)
        if ink.spot is not None and ink.spot.strip().casefold() in _TAKEN:
            wrong("layout-spot-taken", "inks", name, "spot", name=ink.spot)
    spots = [name for name, ink in inks.items() if ink.spot]
    if (pictures := config.press.pictures) not in (*PICTURES, *spots):
        known = "、".join((*PICTURES, *spots))
        wrong("layout-pictures-wrong", "press", "pictures", name=pictures, known=known)
    return found
