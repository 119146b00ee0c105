"""What came of a build, in a form that can be kept: JSON, so that reading it can run nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from bulletin_pdf.errors import Diagnostic, Place, Severity
from bulletin_pdf.pipeline.targets import Target


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of a build.

    Attributes:
        pages: number of pages.
        pdfs: target → SHA-256 of the PDF.
        record: the record of the build.
        found: warnings and notes of making it; those of checking it are found anew every time.
    """

    pages: int
    pdfs: Mapping[Target, str]
    record: bytes
    found: tuple[Diagnostic, ...]


def receipt_bytes(receipt: Receipt, path: Path) -> bytes:
    """Return a receipt as it is kept; it does not say where the issue file ``path`` lay."""
    plain = {
        "pages": receipt.pages,
        "pdfs": receipt.pdfs,
        "record": receipt.record.decode(),
        "found": [asdict(_moved(d, str(path), "")) for d in receipt.found],
    }
    return json.dumps(plain, ensure_ascii=False).encode()


def read_receipt(raw: bytes, path: Path) -> Receipt | None:
    """Return a receipt for an issue file that lies at ``path`` now; None if it is not one."""
    try:
        plain = json.loads(raw)
        return Receipt(
            pages=int(plain["pages"]),
            pdfs={Target(target): str(digest) for target, digest in plain["pdfs"].items()},
            record=plain["record"].encode(),
            found=tuple(_moved(_diagnostic(d), "", str(path)) for d in plain["found"]),
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _diagnostic(plain: Mapping[str, Any]) -> Diagnostic:
    where = plain["where"]
    if where is not None:
        box = where["box"]
        where = Place(**(where | {"box": tuple(box) if box else None}))
    return Diagnostic(plain["code"], Severity(plain["severity"]), where, plain["values"])


def _moved(diagnostic: Diagnostic, old: str, new: str) -> Diagnostic:
    where = diagnostic.where
    if where is None or where.file != old:
        return diagnostic
    return replace(diagnostic, where=replace(where, file=new))
