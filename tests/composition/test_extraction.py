"""Text taken from composed pages equals its source, and PDFium finds words in it."""

import html
import io
import re
import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from bench.composition import read_paragraphs
from bench.glyphs import read_pages
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from weasyprint import HTML

from bulletin_pdf.typeset import composition
from bulletin_pdf.typeset.composition import pen
from bulletin_pdf.typeset.composition.sfnt import table

from .extraction import EXTRACTORS, by_pdfium, difference, finds, font_file

# WeasyPrint leaves its colour profile open when it writes PDF/A.
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PARAGRAPHS = """\
市总工会召开十届七次全委（扩大）会议，确定2012年以“再教育、再学习、再实践”活动为动力，\
立足“三个服务”，践行“三个满意”，突出“五个坚持”，建设“党委放心、企业欢迎、职工信任”的工会。
2025年GDP增长5.2%，《工会法》（修正案）于3月1日起施行——详见www.example.org/news/2025/03。\
“好，”他说，“那就这样……”；第12期《简报》共印200份，A4纸张，见附件1、附件2。
全市共有基层工会1,234家、会员56.7万人，其中女会员23.4万人；Wi-Fi覆盖率98.5%，\
The Trade Union Law was amended again，各单位（含分公司）请于15:30前报名。""".splitlines()
SOURCE = "\n".join(PARAGRAPHS)
VARIANTS = {"plain": None, "UA": "pdf/ua-1", "A": "pdf/a-3b"}
FACE = "BulletinSong.otf"
WIDE = 28
EM_PT = 12.0
TEXTS = sorted((Path(__file__).parents[1] / "clreq" / "facts" / "prose").glob("*.txt"))
HYPHENS_AT_LINE_ENDS = {
    ("mixed", 13): ["ian-ref", "log-doc", "www-bro"],
    ("names", 13): ["娃、让-皮埃尔"],
}


