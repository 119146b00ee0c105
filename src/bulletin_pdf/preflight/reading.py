"""From bytes to a subject; whatever is wrong with the file becomes a finding."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator

import pikepdf

from bulletin_pdf.errors import Diagnostic
from bulletin_pdf.pdfobjects import is_pdf
from bulletin_pdf.pdfobjects.content import Box, ContentRefused, Mark, marks_of
from bulletin_pdf.preflight.facts import condition_of, facts_of
from bulletin_pdf.preflight.settings import Settings, fitting
from bulletin_pdf.preflight.subject import Sheet, Subject

MOST_MARKS = 400_000
"""Of the whole file."""

_A4 = Box(0, 0, 595.28, 841.89)
_MOST_LEVELS = 50
"""Of the page tree, from a page upwards."""

_SOURCE = re.compile(r"(?:stream )?<[^<>]* at 0x[0-9a-f]+>[,:]? *")
"""How pikepdf names what it reads from memory; the address is another one every time."""

_BROKEN = (pikepdf.PdfError, ValueError, TypeError, AttributeError, IndexError, KeyError)
"""What pikepdf raises on objects that are not what they should be."""


def read(
    raw: bytes, name: str, candidates: tuple[tuple[str, Settings], ...]
) -> tuple[str, Subject]:
    """Return the name of the profile that is used and the file as the checks see it.

    Args:
        raw: any bytes.
        name: how the file is named in messages.
        candidates: profiles by name; the one for the file's printing condition is taken.
    """
    used, settings = candidates[0]
    bare = Subject(name, settings)
    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            used, settings = fitting(candidates, condition_of(pdf))
            return used, _read(pdf, name, settings)
    except pikepdf.PasswordError:
        found = bare.finding("preflight-encrypted")
    except _BROKEN as error:
        found = bare.finding("preflight-unreadable", reason=_short(error))
        if not is_pdf(raw):
            found = bare.finding("preflight-not-pdf")
    return used, Subject(name, settings, problems=(found,))


def _read(pdf: pikepdf.Pdf, name: str, settings: Settings) -> Subject:
    bare = Subject(name, settings)
    problems: list[Diagnostic] = []
    if pdf.is_encrypted:
        problems.append(bare.finding("preflight-encrypted"))
    sheets = tuple(_sheets(pdf, bare, problems))
    if not sheets:
        problems.append(bare.finding("preflight-unreadable", reason="no pages"))
    facts, broken = facts_of(pdf)
    problems += [bare.finding("preflight-metadata-broken", reason=reason) for reason in broken]
    if warnings := pdf.get_warnings():
        problems.insert(0, bare.finding("preflight-damaged", reason=_short(warnings[0])))
    return Subject(name, settings, sheets=sheets, problems=tuple(problems), **facts)


def _sheets(pdf: pikepdf.Pdf, bare: Subject, problems: list[Diagnostic]) -> Iterator[Sheet]:
    most, left = bare.settings.most_pages, MOST_MARKS
    for number, page in enumerate(pdf.pages, 1):
        if number > most:
            count = len(pdf.pages)
            problems.append(bare.finding("preflight-too-many-pages", count=count, limit=most))
            return
        sheet = Sheet(number, _A4)
        marks: list[Mark] = []
        try:
            sheet = _sheet(page, number)
            for mark in marks_of(page, sheet.media):
                marks.append(mark)
                left -= 1
                if left < 0:
                    raise ContentRefused("too many marks")  # noqa: TRY301 - one way out
        except (ContentRefused, *_BROKEN) as error:
            problems.append(bare.finding("preflight-page-unreadable", sheet, reason=_short(error)))
        yield Sheet(
            number, sheet.media, sheet.crop, sheet.trim, sheet.bleed,
            sheet.rotation, sheet.unit, sheet.annotations, tuple(marks),
        )  # fmt: skip


def _sheet(page: pikepdf.Page, number: int) -> Sheet:
    """Read what a page says of itself."""
    media = _box(_inherited(page.obj, "/MediaBox")) or _A4
    return Sheet(
        number,
        media,
        crop=_box(_inherited(page.obj, "/CropBox")),
        trim=_box(page.obj.get("/TrimBox")),
        bleed=_box(page.obj.get("/BleedBox")),
        rotation=int(_inherited(page.obj, "/Rotate") or 0) % 360,
        unit=float(page.obj.get("/UserUnit", 1)),
        annotations=tuple(_annotations(page.obj, media)),
    )


def _inherited(node: pikepdf.Object, key: str) -> pikepdf.Object | None:
    for _ in range(_MOST_LEVELS):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node.Parent
    return None


def _box(given: pikepdf.Object | None) -> Box | None:
    if given is None:
        return None
    x0, y0, x1, y1 = (float(value) for value in given)
    return Box.around(((x0, y0), (x1, y1)))


def _annotations(page: pikepdf.Object, media: Box) -> Iterator[tuple[str, Box]]:
    for annotation in page.get("/Annots", pikepdf.Array()):
        box = None
        with contextlib.suppress(*_BROKEN):
            box = _box(annotation.get("/Rect"))
        yield str(annotation.get("/Subtype", "/unknown"))[1:], box or media


def _short(error: object) -> str:
    """Return a reason on one line, cut short, and the same every time."""
    return " ".join(_SOURCE.sub("", str(error)).split())[:160] or type(error).__name__
