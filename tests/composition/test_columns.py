"""Columns over breaks: nothing is lost, and no margin is left above the first line."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from bulletin_pdf.typeset import composition

from .conftest import FACES


@pytest.fixture(autouse=True)
def _installed() -> None:
    composition.install()


def _lines(body: str, css: str = "") -> list[tuple[int, float, float, str]]:
    """Return (page, left, top, text) of each line of a page of ten lines and two columns."""
    page = f"""<style>{FACES}@page {{ size: 220px 200px; margin: 0 }} * {{ margin: 0; padding: 0 }}
        html {{ font: 10px/20px Latin,Song; orphans: 1; widows: 1 }}
        main {{ columns: 2; column-gap: 20px }} .all {{ column-span: all }}
        p, h2 {{ font: inherit }} {css}</style><main>{body}</main>"""
    return [
        (number, box.position_x, box.position_y, box.text)
        for number, root in enumerate(HTML(string=page).render().pages)
        for box in root._page_box.descendants()
        if getattr(box, "text", "").strip()
    ]


def _paragraphs(count: int, mark: str = "n") -> str:
    return "".join(f"<p>{mark}{number}</p>" for number in range(count))


def test_a_block_across_columns_goes_on_after_a_page_break() -> None:
    body = f"{_paragraphs(4, 'a')}<div class=all>{_paragraphs(12, 'b')}</div>{_paragraphs(2, 'c')}"
    found = _lines(body)
    assert sorted(text for *_, text in found) == sorted(
        [f"a{n}" for n in range(4)] + [f"b{n}" for n in range(12)] + ["c0", "c1"]
    )
    assert [(page, y) for page, _, y, text in found if text == "b8"] == [(1, 0)]
    assert [(page, x, y) for page, x, y, text in found if text == "c1"] == [(1, 120, 80)]


def test_a_table_across_columns_repeats_its_head_and_loses_no_row() -> None:
    rows = "".join(f"<tr><td>r{number}" for number in range(14))
    table = f"<table class=all><thead><tr><th>head</thead><tbody>{rows}</table>"
    css = "table { border-spacing: 0 } th, td { line-height: 20px }"
    found = _lines(f"{table}{_paragraphs(2, 'c')}", css)
    texts = [text for *_, text in found]
    assert texts.count("head") == 2
    assert [text for text in texts if text[0] == "r"] == [f"r{number}" for number in range(14)]
    assert {"c0", "c1"} <= set(texts)


MARGIN = "h2 { margin-top: 20px }"


def test_a_margin_is_dropped_where_an_unforced_break_begins_a_column() -> None:
    body = f"{_paragraphs(10)}<h2>top</h2>{_paragraphs(5)}<h2>inside</h2>{_paragraphs(20)}"
    found = {text: (page, x, y) for page, x, y, text in _lines(body, MARGIN)}
    assert found["top"] == (0, 120, 0)
    assert found["inside"] == (0, 120, 140)  # seventh line, and one left free above it


def test_a_margin_is_dropped_where_a_page_break_begins_the_columns() -> None:
    body = f"{_paragraphs(20)}<h2>top</h2>{_paragraphs(30)}"
    found = {text: (page, x, y) for page, x, y, text in _lines(body, MARGIN)}
    assert found["top"] == (1, 0, 0)


def test_a_margin_above_a_block_across_columns_is_dropped_on_a_new_page() -> None:
    css = ".all { margin-top: 20px; break-inside: avoid }"
    body = f"{_paragraphs(14)}<div class=all><p>all</p>{_paragraphs(4, 'b')}</div>"
    found = {text: (page, x, y) for page, x, y, text in _lines(body, css)}
    assert found["all"] == (1, 0, 0)


def test_a_margin_stays_at_the_start_of_the_columns_and_after_a_forced_break() -> None:
    found = {
        text: (x, y)
        for _, x, y, text in _lines(
            f"<h2>first</h2>{_paragraphs(3)}<h2 class=next>next</h2>",
            MARGIN + ".next { break-before: column }",
        )
    }
    assert found["first"] == (0, 20)
    assert found["next"] == (120, 20)


def test_a_block_that_was_tried_at_a_column_top_has_its_margin_elsewhere() -> None:
    # balancing tries the head at the top of the second column before it settles
    body = f"{_paragraphs(3)}<h2>head</h2>{_paragraphs(5, 'z')}"
    found = {text: (x, y) for _, x, y, text in _lines(body, MARGIN)}
    assert found["head"] == (0, 80)
    assert found["z1"] == (120, 0)


def test_what_follows_a_block_across_columns_keeps_clear_of_the_notes() -> None:
    css = """.note { float: footnote } ::footnote-call { line-height: 0 }
        @page { @footnote { margin: 0 } }"""
    body = (
        f"{_paragraphs(7, 'a')}<p>x<span class=note>note</span></p>"
        f"<div class=all>{_paragraphs(3, 'b')}</div>{_paragraphs(6, 'c')}"
    )
    found = [(page, y, text) for page, _, y, text in _lines(body, css)]
    assert [(page, y) for page, y, text in found if text == "note"] == [(0, 180)]
    below = {(page, y) for page, y, text in found if text.startswith("c")}
    assert below == {(0, 140), (0, 160), (1, 0)}
