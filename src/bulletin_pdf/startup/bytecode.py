"""Where bytecode of our own making is kept: among Python's own.

In ``__pycache__`` beside the package, that is, or where PYTHONPYCACHEPREFIX says. Where that cannot
be written, or Python was told to write no bytecode, nothing is kept, as with modules.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Hashable
from importlib.util import cache_from_source
from typing import Any

DAMAGED = (OSError, EOFError, ValueError, TypeError, AttributeError, MemoryError)
"""What reading a file that was cut short or written over may end in."""


def this_python() -> tuple[str, int]:
    """Return what bytecode is made for: a build of Python, and whether assertions are left out."""
    return sys.version, sys.flags.optimize


def kept_at(name: str) -> str:
    """Return the path of a file of bytecode for this Python."""
    folder = os.path.dirname(os.path.dirname(__file__))
    beside = os.path.dirname(cache_from_source(os.path.join(folder, "__init__.py")))
    return os.path.join(beside, f"{name}.{sys.implementation.cache_tag}.bytecode")


def keep_at(name: str, content: bytes) -> None:
    """Keep a file of bytecode for this Python, if that is possible."""
    if sys.dont_write_bytecode:
        return
    from pathlib import Path

    from bulletin_pdf.errors import BulletinError
    from bulletin_pdf.files import write_atomically

    try:
        write_atomically(Path(kept_at(name)), content)
    except BulletinError:  # the folder is not ours to write in
        return


class Shelf:
    """Results that one process keeps in a file for the next.

    Args:
        name: of the file.
        most: results kept at most; what comes then is worked out every time.
        worth: so many new ones are worth writing the file. A few come in every process: patterns
            that are put together of sets are never twice the same.
    """

    def __init__(self, name: str, most: int, worth: int = 10) -> None:
        self._name, self._most, self._worth = name, most, worth
        self._kept: dict[Hashable, bytes] = {}
        self._new: dict[Hashable, bytes] = {}

    def open(self) -> None:
        """Read the file, unless another Python wrote it or it is damaged."""
        self._new.clear()
        self._kept.clear()
        try:
            with open(kept_at(self._name), "rb") as file:
                made_for, kept = marshal.loads(file.read())  # `load` asks for every few bytes
            if made_for == this_python():
                self._kept.update(kept)
        except DAMAGED:
            self._kept.clear()

    def find(self, key: Hashable) -> Any:  # noqa: ANN401 - what was kept
        """Return what is kept under a key; None for nothing."""
        known = self._kept.get(key)
        if known is None:
            return None
        try:
            return marshal.loads(known)
        except DAMAGED:
            self.forget(key)
            return None

    def add(self, key: Hashable, result: Any) -> None:  # noqa: ANN401 - what `marshal` can write
        """Have a result kept."""
        if len(self._kept) + len(self._new) < self._most:
            self._new[key] = marshal.dumps(result)

    def forget(self, key: Hashable) -> None:
        """Have a result no longer kept."""
        self._kept.pop(key, None)

    def keep(self) -> None:
        """Write the file if enough has come that is new."""
        if len(self._new) >= self._worth:
            keep_at(self._name, marshal.dumps((this_python(), self._kept | self._new)))
