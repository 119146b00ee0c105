"""What signs of markup look like where they stand as text, in the order in which they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin_pdf.compose.blocks import BLOCKS
from bulletin_pdf.compose.spans import EMPHASIS
from bulletin_pdf.compose.strong import CLOSING, OPENING
from bulletin_pdf.model import PLACEMENT_WORDS

_FILE = r"\.(?i:jpe?g|png|tiff?|webp|gif|bmp|heic|svg)"
_WORDS = "|".join((*PLACEMENT_WORDS, EMPHASIS))
_TAGS = (
    "a|abbr|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|ol|p|pre|s|"
    "script|small|span|strong|style|su[bp]|table|t[dhr]|tbody|thead|u|ul"
)
_ENTITIES = (
    "amp|apos|bull|copy|deg|e[nm]sp|gt|hellip|[lr][ds]quo|lt|[mn]dash|middot|nbsp|quot|thinsp|times|"
    r"#\d{2,6}|#[xX][0-9a-fA-F]{2,6}"
)
_IN_SQUARE = r"[^\[\]\n]{0,200}"
_IN_ROUND = r"[^()（）\n]{0,200}"
_IN_ANY = r"[^\[\]［］【】〔〕()（）\n]{0,60}"
_ADDRESS = r"(?:[a-z]{2,12}:|/|\#|www\.|[\w-]+(?:\.[\w-]+)+)"

_HTML = ("html-printed", rf"</?(?i:{_TAGS})(?:\s[^<>\n]{{0,200}})?/?>|&(?:{_ENTITIES});|<!--")
_NAMED = ("picture-named", rf"[\[［【〔(（]{_IN_ANY}{_FILE}[ ]?[\]］】〕)）]")

_TEXT = (
    # ![1] is a note's number after an exclamation mark
    ("picture-unread", r"!\[(?!\d{1,3}\](?!\())"),
    ("picture-unread", rf"！\[{_IN_SQUARE}\]\("),
    ("picture-unread", rf"[!！][ ]?[\[［【]{_IN_SQUARE}[\]］】][ ]?[(（]{_IN_ROUND}{_FILE}"),
    ("picture-unread", rf"\[{_IN_SQUARE}\]\({_IN_ROUND}{_FILE}"),
    _NAMED,
    ("link-unread", rf"\[{_IN_SQUARE}\][ ]?[(（][ ]?{_ADDRESS}"),
    ("note-unclosed", r"\^[\[［]"),
    ("note-undefined", r"\[\^[^\]\s]{1,60}\]"),
    ("span-unknown", r"\][{｛][^{}｛｝\n]{0,60}"),
    ("mark-stray", rf"[{{｛][ ]?(?:{_WORDS})[ ]?[}}｝]"),
    ("block-stray", r":{3,}|：{3,}"),
    ("strong-unclosed", r"(?<!\*)\*\*(?!\*)"),
    ("strong-triple", r"(?<!\*)\*{3}[^\W\d][^*\n]{0,60}(?<=[^\W\d])\*{3}(?!\*)"),
    _HTML,
)
_LINE_START = (
    ("block-stray", rf"[:：]{{2}}[ \t]*(?:{'|'.join(BLOCKS)})(?![^\s{{])"),
    ("table-unread", r"\|.*\|[ \t]*$"),
    ("table-unread", r"\|?[ \t]*:?-{2,}:?[ \t]*\|[-:| \t]*$"),
    ("table-unread", r"[|｜][ \t]*[-－—]{2,}[-－—|｜ \t]*$"),
)
_PLAIN = (
    ("markup-in-plain", rf"{OPENING}[^*\n]{{1,200}}{CLOSING}"),
    ("markup-in-plain", rf"!\[{_IN_SQUARE}\]\("),
    ("markup-in-plain", rf"\[{_IN_SQUARE}\](?:\{{[^{{}}\n]{{1,60}}\}}|\(https?:)"),
    ("markup-in-plain", rf"\^\[{_IN_SQUARE}\]|^:::"),
    _NAMED,
    _HTML,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of markup in a text: the code of its message, where it begins, and what it is."""

    code: str
    start: int
    text: str


class Signs:
    """Some patterns, each with the code of what is said about it."""

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        """Take the patterns; where several fit, the first one counts."""
        self._codes = tuple(code for code, _ in rows)
        self._pattern = re.compile("|".join(f"({pattern})" for _, pattern in rows))

    def find(self, text: str, start: int = 0) -> Iterator[Sign]:
        """Yield the signs of a text from a place on, in order."""
        for match in self._pattern.finditer(text, start):
            yield self._sign(match)

    def at_start(self, text: str) -> Sign | None:
        """Return the sign that a text begins with, if it does."""
        match = self._pattern.match(text)
        return None if match is None else self._sign(match)

    def _sign(self, match: re.Match[str]) -> Sign:
        return Sign(self._codes[(match.lastindex or 1) - 1], match.start(), match[0])


IN_TEXT = Signs(_TEXT)
"""In running text, where reading has left them over."""

AT_LINE_START = Signs(_LINE_START)
"""At the beginning of a line of running text, which is given whole."""

IN_PLAIN = Signs(_PLAIN)
"""In a text of one line, in which nothing is markup."""
