"""A configuration of fonts that is empty from the start.

Fontconfig reads every sample of a configuration that the system offers (`conf.avail`, some 50
files) whenever it loads one, though ours names no font and no folder (`libraries.isolate`).
WeasyPrint has one loaded when it is imported, to warn of what is missing, and one for each engine;
Pango has the one loaded that all share. Here configurations are made that have read nothing; faces
are added to them as ever.

Measured: whole processes of 10 pages take .99 of the CPU time without it.
"""

from __future__ import annotations

import ctypes
from typing import Any

from bulletin_pdf.speedups import Speedup, is_on

_FONTCONFIG = "libfontconfig.so.1"


class Unread:
    """Stands for the library Fontconfig: all of it, but what loads a configuration reads nothing.

    Args:
        library: as cffi opened it.
        cast: makes a pointer of a type from an address.
    """

    def __init__(self, library: Any, cast: Any) -> None:  # noqa: ANN401 - cffi has no types
        self._library, self._cast = library, cast
        made = ctypes.CDLL(_FONTCONFIG)
        self._create, self._build = made.FcConfigCreate, made.FcConfigBuildFonts
        self._create.restype = ctypes.c_void_p
        self._build.argtypes = made.FcConfigSetCurrent.argtypes = [ctypes.c_void_p]
        made.FcConfigSetCurrent(self._made())  # so that Pango has none loaded

    def __getattr__(self, name: str) -> object:
        value = getattr(self._library, name)
        setattr(self, name, value)
        return value

    def FcInitLoadConfigAndFonts(self) -> object:  # noqa: N802 - Fontconfig calls it so
        """Return a configuration without fonts, which belongs to the caller."""
        return self._cast("FcConfig *", self._made())

    def _made(self) -> int:
        """Return the address of a new configuration."""
        configuration: int = self._create()
        self._build(configuration)
        return configuration


def opened(name: str, library: Any, cast: Any) -> Any:  # noqa: ANN401 - cffi has no types
    """Return a library, or what stands for it."""
    if name == _FONTCONFIG and is_on(Speedup.FONT_CONFIG):
        return Unread(library, cast)
    return library
