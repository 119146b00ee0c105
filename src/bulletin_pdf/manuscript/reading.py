"""Files, folders and zips to manuscripts; the kind is told by the bytes, not by the name."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from bulletin_pdf.decoding import decode
from bulletin_pdf.errors import InputMissing, Place, Severity, SourceError, worst
from bulletin_pdf.files import contained, regular_size
from bulletin_pdf.manuscript.containers import MAX_FILE, Container
from bulletin_pdf.manuscript.heads import whole_number
from bulletin_pdf.manuscript.lines import Manuscript, joined, separated
from bulletin_pdf.manuscript.office import converted
from bulletin_pdf.manuscript.plaintext import read_lines
from bulletin_pdf.manuscript.webpage import read_webpage
from bulletin_pdf.manuscript.word import read_word

EXTENSIONS = frozenset((".txt", ".md", ".docx", ".doc", ".wps", ".rtf", ".odt", ".html", ".htm"))

_ZIP, _OLE, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    r"\s*<(?:!doctype\s+html|html|head|body|meta|\?xml[^>]*>\s*<(?:!doctype\s+html|html))", re.I
)
_HTML_BYTES = re.compile(rb"(?:\xef\xbb\xbf)?" + _HTML.pattern.encode(), re.IGNORECASE)
_NUMERAL = re.compile("[0-9一二三四五六七八九十]")
_MB = 1024 * 1024


def read_manuscript(path: Path, number: int) -> Manuscript:
    """Read a file, or the files of a folder or zip in the order of their names.

    Args:
        path: what the user gave.
        number: which manuscript it is, for the names of its pictures.

    Raises:
        InputMissing: it is not there.
        DependencyMissing: its format needs LibreOffice, which is not there.
        SourceError: it is damaged, unsafe or no manuscript.
    """
    if path.is_dir():
        inside = [p for p in path.rglob("*") if p.suffix.lower() in EXTENSIONS and p.is_file()]
        inside.sort(key=lambda p: in_order(str(p.relative_to(path))))
        files = [p for p in inside if contained(p, path) and not p.name.startswith((".", "~$"))]
        if not files:
            raise SourceError.of("import-empty", Place(str(path)))
        return joined([read_manuscript(p, number * 1000 + n) for n, p in enumerate(files)])
    name = str(path)
    try:
        if (size := regular_size(path)) > MAX_FILE:
            raise SourceError.of(
                "import-too-large", Place(name), size=-(-size // _MB), limit=MAX_FILE // _MB
            )
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputMissing.of("file-missing", Place(name), name=path.name) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputMissing.of(
            "file-unreadable", Place(name), name=path.name, reason=reason
        ) from error
    return read_bytes(raw, name, number)


def in_order(name: str) -> list[tuple[int, str]]:
    """Return the key that puts names in the order they are meant in: 2 before 10, 二 before 三."""
    parts = re.findall(r"\d+|[一二三四五六七八九十]+|[^\d一二三四五六七八九十]+", name)
    return [(whole_number(part), "") if _NUMERAL.match(part) else (-1, part) for part in parts]


def read_bytes(raw: bytes, file: str, number: int) -> Manuscript:
    """Read the bytes of a file.

    Args:
        raw: the bytes.
        file: the file's name as the user gave it.
        number: which manuscript it is, for the names of its pictures.

    Raises:
        DependencyMissing: its format needs LibreOffice, which is not there.
        SourceError: it is damaged, unsafe or no manuscript.
    """
    return separated(_read(raw, file, number))


def _read(raw: bytes, file: str, number: int) -> Manuscript:
    if raw.startswith(_ZIP):
        return _zipped(raw, file, number)
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise SourceError.of("import-encrypted", Place(file))
        return _by_office(raw, file, "doc", number)
    if raw.startswith(_RTF):
        return _by_office(raw, file, "rtf", number)
    return _text(raw, file)


def is_plain_text(raw: bytes, file: str) -> bool:
    """Tell a file whose bytes are its text: no archive, word processor's file or web page.

    Args:
        raw: the file's bytes.
        file: its name.
    """
    if raw.startswith((_ZIP, _OLE, _RTF)):
        return False
    suffix = PurePosixPath(file).suffix.lower()
    return suffix not in (".html", ".htm") and _HTML_BYTES.match(raw) is None


def _by_office(raw: bytes, file: str, kind: str, number: int) -> Manuscript:
    return read_word(Container(converted(raw, file, kind), file), file, number)


def _zipped(raw: bytes, file: str, number: int) -> Manuscript:
    container = Container(raw, file)
    names = container.names
    if any(name.startswith("word/") for name in names):
        return read_word(container, file, number)
    if container.read("mimetype") == b"application/vnd.oasis.opendocument.text":
        return _by_office(raw, file, "odt", number)
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise SourceError.of("import-format", Place(file), name=file)
    inside = [
        n for n in sorted(names, key=in_order) if PurePosixPath(n).suffix.lower() in EXTENSIONS
    ]
    files = [n for n in inside if not n.startswith("__MACOSX/")]
    if not files:
        raise SourceError.of("import-empty", Place(file))
    read = []
    for n, name in enumerate(files):
        content = container.read(name) or b""
        if content.startswith(_ZIP) and not name.lower().endswith((".docx", ".odt")):
            raise SourceError.of("import-format", Place(file), name=name)
        read.append(read_bytes(content, f"{file}/{name}", number * 1000 + n))
    return joined(read)


def _text(raw: bytes, file: str) -> Manuscript:
    decoded = decode(raw, file, lenient=True)
    if worst(decoded.diagnostics) is Severity.ERROR:
        raise SourceError(*decoded.diagnostics)
    suffix = PurePosixPath(file).suffix.lower()
    if suffix in (".html", ".htm") or _HTML.match(decoded.text):
        return read_webpage(decoded.text, file)
    return Manuscript(read_lines(decoded.text, file, markdown=suffix == ".md"))
