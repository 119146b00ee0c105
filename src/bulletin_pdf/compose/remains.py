"""Markup that was meant and not understood: it would be printed as signs, or lost.

Looked for in what reading has left as text, with the place of each token; what an editor escapes
with a backslash is meant as it stands and no text to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from bulletin_pdf.compose.blocks import BLOCKS, title_of
from bulletin_pdf.compose.body import looked_through
from bulletin_pdf.compose.offsets import Located, called_notes, located
from bulletin_pdf.compose.signs import AT_LINE_START, IN_PLAIN, IN_TEXT, Sign
from bulletin_pdf.compose.spans import EMPHASIS
from bulletin_pdf.model import PLACEMENT_WORDS

_BRACED = re.compile(r"[ \t]*([{｛][^{}｛｝\n]{0,60}[}｝]?)")
_LAST_BRACES = re.compile(r"[{｛][^{}｛｝]*[}｝]?$")
_FENCE = re.compile(r"\s*:{3,}\s*$")
_UNKNOWN_NAME = re.compile(r":{3,}[ \t]*([^\s:{]+)")
_ROWS = {"table-unread"}
_SHOWN = 40
_LOOKED_AT = 300
"""Characters of a text that tell what a sign was meant to be."""

_DEEPEST = 8
"""Notes that may be called from within one another."""


@dataclass(frozen=True, slots=True)
class Remain:
    """Markup that was not understood.

    Attributes:
        code: of the message.
        offset: where it begins in the text.
        values: what fills the message.
    """

    code: str
    offset: int
    values: dict[str, str | int] = field(default_factory=dict)


def remains(text: str) -> list[Remain]:
    """Return what is left of markup in a body text, in order."""
    found: list[Remain] = []

    def look(state: StateCore) -> None:
        starts = _line_starts(text)
        lines = text.split("\n")
        for place in located(state):
            for remain in _of_token(place):
                # Of rows that are no table the first one says it all.
                if not (place.before and {remain.code, found[-1].code if found else ""} == _ROWS):
                    found.append(remain)
        found.extend(_of_blocks(state.tokens, lines, starts))
        found.extend(_of_tables(state.tokens, lines, starts))
        found.extend(_of_notes(state, starts))

    looked_through(text, look)
    return sorted(found, key=lambda remain: remain.offset)


def plain_remains(text: str) -> list[Remain]:
    """Return the markup in a text of one line, which is printed as it stands."""
    return [Remain(s.code, s.start, {"sign": _shown(s.text)}) for s in IN_PLAIN.find(text)]


def _of_token(place: Located) -> Iterator[Remain]:
    token = place.token
    if token.type != "text":
        return
    text, at = token.content, 0
    if place.before == "image" and (braced := _BRACED.match(text)) is not None:
        if not _is_placement(braced[1]):
            yield _braces("placement-unknown", place.offset + braced.start(1), braced[1])
        at = braced.end()
    if place.before in ("", "softbreak", "hardbreak") and text[:1] == place.line[:1]:
        sign = AT_LINE_START.at_start(place.line)
        if sign is not None:
            yield _of_sign(sign, place.offset, place.line)
            return
    for sign in IN_TEXT.find(text, at):
        yield _of_sign(sign, place.offset + sign.start, text[sign.start : sign.start + _LOOKED_AT])


def _of_sign(sign: Sign, offset: int, rest: str) -> Remain:
    """Return what is said of a sign, with more of the text where that helps."""
    if sign.code == "block-stray" and (name := _UNKNOWN_NAME.match(rest)) and name[1] not in BLOCKS:
        return Remain("block-unknown", offset, {"name": name[1], "known": "、".join(BLOCKS)})
    if sign.code == "span-unknown":
        return _braces(sign.code, offset + 1, sign.text[1:])
    whole = sign.code == "picture-unread"
    return Remain(sign.code, offset, {"sign": _shown(rest if whole else sign.text)})


def _braces(code: str, offset: int, sign: str) -> Remain:
    known = {"placement-unknown": "、".join(PLACEMENT_WORDS), "span-unknown": EMPHASIS}
    values: dict[str, str | int] = {"name": sign.strip("{}｛｝ "), "known": known.get(code, "")}
    return Remain(code, offset, values)


def _is_placement(braces: str) -> bool:
    return braces[0] + braces[-1] == "{}" and braces[1:-1].strip(" \t") in PLACEMENT_WORDS


def _of_blocks(
    tokens: Sequence[Token], lines: Sequence[str], starts: Sequence[int]
) -> Iterator[Remain]:
    """Find blocks that nothing closes, and signs in their titles."""
    for token in tokens:
        if token.type != "container_block_open" or token.map is None:
            continue
        first, last = token.map
        if last >= len(lines) or not _FENCE.match(lines[last]):
            yield Remain("block-unclosed", starts[first], {"name": token.info.split()[0]})
        title = title_of(token.info)
        at = starts[first] + max(lines[first].rfind(title), 0)
        for remain in plain_remains(title):
            yield Remain(remain.code, at + remain.offset, remain.values)
        if (braced := _LAST_BRACES.search(title)) is not None:
            yield _braces("block-placement", at + braced.start(), braced[0])


def _of_tables(
    tokens: Sequence[Token], lines: Sequence[str], starts: Sequence[int]
) -> Iterator[Remain]:
    """Find rows with more cells than the head, whose rest would be lost, and rows that are text.

    GFM, 4.10: excess cells are ignored, and any line below a table is a row of it.
    """
    columns = 0
    for token in tokens:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and token.map and columns:
            line = lines[token.map[0]]
            cells = _cells(line.strip())
            if any(cell.strip() for cell in cells[columns:]):
                values: dict[str, str | int] = {"count": len(cells), "columns": columns}
                yield Remain("table-row-long", starts[token.map[0]], values)
            elif "|" not in line:
                yield Remain(
                    "table-row-plain", starts[token.map[0]], {"sign": _shown(line.strip())}
                )


def _cells(line: str) -> list[str]:
    cells = escapedSplit(line)
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return cells


def _of_notes(state: StateCore, starts: Sequence[int]) -> Iterator[Remain]:
    """Find notes below the text that would be lost, not being called or standing there twice.

    Those that call themselves, or others that call them, have no end.
    """
    calls = _calls(state)
    called, deep = _called(calls)
    seen = set()
    for token in state.tokens:
        if token.type != "footnote_reference_open" or token.map is None:
            continue
        name = token.meta["label"]
        code = "" if name in called else "note-unused"
        code = "note-too-deep" if name in deep else "note-twice" if name in seen else code
        seen.add(name)
        if code:
            yield Remain(code, starts[token.map[0]], {"name": name})


def _calls(state: StateCore) -> Mapping[str, set[str]]:
    """Return label of a note below the text → labels that it calls; the text's own is empty."""
    calls: dict[str, set[str]] = {"": set()}
    label = ""
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            calls.setdefault(label, set())
        elif token.type == "footnote_reference_close":
            label = ""
        elif token.type == "inline":
            calls[label] |= set(called_notes(state, token.children or ()))
    return calls


def _called(calls: Mapping[str, set[str]]) -> tuple[set[str], set[str]]:
    """Return the labels of the notes that are called at all, and of those too deep in others."""
    called: set[str] = set()
    level, deep = calls[""], calls[""]
    depth = 0
    while level or (deep and depth < _DEEPEST):
        called |= level
        level = {name for one in level for name in calls.get(one, ())} - called
        if depth < _DEEPEST:
            deep = {name for one in deep for name in calls.get(one, ())}
            depth += 1
    return called, deep


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _shown(sign: str) -> str:
    line = sign.partition("\n")[0]
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
