"""Tell when an issue, one of its pictures or its layout has been saved."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin_pdf import source
from bulletin_pdf.errors import BulletinError, InputMissing, Place
from bulletin_pdf.files import Kind, locate
from bulletin_pdf.pipeline.checking import project_of, read_bytes
from bulletin_pdf.pipeline.pictures import picture_names

_DEBOUNCE_MS = 200
"""Editors save in several steps: a new file, a rename, its attributes."""

_STEP_MS = 50
_LOOK_MS = 1_000
"""How often to look by ourselves: network drives and those of Windows in WSL report nothing."""

_SETTLE_SECONDS = 0.05

State = dict[Path, tuple[int, int]]
"""File → size in bytes and time of change in ns, of those that are there."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What an issue is made from.

    Attributes:
        issue: the issue file.
        pictures: the pictures that it names, there or not.
        layout: the layout's folder, if it has been found.
    """

    issue: Path
    pictures: tuple[Path, ...] = ()
    layout: Path | None = None

    @property
    def folders(self) -> set[Path]:
        """The folders to watch."""
        folders = {path.parent for path in (self.issue, *self.pictures)}
        return {folder for folder in (*folders, self.layout) if folder and folder.is_dir()}

    def state(self) -> State:
        """Return what the files look like now."""
        layout = self.layout.rglob("*") if self.layout else ()
        state = {}
        for path in (self.issue, *self.pictures, *layout):
            try:
                status = path.stat()
            except OSError:  # not there, or not now
                continue
            state[path] = (status.st_size, status.st_mtime_ns)
        return state


def inputs_of(path: Path, former: Inputs | None = None) -> Inputs:
    """Return what an issue is made from.

    Args:
        path: the issue file.
        former: what it was made from when it could last be read.
    """
    issue = path.absolute()
    try:
        read = source.read(read_bytes(path), str(path))
    except BulletinError:
        return former or Inputs(issue)
    if read.issue is None or read.document is None:
        return former or Inputs(issue)
    names = picture_names(read.issue, read.document)
    layout = locate(Kind.LAYOUTS, read.issue.layout.name, project_of(path))
    return Inputs(issue, tuple(issue.parent / name for name in names), layout)


def saves(path: Path) -> Iterator[None]:
    """Yield now, and again whenever something that the issue is made from was saved; never ends.

    What is saved while the caller is still busy with what was saved before is not missed.

    Args:
        path: the issue file.

    Raises:
        InputMissing: there is no such file to begin with.
    """
    if not path.exists():
        raise InputMissing.of("file-missing", Place(str(path)), name=str(path))
    inputs = None
    while True:
        inputs = inputs_of(path, inputs)
        before = inputs.state()
        yield
        wait_for_change(inputs, before)


def wait_for_change(inputs: Inputs, before: State) -> None:
    """Return when the files are not what they were ``before``, and nobody is at them any more."""
    from watchfiles import watch as changes

    while inputs.state() == before:
        for _ in changes(
            *inputs.folders,
            watch_filter=None,
            debounce=_DEBOUNCE_MS,
            step=_STEP_MS,
            rust_timeout=_LOOK_MS,
            yield_on_timeout=True,
            recursive=inputs.layout is not None,
            ignore_permission_denied=True,
        ):
            if inputs.state() != before:
                break
    settled: State = {}
    while (state := inputs.state()) != settled:
        settled = state
        time.sleep(_SETTLE_SECONDS)
