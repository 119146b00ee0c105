"""What a rule is: a value with a code, a clause, examples, and a way to find its mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Flag, auto

from bulletin_pdf.errors import Severity


class Kind(Flag):
    """What part of an issue a text is; a manuscript is running text all through."""

    TEXT = auto()
    """Running text: paragraphs in sentences."""
    TITLE = auto()
    """Titles, names of sections and mastheads, labels: no sentences, spaces may divide them."""
    CAPTION = auto()
    """Words under a picture."""
    NAME = auto()
    """Names of organisations and persons."""


EVERYWHERE = Kind.TEXT | Kind.TITLE | Kind.CAPTION | Kind.NAME
WORDS = Kind.TEXT | Kind.TITLE | Kind.CAPTION


@dataclass(frozen=True, slots=True)
class Hit:
    """One mistake in a text.

    Attributes:
        start: index of its first character.
        end: index after its last character.
        meant: what should stand there, or None when only the editor can know.
        safe: whether that may be put there unasked; None leaves it to the rule.
    """

    start: int
    end: int
    meant: str | None = None
    safe: bool | None = None


Finder = Callable[[str], Iterator[Hit]]
"""Yields the mistakes of a text; none of them reaches over a line end."""

Meant = Callable[[re.Match[str]], str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the table.

    Attributes:
        code: Z and three digits, as an editor names it.
        message: code of its wording in the message tables.
        clause: where the standard says so.
        severity: error for what is certainly wrong in print, warning for what probably is, note
            for what does not show in print.
        find: finds its mistakes in a text; None for rules about a whole issue, or about the house
            dictionary, which are called with more than a text.
        examples: wrong → right; None for right when only the editor can know.
        passes: what looks alike and is right.
        safe: whether ``--fix`` mends it without ``--unsafe``.
        kinds: the texts it looks at.
        default: whether it is on without ``--select``.
    """

    code: str
    message: str
    clause: str
    severity: Severity
    find: Finder | None
    examples: tuple[tuple[str, str | None], ...]
    passes: tuple[str, ...] = ()
    safe: bool = False
    kinds: Kind = EVERYWHERE
    default: bool = True


def pattern(
    expression: str, meant: str | Meant | None = None, *, before: str = "", group: int = 0
) -> Finder:
    """Return a finder for a regular expression; ``^`` and ``$`` are those of a line.

    Args:
        expression: what is wrong.
        meant: what should stand there instead.
        before: what has to stand before it, one character's class. It is asked after the match,
            because an expression that begins with looking back does so from every character.
        group: the group that is wrong, when the expression also holds what stands around it.
    """
    compiled = re.compile(expression, re.MULTILINE)
    behind = re.compile(before) if before else None

    def find(text: str) -> Iterator[Hit]:
        for match in compiled.finditer(text):
            start, end = match.span(group)
            if behind is None or (start > 0 and behind.match(text, start - 1)):
                yield Hit(start, end, meant(match) if callable(meant) else meant)

    return find


def joined(*finders: Finder) -> Finder:
    """Return a finder of everything that these find."""

    def find(text: str) -> Iterator[Hit]:
        for finder in finders:
            yield from finder(text)

    return find
