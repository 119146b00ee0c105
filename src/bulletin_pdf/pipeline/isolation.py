"""Render layouts of strangers in a child process with limits.

Jinja's sandbox bounds neither time nor memory (https://jinja.palletsprojects.com/sandbox/), so a
layout that does not belong to the package gets a process of its own.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection

from bulletin_pdf import errors
from bulletin_pdf.errors import BulletinError, Diagnostic, RenderError
from bulletin_pdf.pipeline.rendering import Job, Rendered, render

CPU_SECONDS = 120
MEMORY_BYTES = 2_000_000_000
FILE_BYTES = 500_000_000
WALL_SECONDS = 300.0

_Answer = Rendered | tuple[str, tuple[Diagnostic, ...]]


def render_apart(job: Job) -> Rendered:
    """Render in a child process that may use so much time and memory and no more.

    Raises:
        BulletinError: as ``render``; or LayoutError when the limits were reached.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(sender, job), daemon=True)
    child.start()
    sender.close()
    try:
        answer = _received(receiver)
    finally:
        child.kill()
        child.join()
    if answer is None:
        raise errors.LayoutError.of(
            "layout-over-limits",
            errors.Place(job.layout.name),
            seconds=CPU_SECONDS,
            megabytes=MEMORY_BYTES // 1_000_000,
        )
    if isinstance(answer, Rendered):
        return answer
    name, diagnostics = answer
    failure: type[BulletinError] = getattr(errors, name, RenderError)
    raise failure(*diagnostics)


def _received(receiver: Connection) -> _Answer | None:
    """Return what the child sends, or None when it died or took too long."""
    try:
        if receiver.poll(WALL_SECONDS):
            answer: _Answer = receiver.recv()
            return answer
    except EOFError:
        pass
    return None


def _work(sender: Connection, job: Job) -> None:
    """Run in the child: set the limits, render, send the result."""
    _limit()
    try:
        answer: _Answer = render(job)
    except BulletinError as error:
        answer = type(error).__name__, error.diagnostics
    except MemoryError:
        return
    sender.send(answer)


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return
    for kind, amount in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (amount if hard < 0 else min(amount, hard), hard))