def _page(paragraphs: list[str], measure: int, composed: str) -> str:
    body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><title>简报</title><style>
        @font-face {{ font-family: Song; src: url("{font_file(FACE).as_uri()}") }}
        @page {{ size: {measure + 4}em 60em; margin: 2em }}
        html {{ font: 12pt/1.6 Song }}
        p {{ margin: 0; text-indent: 2em; text-align: justify; {composed} }}
        </style></head><body>{body}</body></html>"""


@pytest.fixture(scope="module", params=[28, 13])
def measure(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def _pdf(measure: int, autospace: str, variant: str) -> bytes:
    return _set(PARAGRAPHS, measure, autospace, variant)


def _set(paragraphs: list[str], measure: int, autospace: str, variant: str) -> bytes:
    composition.install()
    page = _page(paragraphs, measure, f"text-spacing-trim: trim-start; text-autospace: {autospace}")
    kind = VARIANTS[variant]
    written = HTML(string=page).render().write_pdf(pdf_variant=kind, pdf_tags=kind == "pdf/ua-1")
    assert isinstance(written, bytes)
    return written


@cache
def _prose(file: Path, measure: int) -> bytes:
    return _set(read_paragraphs([file]), measure, "normal", "plain")


def _origins(pdf: bytes) -> list[tuple[str, float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.pdf")
        path.write_bytes(pdf)
        return [(glyph.char, glyph.x, glyph.y) for page in read_pages(path) for glyph in page]


def _fonts(pdf: bytes) -> list[Any]:
    """Return the descendant fonts."""
    fonts = {}
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            fonts[font["/BaseFont"]] = font["/DescendantFonts"][0].get_object()
    return list(fonts.values())


@pytest.fixture(scope="module", params=VARIANTS)
def pdf(request: pytest.FixtureRequest, measure: int) -> bytes:
    return _pdf(measure, "normal", request.param)


@pytest.fixture(scope="module", params=VARIANTS)
def solid_pdf(request: pytest.FixtureRequest) -> bytes:
    return _pdf(WIDE, "no-autospace", request.param)


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_without_gaps_beside_latin_extracted_text_is_the_source(
    solid_pdf: bytes, extractor: str
) -> None:
    assert difference(SOURCE, EXTRACTORS[extractor](solid_pdf)) == ""


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_with_gaps_beside_latin_extracted_text_is_the_source(pdf: bytes, extractor: str) -> None:
    assert difference(SOURCE, EXTRACTORS[extractor](pdf)) == ""


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_text_of_real_pages_is_the_source(file: Path, measure: int, extractor: str) -> None:
    """PDFium alone takes a hyphen at the end of a line for one that a hyphenator put there."""
    paragraphs = read_paragraphs([file])
    extracted = EXTRACTORS[extractor](_prose(file, measure))
    if extractor == "pypdfium2":
        hyphens = HYPHENS_AT_LINE_ENDS.get((file.stem, measure), [])
        found = [extracted[m.start() - 3 : m.start() + 4] for m in re.finditer("\ufffe", extracted)]
        assert [text.replace("\ufffe", "-") for text in found] == hyphens
        extracted = extracted.replace("\ufffe", "-")
    assert difference("\n".join(paragraphs), extracted) == ""


def test_a_glyph_with_a_gap_in_its_advance_is_as_wide_as_its_font_says(pdf: bytes) -> None:
    compared = 0
    for font in _fonts(pdf):
        raw = font["/FontDescriptor"]["/FontFile3"].get_data()
        fonts = CFFFontSet()  # whether the engine has embedded the table alone, or not
        fonts.decompile(io.BytesIO(bytes(table(raw, b"CFF ")) or raw), None)
        widths = font["/W"]
        for first, run in zip(widths[::2], widths[1::2], strict=True):
            for number, width in enumerate(run, int(first)):
                outline = fonts[0].CharStrings[f"cid{number:05d}" if number else ".notdef"]
                outline.draw(NullPen())
                assert outline.width == width
                compared += 1
    assert compared > 10


def test_glyphs_stand_where_they_stood_without_wider_advances(
    measure: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed = _origins(_pdf(measure, "normal", "plain"))
    monkeypatch.setattr(pen, "has_fixed_outlines", lambda font: False)
    plain = _origins(_pdf(measure, "normal", "plain"))
    assert [char for char, _, _ in placed] == [char for char, _, _ in plain]
    for (_, *here), (_, *there) in zip(placed, plain, strict=True):
        assert here == pytest.approx(there, abs=0.001 * EM_PT)


@pytest.mark.parametrize(
    "words",
    [
        "”，突出“五个坚持”",
        "（修正案）于",
        "施行——详见",
        "“好，”他说，“那就",
        "第12期《简报》共印",
        "会员56.7万人",
        "确定2012年以",
        "第12期",
        "2025年GDP增长",
        "共印200份",
        "含分公司）请于",
    ],
)
def test_search_finds_words_across_squeezed_marks(pdf: bytes, words: str) -> None:
    assert finds(pdf, words) == 1


def test_search_finds_words_across_line_ends(pdf: bytes) -> None:
    lines = [line for line in by_pdfium(pdf).splitlines() if len(line) > 4]
    across = [a[-2:] + b[:2] for a, b in pairwise(lines)]
    words = [word for word in across if word in SOURCE and not word.isascii()]
    assert words
    assert [word for word in words if not finds(pdf, word)] == []


@pytest.mark.parametrize(
    ("source", "extracted", "same"),
    [
        ("天地玄黄", "天地\n玄黄\f", True),
        ("a word", "a\nword", True),
        ("a word", "a \nword", True),
        ("天地\n玄黄", "天地玄\r\n黄", True),
        ("天地，玄", "天地,玄", False),
        ("天a地", "天 a 地", False),
        ("天地玄", "天地", False),
        ("aword", "a word", False),
    ],
)
def test_difference(source: str, extracted: str, *, same: bool) -> None:
    assert (difference(source, extracted) == "") is same
