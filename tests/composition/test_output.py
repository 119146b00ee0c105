"""What composed pages give back: their text, and plain pages to the byte."""

import subprocess
import sys
from io import BytesIO

import pypdf
import pypdfium2
import pytest
import weasyprint.draw

from bulletin_pdf.typeset.composition import install, lines
from bulletin_pdf.typeset.composition.adjusted import AdjustedLayout

from .conftest import BASE, FACES, PROSE

TEXT = PROSE + "2012年1月3日，GDP增长8.5%，《工会法》第3条规定：“职工”——……·完。"
PLAIN = """
import sys
from weasyprint import HTML
if sys.argv[1] == "hooked":
    from bulletin_pdf.typeset.composition import install
    install()
sys.stdout.buffer.write(HTML(string=sys.stdin.read()).write_pdf())
"""


def written(mode, html):
    run = subprocess.run(
        [sys.executable, "-c", PLAIN, mode], input=html.encode(), capture_output=True, check=True
    )
    return run.stdout


def test_text_that_does_not_opt_in_comes_out_to_the_byte():
    html = (
        f"<html lang=zh><style>{FACES}{BASE}p{{text-align:justify}}</style><body>"
        f"<p>{TEXT * 3}<p style='columns:2'>{TEXT}<table><tr><td>{TEXT}<td>a b</table>"
        f"<p><b>{PROSE[:9]}</b><span style='display:inline-block'>{PROSE[:9]}</span>"
    )
    assert written("plain", html) == written("hooked", html)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # WeasyPrint's profile
@pytest.mark.parametrize("measure", [130, 280])
@pytest.mark.parametrize("variant", [None, "pdf/ua-1", "pdf/a-3b"])
def test_extracted_text_equals_the_source(sheet, measure, variant):
    page = sheet(f"<p style='text-indent:2em'>{TEXT}<p>{TEXT}", f"body{{width:{measure}pt}}")
    pdf = page.document.write_pdf(pdf_variant=variant)
    read = {
        "pypdf": "".join(p.extract_text() for p in pypdf.PdfReader(BytesIO(pdf)).pages),
        "pdfium": "".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(pdf)),
    }
    for reader, text in read.items():
        assert text.replace("\r", "").replace("\n", "") == TEXT * 2, reader


def test_words_are_found_across_squeezed_marks_and_line_ends(sheet):
    page = sheet(f"<p>{TEXT}", "body{width:130pt}")
    text = pypdfium2.PdfDocument(page.pdf)[0].get_textpage()
    for word in ("，GDP增长", "创造新业绩", "职工文化建设", "“职工”——"):
        assert text.search(word).get_next() is not None, word


MIXED = (
    f"<p>{TEXT}{TEXT}<p><b>{TEXT[:30]}</b>{TEXT[30:]}<a href='#'>第一office fi é</a>{TEXT}"
    f"<p style='letter-spacing:1pt'>{TEXT}<p style='text-decoration:underline'>{TEXT}"
    f"<p lang=en style='hyphens:auto'>{'中文internationalization与communication，' * 9}"
    f"<p style='text-transform:uppercase'>{TEXT}<p style='white-space:pre-line'>{TEXT}\n\n{TEXT}"
)


@pytest.mark.parametrize("measure", [90, 130, 280])
def test_a_line_shows_the_glyphs_that_it_has_when_shaped_alone(sheet, monkeypatch, measure):
    css = f"@page{{size:400pt 3000pt}}body{{width:{measure}pt}}"
    kept = sheet(MIXED, css).glyphs()
    monkeypatch.setattr(AdjustedLayout, "pieces", lambda self: ([], []))
    assert kept == sheet(MIXED, css).glyphs()


def test_most_lines_are_drawn_without_being_shaped_again(sheet, monkeypatch):
    again = []
    monkeypatch.setattr(
        AdjustedLayout, "runs", lambda self, runs=AdjustedLayout.runs: again.append(1) or runs(self)
    )
    page = sheet(f"<p>{TEXT * 3}", "body{width:130pt}")
    assert len(page.planned) > 20
    assert again == []


@pytest.mark.parametrize("css", ["", "p{text-indent:2em}", "p{line-height:2}", "body{columns:2}"])
def test_later_lines_of_a_plain_paragraph_are_built_as_weasyprint_builds_them(
    sheet, monkeypatch, css
):
    html, css = f"{MIXED}<p>{TEXT * 40}", f"body{{width:260pt}}{css}"
    ours = sheet(html, css).pdf
    monkeypatch.setattr(lines, "is_plain", lambda linebox: False)
    assert ours == sheet(html, css).pdf


def test_missing_glyphs_and_colour_faces_are_left_to_weasyprint(sheet, caplog):
    page = sheet(f"<p>{PROSE[:20]}\U0001f600{PROSE[20:40]}")
    assert "".join(page.texts) == f"{PROSE[:20]}\U0001f600{PROSE[20:40]}"


def test_a_hyphen_is_printed_but_not_extracted(sheet):
    page = sheet("<p style='width:65pt'>中文hyphen\u00adation国家建设")
    text = pypdfium2.PdfDocument(page.pdf)[0].get_textpage().get_text_range()
    assert text.replace("\r\n", "").replace("\ufffe", "") == "中文hyphenation国家建设"


def test_only_decorated_texts_are_drawn_in_all_steps(sheet, monkeypatch):
    install()
    seam = weasyprint.draw.draw_text.__self__.draw_text.__self__
    drawn, plain = [], seam.draw_text
    monkeypatch.setattr(seam, "draw_text", lambda *a: drawn.append(a[1].text) or plain(*a))
    sheet(f"<p>{PROSE}<p style='text-decoration:underline'>下划线<p style='text-emphasis:dot'>点")
    assert drawn == ["下划线"]
