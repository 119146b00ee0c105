"""Small pages of text and notes, whose every word is looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from bulletin_pdf.typeset import composition

from .conftest import FACES

LINE, LINES = 20, 10
"""Height of a line, px, and lines of a page."""
CSS = f"""
{FACES}
@page {{ size: 220px {LINE * LINES}px; margin: 0; @footnote {{ margin: 0; position: relative }} }}
* {{ margin: 0; padding: 0 }}
html {{ font: 10px/{LINE}px Latin,Song }}
main {{ columns: 2; column-gap: 20px }}
.all {{ column-span: all }}
.note {{ float: footnote }}
.note::before {{
  content: ""; position: absolute; top: 0; left: 0; width: 25%; border-top: 1px solid
}}
::footnote-call {{ content: ""; line-height: 0 }}
::footnote-marker {{ content: "" }}
"""


@dataclass(frozen=True)
class Word:
    """A word on a page, px; pages are counted from 0."""

    text: str
    page: int
    is_note: bool
    left: float
    top: float


def note(name: str, lines: int) -> str:
    """Return a note of some lines, a word each."""
    return f"<span class=note>{'<br>'.join(words(name, lines))}</span>"


def words(name: str, count: int) -> list[str]:
    """Return words that are told apart by their number."""
    return [f"{name}{number}" for number in range(count)]


def paragraphs(name: str, count: int, notes: Mapping[int, str] | None = None) -> str:
    """Return paragraphs of one word; some call notes."""
    called = notes or {}
    return "".join(
        f"<p>{word}{called.get(number, '')}</p>" for number, word in enumerate(words(name, count))
    )


def laid_out(body: str, css: str = "") -> Any:
    """Return a document of small pages."""
    composition.install()
    return HTML(string=f"<style>{CSS}{css}</style>{body}").render()


def words_of(document: Any) -> list[Word]:
    """Return the words of a document: of each page its text, then its notes."""
    found = []
    for number, page in enumerate(document.pages):
        for child in page._page_box.children:
            if isinstance(child, boxes.MarginBox):
                continue
            is_note = isinstance(child, boxes.FootnoteAreaBox)
            for box in child.descendants():
                for word in getattr(box, "text", "").split():
                    found.append(Word(word, number, is_note, box.position_x, box.position_y))
    return found


def faults(document: Any, text: Sequence[str], notes: Sequence[str] = ()) -> list[str]:
    """Say what is wrong with a document: its words, their order, and what overlaps."""
    found = words_of(document)
    wrong = []
    for kind, expected in ((False, text), (True, notes)):
        printed = [word.text for word in found if word.is_note is kind]
        if printed != list(expected):
            wrong.append(f"{'notes' if kind else 'text'}: {' '.join(printed)}")
    for page in range(len(document.pages)):
        here = [word for word in found if word.page == page]
        places = {(word.left, word.top) for word in here}
        if len(places) < len(here):
            wrong.append(f"page {page}: two words on one spot")
        if any(word.top < -0.01 or word.top + LINE > LINE * LINES + 0.01 for word in here):
            wrong.append(f"page {page}: beyond the edge")
        foot = max((word.top + LINE for word in here if not word.is_note), default=0)
        head = min((word.top for word in here if word.is_note), default=LINE * LINES)
        if foot > head + 0.01:
            wrong.append(f"page {page}: text over notes")
    return wrong


def pages_of(document: Any) -> dict[str, int]:
    """Return word → its page."""
    return {word.text: word.page for word in words_of(document)}
