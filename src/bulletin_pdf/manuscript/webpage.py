"""HTML files, as Word, WPS and browsers save them; scripts and addresses are never followed."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from bulletin_pdf.manuscript.lines import BLANKS, LeftOut, Line, LineKind, Manuscript
from bulletin_pdf.manuscript.markup import Row, strong, table_of

_BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "td", "th",
     "br", "hr", "section", "article", "header", "footer", "blockquote", "pre", "body", "html",
     "center", "dl", "dt", "dd")
)  # fmt: skip
_SKIPPED = frozenset(("script", "style", "head", "title", "noscript", "template", "svg", "select"))
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_HAN_SPACE = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")
_PAIR = re.compile(r"\*\*(.*?)\*\*", re.DOTALL)
_MAX_HEADING = 45


def read_webpage(text: str, file: str) -> Manuscript:
    """Read an HTML file.

    Args:
        text: the file's text.
        file: its name as the user gave it.
    """
    reader = _Reader(file)
    reader.feed(text)
    reader.close()
    reader.flush()
    return Manuscript(tuple(reader.lines), (), tuple(reader.left))


class _Reader(HTMLParser):
    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.lines: list[Line] = []
        self.left: list[LeftOut] = []
        self.words: list[str] = []
        self.skipped = 0
        self.level = 0
        self.centred = False
        self.preformatted = 0
        self.lists: list[int | None] = []
        self.rows: list[Row] | None = None
        self.label = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self.skipped += 1
        if tag in _BLOCKS and self.rows is None:
            self.flush()
        given = dict(attrs)
        if tag in ("p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6"):
            style = given.get("style") or ""
            self.centred = (
                tag == "center" or given.get("align") == "center" or bool(_CENTRED.search(style))
            )
            self.level = int(tag[1]) if tag[0] == "h" else 0
        self.opened(tag, given)

    def opened(self, tag: str, given: dict[str, str | None]) -> None:
        if tag in ("b", "strong"):
            self.words.append("**")
        elif tag == "pre":
            self.preformatted += 1
        elif tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            count = self.lists[-1] if self.lists else None
            self.label = "- " if count is None else f"{count + 1}. "
            if count is not None:
                self.lists[-1] = count + 1
        elif tag == "img":
            self.left.append(
                LeftOut(self.file, "picture", given.get("alt") or given.get("src") or "img")
            )
        elif tag == "table" and self.rows is None:
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in ("td", "th"):
            self.words = []

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self.skipped = max(0, self.skipped - 1)
        elif tag in ("b", "strong"):
            self.words.append("**")
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append(self.taken().replace("\n", " "))
        elif tag == "table" and self.rows is not None:
            self.table(self.rows)
        elif self.rows is None and tag in _BLOCKS:
            self.flush()
            self.level, self.centred = 0, False
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
            if tag == "pre":
                self.preformatted = max(0, self.preformatted - 1)

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.words.append(data if self.preformatted else re.sub(r"[ \t\r\n\f]+", " ", data))

    def taken(self) -> str:
        text = _PAIR.sub(lambda pair: strong(pair[1]), "".join(self.words))
        self.words = []
        return (
            text
            if self.preformatted
            else _HAN_SPACE.sub("", text)
            if text.count("\u3000") == 0
            else text
        )

    def flush(self) -> None:
        for text in self.taken().split("\n"):
            if not text.strip(BLANKS):
                continue
            whole = re.fullmatch(r"\s*\*\*([^*]+)\*\*\s*", text)
            short = len(text) <= _MAX_HEADING and "。" not in text and not self.label
            heading = bool(self.level) or (short and (self.centred or whole is not None))
            words = whole[1] if whole is not None and heading else text
            self.add(self.label + words.strip(" ") if self.label else words, heading)
            self.label = ""

    def add(self, text: str, heading: bool) -> None:
        kind = LineKind.HEADING if heading else LineKind.TEXT
        self.lines.append(Line(text, self.file, len(self.lines) + 1, kind, self.level))

    def table(self, rows: list[Row]) -> None:
        self.rows = None
        rows = [row for row in rows if row]
        if len(rows) > 1 and max(map(len, rows)) > 1:
            self.lines.append(Line(table_of(rows), self.file, len(self.lines) + 1, LineKind.BLOCK))
            return
        for cell in (cell for row in rows for cell in row):
            self.words = [cell]
            self.flush()
