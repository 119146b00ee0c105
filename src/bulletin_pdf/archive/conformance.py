"""Does a PDF keep the promises of PDF/A?  Own checks, and those of programs that are not ours.

Which defects each of them catches is tested (``tests/archive/test_conformance.py``).
"""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from bulletin_pdf.archive.attachments import said_by_pikepdf
from bulletin_pdf.archive.filing import Level
from bulletin_pdf.archive.metadata import field_of
from bulletin_pdf.errors import Diagnostic, Severity

_JARS = Path("/usr/share/java")
_PDFBOX = (
    "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io",
    "javax.activation", "jaxb-api", "bcprov", "bcmail", "bcpkix",
)  # fmt: skip
"""Of Debian's libpdfbox2-java, libactivation-java, libjaxb-api-java and libbcmail-java."""

_MAIN = "org.apache.pdfbox.preflight.Validator_A1b"
_SECONDS = 300
_ONLY_IN_1 = ("invalid /Subtype /OpenType in /FontFile3", "The CIDSet entry is missing")
"""PDF/A-1 forbids the one and demands the other; PDF/A-2 and -3 do not (ISO 19005-2, 6.2.11)."""

_MOST = 20
"""Findings of one checker that are reported."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the checkers say of a PDF.

    Attributes:
        checkers: those that looked at it, with their versions.
        absent: those that are not installed.
        found: what they found.
    """

    checkers: tuple[str, ...]
    absent: tuple[str, ...]
    found: tuple[Diagnostic, ...]


Answer = tuple[str, ...] | None
"""What a checker found; None when it is not installed."""

Apart = Callable[[str, bytes], Any]
"""Calls a function of this module with a PDF: a stranger's in a process with limits, which raises
``TooMuch`` when they were reached."""


class TooMuch(Exception):  # noqa: N818 - what happened, not an error of ours
    """A PDF that takes more time or memory than any issue."""


def here(function: str, raw: bytes) -> Any:  # noqa: ANN401 - as the function
    """Call a function of this module in this process."""
    return globals()[function](raw)


def answered(function: str, raw: bytes) -> tuple[Any]:
    """Call a function of this module, in such a process: whatever it returns, this is not None."""
    return (here(function, raw),)


def judge(raw: bytes, apart: Apart = here) -> Judged:
    """Hold a PDF/A-2u or -3u against the standard with every checker that is there."""
    found, present, absent = [], [], []
    for name, check in (
        ("bulletin-pdf", lambda: apart("own_findings", raw)),
        ("page-validation", lambda: apart("page_findings", raw)),
        ("PDFBox", lambda: pdfbox_findings(raw, apart)),
    ):
        try:
            answer: Answer = check()
        except TooMuch:
            answer = ("too much to read",)
        if answer is None:
            absent.append(name)
            continue
        present.append(name)
        found += [_finding(name, row) for row in answer[:_MOST]]
    return Judged(tuple(present), tuple(absent), tuple(found))


def judged_by_us(raw: bytes) -> list[Diagnostic]:
    """Hold a PDF/A against our own checks, which take no time; see ``own_findings``."""
    return [_finding("bulletin-pdf", row) for row in own_findings(raw)]


def own_findings(raw: bytes) -> tuple[str, ...]:
    """Return what is wrong with a PDF's ids, intent, fonts, associated files and actions."""
    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            return (*_claims(pdf), *_objects(pdf), *_associated(pdf))
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError) as error:
        return (_reason(error),)


def page_findings(raw: bytes) -> Answer:
    """Ask page-validation (https://pypi.org/project/page-validation/); None without it."""
    try:
        import page
    except ImportError:
        return None
    found = []
    for profile in (level_of(raw) or "3u", "ua1"):
        try:
            report = page.validate_pdf_bytes(raw, profile=profile)
        except page.PageError as error:
            found.append(f"{profile}: {error}"[:200])
            continue
        found += [f"{f.rule_id}: {f.message}"[:200] for f in report.failures]
    return tuple(found)


def pdfbox_findings(raw: bytes, apart: Apart = here) -> Answer:
    """Ask Apache PDFBox's preflight, which knows PDF/A-1b, about the file as a PDF/A-1b.

    What the newer parts allow is left out; None when it is not installed.
    """
    jars = [_JARS / f"{name}.jar" for name in _PDFBOX]
    if not all(jar.is_file() for jar in jars) or shutil.which("java") is None:
        return None
    converted, reason = apart("as_part_1", raw)
    if reason:
        return (reason,)
    with tempfile.TemporaryDirectory(prefix="bulletin-") as folder:
        file = Path(folder) / "proxy.pdf"
        file.write_bytes(converted)
        command = ["java", "-Xmx512m", "-cp", ":".join(map(str, jars)), _MAIN, str(file)]
        try:
            answer = subprocess.run(
                command, capture_output=True, timeout=_SECONDS, check=False, text=True
            )
        except subprocess.TimeoutExpired:
            return (f"> {_SECONDS} s",)
    rows = [row.strip() for row in answer.stdout.splitlines() if row.strip()]
    if not rows or not rows[0].startswith("The file"):
        return ((answer.stderr or answer.stdout).strip()[:200] or "no answer",)
    return tuple(row for row in rows[1:] if not any(known in row for known in _ONLY_IN_1))


