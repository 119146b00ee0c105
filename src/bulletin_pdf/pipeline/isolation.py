"""Render layouts of strangers in a child process with limits.

Jinja's sandbox bounds neither time nor memory (https://jinja.palletsprojects.com/sandbox/), so a
layout that does not belong to the package gets a process of its own.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, replace

from bulletin_pdf import errors
from bulletin_pdf.errors import BulletinError, Diagnostic, RenderError
from bulletin_pdf.pipeline.jobs import Job, Rendered
from bulletin_pdf.pipeline.temporary import temporary_files

_WORK = "from bulletin_pdf.pipeline.isolation import work; work()"
_WATCH_SECONDS = 0.5
_WALL_FACTOR = 2.5
"""Seconds on the clock for a second of work: other programs run, too."""

_Answer = Rendered | tuple[str, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a stranger's layout may use."""

    cpu_seconds: int = 120
    memory_bytes: int = 2_000_000_000
    file_bytes: int = 500_000_000


LIMITS = Limits()
_CHARACTERS_A_SECOND = 1_000
"""More time for longer issues: a slow machine sets some 3,000 characters in a second."""


def render_apart(job: Job, limits: Limits = LIMITS) -> Rendered:
    """Render in a child process that may use so much time and memory and no more.

    The child leaves nothing behind, however it ends: its temporary files are in a folder of ours,
    and in a session of its own it never sees the Ctrl-C that ends it through us.

    Raises:
        BulletinError: as ``render``; or LayoutError when the limits were reached.
    """
    seconds = limits.cpu_seconds + _length(job) // _CHARACTERS_A_SECOND
    with temporary_files(), tempfile.TemporaryDirectory(prefix="bulletin-") as folder:
        limits = replace(limits, cpu_seconds=seconds)
        raw = _result(pickle.dumps((job, limits)), folder, _WALL_FACTOR * seconds)
    if not raw:
        raise errors.LayoutError.of(
            "layout-over-limits",
            errors.Place(job.layout.name),
            seconds=seconds,
            megabytes=limits.memory_bytes // 1_000_000,
        )
    answer: _Answer = pickle.loads(raw)
    if isinstance(answer, Rendered):
        return answer
    name, diagnostics = answer
    failure: type[BulletinError] = getattr(errors, name)
    raise failure(*diagnostics)


def work() -> None:
    """Run in the child: set the limits, render, send the result; nothing when it is too much."""
    parent, request = os.getppid(), sys.stdin.buffer.read()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    job, limits = pickle.loads(request)
    _limit(limits)
    from bulletin_pdf.pipeline.rendering import render  # WeasyPrint is for the child alone

    try:
        answer: _Answer = render(job)
    except BulletinError as error:
        answer = type(error).__name__, error.diagnostics
    except (MemoryError, RecursionError):
        return
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:300]
        answer = RenderError.__name__, RenderError.of("bug", None, reason=reason).diagnostics
    sys.stdout.buffer.write(pickle.dumps(answer))


def _length(job: Job) -> int:
    return sum(len(article.body) for article in job.issue.articles)


def _result(request: bytes, folder: str, wall_seconds: float) -> bytes:
    """Return what the child answers; nothing when it died or took too long."""
    # Not multiprocessing: its child imports from the current folder, which may be a stranger's.
    with subprocess.Popen(
        [sys.executable, "-P", "-c", _WORK],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # libraries complain there when memory runs out
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TMPDIR": folder},
        start_new_session=True,
    ) as child:
        try:
            answer, _ = child.communicate(request, wall_seconds)
        except subprocess.TimeoutExpired:
            return b""
        finally:
            child.kill()
    return answer if child.returncode == 0 else b""


def _end_with(parent: int) -> None:
    """End this process when its parent is gone."""
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    os._exit(1)


def _limit(limits: Limits) -> None:
    try:
        import resource
    except ImportError:
        return
    for kind, amount in (
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (amount if hard < 0 else min(amount, hard), hard))
