"""Imposition of any PDF, ours or not, in a child process with limits."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.errors import (
    DependencyMissing,
    Diagnostic,
    InputMissing,
    Place,
    Severity,
    SourceError,
    Value,
)
from bulletin_pdf.files import Kind, locate, regular_size
from bulletin_pdf.pipeline.isolation import Call, Limits, call_apart
from bulletin_pdf.pipeline.sheet_wishes import SheetWishes, numbers_of
from bulletin_pdf.press.imposition import Scheme, Side, padded, saddle, two_up
from bulletin_pdf.units import mm_to_pt

if TYPE_CHECKING:
    import pikepdf

MAX_BYTES = 500_000_000
MAX_PAGES = 2_000
"""More are no bulletin, and no stitching goes through them."""

LIMITS = Limits(cpu_seconds=9, memory_bytes=480_000_000, file_bytes=MAX_BYTES)
_BYTES_A_SECOND = 5_000_000
_WALL_FACTOR = 1.1
_FACE = "BulletinHei.otf"

_DAMAGED = (RuntimeError, ValueError, TypeError, KeyError, AttributeError, IndexError)
"""What a damaged file makes of pikepdf's accessors, besides its own errors."""

_STREAM = re.compile(r"^stream <[^>]*>:? *")
"""How pikepdf names a file that it reads from memory: with an address."""

_MOST_CREEP = 10.0
"""mm; type would leave the page."""

_MOST_THICKNESS = 5.0
"""mm of a folded job that stitching goes through: wire takes 4 to 6 mm."""

_ROUNDING = 0.5  # pt


@dataclass(frozen=True, slots=True)
class Imposed:
    """Imposed sheets.

    Attributes:
        pdf: the sheets.
        dummy: the folding dummy, empty if it was not asked for.
        pages: of the job.
        blanks: that were added.
        sheets: how many.
        creep: of the innermost sheet, mm.
        diagnostics: what the editor should know of them.
    """

    pdf: bytes
    dummy: bytes
    pages: int
    blanks: int
    sheets: int
    creep: float
    diagnostics: tuple[Diagnostic, ...] = ()


