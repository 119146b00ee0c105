"""The later lines of plain paragraphs come out as WeasyPrint builds lines, to the last digit."""

import pytest
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from bulletin_pdf.typeset.composition import laterlines

from .conftest import PROSE

CASES = {
    "justified": f"<p style='text-indent:2em'>{PROSE}",
    "centred": f"<p style='text-align:center'>{PROSE}",
    "at the right, with hanging marks": (
        f"<p style='text-align:right;hanging-punctuation:allow-end'>{PROSE}"
    ),
    "of three faces": f"<p>{PROSE[:40]}GDP 增长8.5%，{PROSE}Chinese typesetting 与{PROSE[:30]}",
    "with blanks at line ends": f"<p style='width:20em'>{' 文字'.join(PROSE[:60])}",
    "with forced breaks": f"<p style='white-space:pre-line'>{PROSE[:50]}\n\n {PROSE[:60]}\n{PROSE}",
    "with nothing but a break": "<p style='white-space:pre-line'>文\n\n\n字",
    "with separators": f"<p>&#x2028;{PROSE[:50]}&#x2028;&#x2028; {PROSE[:60]}&#x2028;{PROSE}",
    "that begins with a blank": f"<p style='white-space:pre-wrap'> {PROSE}<p>&nbsp;{PROSE}",
    "hyphenated": (
        "<p style='hyphens:auto;width:9em' lang=en>中国 internationalisation of responsibilities 文"
    ),
    "in two columns": f"<div style='columns:2;column-gap:2em'><p>{PROSE * 3}</div>",
    "beside a float": (
        f"<div style='float:left;width:8em;height:5em'>图</div><p>{PROSE * 2}<p>{PROSE}"
    ),
    "with a float inside": f"<p>{PROSE}<span style='float:right;width:5em'>图</span>{PROSE}",
    "over pages": f"<p>{PROSE * 30}",
    "raised as a whole": f"<p><span style='vertical-align:super'>{PROSE}</span>",
    "right to left": f"<div style='direction:rtl'><p style='direction:ltr'>{PROSE}</div>",
    "with a first line of its own": f"<style>p::first-line{{font-size:2em}}</style><p>{PROSE}",
    "with a first letter": f"<style>p::first-letter{{font-size:2em}}</style><p>{PROSE}",
}


def _placed(page):
    return [
        (type(box).__name__, box.position_x, box.position_y, box.width, box.height, box.baseline)
        for box in page.boxes(boxes.Box)
        if isinstance(box, (boxes.LineBox, boxes.TextBox))
    ]


@pytest.mark.parametrize("html", CASES.values(), ids=CASES.keys())
def test_lines_stand_where_weasyprint_puts_them(sheet, html, monkeypatch):
    quick = sheet(html)
    seam = inline.get_next_linebox.__self__
    monkeypatch.setattr(inline, "get_next_linebox", seam.next_linebox)
    plain = sheet(html)
    assert _placed(quick) == _placed(plain)
    assert quick.pdf == plain.pdf


def test_most_lines_are_set_in_fewer_steps(sheet, monkeypatch):
    built, next_line = [], laterlines.next_line
    monkeypatch.setattr(laterlines, "next_line", lambda *args: built.append(1) or next_line(*args))
    assert len(sheet(f"<p>{PROSE}").planned) - len(built) == 1
