"""Issues set in the layout jianbao, and its numbers (GB/T 9704-2012)."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import yaml
from tests.conftest import CHECKOUT
from tests.seed.measure import MM, Glyph, glyphs, lines

from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.targets import Target

SPECIMEN = CHECKOUT / "issues" / "specimen-jianbao.yaml"

LEFT = (28 * MM, 26 * MM)
"""Left edge of the type area on pages of odd and of even number."""
MEASURE, HEAD, FOOT = 156 * MM, (297 - 37) * MM, 35 * MM
PITCH, BODY = 225 * MM / 22, 156 * MM / 28
FIRST_BASELINE = (PITCH - BODY) / 2 + 0.88 * BODY
"""From the head of the type area to the base line of its first line."""

Row = tuple[float, str, float]


class Pages:
    """A press PDF and where things stand in it; pages are counted from 0."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = len(pypdfium2.PdfDocument(path))

    def left(self, page: int) -> float:
        return LEFT[page % 2]

    def glyphs(self, page: int, size: float | None = None) -> list[Glyph]:
        return [g for g in glyphs(self.path, page) if size is None or abs(g.size - size) < 0.02]

    def rows(self, page: int, size: float | None = None) -> list[Row]:
        return lines(self.glyphs(page, size))

    def find(self, text: str, size: float | None = None) -> tuple[int, Row]:
        """The page and the line that hold a text."""
        for page in range(self.count):
            for row in self.rows(page, size):
                if text in row[1]:
                    return page, row
        raise AssertionError(text)

    def number(self, page: int) -> str:
        """What stands under the type area."""
        return "".join(g.char for g in self.glyphs(page) if g.y < FOOT - 15)

    def text(self, page: int) -> str:
        return "".join(g.char for g in self.glyphs(page))


def grid_error(y: float) -> float:
    """Distance in pt of a base line from the nearest of the grid."""
    lines_down = (HEAD - FIRST_BASELINE - y) / PITCH
    return (lines_down - round(lines_down)) * PITCH


def set_issue(folder: Path, issue: dict[str, Any]) -> Pages:
    """Build an issue for the press in a project of its own."""
    issues = folder / "issues"
    if not issues.is_dir():
        issues.mkdir(parents=True)
        shutil.copytree(SPECIMEN.parent / "images", issues / "images")
    path = issues / "issue.yaml"
    path.write_text(yaml.safe_dump(issue, allow_unicode=True), encoding="utf-8")
    return Pages(build(path, [Target.PRESS]).outputs[Target.PRESS])


def specimen() -> dict[str, Any]:
    """The specimen as data, to be changed."""
    issue: dict[str, Any] = yaml.safe_load(SPECIMEN.read_text(encoding="utf-8"))
    issue["date"] = str(issue["date"])
    return issue


def paragraphs(count: int) -> str:
    """Paragraphs of at most four lines that are so many lines together."""
    sizes = [4] * (count // 4) + ([count % 4] if count % 4 else [])
    return "\n\n".join("工" * (28 * size - 6) + "。" for size in sizes)


def plain_issue(lines_of_text: int, **more: Any) -> dict[str, Any]:
    """An issue of one article with so many lines of text, and an imprint of two groups."""
    article = {"title": "工作要点", "body": paragraphs(lines_of_text)}
    return {
        "layout": {"name": "jianbao", "options": more.pop("options", {})},
        "sections": [{"title": "新年思路", "articles": [article]}],
        "distribution": {
            "groups": [
                {"label": "报", "recipients": ["市委", "市政府"]},
                {"label": "发", "recipients": ["各基层工会"]},
            ],
            "copies": 500,
        },
        **more,
    }
