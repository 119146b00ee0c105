"""Text as outlines: marks need no font in the file, and no shop lacks one."""

from __future__ import annotations

import io

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont


class _Pen(BasePen):  # type: ignore[misc]
    """Writes the path operators of PDF (ISO 32000-1, 8.5.2)."""

    def __init__(self, glyphs: object, scale: float) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []
        self._scale = scale

    def _point(self, point: tuple[float, float]) -> str:
        return f"{point[0] * self._scale:.2f} {point[1] * self._scale:.2f}"

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
        self._drawn: dict[tuple[str, float], tuple[str, float]] = {}

    def draw(self, text: str, size: float) -> str:
        """Return operators that fill a text from the origin on, and move it along.

        A character that the face lacks is drawn as a box.
        """
        lines = []
        for outline, advance in (self._glyph(char, size) for char in text):
            lines.append(f"{outline}1 0 0 1 {advance:.3f} 0 cm")
        return "\n".join(lines)

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in pt."""
        return sum(self._glyph(char, size)[1] for char in text)

    def _glyph(self, char: str, size: float) -> tuple[str, float]:
        """Return (operators that fill a glyph, its advance), drawn once."""
        key = (char, size)
        if key not in self._drawn:
            scale = size / self._em
            glyph = self._glyphs[self._cmap.get(ord(char), ".notdef")]
            pen = _Pen(self._glyphs, scale)
            glyph.draw(pen)
            outline = "\n".join([*pen.operators, "f\n"]) if pen.operators else ""
            self._drawn[key] = outline, glyph.width * scale
        return self._drawn[key]
