"""What changed between two versions of an issue, by article and sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from bulletin_pdf.model import Article, Issue, Section

_SENTENCE = re.compile(r"[^。！？；\n]*(?:[。！？；]+[”’）》]*|\n+|$)")
_ALIKE = 0.5
"""difflib's ratio from which two sentences, or two articles, are versions of one."""


_LONG = 4_000_000
"""Product of two texts' lengths from which they are not compared by characters."""

_SHORT = 300
"""Characters of an article that is compared by characters to find what it was."""


class Op(StrEnum):
    """What happened to a piece of text."""

    KEEP = "keep"
    INSERT = "insert"
    DELETE = "delete"


class Status(StrEnum):
    """What happened to an article, or to the rest of the issue."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and what happened to it."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """An article, or a part of the issue that is none.

    Attributes:
        title: of the article in its new version; the name of the part.
        status: what happened to it.
        parts: name of each field that changed (of an article that is new or gone, of every one) →
            its pieces.
    """

    title: str
    status: Status
    parts: tuple[tuple[str, tuple[Segment, ...]], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of an issue.

    Attributes:
        changes: articles in the new order, those gone after the one they followed; unchanged ones
            too, so that the numbers add up.
    """

    changes: tuple[Change, ...]

    def count(self, status: Status) -> int:
        """Return how many parts have that status."""
        return sum(change.status is status for change in self.changes)


Fields = tuple[tuple[str, str], ...]


def compare(old: Issue, new: Issue) -> Compared:
    """Compare two versions of an issue."""
    before, after = _articles(old), _articles(new)
    partner = _partners(before, after)
    changes = [_change("", _frame(old), _frame(new), moved=False)]
    kept = [old_number for old_number in partner if old_number is not None]
    gone = [number for number in range(len(before)) if number not in kept]
    in_order = _longest_rise(kept)
    for number, (title, fields) in enumerate(after):
        other = partner[number]
        if other is None:
            changes.append(_whole(title, fields, Op.INSERT))
        else:
            gone, passed = _split(gone, other)
            changes += [_whole(*before[g], Op.DELETE) for g in passed]
            changes.append(_change(title, before[other][1], fields, moved=other not in in_order))
    changes += [_whole(*before[g], Op.DELETE) for g in gone]
    return Compared(tuple(changes))


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """Compare two texts sentence by sentence, and two versions of a sentence by characters."""
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    found: list[Segment] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Segment(Op.KEEP, "".join(before[a:b])))
        elif tag == "replace":
            found += _within("".join(before[a:b]), "".join(after[c:d]))
        else:
            found += [
                Segment(Op.DELETE, "".join(before[a:b])),
                Segment(Op.INSERT, "".join(after[c:d])),
            ]
    return tuple(_merged(found))


def _within(old: str, new: str) -> Iterator[Segment]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if len(old) * len(new) > _LONG or matcher.ratio() < _ALIKE:
        yield from (Segment(Op.DELETE, old), Segment(Op.INSERT, new))
        return
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Segment(Op.KEEP, old[a:b])
        else:
            yield from (Segment(Op.DELETE, old[a:b]), Segment(Op.INSERT, new[c:d]))


def _merged(found: Sequence[Segment]) -> Iterator[Segment]:
    waiting: Segment | None = None
    for segment in (s for s in found if s.text):
        if waiting and waiting.op is segment.op:
            waiting = Segment(segment.op, waiting.text + segment.text)
            continue
        if waiting:
            yield waiting
        waiting = segment
    if waiting:
        yield waiting


def _change(title: str, old: Fields, new: Fields, *, moved: bool) -> Change:
    before, after = dict(old), dict(new)
    names = [*after, *(name for name in before if name not in after)]
    parts = tuple(
        (name, segments(before.get(name, ""), after.get(name, "")))
        for name in names
        if before.get(name, "") != after.get(name, "")
    )
    status = Status.CHANGED if parts else Status.MOVED if moved else Status.SAME
    return Change(title, status, parts)


def _whole(title: str, fields: Fields, op: Op) -> Change:
    status = Status.ADDED if op is Op.INSERT else Status.REMOVED
    return Change(title, status, tuple((name, (Segment(op, text),)) for name, text in fields))


def _partners(
    before: Sequence[tuple[str, Fields]], after: Sequence[tuple[str, Fields]]
) -> list[int | None]:
    """Return for each new article the old one it was: of the same title, else most alike."""
    free = dict(enumerate(before))
    partner: list[int | None] = [None] * len(after)
    for number, (title, _) in enumerate(after):
        same = next((o for o, (other, _) in free.items() if other == title), None)
        if same is not None:
            partner[number] = same
            del free[same]
    for number, (_, fields) in enumerate(after):
        if partner[number] is None and free:
            best = max(free, key=lambda o: _likeness(free[o][1], fields))
            if _likeness(free[best][1], fields) >= _ALIKE:
                partner[number] = best
                del free[best]
    return partner


def _likeness(old: Fields, new: Fields) -> float:
    """Return how much of the sentences two articles share; of short ones, of the characters."""
    one, other = dict(old)["body"], dict(new)["body"]
    before, after = Counter(_SENTENCE.findall(one)), Counter(_SENTENCE.findall(other))
    shared = 2 * (before & after).total() / (before.total() + after.total())
    if shared >= _ALIKE or max(len(one), len(other)) > _SHORT:
        return shared
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """Return the longest rising choice of numbers: the articles that were not moved."""
    best: list[list[int]] = [[]]
    for number in numbers:
        before = [rise for rise in best if not rise or rise[-1] < number]
        best.append([*max(before, key=len), number])
    rise: list[int] = max(best, key=len)
    return frozenset(rise)


def _split(gone: Sequence[int], limit: int) -> tuple[list[int], list[int]]:
    return [g for g in gone if g > limit], [g for g in gone if g < limit]


def _articles(issue: Issue) -> list[tuple[str, Fields]]:
    return [
        (re.sub(r"\s*\n\s*", " ", article.title.strip()), _article_fields(section, article))
        for section in issue.sections
        for article in section.articles
    ]


def _article_fields(section: Section, article: Article) -> Fields:
    signed = article.attribution
    images = [_spaced(image.file, image.caption, image.credit) for image in article.images]
    fields = {
        "section": section.title,
        "kicker": article.kicker,
        "title": article.title,
        "subtitle": article.subtitle,
        "lead": article.lead,
        "editors_note": article.editors_note,
        "body": article.body.rstrip("\n"),
        "attribution": _spaced(signed.organisation, *signed.persons) if signed else "",
        "images": "\n".join(images),
    }
    return tuple((name, text) for name, text in fields.items() if text)


def _spaced(*parts: str | None) -> str:
    return "　".join(part for part in parts if part)


def _frame(issue: Issue) -> Fields:
    """Return everything of an issue that is in none of its articles."""
    data = issue.model_dump(mode="json", exclude={"sections"}, exclude_defaults=True)
    found = {name: "\n".join(_lines(value)) for name, value in data.items()}
    sections = (
        line
        for section in issue.sections
        for line in (section.title, section.subtitle, section.editors_note, *section.briefs,
                     *(_spaced(f.value, f.unit, f.note) for f in section.figures))
    )  # fmt: skip
    found["sections"] = "\n".join(filter(None, sections))
    return tuple((name, text) for name, text in found.items() if text)


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for child in value.values():
            yield from _lines(child)
    elif isinstance(value, list):
        for child in value:
            yield from _lines(child)
    elif value is not None:
        yield str(value)
