"""Regular expressions that were compiled before.

A build compiles some 350 patterns, nearly all of them at import, and takes more time for that than
for writing the PDF. What `re` gives to its engine is kept, and given to it again by the next
command; the engine checks it as it always does.

Measured: whole processes of 10 pages take .94 of the CPU time without it.
"""

from __future__ import annotations

import re
import sys
from types import ModuleType
from typing import Any

from bulletin_pdf.speedups import Speedup, is_on
from bulletin_pdf.startup.bytecode import Shelf

_MOST, _LONGEST = 2_000, 5_000
"""Patterns kept, and how long one is at most: they are those of the code, not of a manuscript."""

_REFUSED = (ValueError, TypeError, RuntimeError, OverflowError)
"""How the engine answers what it was not given by `re`."""

_compiler: ModuleType | None = getattr(re, "_compiler", None)
_engine: Any = getattr(_compiler, "_sre", None)
_compile: Any = getattr(_compiler, "compile", None)
_shelf = Shelf("patterns", _MOST)


class _Listener:
    """Stands before the engine and hears what it is given."""

    def __init__(self) -> None:
        self.given: tuple[Any, ...] = ()

    def __getattr__(self, name: str) -> object:
        return getattr(_engine, name)

    def compile(self, *given: object) -> object:
        """Compile, and remember what was given."""
        self.given = given
        return _engine.compile(*given)


_listener = _Listener()


def compile_from_kept() -> None:
    """Have patterns that are compiled from now on taken from those that are kept."""
    if is_on(Speedup.PATTERNS) and hasattr(_engine, "compile"):
        _shelf.open()
        _compiler._sre = _listener  # type: ignore[union-attr]
        _compiler.compile = _from_kept  # type: ignore[union-attr]


def keep_patterns() -> None:
    """Keep the patterns that this process compiled and that are not kept yet."""
    _shelf.keep()


def _from_kept(pattern: Any, flags: int = 0) -> object:  # noqa: ANN401 - as `re` has it
    """Stand in for `re._compiler.compile`."""
    if type(pattern) not in {str, bytes} or len(pattern) > _LONGEST or flags & re.DEBUG:
        return _compile(pattern, flags)
    key = (pattern, int(flags), _engine.MAGIC, sys.byteorder)
    if known := _shelf.find(key):
        try:
            state, code, *rest = known
            return _engine.compile(pattern, state, memoryview(code).cast("I").tolist(), *rest)
        except _REFUSED:
            _shelf.forget(key)
    compiled = _compile(pattern, flags)
    heard, state, words, groups, numbers, names = _listener.given
    if heard is pattern:
        code = b"".join(word.to_bytes(4, sys.byteorder) for word in words)
        _shelf.add(key, (int(state), code, groups, dict(numbers), tuple(names)))
    return compiled
