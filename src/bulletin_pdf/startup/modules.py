"""The bytecode of all modules in one file.

For each of the 650 modules that a build imports, Python looks through folders, opens a file, reads
it and closes it again. The file kept here holds what it read, and where: a module is taken from it
if its source still has the size and the times that it had then. Python looks at the size and at the
time of its last change; here the time of its last change on this disk counts as well, as installers
that put one version in the place of another remove Python's bytecode, but not this. What is new or
has changed is imported as ever, and joins the file when the command ends well.

The file is for one list of folders (`sys.path`) and one Python. The first of these folders, that of
the script or the one where Python was started, is left out of account: modules that are kept come
before any that happen to lie there.

Measured: whole processes of 10 pages take .94 of the CPU time without it.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, spec_from_file_location
from types import CodeType, ModuleType
from typing import NamedTuple

from bulletin_pdf.speedups import Speedup, is_on
from bulletin_pdf.startup.bytecode import DAMAGED, keep_at, kept_at, this_python

_NAME = "modules"
_MADE_FOR = (*this_python(), tuple(sys.path[1:]))
_HEAD = 16
"""Bytes before the code in a file of bytecode: magic number, flags, time and size (PEP 552)."""

_LARGEST = 64_000_000
"""Bytes of a file worth keeping; the modules of all commands take some 12 million."""

_Stamp = tuple[int, int, int]


class _Place(NamedTuple):
    """Where a module comes from, and where its code lies in the file.

    Attributes:
        folder: where it was found.
        package: the folder that is the module, if it is a package, or nothing.
        source: its file.
        cached: the file of its bytecode.
        stamp: size and times of the source.
        at: where the code begins in our file.
        length: of the code.
    """

    folder: str
    package: str
    source: str
    cached: str
    stamp: _Stamp | None
    at: int
    length: int


class _Loader(SourceFileLoader):
    """Loads one module from the file."""

    def __init__(self, name: str, place: _Place, file: int) -> None:
        super().__init__(name, place.source)
        self._place, self._file = place, file

    def get_code(self, fullname: str) -> CodeType | None:
        """Return the module's code, from its own file if ours is damaged."""
        try:
            code = marshal.loads(os.pread(self._file, self._place.length, self._place.at))
        except DAMAGED:
            return super().get_code(fullname)
        return code if isinstance(code, CodeType) else super().get_code(fullname)


class _Finder:
    """Finds the modules that are kept; asked first, as none of them is built in or frozen."""

    def __init__(self, file: int, places: dict[str, _Place]) -> None:
        self.file, self.places = file, places

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to load a module that is kept and up to date; None for all others."""
        place = self.places.get(name)
        if place is None or _stamp_of(place.source) != place.stamp:
            return None
        if place.folder not in (sys.path if path is None else path):
            return None
        spec = spec_from_file_location(
            name,
            place.source,
            loader=_Loader(name, place, self.file),
            submodule_search_locations=[place.package] if place.package else None,
        )
        if spec is not None:
            spec.cached = place.cached
        return spec


_finder: _Finder | None = None


def import_kept_modules() -> None:
    """Have modules that are imported from now on come from the file, as far as it has them."""
    global _finder
    if _finder is None and is_on(Speedup.MODULES):
        _finder = _Finder(*_opened())
        sys.meta_path.insert(0, _finder)


def keep_modules() -> None:
    """Keep the modules that this process imported and that are not in the file."""
    if _finder is None or sys.dont_write_bytecode:
        return
    kept = _finder.places
    new = {}
    for name, module in tuple(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        if spec and spec.name == name and type(spec.loader) is SourceFileLoader:
            stamp, known = _stamp_of(spec.origin or ""), kept.get(name)
            if known and (known.source, known.stamp) == (spec.origin, stamp):
                continue
            if stamp and (code := _read(spec)):
                place = _Place(*_folders_of(spec), spec.origin, spec.cached, stamp, 0, 0)
                new[name] = (place, code)
    if not new:
        return
    try:
        for name, place in kept.items():
            code = os.pread(_finder.file, place.length, place.at)
            new.setdefault(name, (place, code))
    except OSError:  # the disk fails: the file stays as it is
        return
    content = _file_of(new)
    if len(content) <= _LARGEST:
        keep_at(_NAME, content)


def _opened() -> tuple[int, dict[str, _Place]]:
    """Return the open file and what lies in it; nothing of a file that is not for us."""
    try:
        file = os.open(kept_at(_NAME), os.O_RDONLY)
        length = int.from_bytes(os.pread(file, 4, 0), "little")
        made_for, kept = marshal.loads(os.pread(file, length, 4))
        if made_for == _MADE_FOR:
            return file, {name: _Place(*place) for name, place in kept.items()}
        os.close(file)
    except DAMAGED:
        pass
    return -1, {}


def _folders_of(spec: ModuleSpec) -> tuple[str, str]:
    """Return where a module was found, and its own folder if it is a package."""
    folder = os.path.dirname(spec.origin or "")
    inside = spec.submodule_search_locations is not None
    return (os.path.dirname(folder), folder) if inside else (folder, "")


def _file_of(modules: dict[str, tuple[_Place, bytes]]) -> bytes:
    """Return the file: the length of the list, the list, and the code of one after the other."""
    fixed = len(_list_of(modules, 0))  # marshal writes every number below 2**31 in four bytes
    return b"".join(
        (
            fixed.to_bytes(4, "little"),
            _list_of(modules, 4 + fixed),
            *(code for _, code in modules.values()),
        )
    )


def _list_of(modules: dict[str, tuple[_Place, bytes]], at: int) -> bytes:
    places = {}
    for name, (place, code) in modules.items():
        places[name] = (*place[:-2], at, len(code))
        at += len(code)
    return marshal.dumps((_MADE_FOR, places), 2)  # without references: lengths do not vary


def _read(spec: ModuleSpec) -> bytes:
    """Return the code of a module's bytecode; nothing if Python would not take it."""
    try:
        found = os.stat(spec.origin or "")
        with open(spec.cached or "", "rb") as file:
            content = file.read()
    except OSError:
        return b""
    time, size = int(found.st_mtime) & 0xFFFF_FFFF, found.st_size & 0xFFFF_FFFF
    head = MAGIC_NUMBER + bytes(4) + time.to_bytes(4, "little") + size.to_bytes(4, "little")
    return content[_HEAD:] if content[:_HEAD] == head else b""


def _stamp_of(source: str) -> _Stamp | None:
    """Return size and times of a file; nothing if there is none."""
    try:
        found = os.stat(source)
    except DAMAGED:  # it is gone, or the list is damaged and this is no path
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns
