"""Everything in an archive hashed again, and one bag looked at closely."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulletin_pdf.archive import conformance
from bulletin_pdf.archive.bags import read_deposit
from bulletin_pdf.archive.conformance import Judged, TooMuch, judge
from bulletin_pdf.archive.depositing import LOCK_SECONDS
from bulletin_pdf.archive.fixity import bags_of, inspect_bag, inspect_links
from bulletin_pdf.archive.places import LOCK, TOOLCHAINS
from bulletin_pdf.archive.register import inspect_register
from bulletin_pdf.errors import (
    ArchiveError,
    Diagnostic,
    OutputError,
    Place,
    Severity,
    UsageError,
    message_of,
)
from bulletin_pdf.files import contained, locked, write_atomically
from bulletin_pdf.pipeline.isolation import LIMITS, Call, call_apart
from bulletin_pdf.pipeline.proofmarks import mark_on, marked_deposits

Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit found.

    Attributes:
        bags: how many bags were looked at.
        files: how many files were hashed.
        size: their bytes.
        sample: per cent of the files of the payloads that were hashed.
        found: what is wrong.
    """

    bags: int
    files: int
    size: int
    sample: float
    found: tuple[Diagnostic, ...]


def audit(folder: Path, sample: float = 100, seed: str = "", step: Step | None = None) -> Audited:
    """Hash the files of an archive; nothing is written.

    Whatever the sample, every missing and every unexpected file is found, and every archive PDF
    that carries the mark of proofs.

    Args:
        folder: the archive.
        sample: per cent of the files of the payloads to hash.
        seed: decides which; another seed, another choice.
        step: told how many bags of how many are done.

    Raises:
        ArchiveError: there is no archive.
    """
    bags, found = bags_of(folder)
    chance = random.Random(seed)
    files = size = 0
    for number, path in enumerate(bags, 1):
        chosen = (lambda _: chance.uniform(0, 100) < sample) if sample < 100 else None
        inspected = inspect_bag(path, chosen)
        files, size = files + inspected.files, size + inspected.size
        found += inspected.found
        if step:
            step(number, len(bags))
    found += [d for d in inspect_links(folder, bags) if d not in found]
    found += _register(folder)
    found += marked_deposits(bags)
    return Audited(len(bags), files, size, sample, tuple(found))


def _register(folder: Path) -> list[Diagnostic]:
    """Hold the bags against the register, which a deposit may be about to enter itself into."""
    try:
        found = inspect_register(folder)
        if all(d.severity is Severity.ERROR for d in found) or not os.access(folder, os.W_OK):
            return found
        with locked(folder / LOCK, LOCK_SECONDS):
            return inspect_register(folder)
    except (ArchiveError, OutputError) as error:
        return list(error.diagnostics)


def verify(path: Path) -> tuple[list[Diagnostic], Judged | None]:
    """Look at one bag: what is damaged, and whether its PDF is the PDF/A that it claims to be.

    That it carries the mark of proofs is among what is damaged, but no error.

    The PDF of a damaged bag is not judged, and a toolchain has none.

    Args:
        path: the bag, in its archive.

    Raises:
        ArchiveError: there is no such bag.
    """
    if not path.is_dir():
        raise ArchiveError.of("archive-missing", Place(str(path)), name=str(path))
    path = path.absolute()
    found = list(inspect_bag(path).found)
    if found:
        return found, None
    if path.parent.name == TOOLCHAINS:
        return inspect_links(path.parents[1], [path]), None
    found += inspect_links(path.parents[2], [path]) + mark_on(path)
    return found, judge(read_deposit(path).pdf.read_bytes(), _apart)


def _apart(function: str, raw: bytes) -> Any:  # noqa: ANN401 - as the function
    """Let a PDF be read in a process with limits: the bag may be a stranger's."""
    answer = call_apart(Call(conformance.__name__, "answered", (function, raw)), LIMITS)
    if answer is None:
        raise TooMuch
    return answer[0]


def write_report(audited: Audited, folder: Path, target: Path, date: str) -> None:
    """Write what an audit found as JSON.

    Args:
        audited: what it found.
        folder: the archive.
        target: the report's file.
        date: of the audit.

    Raises:
        UsageError: the report would lie in the archive.
        OutputError: it cannot be written.
    """
    if contained(target, folder):
        raise UsageError.of("report-in-archive", Place(str(target)), name=str(target))
    report = {
        "date": date,
        "bags": audited.bags,
        "files": audited.files,
        "bytes": audited.size,
        "sample": audited.sample,
        "findings": [
            {
                "code": d.code,
                "severity": d.severity.value,
                "bag": _below(str(d.where.file), folder) if d.where else None,
                "file": d.values.get("name"),
                "message": message_of(d),
            }
            for d in audited.found
        ],
    }
    write_atomically(
        target, (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    )


def _below(path: str, folder: Path) -> str:
    place = Path(path)
    return place.relative_to(folder).as_posix() if place.is_relative_to(folder) else path
