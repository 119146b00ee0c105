"""BagIt 1.0 (RFC 8493): the files that make a folder a bag, written and read."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin_pdf.errors import ArchiveError, Place
from bulletin_pdf.files import regular_size

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
PAYLOAD = "data/"

MAX_TAG_BYTES = 16_000_000
"""Of a tag file: a manifest of 100,000 files stays below it."""

_DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_ENTRY = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?(.+)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def bag(payload: Mapping[str, bytes], info: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the files of a bag; the same content gives the same bytes.

    Args:
        payload: path below ``data/`` → content.
        info: what ``bag-info.txt`` says, in order; Payload-Oxum is added.

    Raises:
        ArchiveError: a name cannot stand in a manifest that every BagIt program reads alike.
    """
    files = {f"{PAYLOAD}{name}": payload[name] for name in sorted(payload)}
    for name in files:
        refuse_name(name)
    oxum = f"{sum(map(len, files.values()))}.{len(files)}"
    tags = {
        DECLARATION: _DECLARED,
        INFO: _info([*info, ("Payload-Oxum", oxum)]),
        MANIFEST: _manifest(files),
    }
    return {**files, **tags, TAG_MANIFEST: _manifest(tags)}


def refuse_name(name: str) -> None:
    """Refuse a name that leads out of its folder, or that BagIt programs read differently.

    RFC 8493 escapes line ends and per cent signs in manifests; bagit.py does not undo the latter.

    Raises:
        ArchiveError: the name is one of these.
    """
    parts = name.split("/")
    wrong = any(part in {"", ".", ".."} or part != part.strip() for part in parts)
    if wrong or _CONTROL.search(name) or set(name) & set("%\\~") or ":" in name:
        raise ArchiveError.of("archive-name", None, name=repr(name)[1:-1])


def read_info(path: Path) -> dict[str, str]:
    """Return what ``bag-info.txt`` of a bag says; a label given twice has its last value.

    Raises:
        ArchiveError: it cannot be read.
    """
    found: dict[str, str] = {}
    label = ""
    for line in tag_text(path / INFO).splitlines():
        if line[:1] in {" ", "\t"} and label:
            found[label] += " " + line.strip()
            continue
        label, colon, value = line.partition(":")
        if not colon:
            raise unreadable(path / INFO, f"{line[:40]!r}")
        label = label.strip()
        found[label] = value.strip()
    return found


def read_manifest(path: Path) -> dict[str, str]:
    """Return path → SHA-256 of a manifest.

    Raises:
        ArchiveError: it cannot be read, names a file twice or one outside of the bag.
    """
    found: dict[str, str] = {}
    seen: set[str] = set()
    for line in tag_text(path).splitlines():
        match = _ENTRY.fullmatch(line)
        if match is None:
            raise unreadable(path, f"{line[:40]!r}")
        name = match[2].removeprefix("./")
        refuse_name(name)
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            raise unreadable(path, name)
        seen.add(folded)
        found[name] = match[1].lower()
    return found


def tag_text(path: Path) -> str:
    """Return the text of a small file of a bag.

    Raises:
        ArchiveError: it is not there, too large, a link or not UTF-8.
    """
    return tag_bytes(path).decode("utf-8", "replace")


def tag_bytes(path: Path, limit: int = MAX_TAG_BYTES) -> bytes:
    """Return the bytes of a file of a bag that must not be larger than a limit.

    Raises:
        ArchiveError: it is not there, too large or a link.
    """
    try:
        if path.is_symlink():
            raise unreadable(path, "symbolic link")
        if regular_size(path) > limit:
            raise unreadable(path, f"> {limit} bytes")
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error


def unreadable(path: Path, reason: str) -> ArchiveError:
    """Return the error of a file of a bag that cannot be read."""
    return ArchiveError.of("deposit-unreadable", Place(str(path)), name=path.name, reason=reason)


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files)).encode()


def _info(pairs: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in pairs).encode()
