"""A read YAML document: plain data, and the place of every value in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any

from bulletin_pdf.errors import Diagnostic, Place

Path = Sequence[str | int]
"""Keys and 0-based item numbers from the root to a value."""

Repair = tuple[int, str]
"""Index of one character in a text, and what is read instead of it."""

SHOWN = 40
"""Characters of a key or value that a message repeats."""


class SourceText:
    """The text of a file, with the way back from an index to line and column.

    Attributes:
        file: name as the user gave it.
        text: what the parser reads: the file's text, with slips repaired when there were any.
    """

    def __init__(self, text: str, file: str, repairs: Sequence[Repair] = ()) -> None:
        """Take a text with LF line ends.

        Args:
            text: the file's text.
            file: name as the user gave it.
            repairs: replacements of single characters by strings, in order of their indices;
                places still count in the text before them.
        """
        self.file = file
        self.text = _repaired(text, repairs)
        self._original = text
        self._last = (0, "")
        # For the way back: where a repair stood, where it ends now, how much was added before it.
        self._added = list(accumulate((len(new) - 1 for _, new in repairs), initial=0))
        self._repaired = [index for index, _ in repairs]
        self._ends = [
            index + added + 1 for index, added in zip(self._repaired, self._added[1:], strict=True)
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._original))]

    def line_of(self, index: int) -> int:
        """Return the 1-based line of an index into ``text``."""
        return bisect_right(self._starts, self._origin(index))

    def place(self, index: int) -> Place:
        """Return the place of an index into ``text``."""
        origin = self._origin(index)
        line = bisect_right(self._starts, origin)
        if line != self._last[0]:
            # Many findings may be on one line, and a line may have megabytes: cut it out once.
            self._last = (line, self._line(line))
        return Place(self.file, line, origin - self._starts[line - 1] + 1, self._last[1])

    def _origin(self, index: int) -> int:
        done = bisect_right(self._ends, index)
        origin = index - self._added[done]
        return min(origin, *self._repaired[done : done + 1], len(self._original))

    def _line(self, line: int) -> str:
        end = self._starts[line] - 1 if line < len(self._starts) else None
        return self._original[self._starts[line - 1] : end]


def _repaired(text: str, repairs: Sequence[Repair]) -> str:
    parts, done = [], 0
    for index, new in repairs:
        parts += [text[done:index], new]
        done = index + 1
    return "".join([*parts, text[done:]])


@dataclass(slots=True, eq=False)
class Node:
    """One value of a document and where it stands.

    Attributes:
        start: index of its first character.
        end: index after its last character; of a collection, of its first.
        style: quote or block sign of a scalar, empty for a plain one.
        value: text of a scalar, None for null, children of a collection.
        key: index of the key it belongs to, or its own start.
        broken: its content was refused, so no finding about it would be true.
    """

    start: int
    end: int
    value: str | list[Node] | dict[str, Node] | None = None
    style: str = ""
    key: int = -1
    broken: bool = False


@dataclass(frozen=True)
class Document:
    """Plain data with places.

    Attributes:
        source: the text it was read from.
        root: the tree of values, or None when nothing could be read.
        diagnostics: what was wrong with the text, in source order.
    """

    source: SourceText
    root: Node | None = None
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @cached_property
    def data(self) -> Any:  # noqa: ANN401 - whatever the file holds
        """Mappings, lists, strings and None; every scalar but null is a string."""
        return None if self.root is None else _data(self.root)

    def place(self, path: Path) -> Place:
        """Return where the value at a path begins; of a path not there, its nearest ancestor."""
        return self.source.place(self.node(path).start)

    def key_place(self, path: Path) -> Place:
        """Return where the key (or the list item) of the value at a path begins."""
        node = self.node(path)
        return self.source.place(node.key if node.key >= 0 else node.start)

    def place_in(self, path: Path, offset: int) -> Place:
        """Return where the character at an offset of the string at a path stands in the file.

        Exact in literal blocks (``|``), and in scalars on one line without escapes; in others
        (folded over several lines, or with escapes) it is the beginning of the scalar.

        Args:
            path: path of a string.
            offset: 0-based index of a character of the string; up to its length.
        """
        node = self.node(path)
        return self.source.place(self._index_in(node, offset))

    def node(self, path: Path) -> Node:
        """Return the node at a path, or its nearest ancestor that is there.

        A path of an empty document leads to the beginning of the file.
        """
        node = self.root or Node(0, 0)
        for part in path:
            child = child_of(node, part)
            if child is None:
                break
            node = child
        return node

    def _index_in(self, node: Node, offset: int) -> int:
        if not isinstance(node.value, str):
            return node.start
        offset = min(max(offset, 0), len(node.value))
        if node.style == "|":
            return self._index_in_literal(node, node.value, offset)
        inside = node.start + len(node.style)
        if self.source.text[inside : node.end - len(node.style)] == node.value:
            return inside + offset
        return node.start

    def _index_in_literal(self, node: Node, value: str, offset: int) -> int:
        """Go down as many lines in the file as in the value: a literal block keeps its lines."""
        text = self.source.text
        start = value.rfind("\n", 0, offset) + 1
        index = text.find("\n", node.start) + 1 or len(text)
        for _ in range(value.count("\n", 0, offset)):
            index = text.find("\n", index) + 1 or len(text)
        if start == len(value):
            return index
        # The line of the file is longer than that of the value by just the indentation.
        length = _line_end(value, offset) - start
        return _line_end(text, index) - length + offset - start


def child_of(node: Node, part: str | int) -> Node | None:
    """Return the value under a key or the item of that number, or None."""
    if isinstance(node.value, dict) and isinstance(part, str):
        return node.value.get(part)
    if isinstance(node.value, list) and isinstance(part, int) and part < len(node.value):
        return node.value[part]
    return None


def shown(value: object) -> str:
    """Return a value as a message repeats it, cut when it is long."""
    text = str(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return end if end >= 0 else len(text)


def _data(node: Node) -> Any:  # noqa: ANN401 - see Document.data
    if isinstance(node.value, dict):
        return {key: _data(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [_data(child) for child in node.value]
    return node.value
