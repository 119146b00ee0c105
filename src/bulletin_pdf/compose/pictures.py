"""``![说明](文件 "作者")``: pictures in a text, their files named as they are named on the disk.

In CommonMark a file's name ends at the first space, unless it stands in ``<…>``
(https://spec.commonmark.org/0.31.2/#link-destination). Names such as ``IMG (1).jpg`` are what
cameras and other programs give, so here it ends with the bracket that closes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_IN_ANGLES = re.compile(r"[ \t]*<([^<>\n]*)>[ \t]*([^\n]*)")
_CREDIT = re.compile(r"""(?:^|(?<=[ \t]))(?:"([^"\n]*)"|'([^'\n]*)'|“([^”\n]*)”)[ \t]*$""")
_ESCAPED = re.compile(r"\\([!-/:-@\[\]^-`{-~])")
"""A backslash before ASCII punctuation, but for another one: that begins the name of a server."""


@dataclass(frozen=True, slots=True)
class _Target:
    """What stands between the round brackets, and the index after them."""

    file: str
    credit: str
    end: int


def pictures_plugin(parser: MarkdownIt) -> None:
    """Replace markdown-it's rule for images."""
    parser.inline.ruler.at("image", _picture)


def _picture(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("![", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1, False)
    if end < 0 or not state.src.startswith("](", end):
        return False
    target = _target(state.src, end + len("]("), state.posMax)
    if target is None:
        return False
    if not silent:
        words = state.src[state.pos + len("![") : end]
        token = state.push("image", "img", 0)
        token.attrs = {"src": target.file, "alt": ""}
        token.content = words
        token.children = state.md.inline.parse(words, state.md, state.env, [])
        if target.credit:
            token.attrSet("title", target.credit)
    state.pos = target.end
    return True


def _target(src: str, start: int, limit: int) -> _Target | None:
    """Return what is named from a place on, or None if no bracket closes."""
    end = _closing(src, start, limit)
    if end < 0:
        return None
    inside = src[start:end]
    if (angled := _IN_ANGLES.fullmatch(inside)) is not None:
        name, rest = angled[1], angled[2]
    else:
        name = rest = inside
    credit = _CREDIT.search(rest)
    if angled is None:
        name = inside[: credit.start()] if credit else inside
    elif rest and (credit is None or credit.start()):
        return None
    name = _ESCAPED.sub(r"\1", name.strip(" \t"))
    return _Target(name, next(filter(None, credit.groups()), "") if credit else "", end + 1)


def _closing(src: str, start: int, limit: int) -> int:
    """Return where the round bracket closes that was opened before a place, on the same line."""
    depth, at, angled = 0, start, False
    while at < limit and src[at] != "\n":
        sign = src[at]
        if sign == "\\" and at + 1 < limit and src[at + 1] in "()<>":
            at += 1
        elif sign == "<" and not src[start:at].strip():
            angled = True
        elif sign == ">":
            angled = False
        elif sign == "(" and not angled:
            depth += 1
        elif sign == ")" and not angled:
            if not depth:
                return at
            depth -= 1
        at += 1
    return -1
