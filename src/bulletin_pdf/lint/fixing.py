"""Mending findings in the file's own text: everything else of it stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bulletin_pdf.lint.checking import Finding
from bulletin_pdf.lint.stretch import Stretch
from bulletin_pdf.yamltext import parse

MAX_ROUNDS = 20
"""What is mended can show another mistake; more rounds than a few mean rules at odds."""

Lint = Callable[[str], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement in a text: from ``start`` to ``end`` stands ``new``."""

    start: int
    end: int
    new: str


def fixed(raw_text: str, lint: Lint, *, unsafe: bool = False) -> tuple[str, int]:
    """Return a file's text with everything mended that can be, and how much that was.

    Args:
        raw_text: the text with its own line ends.
        lint: finds the mistakes of a text with LF line ends.
        unsafe: mend also what needs the editor's eye.
    """
    count = 0
    for _ in range(MAX_ROUNDS):
        text = _LINE_END.sub("\n", raw_text)
        edits = chosen_edits(lint(text), text, unsafe=unsafe)
        if not edits:
            break
        raw_text = applied(raw_text, _with_line_ends(raw_text, edits))
        count += len(edits)
    return raw_text, count


_LINE_END = re.compile("\r\n?")


def chosen_edits(findings: Iterable[Finding], text: str, *, unsafe: bool) -> list[Edit]:
    """Return what can be mended at once: edits that do not touch each other, in order."""
    edits: list[Edit] = []
    wanted = [f for f in findings if f.meant is not None and (f.safe or unsafe) and _exact(f)]
    good: dict[int, bool] = {}
    for finding in sorted(wanted, key=lambda f: (f.place, len(f.found))):
        edit = Edit(finding.place, finding.place + len(finding.found), finding.meant or "")
        if (edits and edit.start < edits[-1].end) or text[edit.start : edit.end] == edit.new:
            continue
        stretch = finding.stretch
        if stretch is not None and not stretch.literal:
            if id(stretch) not in good:
                ours = [f for f in wanted if f.stretch is stretch]
                good[id(stretch)] = _reads_as_meant(stretch, ours, text)
            if not good[id(stretch)]:
                continue
        edits.append(edit)
    return edits


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made, which are in order and do not overlap."""
    parts, done = [], 0
    for edit in edits:
        parts += [text[done : edit.start], edit.new]
        done = edit.end
    return "".join([*parts, text[done:]])


def _exact(finding: Finding) -> bool:
    return finding.stretch is not None and finding.stretch.exact


def _reads_as_meant(stretch: Stretch, findings: Sequence[Finding], text: str) -> bool:
    """Tell whether YAML still reads a plain or quoted text, mended, as that text.

    A new character could be a sign of YAML's own, such as a colon before a space.
    """
    place = stretch.place(0)
    edits: list[Edit] = []
    for f in sorted(findings, key=lambda f: (f.place, len(f.found))):
        start = f.place - place
        if not edits or start >= edits[-1].end:
            edits.append(Edit(start, start + len(f.found), f.meant or ""))
    new = applied(stretch.text, edits)
    quote = text[place - 1 : place]
    quote = (
        quote if quote in ("'", '"') and text.startswith(quote, place + len(stretch.text)) else ""
    )
    return all(
        _reads_as(form, quote, new)
        for form in ("x: {}\n", "{{x: {}}}\n")
        if _reads_as(form, quote, stretch.text)
    )


def _reads_as(form: str, quote: str, text: str) -> bool:
    """Tell whether YAML reads a text as itself, in a block or between braces."""
    return bool(parse(form.format(f"{quote}{text}{quote}"), "").data == {"x": text})


def _with_line_ends(raw_text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Move edits from a text with LF to one with the file's own line ends, and give them these."""
    own = next((end for end in ("\r\n", "\n", "\r") if end in raw_text), "\n")
    # Where each CR LF stands in the text with LF: from there on one more character lies before.
    doubled = [m.start() - n for n, m in enumerate(re.finditer("\r\n", raw_text))]

    def moved(index: int) -> int:
        return index + bisect_left(doubled, index)

    return [Edit(moved(edit.start), moved(edit.end), edit.new.replace("\n", own)) for edit in edits]
