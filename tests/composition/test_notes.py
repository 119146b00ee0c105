"""Notes: each once, in order, on the page of its call or from there on, and clear of the text."""

from __future__ import annotations

from itertools import product

import pytest
from weasyprint.formatting_structure import boxes

from .flowing import LINE, LINES, faults, laid_out, note, pages_of, paragraphs, words, words_of

WHERE = {
    "a page": "{}",
    "columns": "<main>{}</main>",
}
ORPHANS = "html { orphans: 2; widows: 2 }"


def _page_with_note(where: str, total: int, at: int, length: int, css: str = ORPHANS) -> object:
    body = paragraphs("t", total, {at: note("n", length)})
    return laid_out(WHERE[where].format(body), css)


def _fault(where: str, total: int, at: int, length: int) -> list[str]:
    document = _page_with_note(where, total, at, length)
    wrong = faults(document, words("t", total), words("n", length))
    pages = pages_of(document)
    if pages.get("n0") != pages[f"t{at}"]:
        wrong.append(f"called on page {pages[f't{at}']}, begun on {pages.get('n0')}")
    return wrong


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("length", [1, 3, 4, 9, 10, 11, 30])
def test_a_note_begins_on_the_page_of_its_call_wherever_that_is(where: str, length: int) -> None:
    total = 8 if where == "a page" else 16
    wrong = {at: _fault(where, total, at, length) for at in (0, total // 2, total - 1)}
    assert not any(wrong.values()), wrong


@pytest.mark.slow
@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("length", [*range(1, 13), 19, 20, 21, 35])
def test_all_places_of_a_call(where: str, length: int) -> None:
    wrong = {at: _fault(where, 26, at, length) for at in range(26)}
    assert not any(wrong.values()), wrong


@pytest.mark.parametrize("where", WHERE)
def test_two_long_notes_follow_each_other(where: str) -> None:
    for apart, lengths in product((0, 1, 3), ((5, 12), (12, 5), (25, 25))):
        first, second = (note(name, length) for name, length in zip("ab", lengths, strict=True))
        called = {2: first + second} if apart == 0 else {2: first, 2 + apart: second}
        document = laid_out(WHERE[where].format(paragraphs("t", 14, called)), ORPHANS)
        expected = [*words("a", lengths[0]), *words("b", lengths[1])]
        assert faults(document, words("t", 14), expected) == [], (apart, lengths)


CONTEXTS = {
    "a table cell": "<table><tr><td>x<td>call{}</table>",
    "a list": "<ul style='list-style: none'><li>x<li>call{}</ul>",
    "a quotation": "<blockquote style='break-inside: avoid'><p>x<p>call{}<p>y</blockquote>",
    "a heading": "<h2 style='font: inherit; break-after: avoid'>call{}</h2>",
    "a block across columns": "<div class=all><p>x<p>call{}<p>y</div>",
}


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("where", WHERE)
def test_a_long_note_loses_nothing_wherever_it_is_called(where: str, context: str) -> None:
    for before in (0, 6, 7, 8, 9, 17, 19):
        inside = CONTEXTS[context].format(note("n", 23))
        body = paragraphs("a", before) + inside + paragraphs("b", 7)
        document = laid_out(WHERE[where].format(body), ORPHANS)
        inner = [word for word in ("x", "call", "y") if f">{word}" in inside]
        text = [*words("a", before), *inner, *words("b", 7)]
        assert faults(document, text, words("n", 23)) == [], before
        pages = pages_of(document)
        assert pages["n0"] == pages["call"], before


def test_what_a_note_has_above_it_stands_above_its_rest_as_wide_as_the_text() -> None:
    document = _page_with_note("a page", 8, 0, 30)
    rules = []
    for page in document.pages:
        (area,) = (c for c in page._page_box.children if isinstance(c, boxes.FootnoteAreaBox))
        (rule,) = (b for b in area.descendants() if b.element_tag == "span::before")
        first = min(word.top for word in words_of(document) if word.is_note)
        assert rule.position_y == pytest.approx(area.content_box_y())
        assert first >= 0
        rules.append(rule.width)
    assert len(rules) > 2
    assert rules == [55, *[220] * (len(rules) - 1)]


def test_a_divided_note_keeps_orphans_and_widows() -> None:
    for at in range(8):
        document = _page_with_note("a page", 8, at, 4)
        counts = [0] * len(document.pages)
        for word in words_of(document):
            counts[word.page] += word.is_note
        assert sorted(counts)[-2:] in ([0, 4], [4], [2, 2]), (at, counts)


def test_notes_that_go_on_leave_the_text_a_third_of_the_page() -> None:
    found = words_of(_page_with_note("a page", 14, 0, 40))
    lines = [sum(not w.is_note for w in found if w.page == page) for page in range(4)]
    assert lines[1:3] == [LINES // 3] * 2
    assert max(w.top for w in found) == LINE * (LINES - 1)


def test_a_line_goes_along_with_its_short_note() -> None:
    document = laid_out(paragraphs("t", 12, {9: note("n", 1)}))
    assert {w: p for w, p in pages_of(document).items() if w in ("t8", "t9", "n0")} == {
        "t8": 0,
        "t9": 1,
        "n0": 1,
    }


def test_nothing_that_a_break_asks_for_stands_over_the_rest_of_a_note() -> None:
    body = paragraphs("a", 3, {1: note("n", 25)}) + "<div style='break-before: page'>cover</div>"
    document = laid_out(body, ORPHANS)
    assert faults(document, [*words("a", 3), "cover"], words("n", 25)) == []
    pages = pages_of(document)
    assert pages["cover"] == pages["n24"] + 1


def test_a_note_that_must_stay_whole_goes_along_with_its_block() -> None:
    css = ".whole { float: footnote; footnote-policy: block; break-inside: avoid }"
    lines = "".join(f"<div>{word}</div>" for word in words("n", 4))
    for before in range(12):
        foot = f"<div>end<footer class=whole>{lines}</footer></div>"
        document = laid_out(paragraphs("t", before) + foot, css)
        assert faults(document, [*words("t", before), "end"], words("n", 4)) == [], before
        pages = pages_of(document)
        assert {pages[word] for word in words("n", 4)} == {pages["end"]}, before
