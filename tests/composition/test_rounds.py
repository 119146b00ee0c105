"""References to later pages and running elements have pages made again: notes stay as they are."""

from __future__ import annotations

from typing import Any

import pytest

from .flowing import faults, laid_out, note, pages_of, paragraphs, words, words_of

CSS = """
html { orphans: 2; widows: 2 }
.see::after { content: target-counter(attr(href), page) }
.head { position: running(head) }
@page { @top-left { content: element(head) } }
"""
SEE = "<a class=see href='#end'>see</a>"
"""A reference to the last page: its own page is made again when that has a number."""
HEAD = "<div class=head>head</div>"
"""Running elements beyond the first have their pages made again."""
END = "<p id=end>end</p>"


def _document(total: int, notes: dict[int, str], again: str) -> Any:
    """Set paragraphs with notes.

    The letters say which pages are made again: a reference on the first one, running elements at
    the start and before the sixth paragraph.
    """
    if "r" in again:
        notes = notes | {0: SEE + notes.get(0, "")}
    head = HEAD if "h" in again else ""
    first = paragraphs("t", 5, notes)
    rest = "".join(f"<p>t{number}{notes.get(number, '')}</p>" for number in range(5, total))
    return laid_out(head + first + head + rest + END, CSS)


def _fault(total: int, notes: dict[int, tuple[str, int]], again: str) -> list[str]:
    called = {at: note(name, length) for at, (name, length) in notes.items()}
    document = _document(total, called, again)
    pages = pages_of(document)
    see = ["see", f"{pages['end'] + 1}"] if "r" in again else []
    text = ["t0", *see, *words("t", total)[1:], "end"]
    expected = [word for at in sorted(notes) for word in words(*notes[at])]
    wrong = faults(document, text, expected)
    return wrong + [
        f"{name}0 not on the page of its call"
        for at, (name, _) in notes.items()
        if pages.get(f"{name}0") != pages.get(f"t{at}", 0)
    ]


@pytest.mark.parametrize("again", ["", "r", "h", "rh"])
@pytest.mark.parametrize("at", [0, 3, 4, 6, 8])
def test_a_note_over_pages_comes_once_when_some_of_them_are_made_again(at: int, again: str) -> None:
    for length in (4, 9, 25):
        for total in (9, 16, 30):
            assert _fault(total, {at: ("n", length)}, again) == [], (length, total)


@pytest.mark.parametrize("again", ["", "r", "h", "rh"])
def test_several_notes_around_the_ends_of_pages(again: str) -> None:
    for shift in range(10):
        notes = {3 + shift: ("a", 1), 5 + shift: ("b", 6), 8 + shift: ("c", 2)}
        assert _fault(26, notes, again) == [], shift


@pytest.mark.parametrize("again", ["r", "h", "rh"])
def test_a_page_with_nothing_but_notes_is_not_dropped(again: str) -> None:
    assert _fault(6, {5: ("n", 25)}, again) == []


def test_the_rest_of_a_note_is_made_again_when_its_beginning_has_less_room() -> None:
    # The number takes a line of its own only once it is known; the text ends where it did before.
    css = """
    .roman::after { content: target-counter(attr(href), page, lower-roman) }
    .narrow { width: 25px } .next { break-before: page }
    """
    pages = "".join(f"<p class=next>p{number}</p>" for number in range(5))
    called = paragraphs("t", 3, {1: note("n", 16)})
    see = "<p class=narrow>see <a class=roman href='#end'></a></p>"
    document = laid_out(f"{see}{called}{pages}{END}", CSS + css)
    text = ["see", "vii", *words("t", 3), *words("p", 5), "end"]
    assert faults(document, text, words("n", 16)) == []
    top = {word.text: word.top for word in words_of(document)}
    assert top["vii"] > top["see"]
