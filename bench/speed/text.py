"""Text for so many pages: the sentences of an issue, mixed so that hardly anything repeats.

A text that is repeated flatters whoever remembers a paragraph, so articles are drawn anew: always
the same ones, for the generator starts from a fixed number.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

PAGE_CHARACTERS: Final = 465
"""Of body text, on a page of 22 lines of 28 characters, with titles and short last lines."""
SPARE_CHARACTERS: Final = 250
"""The head of the section takes the room of so many, and the last page is hardly ever full."""
ARTICLE_CHARACTERS: Final = (215, 676)
"""An article's body has so many, as those of the seed have."""
PARAGRAPH_SENTENCES: Final = (2, 7)
TITLE_CLAUSE: Final = range(9, 20)
_DRAW: Final = 8
_SENTENCE: Final = re.compile(r"[^。；！？]+[。；！？]”?")
_NUMBERED: Final = re.compile(r"^[一二三四五六七八九十]+[、是要]")
"""A sentence that begins so would be set as a heading when it begins a paragraph."""
_CLAUSE_ENDS: Final = re.compile(r"[，、；。：]")
_PAIRS: Final = ("“”", "（）", "《》")


@dataclass(frozen=True, slots=True)
class Article:
    """An article as every system is given it.

    Attributes:
        title: One line of plain text.
        attribution: The organisation that sent it.
        paragraphs: Plain text.
    """

    title: str
    attribution: str
    paragraphs: tuple[str, ...]

    @property
    def length(self) -> int:
        """Number of characters of the body."""
        return sum(map(len, self.paragraphs))


def read_articles(issue: Path) -> list[Article]:
    """Return the articles of an issue file whose bodies are plain paragraphs."""
    sections = yaml.safe_load(issue.read_text(encoding="utf-8"))["sections"]
    return [
        Article(given["title"], given["attribution"], tuple(given["body"].strip().split("\n\n")))
        for section in sections
        for given in section["articles"]
    ]


def articles_for(pages: int, seed: Sequence[Article]) -> list[Article]:
    """Return distinct articles, made of the sentences of others, that fill about so many pages.

    Raises:
        ValueError: There is not a whole sentence, or no clause that can be a title.
    """
    sentences = sentences_of(seed)
    clauses = clauses_of(sentences)
    if not sentences or not clauses:
        raise ValueError("no sentences")
    draw = random.Random(_DRAW)
    chosen: list[Article] = []
    left = pages * PAGE_CHARACTERS - SPARE_CHARACTERS
    while left > 0:
        sender = draw.choice(seed).attribution
        wanted = min(left, draw.randint(*ARTICLE_CHARACTERS))
        body = _paragraphs(sentences, wanted, draw)
        chosen.append(Article(f"{sender}{draw.choice(clauses)}", sender, body))
        left -= chosen[-1].length
    return chosen


def _paragraphs(sentences: Sequence[str], characters: int, draw: random.Random) -> tuple[str, ...]:
    paragraphs: list[str] = []
    while characters > 0:
        count = draw.randint(*PARAGRAPH_SENTENCES)
        text = "".join(draw.sample(sentences, min(count, len(sentences))))
        paragraphs.append(f"{text[:-1]}。")
        characters -= len(text)
    return tuple(paragraphs)


def sentences_of(articles: Sequence[Article]) -> list[str]:
    """Return the sentences that hold whole quotations, without numbers before them."""
    found = (
        _NUMBERED.sub("", sentence)
        for article in articles
        for paragraph in article.paragraphs
        for sentence in _SENTENCE.findall(paragraph.strip())
    )
    return [sentence for sentence in dict.fromkeys(found) if _is_balanced(sentence)]


def clauses_of(sentences: Sequence[str]) -> list[str]:
    """Return the clauses of sentences that are about as long as titles."""
    found = (clause for sentence in sentences for clause in _CLAUSE_ENDS.split(sentence))
    return [
        clause
        for clause in dict.fromkeys(found)
        if len(clause) in TITLE_CLAUSE and _is_balanced(clause)
    ]


def _is_balanced(text: str) -> bool:
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
