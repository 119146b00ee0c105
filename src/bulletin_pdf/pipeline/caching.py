"""The user's cache: converted pictures, and what was built from what.

Losing it costs time and nothing else: whatever goes wrong with it, the work is done anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bulletin_pdf.errors import UsageError
from bulletin_pdf.pipeline.packages import version_of
from bulletin_pdf.pipeline.stores import Store

MEGABYTE = 1_000_000
PICTURE_MEGABYTES = 500
RECEIPT_MEGABYTES = 200
"""Of receipts, some 4 kB each; what a receipt speaks of may lie in the output folder as well."""

PDF_MEGABYTES = 2_000
PDF_LIMIT = "BULLETIN_CACHE_MB"
"""Environment variable: what all PDFs kept may weigh."""

_RECIPE = 2
"""To be raised when a conversion changes its result."""


@dataclass(frozen=True, slots=True)
class PictureCache:
    """Pictures that were converted already, kept by what they were made from."""

    store: Store

    def made(self, kind: str, raw: bytes, profile: bytes, make: Callable[[], bytes]) -> bytes:
        """Return a converted picture, from the cache or made now.

        Args:
            kind: which conversion.
            raw: the picture.
            profile: what it is converted with.
            make: converts it.
        """
        name = _name(kind, raw, profile)
        if (kept := self.store.get(name)) is not None:
            return kept
        content = make()
        self.store.put(name, content)
        return content


@dataclass(frozen=True, slots=True)
class Cache:
    """Everything that is kept for a user.

    Attributes:
        pictures: pictures in the colours of a target.
        receipts: what came of a build, by what went into it.
        pdfs: the files that receipts speak of, by their SHA-256.
    """

    pictures: Store
    receipts: Store
    pdfs: Store


def default_cache() -> Cache:
    """Return the user's cache after the XDG base directory specification 0.8.

    Raises:
        UsageError: the limit in the environment is no number.
    """
    folder = _user_folder() / "bulletin-pdf"
    return Cache(
        Store(folder / "pictures", PICTURE_MEGABYTES * MEGABYTE),
        Store(folder / "receipts", RECEIPT_MEGABYTES * MEGABYTE),
        Store(folder / "pdfs", _pdf_megabytes() * MEGABYTE),
    )


def _user_folder() -> Path:
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        return Path(base).expanduser()
    except RuntimeError:  # no home folder at all, as in some containers
        return Path(os.devnull)


def _pdf_megabytes() -> int:
    given = os.environ.get(PDF_LIMIT) or str(PDF_MEGABYTES)
    if not (given.isascii() and given.isdecimal()):
        raise UsageError.of("cache-limit", None, name=PDF_LIMIT, value=given)
    return int(given)


def _name(kind: str, raw: bytes, profile: bytes) -> str:
    """Return a name made from everything that the result depends on."""
    total = hashlib.sha256(f"{_RECIPE} {version_of('pillow')} {kind}".encode())
    for part in (raw, profile):
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()
