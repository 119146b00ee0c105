from bulletin_pdf.clreq import Reason

from .conftest import PROSE


def test_lines_are_reported_with_page_place_and_explanation(sheet):
    page = sheet(f"<p>{PROSE * 3}", "@page{size:400pt 100pt}")
    assert [line.page for line in page.planned] == sorted(line.page for line in page.planned)
    assert page.planned[-1].page == len(page.document.pages)
    first = page.planned[0]
    assert (first.x * 0.75, first.y * 0.75) == (20, 20)
    assert first.em * 0.75 == 10
    assert first.explain().text == first.text
    assert page.planned[-1].explain().reason is Reason.PARAGRAPH_END


def test_ragged_lines_are_faulty(sheet):
    page = sheet(f"<p>{PROSE[:8]}<span style='white-space:nowrap'>{PROSE[:34]}</span>")
    assert [line.is_faulty for line in page.planned] == [True, False]


def test_the_weights_of_all_but_the_latest_paragraphs_are_let_go(sheet):
    page = sheet(f"<p>{PROSE}" * 40)
    paragraphs = list({id(line.paragraph): line.paragraph for line in page.planned}.values())
    awake = [paragraph.is_awake for paragraph in paragraphs]
    assert (len(awake), awake[-1]) == (40, True)
    assert not any(awake[:-16])
    first, again = page.planned[0], page.planned[-1]
    assert again.explain().reason is Reason.PARAGRAPH_END
    assert first.explain().text == first.text
