"""The QR code that leads to the web edition, as outlines."""

from __future__ import annotations

from markupsafe import Markup

QUIET_ZONE = 4
"""Modules of blank around the code (ISO/IEC 18004:2015, 6.3.8)."""


def qr_code(url: str, colour: str, label: str) -> Markup:
    """Return an SVG of one path, at error correction M or better.

    Args:
        url: where it leads, ASCII.
        colour: of the dark modules, as CSS.
        label: what a screen reader says.
    """
    import segno  # most issues have no such code

    matrix = segno.make_qr(url, error="m").matrix
    side = len(matrix) + 2 * QUIET_ZONE
    path = "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z"
        for y, row in enumerate(matrix)
        for x, length in _runs(row)
    )
    return Markup(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        '<title>{label}</title><path fill="{colour}" d="{path}"/></svg>'
    ).format(side=side, label=label, colour=colour, path=Markup(path))


def _runs(row: bytearray) -> list[tuple[int, int]]:
    """Return (start, length) of each run of dark modules."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == x:
            runs[-1] = runs[-1][0], runs[-1][1] + 1
        else:
            runs.append((x, 1))
    return runs
