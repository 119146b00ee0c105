"""C functions and types that WeasyPrint declares, parsed beforehand.

WeasyPrint gives cffi 16 KB of C declarations to parse whenever it is imported, and cffi parses each
type that is named later, too, with pycparser. cffi can also write down what it has parsed, as a
module that its C half reads (https://cffi.readthedocs.io/en/latest/cdef.html, "out-of-line ABI
level"). That module is ``cdeclarations``; ``scripts/c-declarations`` writes it. It stands in only
for the very text it was made from; any other is parsed as ever.

Measured: whole processes of 10 pages take .97 of the CPU time without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from bulletin_pdf.speedups import Speedup, is_on
from bulletin_pdf.typeset.fontconfig import opened

_DECLARED = f"{__package__}.cdeclarations"
"""The module that was written beforehand: ``SOURCE``, the digest of the text, and ``ffi``."""


def digest_of(source: str) -> str:
    """Return what tells one text of declarations from another."""
    return hashlib.sha256(source.encode()).hexdigest()


class Interface:
    """Takes the place of ``cffi.FFI`` until it is told what to declare, and is one from then on."""

    def cdef(self, source: str, *rest: object, **options: object) -> None:
        """Declare functions and types.

        Args:
            source: C declarations.
            rest: what cffi takes besides.
            options: likewise.
        """
        known = None if rest or options else _declared(source)
        if known is None:
            sys.modules.pop("cffi", None)  # which is what ``declared_beforehand`` put there
            known = importlib.import_module("cffi").FFI()
            known.cdef(source, *rest, **options)
        for name in dir(known):
            if not name.startswith("__"):
                setattr(self, name, getattr(known, name))
        self.dlopen = lambda name, *flags: opened(name, known.dlopen(name, *flags), known.cast)


def _declared(source: str) -> Any:  # noqa: ANN401
    """Return the interface to what a text declares, if it was written down beforehand."""
    try:
        written = importlib.import_module(_DECLARED)
    except ImportError:  # of an older format than this cffi reads
        return None
    return written.ffi if digest_of(source) == written.SOURCE else None


@contextlib.contextmanager
def declared_beforehand() -> Iterator[None]:
    """Have those who import cffi meanwhile get what was parsed beforehand."""
    if "cffi" in sys.modules or not is_on(Speedup.C_DECLARATIONS):
        yield
        return
    late = ModuleType("cffi")
    late.FFI = Interface  # type: ignore[attr-defined]
    sys.modules["cffi"] = late
    try:
        yield
    finally:
        if sys.modules.get("cffi") is late:
            del sys.modules["cffi"]
