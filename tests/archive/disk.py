"""A disk that loses its power: what was asked of it, and what is left of that."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

Call = tuple[str, str, bytes]

_OPEN, _FSYNC, _MKDIR, _RENAME, _REPLACE = io.open, os.fsync, os.mkdir, os.rename, os.replace


class Recorder:
    """Records what is asked of the system below a folder, and does it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls: list[Call] = []

    def open(self, file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        stream = _OPEN(file, mode, *args, **kwargs)
        place = f"/proc/self/fd/{file}" if isinstance(file, int) else file
        if "w" in mode and (name := self._name(place)):
            self.calls.append(("write", name, b""))
            write = stream.write
            whole = bytearray()

            class Recorded:
                def write(_, content: bytes) -> int:  # noqa: N805
                    whole.extend(content)
                    self.calls.append(("write", name, bytes(whole)))
                    return write(content)

                def __getattr__(_, attribute: str) -> Any:  # noqa: N805
                    return getattr(stream, attribute)

                def __enter__(recorded) -> Any:  # noqa: N805
                    return recorded

                def __exit__(_, *found: object) -> None:  # noqa: N805
                    stream.close()

            return Recorded()
        return stream

    def fsync(self, handle: int) -> None:
        _FSYNC(handle)
        if (name := self._name(f"/proc/self/fd/{handle}")) is not None:
            self.calls.append(("fsync", name, b""))

    def mkdir(self, path: Any, *args: Any, **kwargs: Any) -> None:
        _MKDIR(path, *args, **kwargs)
        if name := self._name(path):
            self.calls.append(("mkdir", name, b""))

    def rename(self, source: Any, target: Any, **kwargs: Any) -> None:
        before = self._name(source)
        _RENAME(source, target, **kwargs)
        self.calls.append(("rename", str(before), str(self._name(target)).encode()))

    def replace(self, source: Any, target: Any, **kwargs: Any) -> None:
        before = self._name(source)
        _REPLACE(source, target, **kwargs)
        self.calls.append(("rename", str(before), str(self._name(target)).encode()))

    def _name(self, path: Any) -> str | None:
        place = Path(os.path.realpath(path))
        if not place.is_relative_to(self.folder):
            return None
        return place.relative_to(self.folder).as_posix()


class _File:
    def __init__(self) -> None:
        self.content = self.synced = b""


class _Folder:
    def __init__(self) -> None:
        self.entries: dict[str, _File | _Folder] = {}
        self.synced: dict[str, _File | _Folder] = {}


class Disk:
    """Files and folders, and of each what a flush has brought to the platter."""

    def __init__(self) -> None:
        self.root = _Folder()

    def do(self, kind: str, path: str, content: bytes) -> None:
        """Do a recorded call."""
        if kind == "done":
            return
        if kind == "fsync":
            node = self._at(path)
            if isinstance(node, _File):
                node.synced = node.content
            else:
                node.synced = dict(node.entries)
            return
        parent, name = self._parent(path)
        if kind == "mkdir":
            parent.entries[name] = _Folder()
        elif kind == "write":
            node = parent.entries.setdefault(name, _File())
            assert isinstance(node, _File)
            node.content = content
        else:
            target, new = self._parent(content.decode())
            target.entries[new] = parent.entries.pop(name)

    def write(self, folder: Path, *, names_survive: bool) -> None:
        """Write what is left after a power cut; names may have come to the disk by themselves."""
        waiting = [(self.root, folder)]
        while waiting:
            node, place = waiting.pop()
            place.mkdir()
            for name, child in (node.entries if names_survive else node.synced).items():
                if isinstance(child, _Folder):
                    waiting.append((child, place / name))
                else:
                    (place / name).write_bytes(child.synced)

    def _at(self, path: str) -> _File | _Folder:
        node: _File | _Folder = self.root
        for part in path.split("/"):
            if part != ".":
                assert isinstance(node, _Folder)
                node = node.entries[part]
        return node

    def _parent(self, path: str) -> tuple[_Folder, str]:
        folder, _, name = path.rpartition("/")
        node = self._at(folder or ".")
        assert isinstance(node, _Folder)
        return node, name
