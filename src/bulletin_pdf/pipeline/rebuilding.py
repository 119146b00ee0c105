"""Make the PDF of a deposit again, from the deposit alone, and compare."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf

from bulletin_pdf.archive.bags import pdf_name, read_deposit
from bulletin_pdf.archive.metadata import field_of
from bulletin_pdf.archive.places import toolchain_path
from bulletin_pdf.archive.toolchain import FONTS, PROFILES
from bulletin_pdf.errors import Diagnostic, InputMissing, Place
from bulletin_pdf.pipeline.accession import page_texts
from bulletin_pdf.pipeline.checking import examine
from bulletin_pdf.pipeline.making import make
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.proofmarks import mark_on
from bulletin_pdf.pipeline.record import versions
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.pipeline.unpacking import Carried, held_by, read_pdf, refuse_damage, unpacked

_RESOLUTION = "72"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A PDF made again.

    Attributes:
        issue_id: id of the issue.
        pdf: the archive PDF as it comes out today.
        identical: target → whether its bytes are the deposited ones.
        pages: pages whose text or picture differs, where the bytes do; None if that many pages
            that they cannot be compared.
        compared: what was compared where the bytes differ: text, pictures.
        tools: program → (version then, version now), where they differ.
        found: that the deposited PDF carries the mark of proofs, which is not set any more.
    """

    issue_id: str
    pdf: bytes
    identical: Mapping[Target, bool]
    pages: tuple[int, ...] | None
    compared: tuple[str, ...]
    tools: Mapping[str, tuple[str, str]]
    found: tuple[Diagnostic, ...] = ()

    @property
    def same(self) -> bool:
        """Whether every byte is the same."""
        return all(self.identical.values())


def rebuild_bag(path: Path, progress: Progress | None = None) -> Rebuilt:
    """Make the PDFs of a bag again from its sources and its toolchain.

    Args:
        path: the bag, in its archive.
        progress: told of every stage.

    Raises:
        ArchiveError: the bag or its toolchain is damaged.
        BulletinError: as a build.
    """
    deposit = read_deposit(path)
    toolchain = toolchain_path(path.parents[2], deposit.toolchain)
    carried = held_by(deposit)
    press = (path / "data" / pdf_name(deposit.id, Target.PRESS)).read_bytes()
    then = {name: str(version) for name, version in deposit.record.get("versions", {}).items()}
    deposited = {Target.ARCHIVE: carried.pdf, Target.PRESS: press}
    rebuilt = _rebuild(carried, toolchain, deposited, then, progress or Silent())
    return rebuilt if rebuilt.same else replace(rebuilt, found=tuple(mark_on(path.absolute())))


def rebuild_pdf(path: Path, toolchain: Path, progress: Progress | None = None) -> Rebuilt:
    """Make an archive PDF again from what it carries, with a toolchain's bag.

    Args:
        path: the PDF.
        toolchain: the bag of fonts and profiles.
        progress: told of every stage.

    Raises:
        ArchiveError: it is not one of ours, or the toolchain is damaged.
        BulletinError: as a build.
    """
    carried = read_pdf(path)
    then = _made_with(carried.pdf)
    deposited = {Target.ARCHIVE: carried.pdf}
    return _rebuild(carried, toolchain, deposited, then, progress or Silent())


def _rebuild(
    carried: Carried,
    toolchain: Path,
    deposited: Mapping[Target, bytes],
    then: Mapping[str, str],
    progress: Progress,
) -> Rebuilt:
    if not toolchain.is_dir():
        raise InputMissing.of("toolchain-missing", Place(str(toolchain)), name=toolchain.name)
    refuse_damage(toolchain)
    shared = toolchain / "data"
    with tempfile.TemporaryDirectory(prefix="bulletin-") as folder:
        found = unpacked(carried, Path(folder), shared / FONTS, shared / PROFILES)
        checked = examine(found.issue, found.layout)
        request = Request(tuple(deposited), filing=found.filing, looks=False)
        rendered = make(checked, request, progress).rendered
    made = {target: result.pdf for target, result in rendered.items()}
    identical = {target: made[target] == deposited[target] for target in deposited}
    now = versions()
    tools = {
        name: (then.get(name, "—"), now.get(name, "—"))
        for name in sorted({*then, *now})
        if then.get(name) != now.get(name)
    }
    pages: tuple[int, ...] | None = ()
    compared: tuple[str, ...] = ()
    if not identical[Target.ARCHIVE]:
        pages, compared = _differing(carried.pdf, made[Target.ARCHIVE])
    return Rebuilt(checked.issue_id, made[Target.ARCHIVE], identical, pages, compared, tools)


def _made_with(raw: bytes) -> dict[str, str]:
    """Return program → version, as an archive PDF's metadata names them."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        packet = bytes(pdf.Root.Metadata.read_bytes()).decode("utf-8", "replace")
    pairs = (pair.rpartition(" ") for pair in field_of(packet, "archive:madeWith").split(", "))
    return {name: version for name, _, version in pairs if name}


def _differing(old: bytes, new: bytes) -> tuple[tuple[int, ...] | None, tuple[str, ...]]:
    """Return the pages whose text or picture differs, and what could be compared."""
    compared = ["text"]
    parts: list[tuple[Sequence[object], Sequence[object]]] = [(page_texts(old), page_texts(new))]
    if shutil.which("pdftoppm"):
        compared.append("pictures")
        parts.append((_pictures(old), _pictures(new)))
    if any(len(before) != len(after) for before, after in parts):
        return None, tuple(compared)
    pages = {
        number
        for before, after in parts
        for number, (one, other) in enumerate(zip(before, after, strict=True), 1)
        if one != other
    }
    return tuple(sorted(pages)), tuple(compared)


def _pictures(raw: bytes) -> list[bytes]:
    """Return a picture of each page, by Poppler."""
    with tempfile.TemporaryDirectory(prefix="bulletin-") as folder:
        command = ["pdftoppm", "-r", _RESOLUTION, "-", str(Path(folder) / "page")]
        subprocess.run(command, input=raw, capture_output=True, check=True)
        return [file.read_bytes() for file in sorted(Path(folder).iterdir())]
