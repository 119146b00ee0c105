"""Comments in a file that take findings back: ``lint-ignore: Z105`` and ``lint-ignore-file:``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bulletin_pdf.yamltext import Document
from bulletin_pdf.yamltext.document import Node

_CODES = r"(?P<codes>Z\d+(?:[ ,，、]+Z\d+)*)"
_IN_YAML = re.compile(rf"(?:^|(?<=\s))#[ \t]*lint-ignore(?P<file>-file)?[:：][ \t]*{_CODES}", re.M)
_IN_TEXT = re.compile(
    rf"^[ \t]*<!--[ \t]*lint-ignore(?P<file>-file)?[:：][ \t]*{_CODES}[ \t]*-->[ \t]*$", re.M
)


@dataclass(frozen=True, slots=True)
class Suppression:
    """Where findings of some rules are not wanted.

    Attributes:
        codes: the rules.
        start: index of the first character in the file's text.
        end: index after the last.
    """

    codes: frozenset[str]
    start: int
    end: int


def in_issue(document: Document) -> list[Suppression]:
    """Return what the comments of an issue file take back.

    A comment on a line of its own holds for what begins on the next line, with all that is
    indented below it; a comment at the end of a line for that line.
    """
    text = document.source.text
    scalars = list(_scalars(document.root)) if document.root else []
    found = []
    for match in _IN_YAML.finditer(text):
        if any(start <= match.start() < end for start, end in scalars):
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        alone = not text[line : match.start()].strip()
        reach = _block(text, match.end()) if alone else (line, _line_end(text, match.end()))
        found.append(_suppression(match, reach, text))
    return found


def in_manuscript(text: str) -> list[Suppression]:
    """Return what the comments of a manuscript take back: the next line that is not empty."""
    found = []
    for match in _IN_TEXT.finditer(text):
        rest = re.compile(r"\s*").match(text, match.end())
        start = rest.end() if rest else match.end()
        found.append(_suppression(match, (start, _line_end(text, start)), text))
        # Nor is anything to be found in the comment itself.
        found.append(Suppression(frozenset(), match.start(), match.end()))
    return found


def taken_back(suppressions: Iterable[Suppression], code: str, place: int) -> bool:
    """Tell whether a finding is not wanted; a suppression without codes wants none at all."""
    return any(s.start <= place < s.end and (not s.codes or code in s.codes) for s in suppressions)


def _suppression(match: re.Match[str], reach: tuple[int, int], text: str) -> Suppression:
    codes = frozenset(re.findall(r"Z\d+", match["codes"]))
    start, end = (0, len(text) + 1) if match["file"] else reach
    return Suppression(codes, start, end)


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) + 1 if end < 0 else end + 1


def _block(text: str, index: int) -> tuple[int, int]:
    """Return the lines that begin with the next one and are indented below it."""
    start = _line_end(text, index)
    lines = text[start:].split("\n")
    while lines and (not lines[0].strip() or lines[0].lstrip().startswith("#")):
        start += len(lines.pop(0)) + 1
    end, indent = start, _indent(lines[:1])
    for number, line in enumerate(lines):
        if number and line.strip() and _indent([line]) <= indent:
            break
        end += len(line) + 1
    return start, end


def _indent(lines: Sequence[str]) -> int:
    return sum(len(line) - len(line.lstrip(" ")) for line in lines)


def _scalars(node: Node) -> Iterable[tuple[int, int]]:
    if isinstance(node.value, str):
        yield node.start, node.end
    elif node.value is not None:
        children = node.value.values() if isinstance(node.value, dict) else node.value
        for child in children:
            yield from _scalars(child)
