"""Where pages and columns break, through the product's own layout: no line or title left alone.

One issue of sixty articles, each a little longer than the one before, is set in one column and in
two. So paragraphs meet the foot of a page in every way, and titles stand at every height.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.conftest import SEED
from tests.seed.measure import MM, Glyph, glyphs

from bulletin_pdf.model import Article, Issue
from bulletin_pdf.pipeline.checking import check
from bulletin_pdf.pipeline.dates import document_date
from bulletin_pdf.pipeline.fitness import settings_of
from bulletin_pdf.pipeline.jobs import Job
from bulletin_pdf.pipeline.rendering import render
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.press.profiles import read_profile

pytestmark = pytest.mark.slow

ARTICLES, SECTIONS = 60, 6
LINES = 22
MEASURE, HEIGHT = 156 * MM, 225 * MM
BODY, PITCH = MEASURE / 28, HEIGHT / LINES
GUTTER = 2 * BODY
HEAD, FOOT = (297 - 37) * MM, 35 * MM
LEFT = (28 * MM, 26 * MM)
"""Left edge of the type area on right-hand and left-hand pages."""
WITHIN = 0.02
TWO_COLUMNS = (
    "section { columns: 2; column-gap: 2em; column-fill: auto }"
    ".section, .section.lead { column-span: all }"
)


@dataclass(frozen=True)
class Row:
    """A line of a column.

    Attributes:
        line: which line of the grid it stands on, from 0; a fraction off the grid.
        text: what it reads.
        indent: distance of its first character from the left edge, em.
        size: type size of its first character, pt.
    """

    line: float
    text: str
    indent: float
    size: float

    @property
    def is_body(self) -> bool:
        """A line of running text."""
        return abs(self.size - BODY) < WITHIN and (self.goes_on or self.opens)

    @property
    def goes_on(self) -> bool:
        """A line of a paragraph after its first."""
        return abs(self.size - BODY) < WITHIN and self.indent < 0.6

    @property
    def opens(self) -> bool:
        """The first line of a paragraph, whose opener may stand half an em further left."""
        return abs(self.size - BODY) < WITHIN and 1.4 < self.indent < 2.1

    @property
    def heads(self) -> bool:
        """A line of a title, a subtitle or a section's head."""
        return self.size > BODY + WITHIN


def _article(model: Article, prose: str, number: int) -> Article:
    """Return an article of two or three paragraphs, half a line longer than the one before."""
    length = 60 + 14 * number
    cuts = [0, length // 3 + 5 * (number % 4), length - 20 - number % 9, length]
    paragraphs = [prose[a:b] for a, b in itertools.pairwise(cuts) if b > a]
    return model.model_copy(
        update={
            "title": prose[number : number + 9 + number % 17],
            "subtitle": "——全委会议侧记" if number % 5 == 4 else None,
            "editors_note": f"编者按：{prose[:50]}" if number % 7 == 6 else None,
            "attribution": model.attribution if number % 2 else None,
            "body": "\n\n".join(paragraphs),
        }
    )


def _issue(seed: Issue) -> Issue:
    section = seed.sections[0]
    prose = "".join(article.body for article in section.articles).replace("\n", "")
    articles = [_article(section.articles[0], prose, n) for n in range(ARTICLES)]
    step = ARTICLES // SECTIONS
    parts = [
        section.model_copy(update={"articles": tuple(articles[n : n + step])})
        for n in range(0, ARTICLES, step)
    ]
    return seed.model_copy(update={"sections": tuple(parts)})


@pytest.fixture(scope="module", params=[1, 2], ids=["one-column", "two-columns"])
def columns(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list:
    """The columns of the issue in reading order, each a list of its rows from the top."""
    checked = check(SEED)
    files = dict(checked.layout.files)
    if request.param == 2:
        files["two-columns.css"] = TWO_COLUMNS.encode()
    config = checked.layout.config
    profile = read_profile(SEED.parents[1] / "profiles", config.profile)
    job = Job(
        issue=_issue(checked.issue),
        layout=replace(checked.layout, files=files),
        options=checked.options,
        pictures=checked.pictures,
        fonts_folder=checked.fonts_folder,
        profile=profile,
        target=Target.PRESS,
        date=document_date(checked.issue),
        press=config.press,
        name="pages.pdf",
        file="pages.yaml",
        preflight=settings_of(config, profile, config.press, checked.project),
    )
    rendered = render(job)
    path = tmp_path_factory.mktemp("pages") / "pages.pdf"
    path.write_bytes(rendered.pdf)
    found = [c for page in range(rendered.pages) for c in _columns(path, page, request.param)]
    return [column for column in found if column]


def _columns(path: Path, page: int, count: int) -> list[list[Row]]:
    area = [g for g in glyphs(path, page) if FOOT < g.y < HEAD and g.size > 15]
    width = (MEASURE - (count - 1) * GUTTER) / count
    lefts = [LEFT[page % 2] + number * (width + GUTTER) for number in range(count)]
    return [
        _rows([g for g in area if left - BODY < g.x < left + width + BODY / 2], left)
        for left in lefts
    ]


def _rows(found: list[Glyph], left: float) -> list[Row]:
    by_height: dict[int, list[Glyph]] = {}
    for glyph in found:
        by_height.setdefault(round(glyph.y), []).append(glyph)
    rows = []
    for height in sorted(by_height, reverse=True):
        row = sorted(by_height[height], key=lambda glyph: glyph.x)
        text = "".join(glyph.char for glyph in row)
        indent = (row[0].x - left) / BODY
        rows.append(Row((HEAD - row[0].y) / PITCH, text, indent, row[0].size))
    return rows


def test_the_sweep_meets_every_height(columns: list[list[Row]]) -> None:
    heights = {int(row.line) for column in columns for row in column if row.heads}
    assert heights >= set(range(1, 18))
    split = [a for a, b in itertools.pairwise(columns) if b[0].goes_on]
    assert len(split) >= 15


def test_no_column_begins_with_the_last_line_of_a_paragraph(columns: list[list[Row]]) -> None:
    widows = [c[0].text for c in columns if c[0].goes_on and not (len(c) > 1 and c[1].goes_on)]
    assert widows == []


def test_no_column_ends_with_the_first_line_of_a_paragraph(columns: list[list[Row]]) -> None:
    orphans = [
        column[-1].text
        for column, following in itertools.pairwise(columns)
        if column[-1].opens and following[0].goes_on
    ]
    assert orphans == []


def test_no_column_begins_with_a_runt_or_a_signature(columns: list[list[Row]]) -> None:
    first = [column[0] for column in columns]
    assert [row.text for row in first if len(row.text.rstrip("。！？”）")) < 2] == []
    assert [row.text for row in first if not (row.is_body or row.heads)] == []


def test_two_lines_of_text_stand_under_every_title(columns: list[list[Row]]) -> None:
    alone = []
    for column in columns:
        for number, row in enumerate(column):
            below = column[number + 1 : number + 3]
            if row.heads and not any(other.heads for other in below[:1]):
                alone += [row.text] if len(below) < 2 or not below[0].is_body else []
    assert alone == []


def test_base_lines_of_text_lie_on_one_grid(columns: list[list[Row]]) -> None:
    """In both columns and on all pages, for titles take whole lines."""
    body = [row for column in columns for row in column if row.is_body]
    phase = body[0].line % 1
    off = [row.text for row in body if abs((row.line - phase + 0.5) % 1 - 0.5) * PITCH > WITHIN]
    assert off == []
    assert {round(row.line - phase) for row in body} <= set(range(LINES))
