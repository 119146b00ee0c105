"""Streams of strangers, decoded no further than a limit (a small stream can hold gigabytes)."""

from __future__ import annotations

import base64
import zlib

import pikepdf

_ALIASES = {"/Fl": "/FlateDecode", "/A85": "/ASCII85Decode", "/AHx": "/ASCIIHexDecode"}
_GROWTH = {"/LZWDecode": 1366, "/LZW": 1366, "/RunLengthDecode": 128, "/RL": 128}
"""How much a filter that is not decoded here can blow up its input at most."""


class StreamTooLarge(ValueError):  # noqa: N818 - reads as what happened
    """A stream decodes to more than is read."""


def read_bounded(stream: pikepdf.Object, limit: int) -> bytes:
    """Return the decoded bytes of a stream.

    Raises:
        StreamTooLarge: they are more than the limit.
        pikepdf.PdfError: they cannot be decoded.
    """
    raw = stream.read_raw_bytes()
    for name in _filters(stream):
        if name == "/FlateDecode":
            raw = _inflated(raw, limit)
        elif name == "/ASCII85Decode":
            raw = _from_85(raw)
        elif name == "/ASCIIHexDecode":
            raw = _from_hex(raw)
        elif len(raw) * _GROWTH.get(name, 1) > limit:
            raise StreamTooLarge(name)
        else:
            break
    if len(raw) > limit:
        raise StreamTooLarge(str(limit))
    try:
        return bytes(stream.read_bytes(decode_level=pikepdf.StreamDecodeLevel.specialized))
    except UnicodeDecodeError as error:  # qpdf's message quotes the damaged bytes
        raise pikepdf.PdfError("damaged stream") from error


def _filters(stream: pikepdf.Object) -> list[str]:
    given = stream.get("/Filter", pikepdf.Array())
    names = given if isinstance(given, pikepdf.Array) else [given]
    return [_ALIASES.get(str(name), str(name)) for name in names]


def _inflated(raw: bytes, limit: int) -> bytes:
    decoder = zlib.decompressobj()
    try:
        found = decoder.decompress(raw, limit + 1)
    except zlib.error:  # damaged: what qpdf makes of it is no larger
        return b""
    if len(found) > limit:
        raise StreamTooLarge(str(limit))
    return found


def _from_85(raw: bytes) -> bytes:
    try:
        return base64.a85decode(raw.split(b"~>")[0].removeprefix(b"<~"))
    except ValueError:
        return raw


def _from_hex(raw: bytes) -> bytes:
    try:
        return bytes.fromhex(raw.split(b">")[0].decode("latin-1"))
    except ValueError:
        return raw
