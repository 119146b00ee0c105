"""Build an issue: check it, render each target, write all outputs or none.

What was built before from the very same things is not made again. So nothing that renders is
imported here before it is needed: an issue that has not changed costs its check and little more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.archive.filing import Filing
from bulletin_pdf.errors import Diagnostic, Severity, worst
from bulletin_pdf.files import holds, regular_size, write_together
from bulletin_pdf.pipeline.caching import Cache
from bulletin_pdf.pipeline.checking import Checked, examine
from bulletin_pdf.pipeline.fingerprint import fingerprint
from bulletin_pdf.pipeline.finished import refuse_unfinished
from bulletin_pdf.pipeline.progress import Progress, Silent
from bulletin_pdf.pipeline.receipts import Receipt, read_receipt, receipt_bytes
from bulletin_pdf.pipeline.requests import PressWishes, Request
from bulletin_pdf.pipeline.targets import Target

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.making import Made


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote.

    Attributes:
        issue_id: id of the issue.
        outputs: target → the PDF.
        pages: number of pages.
        diagnostics: warnings and notes.
        reused: everything had been made before from the same things.
    """

    issue_id: str
    outputs: dict[Target, Path]
    pages: int
    diagnostics: tuple[Diagnostic, ...]
    reused: bool = False

    @property
    def is_faulty(self) -> bool:
        """Whether the pages have errors: a proof was made that shows them, and nothing else."""
        return worst(self.diagnostics) is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Draft:
    """An issue that was checked and is to be made.

    Attributes:
        checked: the issue.
        request: what is asked for.
        fingerprint: of everything that goes into it; empty when nothing is to be kept.
    """

    checked: Checked
    request: Request
    fingerprint: str

    @property
    def outputs(self) -> dict[Target, Path]:
        """Target → where its PDF belongs."""
        name = self.checked.issue_id
        base = (self.request.folder or self.checked.project / "out") / name
        return {t: base / f"{name}.{t}.pdf" for t in dict.fromkeys(self.request.targets)}

    @property
    def record(self) -> Path:
        """Where the record belongs."""
        folder = next(iter(self.outputs.values())).parent
        return folder / f"{self.checked.issue_id}.build.json"


def build(
    path: Path,
    targets: Sequence[Target] = (Target.PRESS,),
    folder: Path | None = None,
    progress: Progress | None = None,
    pages: int | None = None,
    wishes: PressWishes | None = None,
    filing: Filing | None = None,
    cache: Cache | None = None,
) -> Built:
    """Build an issue.

    Args:
        path: the issue file.
        targets: what to build it for.
        folder: output folder; by default ``out`` beside the issues' folder.
        progress: told of every stage.
        pages: fill exactly so many pages; 0 for as many as it takes, None for what the issue says.
        wishes: what the shop asks for; what is not said is as the layout has it.
        filing: what the archivist says, for the archive.
        cache: what was made before, if it may be used.

    Raises:
        BulletinError: of the kind that fits; nothing has been written then.
    """
    request = Request(
        tuple(targets), folder, pages, wishes or PressWishes(), filing or Filing(), cache
    )
    return build_as(path, request, progress)


def build_as(path: Path, request: Request, progress: Progress | None = None) -> Built:
    """Do what ``build`` does, as a request says."""
    progress = progress or Silent()
    progress.step("checking", path.name)
    draft = begin(path, request)
    if (built := reuse(draft)) is not None:
        return built
    from bulletin_pdf.pipeline.making import make

    made = make(draft.checked, request, progress)
    progress.step("writing", draft.checked.issue_id)
    return finish(draft, made)


def begin(path: Path, request: Request) -> Draft:
    """Check an issue that is to be built.

    Raises:
        BulletinError: as ``examine``, ``refuse_unfinished`` and ``fingerprint``.
    """
    checked = examine(path)
    refuse_unfinished(checked, request.targets)
    return Draft(checked, request, fingerprint(checked, request) if request.cache else "")


def reuse(draft: Draft) -> Built | None:
    """Write what was made before from the same things, where it is not there any more.

    Raises:
        OutputError: it cannot be written.
    """
    checked, cache = draft.checked, draft.request.cache
    raw = cache.receipts.get(draft.fingerprint) if cache else None
    receipt = read_receipt(raw, checked.path) if raw else None
    if cache is None or receipt is None or set(receipt.pdfs) != set(draft.outputs):
        return None
    contents = {}
    for target, output in draft.outputs.items():
        pdf = _written(output, receipt.pdfs[target]) or cache.pdfs.get(receipt.pdfs[target])
        if pdf is None:
            return None
        contents[target] = pdf
    return _write(draft, contents, receipt, reused=True)


def finish(draft: Draft, made: Made) -> Built:
    """Write what was made, and keep it for the next time.

    Raises:
        OutputError: it cannot be written.
    """
    contents = {target: result.pdf for target, result in made.rendered.items()}
    digests = {target: hashlib.sha256(pdf).hexdigest() for target, pdf in contents.items()}
    receipt = Receipt(made.pages, digests, made.record, made.found)
    is_whole = set(contents) == set(draft.outputs)
    cache = draft.request.cache
    # A font, or the issue itself, may have changed while pages were being set.
    if (
        cache
        and is_whole
        and fingerprint(draft.checked, draft.request) == draft.fingerprint
        and _settled(made)
    ):
        for target, pdf in contents.items():
            cache.pdfs.put(digests[target], pdf)
        cache.receipts.put(draft.fingerprint, receipt_bytes(receipt, draft.checked.path))
    return _write(draft, contents, receipt)


def _settled(made: Made) -> bool:
    return all(diagnostic.code != "file-changed" for diagnostic in made.found)


def _written(output: Path, digest: str) -> bytes | None:
    """Return an output that is still what a receipt speaks of."""
    try:
        regular_size(output)  # refuses pipes and devices
        pdf = output.read_bytes()
    except OSError:
        return None
    return pdf if hashlib.sha256(pdf).hexdigest() == digest else None


def _write(
    draft: Draft, pdfs: Mapping[Target, bytes], receipt: Receipt, *, reused: bool = False
) -> Built:
    """Write what is not there yet; files that hold the same bytes are left untouched."""
    outputs = draft.outputs
    # The record last: it is what others read first.
    contents = {**{outputs[t]: pdf for t, pdf in pdfs.items()}, draft.record: receipt.record}
    write_together({path: raw for path, raw in contents.items() if not holds(path, raw)})
    found = (*draft.checked.diagnostics, *receipt.found)
    written = {target: path for target, path in outputs.items() if target in pdfs}
    return Built(draft.checked.issue_id, written, receipt.pages, found, reused)
