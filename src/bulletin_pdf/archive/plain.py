"""The words of a text without its markup, as a reader sees and searches them."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^:{3,}[ \t]*(?:(?:引语|方框|表)(?=\s|$)[ \t]*)?(.*)$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|[ \t:|-]*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)\s]*(?:\s+\"([^\"]*)\")?\s*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_SPAN = re.compile(r"\[([^\[\]{}\n]*)\]\{[^{}\n]*\}")
_PLACE = re.compile(r"\{(?:栏宽|通栏|左|右)\}")
_NOTE = re.compile(r"\^\[([^\]]*)\]")
_STRONG = re.compile(r"\*\*([^*\n]+(?:\n(?!\n)[^*\n]+)*)\*\*")
_LIST = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+", re.MULTILINE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_WIDE_BREAK = re.compile(r"(?<=[\u2e80-\uffef])[ \t]*\n[ \t]*(?=[\u2e80-\uffef])")


def plain(text: str) -> str:
    """Return a body text as lines, one for each paragraph, list item, row and note."""
    notes: list[str] = []

    def note(match: re.Match[str]) -> str:
        notes.append(match[1])
        return ""

    text = text.replace("\r\n", "\n")
    text = _FENCE.sub(lambda m: f"\n\n{_PLACE.sub('', m[1])}\n\n", text)
    text = _RULE.sub("\n\n", text)
    text = _IMAGE.sub(lambda m: "\n\n".join(filter(None, m.groups())), text)
    text = _LINK.sub(r"\1", text)
    text = _PLACE.sub("", _SPAN.sub(r"\1", text))
    text = _NOTE.sub(note, text)
    text = _STRONG.sub(r"\1", text)
    text = _LIST.sub("\n\n", text)
    text = re.sub(r"^[ \t]*\|(.*)$", r"\n\1\n", text, flags=re.MULTILINE)
    text = _ESCAPE.sub(r"\1", text)
    paragraphs = [_joined(part) for part in re.split(r"\n[ \t]*\n", text)]
    return "\n".join(filter(None, (*paragraphs, *map(_joined, notes))))


def _joined(paragraph: str) -> str:
    """Return the lines of one paragraph as one; Chinese needs no blank where they meet."""
    cells = "　".join(cell.strip(" \t") for cell in paragraph.split("|"))
    return _BREAK.sub(" ", _WIDE_BREAK.sub("", cells.strip(" \t\n　")))
