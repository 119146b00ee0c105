"""Columns and blocks across them: whatever fills a page, all of it is there once and in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .flowing import LINES, faults, laid_out, note, pages_of, paragraphs, words

COLUMNS = 2
PAGE = COLUMNS * LINES
RULES = {
    "lines alone": "html { orphans: 1; widows: 1 }",
    "orphans and widows": "html { orphans: 2; widows: 2 }",
    "a block that stays whole": ".all { break-inside: avoid }",
}


def _across(name: str, lines: int) -> str:
    return f"<div class=all>{paragraphs(name, lines)}</div>"


def _wrong(before: int, across: list[int], after: int, css: str, *, notes: bool) -> list[str]:
    """What is wrong with text, blocks across the columns and text."""
    called_before = range(0, before, 7) if notes else []
    called_after = range(0, after, 4) if notes else []
    blocks = {f"b{number}x": lines for number, lines in enumerate(across)}
    document = laid_out(
        "<main>"
        + paragraphs("a", before, {at: note(f"n{at}x", 1) for at in called_before})
        + "".join(_across(name, lines) for name, lines in blocks.items())
        + paragraphs("c", after, {at: note(f"m{at}x", 1) for at in called_after})
        + "</main>",
        css,
    )
    middle = [word for name, lines in blocks.items() for word in words(name, lines)]
    text = [*words("a", before), *middle, *words("c", after)]
    calls = {f"n{at}x0": f"a{at}" for at in called_before}
    calls |= {f"m{at}x0": f"c{at}" for at in called_after}
    pages = pages_of(document)
    apart = [word for word, call in calls.items() if pages.get(word) != pages.get(call)]
    return faults(document, text, [*calls]) + [f"{word} is not with its call" for word in apart]


@pytest.mark.parametrize("notes", [False, True], ids=["no notes", "notes"])
def test_what_follows_text_that_exactly_fills_a_page_is_not_lost(notes: bool) -> None:
    for before in range(PAGE - 4, PAGE + 3):
        assert _wrong(before, [1], 2, "", notes=notes) == [], before


def test_blocks_across_columns_one_after_the_other() -> None:
    for before in (0, 1, PAGE - 2, PAGE - 1, PAGE):
        assert _wrong(before, [3, 1, LINES, 2], 5, "", notes=True) == [], before


def test_a_block_across_columns_that_is_higher_than_pages() -> None:
    for before in (0, 1, PAGE - 1, PAGE):
        assert _wrong(before, [2 * LINES + 5], 5, "", notes=True) == [], before


@pytest.mark.slow
@pytest.mark.parametrize("notes", [False, True], ids=["no notes", "notes"])
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("after", [1, 5, PAGE - 1, PAGE, PAGE + 1])
def test_all_lengths_of_text_before(after: int, rule: str, notes: bool) -> None:
    found = {
        b: _wrong(b, [1 + b % 3], after, RULES[rule], notes=notes) for b in range(2 * PAGE + 5)
    }
    assert not any(found.values()), {before: wrong for before, wrong in found.items() if wrong}


def _pieces(kinds: list[tuple[str, int]]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield HTML, its words, and the words of its notes, of pieces of a text."""
    for number, (kind, size) in enumerate(kinds):
        name = f"{kind}{number}x"
        lines = words(name, size)
        if kind == "across":
            yield _across(name, size), lines, []
        elif kind == "paragraph":
            yield f"<p>{'<br>'.join(lines)}</p>", lines, []
        elif kind == "heading":
            yield f"<h2>{lines[0]}</h2>", lines[:1], []
        elif kind == "table":
            rows = "".join(f"<tr><td>{word}" for word in lines)
            yield f"<table class=all style='border-spacing: 0'>{rows}</table>", lines, []
        else:
            yield f"<p>{name}0{note(f'n{name}', size)}</p>", lines[:1], words(f"n{name}", size)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["paragraph", "across", "heading", "table", "noted"]),
            st.integers(1, 24),
        ),
        min_size=1,
        max_size=9,
    )
)
def test_any_mixture_is_there_once_and_in_order(kinds: list[tuple[str, int]]) -> None:
    made = [*_pieces(kinds)]
    document = laid_out("<main>" + "".join(html for html, _, _ in made) + "</main>")
    text = [word for _, lines, _ in made for word in lines]
    assert faults(document, text, [word for _, _, notes in made for word in notes]) == []
