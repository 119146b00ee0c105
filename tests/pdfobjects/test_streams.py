"""Streams of strangers are decoded up to a limit and no further."""

from __future__ import annotations

import base64
import zlib

import pikepdf
import pytest
from pikepdf import Array, Name

from bulletin_pdf.pdfobjects.streams import StreamTooLarge, read_bounded

PDF = pikepdf.new()
TEXT = b"0 0 0 1 k " * 100


def stream(raw: bytes, *filters: str) -> pikepdf.Stream:
    made = PDF.make_stream(raw)
    if filters:
        made.Filter = Array([Name(name) for name in filters])
    return made


@pytest.mark.parametrize(
    ("raw", "filters"),
    [
        (TEXT, ()),
        (zlib.compress(TEXT), ("/FlateDecode",)),
        (zlib.compress(TEXT), ("/Fl",)),
        (zlib.compress(zlib.compress(TEXT)), ("/FlateDecode", "/FlateDecode")),
        (TEXT.hex().encode() + b">", ("/ASCIIHexDecode",)),
        (base64.a85encode(zlib.compress(TEXT)) + b"~>", ("/ASCII85Decode", "/FlateDecode")),
        (b"\xf7k" + b"\x80", ("/RunLengthDecode",)),
    ],
)
def test_what_fits_is_read(raw: bytes, filters: tuple[str, ...]) -> None:
    wanted = b"k" * 10 if filters == ("/RunLengthDecode",) else TEXT
    assert read_bounded(stream(raw, *filters), 1000) == wanted


@pytest.mark.parametrize(
    ("raw", "filters"),
    [
        (TEXT, ()),
        (zlib.compress(TEXT), ("/FlateDecode",)),
        (zlib.compress(zlib.compress(TEXT * 100)), ("/FlateDecode", "/FlateDecode")),
        (TEXT.hex().encode() + b">", ("/AHx",)),
        (base64.a85encode(zlib.compress(TEXT)) + b"~>", ("/A85", "/Fl")),
        (bytes(10), ("/LZWDecode",)),
        (bytes(100), ("/RunLengthDecode",)),
    ],
)
def test_what_does_not_fit_is_refused(raw: bytes, filters: tuple[str, ...]) -> None:
    with pytest.raises(StreamTooLarge):
        read_bounded(stream(raw, *filters), 999)


@pytest.mark.parametrize("name", ["/ASCII85Decode", "/ASCIIHexDecode"])
def test_what_is_damaged_is_left_to_qpdf(name: str) -> None:
    with pytest.raises(pikepdf.PdfError):
        read_bounded(stream(b"\xff{}\xfe not encoded", name), 999)
