"""Reads the text of a PDF with four libraries and says where it differs from its source."""

import io
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pypdf
import pypdfium2 as pdfium

LINE_ENDS: Final = frozenset("\n\r\f\u2028\u2029")
CONTEXT: Final = 12


def by_pdftotext(pdf: bytes) -> str:
    """Text in the order of the content stream, by Poppler."""
    return _piped(["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], pdf)


def by_mutool(pdf: bytes) -> str:
    """Text by MuPDF, which takes no PDF from a pipe."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return _piped(["mutool", "draw", "-q", "-F", "text", file.name], b"")


def by_pypdf(pdf: bytes) -> str:
    """Text by pypdf."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def by_pdfium(pdf: bytes) -> str:
    """Text by PDFium, the engine of Chromium's viewer."""
    document = pdfium.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


EXTRACTORS: Final[Mapping[str, Callable[[bytes], str]]] = {
    "pdftotext": by_pdftotext,
    "mutool": by_mutool,
    "pypdf": by_pypdf,
    "pypdfium2": by_pdfium,
}


def difference(source: str, extracted: str) -> str:
    """Say where an extracted text leaves its source, line ends apart; empty if nowhere.

    A line end of the extracted text may stand where the source has nothing, a line end or one
    space, for a line that ends at a space does not print it.
    """
    at = 0
    for index, char in enumerate(extracted):
        if char in LINE_ENDS:
            continue
        at = _past_line_ends(source, at)
        if source[at : at + 1] == " " != char and _follows_line_end(extracted, index):
            at = _past_line_ends(source, at + 1)
        if source[at : at + 1] != char:
            wanted = source[max(0, at - CONTEXT) : at + CONTEXT]
            found = extracted[max(0, index - CONTEXT) : index + CONTEXT]
            return f"at {at}: wanted {wanted!r}, found {found!r}"
        at += 1
    rest = source[at:].strip()
    return f"missing at the end: {rest[:CONTEXT]!r}" if rest else ""


def finds(pdf: bytes, words: str) -> int:
    """Return how often PDFium finds some words in a document."""
    document = pdfium.PdfDocument(pdf)
    try:
        return sum(_hits(page.get_textpage(), words) for page in document)
    finally:
        document.close()


def _hits(page: pdfium.PdfTextPage, words: str) -> int:
    search, hits = page.search(words), 0
    while search.get_next() is not None:
        hits += 1
    return hits


def _past_line_ends(source: str, at: int) -> int:
    while source[at : at + 1] in LINE_ENDS and at < len(source):
        at += 1
    return at


def _follows_line_end(extracted: str, index: int) -> bool:
    return index > 0 and extracted[index - 1] in LINE_ENDS


def _piped(command: list[str], pdf: bytes) -> str:
    done = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8")


def font_file(name: str) -> Path:
    """Return one of the project's own faces."""
    return Path(__file__).resolve().parents[2] / "fonts" / name
