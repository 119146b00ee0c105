"""Slips of the keyboard that YAML cannot read, or reads as something else.

A full-width colon after a key is the commonest of them: ``title：甲`` for ``title: 甲``. YAML then
finds no key at all, and its own complaint comes lines later and about something else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bulletin_pdf.errors import Diagnostic
from bulletin_pdf.yamltext.document import Node, SourceText

WIDE_SPACES = "\u3000\u00a0\u2002\u2003\u2009\u202f"
"""White space that an input method or Word writes and YAML does not count as indentation."""

_MAX_LINE = 1000
"""Characters of a line with a key that YAML can find (YAML 1.2.2, 7.4); longer ones are skipped."""

_KEY = re.compile(r"[ ]*(?:- +)*(?P<key>\w{1,40}) *(?P<colon>[:：])(?P<space> ?)")
_BLOCK_OPENS = re.compile(r"(?P<indent>[ ]*(?:- +)*)[^#\n]*[:：-] *[|>][-+0-9]{0,2} *(?:#.*)?$")
_OWN_NAME = re.compile(r"[a-z][a-z_]*")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip and what was meant.

    Attributes:
        code: of the diagnostic.
        index: of the wrong character.
        key: the key before it; empty for slips of indentation.
        meant: what to read instead of the character; None where that would be a guess.
    """

    code: str
    index: int
    key: str = ""
    meant: str | None = None

    def diagnostic(self, source: SourceText) -> Diagnostic:
        """Report the slip at its place."""
        values = {"key": self.key} if self.key else {}
        return Diagnostic(self.code, where=source.place(self.index), values=values)


def slips(text: str, keys: Collection[str]) -> Iterator[Slip]:
    """Find the slips in a text that YAML could not read, literal blocks left out.

    Args:
        text: the whole text.
        keys: the names that may stand before a colon; other lower-case names may, too, if the
            colon is a full-width one.
    """
    block: int | None = None
    start = 0
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        in_block = block is not None and (indent > block or not line.strip(" "))
        if not in_block and len(line) <= _MAX_LINE:
            if (slip := _in_indent(line, start) or _after_key(line, start, keys)) is not None:
                yield slip
            opens = _BLOCK_OPENS.match(line)
            block = len(opens["indent"]) if opens is not None else None
        start += len(line) + 1


def slips_in(source: SourceText, node: Node, keys: Collection[str]) -> list[Slip]:
    """Find the slips that made a plain scalar of what was meant to be keys with values."""
    found, start = [], node.start
    for line in source.text[node.start : node.end].split("\n"):
        if (slip := _after_key(line, start, keys)) is not None:
            found.append(slip)
        start += len(line) + 1
    return found


def key_before_wide_colon(key: str) -> str | None:
    """Return the key that was meant in ``title：甲``, read as a key of its own."""
    name, colon, _ = key.partition("：")
    return name.strip() if colon and name.strip() else None


def _in_indent(line: str, start: int) -> Slip | None:
    """Report a tab or a wide space before a line."""
    indent = line[: len(line) - len(line.lstrip(f" \t{WIDE_SPACES}"))]
    odd = indent.lstrip(" ")
    if not odd:
        return None
    code = "yaml-tab" if odd[0] == "\t" else "yaml-wide-space"
    return Slip(code, start + len(indent) - len(odd))


def _after_key(line: str, start: int, keys: Collection[str]) -> Slip | None:
    match = _KEY.match(line)
    if match is None:
        return None
    key, index = match["key"], start + match.start("colon")
    meant = ":" if match["space"] else ": "
    if match["colon"] == "：" and (key in keys or _OWN_NAME.fullmatch(key)):
        return Slip("yaml-wide-colon", index, key, meant)
    glued = not match["space"] and match.end() < len(line)
    if match["colon"] == ":" and key in keys and glued:
        return Slip("yaml-glued-colon", index, key, meant)
    return None
