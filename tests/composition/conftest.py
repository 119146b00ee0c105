"""Helpers that set small pages with the project's fonts and measure them."""

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from weasyprint import HTML

from bulletin_pdf.typeset.composition import SetLine, install, set_lines

FONTS = Path(__file__).resolve().parents[2] / "fonts"
FACES = "".join(
    f"@font-face{{font-family:{name};src:url({(FONTS / f'Bulletin{name}.otf').as_uri()})}}"
    for name in ("Latin", "Marks", "Song", "Hei")
)
EM = 10.0
"""Type size of the pages, pt."""
BASE = (
    "@page{size:400pt 600pt;margin:20pt}"
    "html{font:10pt/16pt Latin,Marks,Song}body,p{margin:0}"
    "*{font-weight:400;font-synthesis:none}"
)
COMPOSED = (
    "body{text-align:justify;line-break:strict;text-autospace:eighth;text-justify:inter-character}"
)
PROSE = (
    "坚持以更新要求聚焦文化建设，在加强企业文化、职工文化建设上实现新突破；坚持以更高定位服务中心"
    "大局，在“加速转型升级、推动科学发展”中创造新业绩；坚持以更大力度创新社会管理，在保障职工权益、"
    "促进社会和谐中做出新贡献。"
)


@dataclass
class Glyph:
    """A character of a finished page, pt from its left and top edges."""

    char: str
    x: float
    y: float


class Sheet:
    """A rendered page and its measurements."""

    def __init__(self, html: str, css: str = "", composed: str = COMPOSED) -> None:
        install()
        source = f"<html lang=zh><style>{FACES}{BASE}{composed}{css}</style><body>{html}"
        self.document = HTML(string=source).render()
        self.pdf = self.document.write_pdf()
        self.planned: list[SetLine] = list(set_lines(self.document))

    @property
    def texts(self) -> list[str]:
        """What is printed on the planned lines."""
        return [line.text for line in self.planned]

    def glyphs(self, number: int = 0) -> list[Glyph]:
        """Visible characters of a page in drawing order."""
        page = pypdfium2.PdfDocument(self.pdf)[number]
        text, height = page.get_textpage(), page.get_height()
        x, y = ctypes.c_double(), ctypes.c_double()
        found = []
        for i in range(text.count_chars()):
            char = chr(raw.FPDFText_GetUnicode(text, i))
            if char.strip() and raw.FPDFText_IsGenerated(text, i) != 1:
                raw.FPDFText_GetCharOrigin(text, i, x, y)
                found.append(Glyph(char, x.value, height - y.value))
        return found

    def rows(self, number: int = 0) -> list[list[Glyph]]:
        """Glyphs of a page by baseline, from the top."""
        rows: dict[int, list[Glyph]] = {}
        for glyph in self.glyphs(number):
            rows.setdefault(round(glyph.y), []).append(glyph)
        return [sorted(rows[y], key=lambda glyph: glyph.x) for y in sorted(rows)]

    def boxes(self, kind: type) -> list:
        """Boxes of a kind on the first page, in order."""
        return [b for b in self.document.pages[0]._page_box.descendants() if isinstance(b, kind)]


@pytest.fixture
def sheet():
    """The class that sets and measures a page."""
    return Sheet
