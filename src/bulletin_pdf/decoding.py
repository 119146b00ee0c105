"""Bytes to text: BOM, then strict UTF-8, then GB18030, else an error; never a guess in silence."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bulletin_pdf.errors import Diagnostic, Place, Severity

MAX_REPORTED = 20
"""Findings of one kind that are listed one by one; the rest is counted."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 LE begins with the BOM of UTF-16 LE, so it has to be asked for first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"PK\x03\x04", "Word (.docx) / zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word / WPS (.doc, .wps)"),
    (b"{\\rtf", "RTF"),
    (b"%PDF-", "PDF"),
)

# C0 without tab and line feed, DEL, C1; surrogates; the 66 noncharacters (Unicode 23.7). Those
# above U+FFFF apart: in one class with them the pattern takes ten times as long to compile.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|["
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
# What Python's surrogateescape makes of bytes that are not UTF-8.
_BAD_BYTES = re.compile("[\udc80-\udcff]+")
# Characters that take three bytes or more in UTF-8: a run of GB18030 seldom looks like one.
_LONG_UTF8 = re.compile("[^\x00-\u07ff\ud800-\udfff]")
_LINE_END = re.compile("\r\n?")
_OTHER_LINE_END = re.compile("[\x0b\x0c\x1c-\x1e\x85]")
"""Controls that end a line: of class BK or NL (UAX #14), or separators (UAX #9, class B)."""

_UTF16_SAMPLE = 4096
_UTF16_SHARE = 50
"""More zero bytes than one in so many code units, all on one side, make a file UTF-16."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file.

    Attributes:
        text: the text with LF line ends and without BOM; empty when it could not be decoded.
        encoding: Python's name of the encoding, or None when it could not be decoded.
        diagnostics: errors, warnings and notes in source order.
    """

    text: str
    encoding: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def decode(raw: bytes, where_name: str, *, lenient: bool = False) -> Decoded:
    """Decode a text file; whatever is wrong with it is in the diagnostics, nothing is raised.

    Args:
        raw: the file's bytes.
        where_name: the file's name as the user gave it, for the places of diagnostics.
        lenient: read the controls that end lines as U+2028 instead of refusing them.
    """
    decoded = _decoded(raw, where_name)
    if decoded.encoding is None:
        return decoded
    text = _LINE_END.sub("\n", decoded.text)
    if lenient:
        text = _OTHER_LINE_END.sub("\u2028", text)
    found = [*decoded.diagnostics, *_forbidden(text, where_name)]
    if decoded.encoding == "gb18030":
        found += _doubtful(text, where_name)
    return Decoded(text, decoded.encoding, tuple(found))


def _decoded(raw: bytes, where_name: str) -> Decoded:
    """Return the text as it stands in the file, its line ends included."""
    kind = next((kind for start, kind in _SIGNATURES if raw.startswith(start)), None)
    if kind is not None:
        return _refused(Diagnostic("file-not-text", where=Place(where_name), values={"kind": kind}))
    bom, encoding = next(((b, e) for b, e in _BOMS if raw.startswith(b)), (b"", None))
    if encoding == "utf-32":
        return _refused(Diagnostic("encoding-utf32", where=Place(where_name)))
    if encoding is not None:
        return _strictly(raw[len(bom) :], encoding, where_name)
    if _looks_utf16(raw):
        return _refused(Diagnostic("encoding-utf16-no-bom", where=Place(where_name)))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        if _mostly_utf8(raw):
            return _strictly(raw, "utf-8", where_name)
        return _as_gb18030(raw, where_name)
    return Decoded(text, "utf-8")


def _refused(*diagnostics: Diagnostic) -> Decoded:
    return Decoded("", None, diagnostics)


def _strictly(raw: bytes, encoding: str, name: str) -> Decoded:
    """Decode bytes whose encoding is certain, so that a wrong byte is damage and no other code."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _refused(*_damaged_utf8(raw, name))
        before = _LINE_END.sub("\n", raw[: error.start].decode(encoding, "replace"))
        return _refused(
            Diagnostic(
                "encoding-damaged",
                where=_place(before + "\ufffd", len(before), name),
                values={"encoding": encoding.upper(), "bytes": raw[error.start : error.end].hex()},
            )
        )
    return Decoded(text, encoding)


def _damaged_utf8(raw: bytes, name: str) -> Iterator[Diagnostic]:
    text = _LINE_END.sub("\n", raw.decode("utf-8", "surrogateescape"))
    shown = _BAD_BYTES.sub(lambda run: "\ufffd" * len(run[0]), text)
    for run in islice(_BAD_BYTES.finditer(text), MAX_REPORTED):
        damaged = run[0].encode("utf-8", "surrogateescape").hex(" ")
        yield Diagnostic(
            "encoding-damaged",
            where=_place(shown, run.start(), name),
            values={"encoding": "UTF-8", "bytes": damaged},
        )


def _as_gb18030(raw: bytes, name: str) -> Decoded:
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError as error:
        before = _LINE_END.sub("\n", raw[: error.start].decode("gb18030", "replace"))
        where = _place(before + "\ufffd", len(before), name)
        return _refused(Diagnostic("encoding-unknown", where=where))
    note = Diagnostic("encoding-gb18030", Severity.NOTE, Place(name))
    return Decoded(text, "gb18030", (note,))


def _forbidden(text: str, name: str) -> Iterator[Diagnostic]:
    """Report the characters that no text should hold, the first ones by place."""
    matches = _FORBIDDEN.finditer(text)
    for match in islice(matches, MAX_REPORTED):
        control = unicodedata.category(match[0]) == "Cc"
        code = "character-control" if control else "character-invalid"
        yield Diagnostic(
            "character-line-end" if _OTHER_LINE_END.match(match[0]) else code,
            where=_place(text, match.start(), name),
            values={"character": f"U+{ord(match[0]):04X}"},
        )
    if more := sum(1 for _ in matches):
        yield Diagnostic("character-more", where=Place(name), values={"count": more})


def _doubtful(text: str, name: str) -> Iterator[Diagnostic]:
    """Warn once where a GB18030 reading yields a private-use or unassigned character."""
    for index, character in enumerate(text):
        if character > "\x7f" and unicodedata.category(character) in ("Co", "Cn"):
            yield Diagnostic(
                "encoding-doubtful",
                Severity.WARNING,
                _place(text, index, name),
                {"character": f"U+{ord(character):04X}"},
            )
            return


def _looks_utf16(raw: bytes) -> bool:
    """Tell UTF-16 without BOM: zero bytes, all of them on the same side of the code units."""
    sample = raw[:_UTF16_SAMPLE]
    zeros = sorted((sample[0::2].count(0), sample[1::2].count(0)))
    return zeros[0] == 0 and zeros[1] > max(3, len(sample) // 2 // _UTF16_SHARE)


def _mostly_utf8(raw: bytes) -> bool:
    """Tell damaged UTF-8 from another encoding.

    GB18030 accepts nearly any bytes: without this question one damaged byte would turn a whole
    UTF-8 file into other, wrong Chinese characters.
    """
    text = raw.decode("utf-8", "surrogateescape")
    bad = sum(len(run) for run in _BAD_BYTES.findall(text))
    return len(_LONG_UTF8.findall(text)) > bad


def _place(text: str, index: int, name: str) -> Place:
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    excerpt = text[start : end if end >= 0 else len(text)]
    return Place(name, text.count("\n", 0, index) + 1, index - start + 1, excerpt)
