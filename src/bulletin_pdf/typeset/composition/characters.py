"""Texts of ideographs, shaped from what is known of their characters.

Pango takes a text apart by scripts, looks for its faces and has each part shaped by HarfBuzz. All
of that comes to nothing where ideographs stand among marks and figures that belong to no script:
each character has the glyph and the advance that it has beside any other ideograph. That holds for
glyphs that no lookup of their face takes in (`lookups`); Pango is asked once about each of these.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import compress, count
from operator import is_not

from weasyprint.text.ffi import FROM_UNITS

from .faces import NO_GLYPH, Face, Faces
from .runs import GlyphRun

_IDEOGRAPHS = ("\u4e00", "\u9fff"), ("\u3400", "\u4dbf")
_OTHERS = frozenset(
    "0123456789%+-./:;,()!?·—―‘’“”‥…‰℃×±"
    "、。〃々〇〈〉《》「」『』【】〔〕〖〗"
    "！＂＃％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？［］～"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
)
"""Characters of no script of their own (Unicode's Common), neither blank nor part of another.

Beside ideographs their faces and glyphs do not depend on what else is there.
"""


class Characters:
    """What is known of the characters of one style."""

    def __init__(self) -> None:
        self.advances: dict[str, float] = {}
        """px."""
        self.widths: dict[str, int] = {}
        """Advances, Pango units."""
        self.glyphs: dict[str, int] = {}
        self.faces: dict[str, Face] = {}
        self._others: set[str] = set()
        self._all_widths: dict[int, tuple[int, float]] = {}

    def unknown(self, text: str) -> str | None:
        """Return a text to be shaped for its characters' sake; none if the whole text must be.

        Args:
            text: any text.
        """
        unknown = set(text).difference(self.glyphs)
        if not unknown.isdisjoint(self._others):
            return None
        beside = next(filter(_is_ideograph, text), None)
        if beside is None:
            return None
        if strange := {char for char in unknown if not _stands_alone(char)}:
            self._others |= strange
            return None
        return beside + "".join(sorted(unknown)) if unknown else ""

    def learn(self, text: str, runs: Iterable[tuple[GlyphRun, Face]]) -> None:
        """Take in what Pango made of a text that `unknown` gave.

        Args:
            text: the text.
            runs: its runs, and the face of each.
        """
        self._others.update(text)
        for run, face in runs:
            if run.clusters is not None or run.is_displaced:
                continue
            part = text[run.first : run.last]
            for char, glyph, width in zip(part, run.glyphs, run.widths, strict=True):
                if 0 < glyph < NO_GLYPH and face.leaves(glyph):
                    self.widths[char], self.advances[char] = self._all_widths.setdefault(
                        width, (width, width * FROM_UNITS)
                    )
                    self.glyphs[char], self.faces[char] = glyph, face
        self._others.difference_update(self.glyphs)

    def faces_of(self, text: str) -> Faces:
        """Return the faces and the glyphs of a text of known characters."""
        faces = [*map(self.faces.__getitem__, text)]
        changes = compress(count(1), map(is_not, faces, faces[1:]))
        starts = [0, *changes]
        glyphs = array("H", [*map(self.glyphs.__getitem__, text)])
        return Faces(starts, [faces[start] for start in starts], glyphs)


def _stands_alone(char: str) -> bool:
    return char in _OTHERS or _is_ideograph(char)


def _is_ideograph(char: str) -> bool:
    return any(first <= char <= last for first, last in _IDEOGRAPHS)
