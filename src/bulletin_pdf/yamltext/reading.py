"""The parser's events to a tree of values, in one pass, with limits.

Nothing is composed from anchors, aliases and tags: they are refused as their events arrive, so a
file of nested aliases costs no more than its bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import yaml

from bulletin_pdf.errors import Diagnostic, Place, Severity, Value
from bulletin_pdf.yamltext.document import Node, SourceText, shown
from bulletin_pdf.yamltext.syntax import SyntaxProblem, problem_of

MAX_DEPTH = 50
"""Collections within collections; an issue has nine."""

MAX_NODES = 200_000
"""Keys and values; 1,000 articles with all their fields and pictures have some 40,000."""

MAX_REPORTED = 100
"""Findings that are listed one by one; the rest is counted."""

# libyaml is some ten times as fast; PyYAML can be installed without it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What YAML does not hold (the complement of c-printable, YAML 1.2.2 production 1, and the C1
# control NEL), not even by an escape between double quotes.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NULL = re.compile("~|null|Null|NULL|")
_TEXT_AS_COMMENT = re.compile(r"[ \t]+(#[^\s#!][^\n]{0,20})")
# Two lines of Chinese that YAML joins, with a space between them.
_FOLDED = re.compile(r"[^\x00-\x7f][ \t]*\n[ \t]*[^\x00-\x7f\s]")


class _LimitReached(Exception):  # noqa: N818 - ends the reading; not a mistake by itself
    """The file is deeper or larger than any issue."""


@dataclass(slots=True)
class _Open:
    """A collection whose end is not read yet; one with items is a list."""

    node: Node
    items: list[Node] | None
    pairs: dict[str, Node]
    key: str | None = None
    key_node: Node | None = None


def more(left: Counter[Severity], file: str) -> list[Diagnostic]:
    """Say how many findings are left out, at the gravity they have."""
    return [
        Diagnostic("yaml-more", severity, Place(file), {"count": count})
        for severity, count in left.items()
    ]


def _span(event: yaml.Event) -> tuple[int, int]:
    """Return the indices between which an event stands in the text."""
    start, end = event.start_mark, event.end_mark
    # Only the stubs know events without marks.
    return (start.index, end.index) if start is not None and end is not None else (0, 0)


class Reader:
    """Builds the tree of one document from the parser's events."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.root: Node | None = None
        self.found: list[Diagnostic] = []
        self._left: Counter[Severity] = Counter()
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0
        self._anchors: set[str | None] = set()

    def read(self) -> SyntaxProblem | None:
        """Read all events; return what stopped the parser before the end, if anything did.

        A tree that is not whole is dropped, since what is missing in it proves nothing.
        """
        try:
            for event in yaml.parse(self.source.text, Loader=LOADER):
                self._take(event)
        except _LimitReached:
            self.root = None
        except (yaml.YAMLError, ValueError) as error:
            self.root = None
            return problem_of(error, self.source)
        finally:
            self.found += more(self._left, self.source.file)
        return None

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._place_node(self._open.pop().node)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _alias(self, event: yaml.AliasEvent) -> None:
        start, end = _span(event)
        known = event.anchor in self._anchors
        if known:  # it is meant as YAML, so one message says it all; a bomb has thousands
            self.found = [d for d in self.found if d.code != "yaml-anchor"]
        self._error("yaml-alias", start, token=shown(self.source.text[start:end]))
        if known:
            raise _LimitReached
        self._place_node(Node(start, end, broken=True))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents == 2:
            self._error("yaml-several-documents", _span(event)[0])

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_properties(event)
        start = _span(event)[0]
        if len(self._open) == MAX_DEPTH:
            self._error("yaml-too-deep", start, limit=MAX_DEPTH)
            raise _LimitReached
        items: list[Node] | None = [] if isinstance(event, yaml.SequenceStartEvent) else None
        pairs: dict[str, Node] = {}
        style = "[" if items is not None and event.flow_style else ""
        node = Node(start, start, pairs if items is None else items, style)
        self._open.append(_Open(node, items, pairs))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_properties(event)
        style = event.style or ""
        start, end = _span(event)
        null = not style and _NULL.fullmatch(event.value)
        node = Node(start, end, None if null else event.value, style)
        if style == '"':
            self._refuse_escapes(event.value, start)
        self._advise(node, event.value)
        self._place_node(node)

    def _refuse_properties(self, event: yaml.NodeEvent) -> None:
        """Report the anchor and tag before a node, which stand in the text before its value."""
        if event.anchor is None and getattr(event, "tag", None) is None:
            return
        start = _span(event)[0]
        sign = self.source.text[start : start + 1]
        token = self.source.text[start : start + 20].split()[0]
        self._error("yaml-anchor" if sign == "&" else "yaml-tag", start, token=token)
        self._anchors.add(event.anchor)

    def _refuse_escapes(self, value: str, start: int) -> None:
        if (match := _CONTROL.search(value)) is not None:
            self._error("character-control", start, character=f"U+{ord(match[0]):04X}")

    def _advise(self, node: Node, value: str) -> None:
        """Warn of text that YAML changes or drops without a word."""
        text = self.source.text
        if node.style == "" and (cut := _TEXT_AS_COMMENT.match(text, node.end)) is not None:
            self._warn("yaml-text-as-comment", cut.start(1), comment=cut[1])
        if node.style != "|" and _FOLDED.search(text[node.start : node.end]):
            self._warn("yaml-folded", node.start)
        in_brackets = bool(self._open) and self._open[-1].node.style == "["
        if in_brackets and node.style == "" and "，" in value:
            self._warn("yaml-wide-comma", node.start + value.index("，"))

    def _place_node(self, node: Node) -> None:
        """Put a finished node where it belongs: root, list item, key or value."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._error("yaml-too-many-nodes", node.start, limit=MAX_NODES)
            raise _LimitReached
        if not self._open:
            self.root = self.root or node
            return
        parent = self._open[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif parent.key_node is None:
            self._take_key(parent, node)
        else:
            self._take_value(parent, parent.key_node, node)

    def _take_key(self, parent: _Open, node: Node) -> None:
        parent.key_node = node
        parent.key = node.value if isinstance(node.value, str) else None
        if parent.key is None and not node.broken:
            self._error("yaml-key-not-text", node.start)

    def _take_value(self, parent: _Open, key_node: Node, node: Node) -> None:
        key = parent.key
        parent.key = parent.key_node = None
        if key is None:
            return
        node.key = key_node.start
        first = parent.pairs.setdefault(key, node)
        if first is not node:
            line = self.source.line_of(first.key)
            self._error("yaml-duplicate-key", node.key, key=shown(key), line=line)

    def _error(self, code: str, index: int, **values: Value) -> None:
        self._report(code, Severity.ERROR, index, values)

    def _warn(self, code: str, index: int, **values: Value) -> None:
        self._report(code, Severity.WARNING, index, values)

    def _report(self, code: str, severity: Severity, index: int, values: dict[str, Value]) -> None:
        if len(self.found) < MAX_REPORTED:
            self.found.append(Diagnostic(code, severity, self.source.place(index), values))
        else:
            self._left[severity] += 1