def level_of(raw: bytes) -> str:
    """Return the level that a PDF claims, ``3u`` or ``2u``; empty when neither."""
    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            packet = _packet(pdf)
    except (pikepdf.PdfError, AttributeError, ValueError):
        return ""
    level = field_of(packet, "pdfaid:part") + field_of(packet, "pdfaid:conformance").lower()
    return level if level in list(Level) else ""


def _finding(checker: str, row: str) -> Diagnostic:
    return Diagnostic("pdfa-wrong", Severity.ERROR, None, {"checker": checker, "reason": row})


def _packet(pdf: pikepdf.Pdf) -> str:
    return bytes(pdf.Root.Metadata.read_bytes()).decode("utf-8", "replace")


def as_part_1(raw: bytes) -> tuple[bytes, str]:
    """Return a PDF as PDF/A-1b, or why it cannot be one.

    That is PDF 1.4 without object streams and attachments, under the other id.
    """
    try:
        return _as_part_1(raw), ""
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError) as error:
        return b"", _reason(error)


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {said_by_pikepdf(error)}"[:200]


def _as_part_1(raw: bytes) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        packet = _packet(pdf)
        for name, own in (("part", "1"), ("conformance", "B")):
            tag = f"pdfaid:{name}"
            packet = packet.replace(f"<{tag}>{field_of(packet, tag)}<", f"<{tag}>{own}<")
        pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
        if "/AF" in pdf.Root:
            del pdf.Root["/AF"]
        if "/Names" in pdf.Root and "/EmbeddedFiles" in pdf.Root.Names:
            del pdf.Root.Names["/EmbeddedFiles"]
        pdf.save(stream, force_version="1.4", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return stream.getvalue()


def _claims(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "encrypted"
    packet = _packet(pdf)
    if not field_of(packet, "pdfaid:part") or not field_of(packet, "pdfaid:conformance"):
        yield "no PDF/A identification"
    title = str(pdf.docinfo.get("/Title", ""))
    if not title or title not in packet.replace("&amp;", "&").replace("&lt;", "<").replace(
        "&gt;", ">"
    ):
        yield "the title in the metadata differs from that of the document information"
    if not bool(pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False)):
        yield "not tagged"
    if "/Lang" not in pdf.Root:
        yield "no language"
    intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.S == Name.GTS_PDFA1]
    if len(intents) != 1 or int(intents[0].DestOutputProfile.N) != 3:
        yield "no RGB output intent"
    if "/OpenAction" in pdf.Root or "/AA" in pdf.Root:
        yield "actions"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if not isinstance(item, Dictionary | Stream):
            continue
        kind = item.get("/Type")
        if kind == Name.FontDescriptor and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(
            item.keys()
        ):
            yield f"font not embedded: {item.get('/FontName')}"
        elif kind == Name.Font and item.get("/Subtype") == Name.Type0 and "/ToUnicode" not in item:
            yield f"font without Unicode values: {item.get('/BaseFont')}"
        elif item.get("/S") in {Name.JavaScript, Name.Launch, Name.Movie, Name.Sound}:
            yield f"action {item.get('/S')}"
        elif item.get("/Subtype") == Name.Image and bool(item.get("/Interpolate", False)):
            yield "interpolated picture"
        elif isinstance(item, Stream) and "/F" in item:
            yield "stream outside of the file"


def _associated(pdf: pikepdf.Pdf) -> Iterator[str]:
    specs = list(pdf.Root.get("/AF", []))
    names = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())
    listed = [bytes(name) for name in list(names.get("/Names", []))[::2]]
    if len(listed) != len(specs) or listed != sorted(set(listed)):
        yield "the list of attachments differs from the associated files"
    for spec in specs:
        name, stream = str(spec.UF), spec.EF.F
        content = stream.read_bytes()
        if "/AFRelationship" not in spec or "/Subtype" not in stream:
            yield f"attachment without relationship or type: {name}"
        if bytes(stream.Params.CheckSum) != hashlib.md5(content, usedforsecurity=False).digest():
            yield f"attachment changed: {name}"
