"""The files of a finding aid, written only where they differ."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bulletin_pdf.archive.bagit import MANIFEST, read_manifest
from bulletin_pdf.archive.listing import Listed
from bulletin_pdf.archive.site import previews
from bulletin_pdf.archive.site.feed import feed
from bulletin_pdf.archive.site.pages import pages
from bulletin_pdf.archive.site.places import Shown, name_of
from bulletin_pdf.archive.site.scripts import data_files
from bulletin_pdf.errors import ArchiveError, OutputError, Place
from bulletin_pdf.files import contained, regular_size, write_atomically

RECORD = "site.json"
"""What a site was made of: its files, and the PDFs whose pages have been drawn."""

MAX_PDF_BYTES = 1_000_000_000

_STATIC = Path(__file__).parent / "static"


@dataclass(slots=True)
class Written:
    """What was done to the folder.

    Attributes:
        changed: files written.
        same: files that were as they should be.
        without_previews: issues whose PDF cannot be drawn.
    """

    changed: int = 0
    same: int = 0
    without_previews: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """An issue, its bag, and the texts of its parts."""

    issue: Listed
    bag: Path
    texts: Sequence[str]


def write_site(
    folder: Path,
    sources: Sequence[Source],
    title: str,
    url: str,
    step: Callable[[int, int], None] | None = None,
) -> Written:
    """Write a finding aid, or bring one up to date.

    The same archive gives the same bytes. What an earlier run wrote and is no longer wanted is
    removed; any other file in the folder is a reason to leave it alone.

    Args:
        folder: of the site; new, empty or one that was written before.
        sources: the issues, by date.
        title: of the site.
        url: where it will stand, or an empty string.
        step: told how many issues of how many are done.

    Raises:
        OutputError: the folder belongs to somebody else, or cannot be written.
        ArchiveError: a PDF is no plain file inside its bag.
    """
    before = _before(folder)
    site = _Site(folder, before.get("pdfs", {}))
    shown = []
    for number, source in enumerate(sources, 1):
        shown.append(site.take(source))
        if step:
            step(number, len(sources))
    for name, content in (
        pages(shown, title)
        | data_files(shown)
        | {"feed.xml": feed(shown, title, url)}
        | {file.name: file.read_bytes() for file in sorted(_STATIC.iterdir())}
    ).items():
        site.put(name, content)
    site.finish(before.get("files", []))
    return site.written


def _before(folder: Path) -> Mapping[str, dict[str, str]]:
    """Return the record of an earlier run; nothing for a new folder."""
    record = folder / RECORD
    if record.is_file():
        try:
            found = json.loads(record.read_text("utf-8"))
        except (OSError, ValueError):
            found = None
        if isinstance(found, dict):
            return found
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError.of("site-foreign", Place(str(folder)), name=str(folder))
    return {}


class _Site:
    """One run over a site's folder."""

    def __init__(self, folder: Path, drawn: Mapping[str, str]) -> None:
        self.written = Written()
        self._folder = folder
        self._drawn = drawn
        self._files: set[str] = set()
        self._pdfs: dict[str, str] = {}

    def take(self, source: Source) -> Shown:
        """Copy an issue's PDF and draw its pages, unless that has been done."""
        name = name_of(source.issue)
        pdf = source.bag / source.issue.pdf
        _refuse_strange(pdf, source.bag)
        digest = read_manifest(source.bag / MANIFEST).get(source.issue.pdf, "")
        made = f"{digest} {source.issue.pages} {previews.VERSION}"
        count = min(source.issue.pages, previews.MOST)
        pictures = [f"previews/{name}-{number:04}.png" for number in range(1, count + 1)]
        wanted = [f"pdf/{name}.pdf", *pictures]
        known = digest and self._drawn.get(name) == made
        if known and all((self._folder / path).is_file() for path in wanted):
            self._files.update(wanted)
            self.written.same += len(wanted)
            self._pdfs[name] = made
            return Shown(source.issue, source.texts, pictures)
        self.put(f"pdf/{name}.pdf", pdf.read_bytes())
        drawn = previews.draw(pdf)
        pictures = [f"previews/{name}-{number:04}.png" for number in range(1, len(drawn) + 1)]
        for path, content in zip(pictures, drawn, strict=True):
            self.put(path, content)
        if drawn:
            self._pdfs[name] = made
        else:
            self.written.without_previews.append(name)
        return Shown(source.issue, source.texts, pictures)

    def put(self, name: str, content: bytes) -> None:
        """Write a file, unless it is as it should be."""
        self._files.add(name)
        target = self._folder / name
        if target.is_file() and not target.is_symlink() and target.read_bytes() == content:
            self.written.same += 1
            return
        write_atomically(target, content)
        self.written.changed += 1

    def finish(self, before: Iterable[str]) -> None:
        """Write the record, then remove what the earlier run wrote and this one did not."""
        record = {"files": sorted(self._files), "pdfs": self._pdfs}
        stale = set(before) - self._files
        text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
        self.put(RECORD, f"{text}\n".encode())
        for name in stale:
            target = self._folder / name
            if name != RECORD and contained(target.parent, self._folder):
                target.unlink(missing_ok=True)


def _refuse_strange(pdf: Path, bag: Path) -> None:
    """Refuse a PDF that a bag only points at, or that is far too large."""
    reason = ""
    try:
        if pdf.is_symlink() or not contained(pdf, bag):
            reason = "symbolic link"
        elif regular_size(pdf) > MAX_PDF_BYTES:
            reason = f"> {MAX_PDF_BYTES} bytes"
    except OSError as error:
        reason = error.strerror or str(error)
    if reason:
        raise ArchiveError.of("deposit-unreadable", Place(str(pdf)), name=pdf.name, reason=reason)
