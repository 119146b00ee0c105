"""Text as outlines: marks need no font in the file, and no shop lacks one."""

from __future__ import annotations

import io

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont


class _Pen(BasePen):  # type: ignore[misc]
    """Writes the path operators of PDF (ISO 32000-1, 8.5.2)."""

    def __init__(self, glyphs: object, scale: float, x: float) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []
        self._scale, self._x = scale, x

    def _point(self, point: tuple[float, float]) -> str:
        return f"{self._x + point[0] * self._scale:.2f} {point[1] * self._scale:.2f}"

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self.operators.append(f"{self._point(pt)} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.operators.append(f"{self._point(pt)} l")

    def _curveToOne(  # noqa: N802
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        points = " ".join(map(self._point, (pt1, pt2, pt3)))
        self.operators.append(f"{points} c")

    def _closePath(self) -> None:  # noqa: N802
        self.operators.append("h")


class Lettering:
    """One face, ready to be drawn."""

    def __init__(self, face: bytes) -> None:
        """Open a face.

        Args:
            face: an OpenType font.
        """
        font = TTFont(io.BytesIO(face), lazy=True)
        self._glyphs, self._cmap = font.getGlyphSet(), font.getBestCmap()
        self._em = font["head"].unitsPerEm

    def path(self, text: str, size: float) -> tuple[str, float]:
        """Return (path operators from the origin of the base line, width in pt) of a text.

        A character that the face lacks is drawn as a box.
        """
        scale, x = size / self._em, 0.0
        operators: list[str] = []
        for char in text:
            glyph = self._glyphs[self._cmap.get(ord(char), ".notdef")]
            pen = _Pen(self._glyphs, scale, x)
            glyph.draw(pen)
            operators += pen.operators
            x += glyph.width * scale
        return "\n".join(operators), x
