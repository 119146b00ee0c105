"""Deposits whose pages carry the mark of proofs, found in the deposited PDFs themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bulletin_pdf.archive import proofmark
from bulletin_pdf.archive.bags import pdf_name
from bulletin_pdf.archive.places import DEPOSITS, deposit_path, id_of, version_of, versions
from bulletin_pdf.errors import Diagnostic, Place, Severity, Value
from bulletin_pdf.pipeline.isolation import LIMITS, Call, call_apart

_AT_ONCE = 200
"""PDFs that one child process reads."""


def marked_deposits(bags: Sequence[Path]) -> list[Diagnostic]:
    """Return a finding for each deposit that carries the mark.

    It is a warning until a later version is without it, and a note from then on: a deposit is
    never changed, and readers are given the newest version.

    Args:
        bags: bags of one archive, every version of an issue among them; toolchains are left out.
    """
    deposits = [bag for bag in bags if bag.parent.parent.name == DEPOSITS]
    paths = [str(bag / "data" / pdf_name(id_of(bag))) for bag in deposits]
    newest: dict[str, Path] = {}
    for bag in deposits:
        known = newest.setdefault(id_of(bag), bag)
        newest[id_of(bag)] = max(known, bag, key=version_of)
    marked = {bag: count for bag, count in zip(deposits, _counts(paths), strict=True) if count}
    return [_finding(bag, count, newest[id_of(bag)], marked) for bag, count in marked.items()]


def mark_on(bag: Path) -> list[Diagnostic]:
    """Return the finding for one deposit, if it carries the mark.

    Args:
        bag: the bag, in its archive.

    Raises:
        ArchiveError: a file or a link lies among the versions of the issue.
    """
    archive, issue_id = bag.parents[2], id_of(bag)
    bags = [deposit_path(archive, issue_id, number) for number in versions(archive, issue_id)]
    return [finding for finding in marked_deposits(bags) if finding.where == Place(str(bag))]


def _counts(paths: Sequence[str]) -> Iterator[int]:
    for start in range(0, len(paths), _AT_ONCE):
        yield from _counted(tuple(paths[start : start + _AT_ONCE]))


def _counted(paths: tuple[str, ...]) -> tuple[int, ...]:
    """Count pages in a process with limits; a PDF that takes too much spoils no other's count."""
    found: tuple[int, ...] | None = call_apart(
        Call(proofmark.__name__, "marked_pages", (paths,)), LIMITS
    )
    if found is not None:
        return found
    if len(paths) == 1:
        return (0,)  # ``verify`` says that it is too much to read
    middle = len(paths) // 2
    return (*_counted(paths[:middle]), *_counted(paths[middle:]))


def _finding(bag: Path, count: int, newest: Path, marked: dict[Path, int]) -> Diagnostic:
    values: dict[str, Value] = {"name": f"data/{pdf_name(id_of(bag))}", "pages": count}
    if newest not in marked:
        return Diagnostic("deposit-marked-before", Severity.NOTE, Place(str(bag)), values)
    values |= {"bag": str(newest), "archive": str(bag.parents[2])}
    return Diagnostic("deposit-marked", Severity.WARNING, Place(str(bag)), values)
