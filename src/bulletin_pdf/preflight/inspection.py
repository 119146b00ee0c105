"""The checks that need no plates, on one file."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bulletin_pdf.errors import Diagnostic, Value
from bulletin_pdf.pdfobjects.content import Box
from bulletin_pdf.preflight.checks import CHECKS
from bulletin_pdf.preflight.checks.inks import ground_of
from bulletin_pdf.preflight.codes import SEVERITIES
from bulletin_pdf.preflight.reading import read
from bulletin_pdf.preflight.settings import Settings, levelled
from bulletin_pdf.preflight.subject import Sheet

Corners = tuple[float, float, float, float]
"""Left, bottom, right, top in pt."""

_MOST_PER_CODE = 200
"""Findings of one kind that are told one by one."""

_MOST_COMPARED = 2_000_000
"""Pairs of type and ground on one page."""


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is looked at.

    Attributes:
        number: 1-based.
        shown: the part that a viewer shows.
        finished: what is left after trimming.
        rotation: degrees clockwise.
        texts: boxes of type in black ink alone with no other ink under or over it.
    """

    number: int
    shown: Corners
    finished: Corners
    rotation: int
    texts: tuple[Corners, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in a file.

    Attributes:
        name: the file, as the user gave it.
        sha256: of its bytes.
        profile: name of the profile.
        settings: the profile.
        standard: the PDF/X version that the file claims, or empty.
        condition: its printing condition, or empty.
        views: its pages.
        findings: in the order of the checks.
    """

    name: str
    sha256: str
    profile: str
    settings: Settings
    standard: str = ""
    condition: str = ""
    views: tuple[View, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def inspect(raw: bytes, name: str, candidates: tuple[tuple[str, Settings], ...]) -> Inspection:
    """Check a file; never raises on what is in it.

    Args:
        raw: the file.
        name: how it is named in messages.
        candidates: (name, profile); the one for the file's printing condition is taken.
    """
    profile, subject = read(raw, name, candidates)
    checks = CHECKS if subject.sheets else CHECKS[:1]
    found = (finding for check in checks for finding in check(subject))
    return Inspection(
        name,
        hashlib.sha256(raw).hexdigest(),
        profile,
        subject.settings,
        subject.standard,
        subject.intents[0].condition if subject.intents else "",
        tuple(map(_view, subject.sheets)),
        told(found, subject.settings),
    )


def told(findings: Iterable[Diagnostic], settings: Settings) -> tuple[Diagnostic, ...]:
    """Return findings as grave as the profile has them, and not hundreds of one kind."""
    counts: Counter[str] = Counter()
    kept = []
    for finding in findings:
        known = levelled(finding, settings)
        if known is not None:
            counts[known.code] += 1
            if counts[known.code] <= _MOST_PER_CODE:
                kept.append(known)
    for code, count in counts.items():
        if count > _MOST_PER_CODE:
            values: dict[str, Value] = {"count": count - _MOST_PER_CODE, "name": code}
            where = next(finding.where for finding in kept if finding.code == code)
            kept.append(Diagnostic("preflight-more", SEVERITIES["preflight-more"], where, values))
    return tuple(kept)


def _view(sheet: Sheet) -> View:
    shown = sheet.crop or sheet.media
    return View(
        sheet.number,
        _corners(shown),
        _corners(sheet.finished),
        sheet.rotation,
        tuple(_clear_texts(sheet)),
    )


def _clear_texts(sheet: Sheet) -> list[Corners]:
    """Return where type is on the black plate and no other ink is near."""
    black = [m for m in sheet.seen("text") if m.colour is not None and m.colour.is_black_alone]
    black = [m for m in black if not m.transparent]
    other = [mark for _, mark in ground_of(sheet)] + [
        m for m in sheet.seen("text") if m.is_seen and m.plates != {"Black"}
    ]
    if len(black) * len(other) > _MOST_COMPARED:
        return []
    return [_corners(m.box) for m in black if not any(m.box.meets(o.box) for o in other)]


def _corners(box: Box) -> Corners:
    return box.left, box.bottom, box.right, box.top
