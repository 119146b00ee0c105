"""A progress line on a terminal; silent when standard error is piped."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bulletin_pdf.cli.console import Console

if TYPE_CHECKING:
    from rich.status import Status

    from bulletin_pdf.pipeline.progress import Progress


class _Line:
    """Progress on a rich status line."""

    def __init__(self, status: Status, console: Console) -> None:
        self._status = status
        self._console = console

    def step(self, name: str, subject: str) -> None:
        """Show a stage."""
        self._status.update(self._console.word(name, subject=subject))


@contextlib.contextmanager
def progress(console: Console) -> Iterator[Progress | None]:
    """Yield what shows progress, or None when there is nobody to see it."""
    if console.quiet or console.as_json or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console as Terminal

    with Terminal(stderr=True, markup=False, highlight=False).status("") as status:
        yield _Line(status, console)


@contextlib.contextmanager
def bar(console: Console, words: str) -> Iterator[Callable[[int, int], None] | None]:
    """Yield what moves a progress bar to ``done of all``, or None when nobody sees it."""
    if console.quiet or console.as_json or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console as Terminal
    from rich.progress import Progress as Bar

    shown: Bar | None = None

    def step(done: int, total: int) -> None:
        nonlocal shown
        if shown is None:  # not before there is something to show
            shown = Bar(console=Terminal(stderr=True, markup=False, highlight=False))
            shown.start()
            shown.add_task(words, total=None)
        shown.update(shown.task_ids[0], completed=done, total=total)

    try:
        yield step
    finally:
        if shown is not None:
            shown.stop()
