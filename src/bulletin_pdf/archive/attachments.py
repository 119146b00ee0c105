"""Associated files of a PDF/A-3: written, and read within limits."""

from __future__ import annotations

import datetime
import hashlib
import io
import re
import unicodedata
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from bulletin_pdf.archive.bagit import refuse_name
from bulletin_pdf.errors import ArchiveError
from bulletin_pdf.pdfobjects import pdf_date

MAX_FILES = 1_000
MAX_BYTES = 300_000_000
"""Of all files together, unpacked."""

_UNKNOWN = "application/octet-stream"
_TYPES = {
    ".yaml": "application/yaml",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".webp": "image/webp",
    ".md": "text/markdown",
    ".txt": "text/plain",
}
"""Not the system's table, which differs from machine to machine."""


def embed(pdf: pikepdf.Pdf, files: Mapping[str, bytes], date: datetime.datetime) -> None:
    """Embed files as sources of the document (ISO 19005-3, 6.8), each once.

    Args:
        pdf: an open document.
        files: name → content.
        date: creation and modification date of all.
    """
    stamp = String(pdf_date(date))
    named: list[tuple[bytes, String, Any]] = []
    for path, content in files.items():
        kind = Name("/" + _TYPES.get(PurePosixPath(path).suffix.lower(), _UNKNOWN))
        stream = pdf.make_stream(content, Type=Name.EmbeddedFile, Subtype=kind)
        checksum = String(hashlib.md5(content, usedforsecurity=False).digest())
        stream.Params = Dictionary(
            Size=len(content), CreationDate=stamp, ModDate=stamp, CheckSum=checksum
        )
        name = String(path)
        spec = Dictionary(
            Type=Name.Filespec,
            F=name,
            UF=name,
            Desc=name,
            AFRelationship=Name.Source,
            EF=Dictionary(F=stream, UF=stream),
        )
        named.append((bytes(name), name, pdf.make_indirect(spec)))
    named.sort(key=lambda entry: entry[0])  # a name tree is sorted by the bytes of its keys
    pairs = [part for _, name, spec in named for part in (name, spec)]
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=Array(pairs)))
    pdf.Root.AF = Array([spec for _, _, spec in named])


def extract(raw: bytes) -> dict[str, bytes]:
    """Return what is embedded in a PDF as ``embed`` does it.

    Raises:
        ArchiveError: it is not a PDF, or holds too much, or names that lead elsewhere.
    """
    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            return _files(pdf)
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise pdf_unreadable(error) from error


def pdf_unreadable(error: Exception) -> ArchiveError:
    """Return the error of a PDF that cannot be read."""
    return ArchiveError.of("pdf-unreadable", None, reason=said_by_pikepdf(error)[:200])


def said_by_pikepdf(error: Exception) -> str:
    """Return what pikepdf has to say, without its name for bytes, an address in memory."""
    return re.sub(r"^stream <[^>]*>:? ?", "", str(error))


def _files(pdf: pikepdf.Pdf) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    seen: set[str] = set()
    total = 0
    specs = pdf.Root.get("/AF", Array())
    if len(specs) > MAX_FILES:
        raise ArchiveError.of("attachments-too-large", None, limit=MAX_BYTES // 1_000_000)
    for spec in list(specs):
        name = str(spec.UF)
        refuse_name(name)
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            raise ArchiveError.of("archive-name", None, name=name)
        seen.add(folded)
        content = _content(spec.EF.F, MAX_BYTES - total)
        total += len(content)
        found[name] = content
    return found


def _content(stream: pikepdf.Object, limit: int) -> bytes:
    """Unpack a stream by hand: a filter could make a thousand bytes of one."""
    raw = stream.read_raw_bytes()
    kind = stream.get("/Filter")
    if kind is None:
        content = raw
    elif kind == Name.FlateDecode and "/DecodeParms" not in stream:
        try:
            content = zlib.decompressobj().decompress(raw, limit + 1)
        except zlib.error as error:
            raise ValueError(str(error)) from error
    else:
        raise ValueError(f"filter {kind}")
    if len(content) > limit:
        raise ArchiveError.of("attachments-too-large", None, limit=MAX_BYTES // 1_000_000)
    return content
