"""What marks are drawn with: lines, crosses, letters; in operators of PDF."""

from __future__ import annotations

from bulletin_pdf.press.lettering import Lettering
from bulletin_pdf.units import mm_to_pt

LINE = 0.25
"""Width of a mark, pt."""

SIZE = 6.0
"""Of letters beside marks, pt."""

LENGTH = mm_to_pt(5)
"""Of a crop mark."""

_RADIUS = mm_to_pt(1.5)


def stroke(x0: float, y0: float, x1: float, y1: float) -> str:
    """Return a straight line."""
    return f"{x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S"


def area(x: float, y: float, width: float, height: float) -> str:
    """Return a filled rectangle."""
    return f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re f"


def register(x: float, y: float) -> list[str]:
    """Return a registration mark: a cross in a circle."""
    r, arm = _RADIUS, 1.6 * _RADIUS
    k = 0.5523 * r  # Bézier arms of a quarter circle
    circle = (
        f"{x + r:.3f} {y:.3f} m "
        f"{x + r:.3f} {y + k:.3f} {x + k:.3f} {y + r:.3f} {x:.3f} {y + r:.3f} c "
        f"{x - k:.3f} {y + r:.3f} {x - r:.3f} {y + k:.3f} {x - r:.3f} {y:.3f} c "
        f"{x - r:.3f} {y - k:.3f} {x - k:.3f} {y - r:.3f} {x:.3f} {y - r:.3f} c "
        f"{x + k:.3f} {y - r:.3f} {x + r:.3f} {y - k:.3f} {x + r:.3f} {y:.3f} c S"
    )
    return [stroke(x - arm, y, x + arm, y), stroke(x, y - arm, x, y + arm), circle]


def words(lettering: Lettering, line: str, x: float, y: float) -> str:
    """Return a line of letters on every plate."""
    return f"q /All cs 1 scn 1 0 0 1 {x:.3f} {y:.3f} cm\n{lettering.draw(line, SIZE)}\nQ"


def fitted(lettering: Lettering, title: str, rest: tuple[str, ...], width: float) -> str:
    """Return a line, its title cut so that it is not wider than so many pt."""
    kept = title
    while True:
        shown = kept if kept == title else f"{kept}…"
        line = "　".join(filter(None, (shown, *rest)))
        if not kept or lettering.width(line, SIZE) <= width:
            return line
        kept = kept[:-1]
