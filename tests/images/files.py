"""Picture files written byte by byte: what programs write and Pillow does not."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence

from PIL import Image, ImageChops

_FORMATS = {3: "H", 4: "L"}


def png(depth: int, kind: int, row: bytes, *chunks: tuple[bytes, bytes], width: int = 2) -> bytes:
    """Return a PNG of one row.

    Args:
        depth: bits a sample.
        kind: colour type: 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha.
        row: its samples, big-endian.
        chunks: what stands before the pixels.
        width: pixels.
    """
    head = struct.pack(">LLBBBBB", width, 1, depth, kind, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IDAT", zlib.compress(b"\0" + row)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))
        for name, data in parts
    )


def words(order: str, *values: int) -> bytes:
    """Return numbers of 16 bits; ``<`` is Intel's order, ``>`` the other."""
    return struct.pack(f"{order}{len(values)}H", *values)


def tiff(
    order: str,
    bits: int,
    photometric: int,
    *planes: bytes,
    samples: int = 1,
    width: int = 2,
    tags: Sequence[tuple[int, int]] = (),
) -> bytes:
    """Return an uncompressed TIFF of one row.

    Args:
        order: byte order, ``<`` or ``>``.
        bits: bits a sample.
        photometric: 0 WhiteIsZero, 1 BlackIsZero, 2 RGB, 5 CMYK, 6 YCbCr, 8 CIELab.
        planes: the samples, in one part or in one for each colour.
        samples: samples a pixel.
        width: pixels.
        tags: further tags of one short each.
    """
    entries: list[tuple[int, int, Sequence[int]]] = [
        (256, 3, (width,)), (257, 3, (1,)), (258, 3, (bits,) * samples), (259, 3, (1,)),
        (262, 3, (photometric,)), (273, 4, (0,) * len(planes)), (277, 3, (samples,)),
        (278, 3, (1,)), (279, 4, tuple(map(len, planes))), (284, 3, (2 if len(planes) > 1 else 1,)),
        *((tag, 3, (value,) * (samples if tag == 339 else 1)) for tag, value in tags),
    ]  # fmt: skip
    entries.sort()
    at = 8 + 2 + 12 * len(entries) + 4
    place, blobs = at + sum(_size(e) for e in entries if _size(e) > 4), b""
    places = []
    for plane in planes:
        places.append(place)
        place += len(plane)
    directory = struct.pack(f"{order}H", len(entries))
    for tag, kind, given in entries:
        values = places if tag == 273 else given
        packed = struct.pack(f"{order}{len(values)}{_FORMATS[kind]}", *values)
        directory += struct.pack(f"{order}HHL", tag, kind, len(values))
        if len(packed) > 4:
            directory += struct.pack(f"{order}L", at + len(blobs))
            blobs += packed
        else:
            directory += packed.ljust(4, b"\0")
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}L", 8)
    return head + directory + bytes(4) + blobs + b"".join(planes)


def _size(entry: tuple[int, int, Sequence[int]]) -> int:
    return len(entry[2]) * struct.calcsize("=" + _FORMATS[entry[1]])


def cmyk_jpeg(ink: tuple[int, int, int, int], *, adobe: bool, side: int = 16) -> bytes:
    """Return a JPEG of one colour in four inks.

    Args:
        ink: in 255ths.
        adobe: as Adobe's programs write it, upside down and with their marker.
        side: pixels.
    """
    image = Image.new("CMYK", (side, side), ink)
    stream = io.BytesIO()
    (image if adobe else ImageChops.invert(image)).save(stream, "JPEG", quality=95)
    raw = stream.getvalue()
    if adobe:
        return raw
    segment = raw.index(b"Adobe") - 4  # marker, length, then the name
    (length,) = struct.unpack_from(">H", raw, segment + 2)
    return raw[:segment] + raw[segment + 2 + length :]