def impose_file(path: Path, wishes: SheetWishes, *, dummy: bool = False) -> Imposed:
    """Impose a PDF.

    Args:
        path: the file.
        wishes: how.
        dummy: make a folding dummy, too.

    Raises:
        InputMissing: the file cannot be read.
        SourceError: it is no PDF that can be imposed.
        UsageError: a wish cannot be fulfilled.
    """
    place = Place(str(path))
    try:
        if regular_size(path) > MAX_BYTES:
            raise SourceError.of("impose-too-large", place, limit=MAX_BYTES // 1_000_000)
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise InputMissing.of("file-missing", place, name=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputMissing.of("file-unreadable", place, name=str(path), reason=reason) from error
    return impose_bytes(raw, str(path), wishes, dummy=dummy)


def impose_bytes(raw: bytes, name: str, wishes: SheetWishes, *, dummy: bool = False) -> Imposed:
    """Impose the bytes of a PDF; see ``impose_file``."""
    paper, thickness, creep = numbers_of(wishes)
    folder = locate(Kind.FONTS)
    if folder is None:
        raise DependencyMissing.of("fonts-missing", None)
    face = (folder / _FACE).read_bytes()
    order = _Order(wishes.scheme, paper, thickness, creep, face, dummy)
    more = len(raw) // _BYTES_A_SECOND
    limits = Limits(LIMITS.cpu_seconds + more, LIMITS.memory_bytes + 4 * len(raw), MAX_BYTES)
    call = Call(__name__, "imposed", (raw, name, order))
    done: Imposed | None = call_apart(call, limits, _WALL_FACTOR)
    if done is None:
        raise SourceError.of(
            "impose-over-limits",
            Place(name),
            seconds=limits.cpu_seconds,
            megabytes=limits.memory_bytes // 1_000_000,
        )
    return done


@dataclass(frozen=True, slots=True)
class _Order:
    """The wishes in numbers: mm, and pt for the paper; a creep of None goes by the paper."""

    scheme: Scheme
    paper: tuple[float, float]
    thickness: float
    creep: float | None
    face: bytes
    dummy: bool

    def plan(self, count: int) -> list[Side]:
        """Return the sides for so many pages."""
        if self.scheme is Scheme.TWO_UP:
            return two_up(count)
        inner = padded(count) // 4 - 1
        step = self.thickness if self.creep is None else self.creep / max(1, inner)
        return saddle(count, step)


def imposed(raw: bytes, name: str, order: _Order) -> Imposed:
    """Impose in this process; for ``impose_bytes``, which runs it in a child."""
    import pikepdf

    from bulletin_pdf.pdfobjects import is_pdf
    from bulletin_pdf.press.sheets import SheetsRefused

    place = Place(name)
    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            if pdf.is_encrypted:
                raise SourceError.of("impose-encrypted", place)
            return _imposed(pdf, order, place)
    except SheetsRefused as refused:
        raise SourceError.of(refused.code, place, **refused.values) from refused
    except pikepdf.PasswordError as error:
        raise SourceError.of("impose-encrypted", place) from error
    except (pikepdf.PdfError, *_DAMAGED) as error:
        if not is_pdf(raw):
            raise SourceError.of("impose-not-pdf", place) from error
        raise SourceError.of("impose-unreadable", place, reason=_reason(error)) from error


def _reason(error: object) -> str:
    return " ".join(_STREAM.sub("", str(error)).split())[:160]


def _imposed(pdf: pikepdf.Pdf, order: _Order, place: Place) -> Imposed:
    from bulletin_pdf.press.sheets import Imposing, SheetsRefused, impose

    count = len(pdf.pages)
    if warnings := pdf.get_warnings():  # mended by the reader, perhaps with fewer pages
        raise SheetsRefused("impose-unreadable", reason=_reason(warnings[0]))
    if count > MAX_PAGES:
        raise SheetsRefused("impose-too-many-pages", count=count, limit=MAX_PAGES)
    last = order.plan(max(1, count))[-1]
    if last.creep > _MOST_CREEP:
        raise SheetsRefused("impose-too-thick", sheets=last.sheet, creep=f"{last.creep:.1f}")
    sheets = impose(pdf, Imposing(order.scheme, order.plan, order.paper, order.face))
    sample = _dummy(count, sheets, order) if order.dummy else b""
    blanks = padded(count) - count
    notes = tuple(_notes(sheets, last, order, place))
    return Imposed(sheets, sample, count, blanks, last.sheet, last.creep, notes)


def _notes(sheets: bytes, last: Side, order: _Order, place: Place) -> Iterator[Diagnostic]:
    """Yield what is unusual about the sheets: too thick to stitch, larger than was asked for."""
    import pikepdf

    thick = 2 * last.sheet * order.thickness
    if order.scheme is Scheme.SADDLE and thick > _MOST_THICKNESS:
        limit = f"{_MOST_THICKNESS:g}"
        yield _note("impose-thick", place, sheets=last.sheet, thick=f"{thick:.1f}", limit=limit)
    if not any(order.paper):
        return
    with pikepdf.open(io.BytesIO(sheets)) as pdf:
        pages, whole = (_size(pdf.pages[0].obj[box]) for box in ("/TrimBox", "/MediaBox"))
    wanted = max(order.paper), min(order.paper)
    if not _holds(wanted, whole):
        code = "impose-sheet-larger" if _holds(wanted, pages) else "impose-sheet-too-small"
        yield _note(code, place, wanted=_in_mm(wanted), size=_in_mm(whole), pages=_in_mm(pages))


def _note(code: str, place: Place, **values: Value) -> Diagnostic:
    severity = Severity.NOTE if code == "impose-sheet-larger" else Severity.WARNING
    return Diagnostic(code, severity, place, values)


def _size(box: pikepdf.Object) -> tuple[float, float]:
    left, bottom, right, top = (float(v) for v in box)
    return right - left, top - bottom


def _holds(paper: tuple[float, float], size: tuple[float, float]) -> bool:
    return all(have > need - _ROUNDING for have, need in zip(paper, size, strict=True))


def _in_mm(size: tuple[float, float]) -> str:
    return " × ".join(f"{length / mm_to_pt(1):.0f}" for length in size)


def _dummy(count: int, sheets: bytes, order: _Order) -> bytes:
    """Return the same sheets with numbers for pages, small enough for an office printer's A4."""
    import pikepdf

    from bulletin_pdf.press.boxes import room, trim_of
    from bulletin_pdf.press.dummy import dummy_pages
    from bulletin_pdf.press.sheets import Imposing, impose

    with pikepdf.open(io.BytesIO(sheets)) as pdf:
        open_ = trim_of(pdf.pages[0])
    across, up = mm_to_pt(297) - 2 * room(0), mm_to_pt(210) - 2 * room(0)
    scale = min(across / open_.width, up / open_.height, 1.0)
    a4 = (mm_to_pt(210), mm_to_pt(297))
    with dummy_pages(count, open_.width / 2 * scale, open_.height * scale) as pdf:
        flat = saddle if order.scheme is Scheme.SADDLE else two_up
        return impose(pdf, Imposing(order.scheme, flat, a4, order.face))
