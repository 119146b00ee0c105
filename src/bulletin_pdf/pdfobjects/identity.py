"""Ids that depend on the content alone, so that the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import uuid

import pikepdf


def content_uuid(pdf: pikepdf.Pdf) -> uuid.UUID:
    """Return a UUID made from everything in a document but its metadata.

    Version 5 in form (RFC 9562, 5.5), made with SHA-256 instead of SHA-1.

    Args:
        pdf: an open document; its metadata stream is left out of the sum, its trailer id dropped.
    """
    metadata = pdf.Root.get("/Metadata")
    if metadata is not None:
        del pdf.Root["/Metadata"]
    if "/ID" in pdf.trailer:  # its first half is random and static_id would keep it
        del pdf.trailer["/ID"]
    stream = io.BytesIO()
    pdf.save(stream, static_id=True)
    if metadata is not None:
        pdf.Root["/Metadata"] = metadata
    digest = bytearray(hashlib.sha256(stream.getvalue()).digest()[:16])
    return uuid.UUID(bytes=bytes(digest), version=5)


def saved(pdf: pikepdf.Pdf, version: str, *, pack: bool = True) -> bytes:
    """Return the bytes of a document, with a trailer id made from its content.

    Args:
        pdf: an open document.
        version: of PDF, such as ``1.6``.
        pack: put objects into object streams, which PDF has from 1.5 on.
    """
    stream = io.BytesIO()
    pdf.save(
        stream,
        deterministic_id=True,
        min_version=version,
        force_version=version,
        object_stream_mode=(
            pikepdf.ObjectStreamMode.generate if pack else pikepdf.ObjectStreamMode.disable
        ),
    )
    return stream.getvalue()
