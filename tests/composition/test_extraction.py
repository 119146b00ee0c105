"""Text taken from composed pages equals its source, and PDFium finds words in it."""

import html
import re
from itertools import pairwise

import pytest
from weasyprint import HTML

from bulletin_pdf.typeset import composition

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
"""A measure at which no gap between Han opens as far as a word space."""


def _page(measure: int, composed: str) -> str:
    body = "".join(f"<p>{html.escape(text)}</p>" for text in PARAGRAPHS)
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
    composition.install()
    page = _page(measure, f"text-spacing-trim: trim-start; text-autospace: {autospace}")
    kind = VARIANTS[variant]
    written = HTML(string=page).render().write_pdf(pdf_variant=kind, pdf_tags=kind == "pdf/ua-1")
    assert isinstance(written, bytes)
    return written


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


def test_pypdf_reads_no_space_in_the_gaps_beside_latin(pdf: bytes) -> None:
    assert difference(SOURCE, EXTRACTORS["pypdf"](pdf)) == ""


@pytest.mark.parametrize("extractor", ["pdftotext", "mutool", "pypdfium2"])
def test_the_others_add_spaces_after_latin_and_nowhere_else(pdf: bytes, extractor: str) -> None:
    extracted = EXTRACTORS[extractor](pdf)
    assert difference(SOURCE, _without_spaces_after_latin(extracted)) == ""


def _without_spaces_after_latin(text: str) -> str:
    """Drop the spaces between a Latin character and a Chinese one after it."""
    return re.sub("(?<=[!-~]) (?=[^\\x00-\\x7f])", "", text)


@pytest.mark.parametrize(
    "words",
    [
        "”，突出“五个坚持”",
        "（修正案）于",
        "施行——详见",
        "“好，”他说，“那就",
        "第12期《简报》共印",
        "会员56.7万人",
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
