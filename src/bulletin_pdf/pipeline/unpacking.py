"""Sources taken out of an archive PDF or a bag, laid out so that they can be built again."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from bulletin_pdf.archive.attachments import MAX_BYTES, extract, pdf_unreadable
from bulletin_pdf.archive.bagit import refuse_name
from bulletin_pdf.archive.bags import LAYOUT, SOURCE, Deposit
from bulletin_pdf.archive.conformance import level_of
from bulletin_pdf.archive.filing import Filing, Level
from bulletin_pdf.archive.fixity import inspect_bag
from bulletin_pdf.archive.metadata import field_of
from bulletin_pdf.errors import ArchiveError, InputMissing, Place
from bulletin_pdf.files import Kind, regular_size
from bulletin_pdf.pdfobjects import date_of
from bulletin_pdf.pipeline.isolation import LIMITS, Call, call_apart

MAX_PDF_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class Carried:
    """What an archive PDF or a bag has of an issue.

    Attributes:
        pdf: the archive PDF.
        sources: name → content, as embedded.
        filing: what the archivist said.
    """

    pdf: bytes
    sources: Mapping[str, bytes]
    filing: Filing


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Sources that can be built.

    Attributes:
        issue: the issue file.
        layout: the layout's folder, when it is not the one that the issue names.
        filing: what the archivist said.
        pdf: the PDF that was made from them, or nothing.
    """

    issue: Path
    layout: Path | None
    filing: Filing
    pdf: bytes


def read_pdf(path: Path) -> Carried:
    """Read an archive PDF.

    Raises:
        InputMissing: it is not there.
        ArchiveError: it is not one of ours, or carries too much.
    """
    place = Place(str(path))
    try:
        if regular_size(path) > MAX_PDF_BYTES:
            raise ArchiveError.of("attachments-too-large", place, limit=MAX_PDF_BYTES // 1_000_000)
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise InputMissing.of("file-missing", place, name=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputMissing.of("file-unreadable", place, name=str(path), reason=reason) from error
    found = call_apart(Call(carried_by.__module__, "carried_by", (raw,)), LIMITS)
    if not isinstance(found, Carried):
        raise ArchiveError.of("attachments-too-large", place, limit=MAX_BYTES // 1_000_000)
    return found


def held_by(deposit: Deposit) -> Carried:
    """Return what a deposit has of its issue, after its hashes have been found right.

    Raises:
        ArchiveError: its bag is damaged, or its PDF is not one of ours.
    """
    refuse_damage(deposit.path)
    data, pdf = deposit.path / "data", deposit.pdf.read_bytes()
    sources = {
        file.relative_to(data).as_posix(): file.read_bytes()
        for part in (SOURCE, LAYOUT)
        for file in sorted((data / part).rglob("*"))
        if file.is_file()
    }
    return Carried(pdf, sources, filing_of(pdf))


def refuse_damage(path: Path) -> None:
    """Refuse a bag that is not what was deposited.

    Raises:
        ArchiveError: with everything that is wrong with it.
    """
    if found := inspect_bag(path).found:
        raise ArchiveError(*found)


def carried_by(raw: bytes) -> Carried:
    """Return what a PDF carries; in a process with limits when it is a stranger's.

    Raises:
        ArchiveError: it is not one of ours, or carries too much.
    """
    return Carried(raw, extract(raw), filing_of(raw))


def filing_of(raw: bytes) -> Filing:
    """Return what the archivist said, from an archive PDF's metadata.

    Raises:
        ArchiveError: it is not one of ours.
    """
    try:
        level = Level(level_of(raw))
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            packet = bytes(pdf.Root.Metadata.read_bytes()).decode("utf-8", "replace")
            date = date_of(str(pdf.docinfo["/CreationDate"]))
    except (pikepdf.PdfError, AttributeError, KeyError, ValueError) as error:
        raise pdf_unreadable(error) from error
    code, retention = (
        field_of(packet, f"archive:{name}") for name in ("archivalCode", "retentionPeriod")
    )
    return Filing(level, code, retention, date)


def unpacked(carried: Carried, project: Path, fonts: Path, profiles: Path) -> Unpacked:
    """Lay sources out in an empty folder as a project of their own, with the fonts given.

    Raises:
        ArchiveError: there is no issue or no layout, or a name leads out of the folder.
    """
    issues, layouts = project / "issues", project / Kind.LAYOUTS
    for name, content in carried.sources.items():
        refuse_name(name)
        if name.startswith(SOURCE):
            place = issues / name.removeprefix(SOURCE)
        elif name.startswith(LAYOUT):
            place = layouts / name.removeprefix(LAYOUT)
        else:
            raise ArchiveError.of("archive-name", None, name=name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    (project / Kind.FONTS).symlink_to(fonts.resolve(), target_is_directory=True)
    (project / Kind.PROFILES).symlink_to(profiles.resolve(), target_is_directory=True)
    # Pictures may lie beside the issue, but they are no YAML.
    found = sorted(issues.glob("*.yaml")) if issues.is_dir() else []
    folders = sorted(layouts.iterdir()) if layouts.is_dir() else []
    if len(found) != 1 or len(folders) != 1:
        raise ArchiveError.of("pdf-unreadable", None, reason=f"{SOURCE}*.yaml, {LAYOUT}*/")
    return Unpacked(found[0], folders[0], carried.filing, carried.pdf)
