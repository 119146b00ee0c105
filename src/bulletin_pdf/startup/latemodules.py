"""Modules that others import and hardly ever use.

A module of this list is found when it is imported, but runs when something of it is asked for:
those who write ``import ssl`` get what looks like it. `importlib.util.LazyLoader` does the same,
but in Python 3.11 the very next import of such a module already asks for something of it.
"""

from __future__ import annotations

import sys
from _thread import RLock
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING

from bulletin_pdf.speedups import Speedup, is_on

if TYPE_CHECKING:
    from importlib.abc import Loader

_LATE = frozenset(
    (
        "PIL.ExifTags",
        "PIL.TiffTags",
        "csv",
        "email.header",
        "fontTools.misc.xmlWriter",
        "linecache",
        "secrets",
        "ssl",
        "subprocess",
        "tokenize",
        "traceback",
    )
)

_lock = RLock()


class _Late(ModuleType):
    """A module that has not run yet."""

    def __getattr__(self, name: str) -> object:
        with _lock:
            loader = self.__dict__.pop("_late_loader", None)
            if loader is not None:
                loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]
        return ModuleType.__getattribute__(self, name)


class _LateLoader:
    """Loads nothing yet."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return a module that runs when something of it is asked for."""
        return _Late(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave the running for later."""
        spec = module.__spec__
        module.__loader__ = spec.loader = self._loader  # type: ignore[union-attr]
        module.__dict__["_late_loader"] = self._loader


class _LateFinder:
    """Finds modules of the list by asking all other finders."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to load a module of the list late; None for all others."""
        if name not in _LATE:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None and spec.has_location:
                spec.loader = _LateLoader(spec.loader)  # type: ignore[assignment]
                return spec
        return None


def import_late() -> None:
    """Have modules of the list run when they are used."""
    if is_on(Speedup.LATE_MODULES):
        sys.meta_path.insert(0, _LateFinder())
