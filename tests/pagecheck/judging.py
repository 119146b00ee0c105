"""Builds issues that were made up and tells whether each is right, refused or wrong."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_pdf.errors import (
    BulletinError,
    Diagnostic,
    Language,
    Severity,
    hint_of,
    message_of,
)
from bulletin_pdf.pipeline.checking import examine
from bulletin_pdf.pipeline.making import make
from bulletin_pdf.pipeline.progress import Silent
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.targets import Target

from .generated import Generated, generated, write

ACCEPTED = frozenset({"table-too-wide"})
"""Reasons to refuse an issue that no layout could set otherwise."""


class Verdict(NamedTuple):
    """What became of an issue.

    Attributes:
        pages: how many it has; 0 when there are none.
        faults: what is wrong, in an editor's words, behind its code; empty when it is right or
            was refused for a reason that is accepted.
        warnings: codes of the pages' warnings.
        refused: codes of accepted reasons.
    """

    pages: int
    faults: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Codes of what is wrong."""
        return frozenset(fault.partition(" ")[0] for fault in self.faults) - {"page-more"}


def judge(issue: Generated) -> Verdict:
    """Build an issue as a proof, in this process, and tell what became of it."""
    with tempfile.TemporaryDirectory(prefix="generated-") as folder:
        try:
            return _built(write(issue, Path(folder)))
        except Exception as error:  # whatever it is: that none gets out is what is tried
            return Verdict(0, (f"{type(error).__name__} {error}",))


def _built(path: Path) -> Verdict:
    try:
        made = make(examine(path), Request(targets=(Target.PROOF,)), Silent())
    except BulletinError as error:
        return _refused(error)
    faults = tuple(_said(d) for d in made.diagnostics if d.severity is Severity.ERROR)
    warnings = tuple(
        d.code
        for d in made.diagnostics
        if d.severity is Severity.WARNING and d.code.startswith("page-") and d.code != "page-more"
    )
    return Verdict(made.pages, faults, warnings)


def _refused(error: BulletinError) -> Verdict:
    """An issue may be refused for a reason that is accepted, with its place and a remedy."""
    errors = [d for d in error.diagnostics if d.severity is Severity.ERROR]
    faults = tuple(_said(d) for d in errors if not _is_accepted(d))
    if faults or not errors:
        return Verdict(0, faults or ("no-reason",))
    return Verdict(0, (), refused=tuple(d.code for d in errors))


def _is_accepted(found: Diagnostic) -> bool:
    where = found.where
    has_place = where is not None and where.line is not None
    return found.code in ACCEPTED and has_place and bool(hint_of(found, Language.ZH))


def _said(found: Diagnostic) -> str:
    line = found.where.line if found.where else None
    return f"{found.code} line {line}: {message_of(found, Language.ZH)}"


def summary(numbers: Iterable[int]) -> str:
    """Return what is wrong with which issues, what was refused and what is warned of, as tables."""
    wrong: dict[tuple[str, str], list[int]] = defaultdict(list)
    warned: dict[tuple[str, str], list[int]] = defaultdict(list)
    refused: dict[tuple[str, str], list[int]] = defaultdict(list)
    pages, judged, right = 0, 0, 0
    for number in numbers:
        issue = generated(number)
        verdict = judge(issue)
        judged, pages = judged + 1, pages + verdict.pages
        right += not verdict.faults
        for code in sorted(verdict.codes):
            wrong[code, issue.layout].append(number)
        for code in verdict.refused:
            refused[code, issue.layout].append(number)
        for code in verdict.warnings:
            warned[code, issue.layout].append(number)
    lines = [f"{right} of {judged} issues are right or refused; {pages} pages", "", "wrong:"]
    lines += _rows(wrong)
    lines += ["", "refused:", *_rows(refused), "", "warnings:", *_rows(warned)]
    return "\n".join([*lines, ""])


def _rows(found: dict[tuple[str, str], list[int]]) -> Iterator[str]:
    for (code, layout), numbers in sorted(found.items()):
        which = " ".join(map(str, dict.fromkeys(numbers)))
        yield f"{code:24} {layout:8} {len(numbers):4}  {which}"


def least(issue: Generated, code: str) -> Generated:
    """Return an issue without anything that its fault does not need.

    Args:
        issue: an issue with a fault.
        code: of the fault.
    """

    def has_it(given: Any) -> bool:
        return code in judge(issue._replace(issue=given)).codes

    return issue._replace(issue=_shrunk(issue.issue, has_it))


def _shrunk(value: Any, has_it: Callable[[Any], bool]) -> Any:
    """Return what is left of a part of an issue when nothing more may go.

    Args:
        value: the part.
        has_it: whether the issue has its fault with another value in this place.
    """
    if isinstance(value, dict):
        for key in list(value):
            if has_it(without := {k: v for k, v in value.items() if k != key}):
                value = without
        for key in value:
            value = value | {key: _shrunk(value[key], _inside(value, key, has_it))}
    elif isinstance(value, list):
        value = _fewer(value, has_it)
        for place, inner in enumerate(value):
            value = [*value]
            value[place] = _shrunk(inner, _inside(value, place, has_it))
    elif isinstance(value, str):
        value = _shorter(value, has_it)
    return value


def _inside(around: Any, key: Any, has_it: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Return whether the issue has its fault with another value in a place inside this one."""

    def has(inner: Any) -> bool:
        changed = around.copy()
        changed[key] = inner
        return has_it(changed)

    return has


def _fewer(parts: list[Any], has_it: Callable[[Any], bool]) -> list[Any]:
    """Return the parts that the fault needs: halves are tried first, single ones last."""
    size = len(parts) // 2
    while size:
        start = 0
        while start < len(parts):
            rest = [*parts[:start], *parts[start + size :]]
            if rest and has_it(rest):
                parts = rest
            else:
                start += size
        size //= 2
    return parts


def _shorter(text: str, has_it: Callable[[Any], bool]) -> str:
    """Return what the fault needs of a text: paragraphs, lines, halves of halves of a plain one."""
    mark = next((mark for mark in ("\n\n", "\n") if mark in text.strip("\n")), None)
    if mark is not None:
        parts = text.strip("\n").split(mark)
        found = _fewer(parts, lambda rest: has_it(mark.join(rest)))
        return mark.join(found) if len(found) > 1 else _shorter(found[0], has_it)
    while len(text) > 1 and not _MARKUP & set(text):
        half = len(text) // 2
        kept = next((cut for cut in (text[:half], text[half:]) if has_it(cut)), None)
        if kept is None:
            break
        text = kept
    return text


_MARKUP = frozenset("[]{}|*:")
"""Signs of markup, which a cut would leave open."""
