"""Zip files and XML from strangers: looked at before anything is unpacked or built."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET
from xml.parsers import expat

from bulletin_pdf.errors import Place, SourceError

MAX_FILE = 64 * 1024 * 1024
"""Bytes of a manuscript; a Word file with many photographs stays below."""

_MAX_ENTRIES = 5000
_MAX_UNPACKED = 256 * 1024 * 1024
_MAX_RATIO = 200
_SMALL = 1024 * 1024
"""Below this size a high ratio does no harm: an empty picture compresses well."""

_MAX_DEPTH = 256
_UTF8 = 0x800


class Container:
    """A zip whose directory has been found harmless."""

    def __init__(self, raw: bytes, file: str) -> None:
        """Read the directory.

        Args:
            raw: the zip's bytes.
            file: its name as the user gave it.

        Raises:
            SourceError: it is damaged, has a password, or is an attack.
        """
        self._file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._damaged(error) from error
        entries = self._zip.infolist()
        if len(entries) > _MAX_ENTRIES or sum(e.file_size for e in entries) > _MAX_UNPACKED:
            raise self._unsafe("zip bomb")
        for entry in entries:
            self._check(entry)
        files = [entry for entry in entries if not entry.is_dir()]
        self._entries = {_name_of(entry): entry for entry in files}
        if len(self._entries) < len(files):
            raise self._unsafe("one name, two files")
        self.names = tuple(self._entries)

    def _check(self, entry: zipfile.ZipInfo) -> None:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0:1]:
            raise self._unsafe(entry.filename[:60])
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise self._unsafe(f"symlink {entry.filename[:60]}")
        if entry.flag_bits & 1:
            raise SourceError.of("import-encrypted", Place(self._file))
        if entry.file_size > _SMALL and entry.file_size > _MAX_RATIO * max(entry.compress_size, 1):
            raise self._unsafe("zip bomb")

    def read(self, name: str) -> bytes | None:
        """Return an entry's bytes, or None when there is none.

        Raises:
            SourceError: it is damaged, or larger than the directory says.
        """
        if name not in self.names:
            return None
        try:
            with self._zip.open(self._entries[name]) as stream:
                size = self._entries[name].file_size
                content = stream.read(size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise self._damaged(error) from error
        if len(content) > size:
            raise self._unsafe("zip bomb")
        return content

    def xml(self, name: str) -> ET.Element | None:
        """Return an entry as XML, or None when there is none.

        Raises:
            SourceError: it is damaged, declares entities, or is too deep.
        """
        content = self.read(name)
        return None if content is None else parse_xml(content, self._file)

    def _damaged(self, error: BaseException) -> SourceError:
        return SourceError.of("import-zip-damaged", Place(self._file), reason=f"{error}"[:80])

    def _unsafe(self, reason: str) -> SourceError:
        return SourceError.of("import-zip-unsafe", Place(self._file), reason=reason)


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; without the flag for UTF-8, Chinese Windows wrote it in GBK."""
    if entry.flag_bits & _UTF8 or entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def parse_xml(content: bytes, file: str) -> ET.Element:
    """Return the root of an XML text without declarations of its own.

    Entities can grow without bound and read files; Word writes none, so a document type is
    refused as a whole. Depth is bounded because the tree is walked by recursion.

    Args:
        content: the XML's bytes.
        file: the manuscript's name as the user gave it.

    Raises:
        SourceError: it is not well-formed, declares a document type, or is too deep.
    """
    depth = 0

    def start(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise SourceError.of("import-xml-unsafe", Place(file), reason=f"depth > {_MAX_DEPTH}")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(*_: object) -> None:
        raise SourceError.of("import-xml-unsafe", Place(file), reason="DOCTYPE")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(content, True)
        return ET.fromstring(content)
    except (expat.ExpatError, ET.ParseError, ValueError, LookupError) as error:
        raise SourceError.of("import-zip-damaged", Place(file), reason=f"{error}"[:80]) from error
