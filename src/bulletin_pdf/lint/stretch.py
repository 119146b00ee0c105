"""The texts of a file, each with the way from its characters to those of the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin_pdf.lint.rule import Kind
from bulletin_pdf.yamltext import Document
from bulletin_pdf.yamltext.document import Node

KINDS = {
    **dict.fromkeys(("body", "editors_note", "lead", "briefs", "note"), Kind.TEXT),
    **dict.fromkeys(
        ("name", "notice", "classification", "title", "subtitle", "kicker", "label", "value", "unit"),
        Kind.TITLE,
    ),
    **dict.fromkeys(("caption", "alt", "credit"), Kind.CAPTION),
    **dict.fromkeys(
        ("publisher", "attribution", "organisation", "persons", "recipients", "editor",
         "checked_by", "approved_by", "phone", "address", "printer", "licence_number"),
        Kind.NAME,
    ),
}  # fmt: skip
"""Key → what its text is; other keys (files, addresses, options, dates, numbers) are not read."""

PROTECTED = re.compile(
    r"https?://[!-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}"  # addresses
    r"|\]\((?:[^()\n]|\([^()\n]{0,100}\)){0,300}\)"  # where an image or a link leads
    r"|`[^`\n]*`"
    r"|^:::[ \t]*\S*[ \t]*"  # the head of a block
    r"|^(?=[^-\n]*-)[ \t:|-]+$"  # the row below a table's head
    r"|(?<![\w./\\-])[\w./\\-]{1,200}\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|tiff?|txt|yaml)\b"
    r"|(?<=\])\{[^}\n]{0,100}\}",
    re.MULTILINE | re.ASCII,
)
"""What only looks like text; no mistake is looked for in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """One text of a file.

    Attributes:
        text: what the rules read.
        kind: what part of an issue it is.
        path: its keys in the issue, empty for a manuscript.
        exact: whether each of its characters stands as such in the file, and can be replaced.
        literal: whether anything can be written there; else it must still be read as the same text.
    """

    text: str
    kind: Kind
    path: tuple[str | int, ...]
    exact: bool
    literal: bool
    _starts: tuple[int, ...]
    _places: tuple[int, ...]

    def place(self, index: int) -> int:
        """Return where a character of the text stands in the file's text."""
        if not self.exact:
            return self._places[0]
        line = bisect_right(self._starts, index) - 1
        return self._places[line] + index - self._starts[line]


def manuscript_stretch(text: str) -> Stretch:
    """Return a manuscript as the only stretch of itself."""
    return Stretch(text, Kind.TEXT, (), True, True, (0,), (0,))


def issue_stretches(document: Document) -> Iterator[Stretch]:
    """Yield the texts of an issue file that are printed, in source order."""
    if document.root is not None:
        yield from _below(document.root, (), None, document.source.text)


def _below(
    node: Node, path: tuple[str | int, ...], kind: Kind | None, source: str
) -> Iterator[Stretch]:
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            if path or key != "layout":
                yield from _below(child, (*path, key), KINDS.get(key), source)
    elif isinstance(node.value, list):
        for number, child in enumerate(node.value):
            yield from _below(child, (*path, number), kind, source)
    elif node.value is not None and kind is not None:
        yield _stretch(node, node.value, path, kind, source)


def _stretch(
    node: Node, text: str, path: tuple[str | int, ...], kind: Kind, source: str
) -> Stretch:
    if node.style == "|":
        return _literal(node, text, path, kind, source)
    inside = node.start + len(node.style)
    exact = source[inside : node.end - len(node.style)] == text
    place = inside if exact else node.start
    return Stretch(text, kind, path, exact, False, (0,), (place,))


def _literal(
    node: Node, text: str, path: tuple[str | int, ...], kind: Kind, source: str
) -> Stretch:
    """Follow a literal block, which keeps its lines: the file's are longer by the indentation."""
    starts, places, start = [], [], 0
    place = source.find("\n", node.start) + 1
    for line in text.split("\n"):
        end = source.find("\n", place)
        end = len(source) if end < 0 else end
        starts.append(start)
        places.append(end - len(line))
        start += len(line) + 1
        place = end + 1
    return Stretch(text, kind, path, True, True, tuple(starts), tuple(places))
