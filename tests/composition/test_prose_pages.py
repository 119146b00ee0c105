"""Pages of prose of six kinds, set in the project's own face, looked at by the judge of lines."""

import html
from functools import cache
from pathlib import Path

import pytest
from bench.composition import read_paragraphs
from bench.judge import Verdict, judge
from weasyprint import HTML

from bulletin_pdf.typeset import composition

from .extraction import font_file

TEXTS = sorted((Path(__file__).parents[1] / "clreq" / "facts" / "prose").glob("*.txt"))
FACE = "BulletinSong.otf"
# A measure in em and how many columns of it.
SETTINGS = ((28, 1), (20, 2), (13, 2), (9, 3))
FLUSH_PT = 0.02
"""How near to the edge a line that is set flush must end."""
RAGGED_PT = 4.0

pytestmark = pytest.mark.slow


@cache
def _judged(file: Path, measure: int, columns: int, folder: Path) -> Verdict:
    composition.install()
    width = measure * columns + 2 * (columns - 1)
    body = "".join(f"<p>{html.escape(text)}</p>" for text in read_paragraphs([file]))
    page = f"""<!DOCTYPE html><html lang="zh-CN"><style>
        @font-face {{ font-family: Song; src: url("{font_file(FACE).as_uri()}") }}
        @page {{ size: {12 * (width + 4)}pt 600pt; margin: 24pt }}
        html {{ font: 12pt/1.6 Song; columns: {columns}; column-gap: 2em; column-fill: auto }}
        body {{ margin: 0 }}
        p {{ margin: 0; text-indent: 2em; text-align: justify; text-justify: inter-character;
            text-spacing-trim: trim-start; text-autospace: normal }}
        </style>{body}"""
    pdf = folder / f"{file.stem}-{measure}.pdf"
    HTML(string=page).write_pdf(pdf)
    return judge(pdf)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("prose")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: f"{s[0]}em-{s[1]}col")
@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_pages_keep_the_rules(file: Path, setting: tuple[int, int], folder: Path) -> None:
    report = _judged(file, *setting, folder).report
    assert report.columns == setting[1]
    assert (report.kinsoku_start, report.kinsoku_end, report.loose_pairs) == (0, 0, 0)
    assert report.split_numbers == 0
    if setting[0] >= 10:
        assert report.lone_last == 0
    if setting[0] >= 13:
        assert report.squeezed_hard_pct == 0


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: f"{s[0]}em-{s[1]}col")
@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_flush_lines_end_where_they_must(
    file: Path, setting: tuple[int, int], folder: Path
) -> None:
    """A line is within .02 pt of the edge or stays ragged by more than a third of an em.

    Lines that end in Latin are left out: PDFium gives the box of such a glyph, not its advance.
    """
    misses = _judged(file, *setting, folder).misses_pt
    near = [(miss, text) for miss, text in misses if FLUSH_PT < miss < RAGGED_PT]
    assert [(miss, text) for miss, text in near if not text[-1].isascii()] == []
