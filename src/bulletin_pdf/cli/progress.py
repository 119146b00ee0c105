"""A progress line on a terminal; silent when standard error is piped."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
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
