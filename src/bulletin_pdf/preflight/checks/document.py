"""The file as a whole: identity, printing condition, information, what can be clicked or run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_pdf.errors import Diagnostic
from bulletin_pdf.preflight.subject import Sheet, Subject, page_list

_VERSIONS = {"PDF/X-1a:2003": "1.4", "PDF/X-1a:2001": "1.3", "PDF/X-3:2003": "1.4"}
_VERSIONS_X4 = "1.6"
"""Highest version of PDF that a standard is a subset of (ISO 15930-4, -6, -7; 6.1 of each)."""

_LEAST_BY_SUFFIX = re.compile(r"\b(?:c|u|m|cv|cvc|cvu|cp|up|pc)$")
"""What makers of inks add for the paper: PANTONE 485 C and 485 U are one ink."""


def opens(subject: Subject) -> Iterator[Diagnostic]:
    """1. It opens, is not encrypted, not damaged, and every page can be read."""
    yield from subject.problems


def is_pdfx(subject: Subject) -> Iterator[Diagnostic]:
    """2. It is the PDF/X that is wanted, in the right version of PDF, with an ID."""
    wanted, claimed = subject.settings.standards, subject.standard
    if (wanted and claimed not in wanted) or not claimed:
        yield subject.finding("preflight-not-pdfx", claimed=claimed or "—", wanted=_list(wanted))
    highest = _VERSIONS.get(claimed, _VERSIONS_X4 if claimed.startswith("PDF/X-4") else "")
    if highest and _number(subject.version) > _number(highest):
        values = {"version": subject.version, "standard": claimed, "highest": highest}
        yield subject.finding("preflight-pdf-version", **values)
    if not subject.has_id:
        yield subject.finding("preflight-no-id")


def has_intent(subject: Subject) -> Iterator[Diagnostic]:
    """3. It has one output intent, of four inks, for the printing condition that is wanted."""
    wanted = subject.settings.conditions
    if not subject.intents:
        yield subject.finding("preflight-intent-missing", wanted="、".join(wanted) or "FOGRA39")
        return
    if len(subject.intents) > 1:
        yield subject.finding("preflight-intent-several", count=len(subject.intents))
    intent = subject.intents[0]
    if intent.space != "CMYK" and (intent.space or not subject.standard.startswith("PDF/X-1a")):
        yield subject.finding("preflight-intent-not-cmyk", space=intent.space or "—")
    if wanted and intent.condition not in wanted:
        found = intent.condition or "—"
        yield subject.finding("preflight-intent-condition", found=found, wanted=_list(wanted))


def is_described(subject: Subject) -> Iterator[Diagnostic]:
    """4. Trapped, title and dates are there, and the XMP says the same."""
    info = dict(subject.xmp or {}) | dict(subject.info)
    if info.get("trapped") not in ("True", "False"):
        yield subject.finding("preflight-trapped")
    if not info.get("title"):
        yield subject.finding("preflight-title")
    if not (info.get("created") and info.get("modified")):
        yield subject.finding("preflight-dates")
    both = [key for key in subject.info if subject.xmp and key in subject.xmp]
    differing = [key for key in both if subject.xmp and subject.info[key] != subject.xmp[key]]
    if differing:
        yield subject.finding("preflight-metadata-differ", keys="、".join(differing))


def is_inert(subject: Subject) -> Iterator[Diagnostic]:
    """19. There is nothing to click on, to run or to unpack."""
    for sheet in subject.sheets:
        for kind, box in sheet.annotations:
            if box.meets(sheet.printed) or box.is_empty:
                yield subject.finding("preflight-annotation", sheet, box, kind=kind)
    if subject.scripts:
        yield subject.finding("preflight-javascript")
    if subject.attachments:
        yield subject.finding("preflight-attachment")


def blends_in_ink(subject: Subject) -> Iterator[Diagnostic]:
    """20. No transparency in PDF/X-1a; elsewhere it is reckoned in the inks of the plates."""
    if subject.standard.startswith(("PDF/X-1", "PDF/X-3")):
        for sheet in subject.sheets:
            marks = (m for m in sheet.marks if m.transparent and not m.box.is_empty)
            yield from subject.on_marks("preflight-transparency", sheet, marks)
        if subject.has_groups:
            yield subject.finding("preflight-transparency")
        return
    sheets = {sheet.number: sheet for sheet in subject.sheets}
    found: dict[tuple[int | None, str], Sheet | None] = {
        (page, space): sheets.get(page) if page else None
        for page, space in subject.groups
        if space != "DeviceCMYK"
    }
    for (_, space), where in found.items():
        yield subject.finding("preflight-blend-space", where, space=space)


def is_in_order(subject: Subject) -> Iterator[Diagnostic]:
    """26. No page is blank, and the pages fill their sheets."""
    unread = {f.where.page for f in subject.problems if f.where is not None}
    blank = [
        sheet
        for sheet in subject.sheets
        if sheet.number not in unread
        and not any(mark.is_seen and sheet.finished.meets(mark.box) for mark in sheet.marks)
    ]
    if len(blank) > subject.settings.blank_pages:
        yield subject.finding("preflight-blank-page", blank[0], pages=page_list(blank))
    count, multiple = len(subject.sheets), subject.settings.page_multiple
    if count % multiple:
        missing = multiple - count % multiple
        values = {"count": count, "multiple": multiple, "missing": missing}
        yield subject.finding("preflight-page-count", **values)


def has_no_doubles(subject: Subject) -> Iterator[Diagnostic]:
    """27. No layers that a shop might print or not, no spot ink under two names."""
    if subject.layers:
        yield subject.finding("preflight-layers", names="、".join(subject.layers[:6]))
    names: dict[str, list[str]] = {}
    for name in sorted(spots_of(subject)):
        words = re.sub(r"[\W_]+", " ", name.casefold()).strip()
        key = _LEAST_BY_SUFFIX.sub("", re.sub(r"(\d)([a-z]+)$", r"\1 \2", words)).replace(" ", "")
        names.setdefault(key, []).append(name)
    for group in names.values():
        if len(group) > 1:
            yield subject.finding("preflight-spot-similar", names="、".join(group))


def spots_of(subject: Subject) -> dict[str, Sheet]:
    """Return the spot inks that are in use, each with the first page that uses it."""
    found: dict[str, Sheet] = {}
    for sheet in subject.sheets:
        for mark in sheet.marks:
            for space in mark.spaces:
                for plate in space.plates:
                    if plate not in PROCESS and plate not in ("All", "None"):
                        found.setdefault(plate, sheet)
    return found


PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def _list(names: tuple[str, ...]) -> str:
    return "、".join(names) or "PDF/X"
