"""Do in a child process with limits what strangers' layouts and files may make endless.

Jinja's sandbox bounds neither time nor memory (https://jinja.palletsprojects.com/sandbox/), and
neither does any reader of PDF, so such work gets a process of its own.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, replace
from typing import Any

from bulletin_pdf.errors import BulletinError, LayoutError, Place, RenderError
from bulletin_pdf.pipeline.jobs import Job, Rendered
from bulletin_pdf.pipeline.temporary import temporary_files

_WORK = "from bulletin_pdf.pipeline.isolation import work; work()"
_WATCH_SECONDS = 0.5
_WALL_FACTOR = 2.5
"""Seconds on the clock for a second of work: other programs run, too."""


@dataclass(frozen=True, slots=True)
class Call:
    """A function by name, so that only the child imports what it needs, and its arguments."""

    module: str
    function: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use; the defaults are for a stranger's layout."""

    cpu_seconds: int = 120
    memory_bytes: int = 2_000_000_000
    file_bytes: int = 500_000_000


LIMITS = Limits()
_CHARACTERS_A_SECOND = 1_000
"""More time for longer issues: a slow machine sets some 3,000 characters in a second."""


def render_apart(job: Job, limits: Limits = LIMITS) -> Rendered:
    """Render in a child process that may use so much time and memory and no more.

    Raises:
        BulletinError: as ``render``; or LayoutError when the limits were reached.
    """
    seconds = limits.cpu_seconds + _length(job) // _CHARACTERS_A_SECOND
    limits = replace(limits, cpu_seconds=seconds)
    rendered = call_apart(Call("bulletin_pdf.pipeline.rendering", "render", (job,)), limits)
    if not isinstance(rendered, Rendered):
        raise LayoutError.of(
            "layout-over-limits",
            Place(job.layout.name),
            seconds=seconds,
            megabytes=limits.memory_bytes // 1_000_000,
        )
    return rendered


def call_apart(call: Call, limits: Limits, wall_factor: float | None = None) -> Any:  # noqa: ANN401
    """Return what a function returns in a child process; None when the limits were reached.

    The child leaves nothing behind, however it ends: its temporary files are in a folder of ours,
    and in a session of its own it never sees the Ctrl-C that ends it through us.

    Args:
        call: what to call; arguments and result are pickled.
        limits: of the child and of what it starts.
        wall_factor: seconds on the clock for a second of work.

    Raises:
        BulletinError: as the function.
    """
    seconds = (_WALL_FACTOR if wall_factor is None else wall_factor) * limits.cpu_seconds
    with temporary_files(), tempfile.TemporaryDirectory(prefix="bulletin-") as folder:
        raw = _result(pickle.dumps((call, limits)), folder, seconds)
    if not raw:
        return None
    answer = pickle.loads(raw)
    if isinstance(answer, BulletinError):
        raise answer
    return answer


def work() -> None:
    """Run in the child: set the limits, call, send the result; nothing when it is too much."""
    parent, request = os.getppid(), sys.stdin.buffer.read()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    call, limits = pickle.loads(request)
    answer: object
    try:
        function = getattr(importlib.import_module(call.module), call.function)
        _limit(limits)  # only now: a library that cannot be mapped would look like a bug of ours
        answer = function(*call.arguments)
    except BulletinError as error:
        answer = error
    except (MemoryError, RecursionError):
        return
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:300]
        answer = RenderError.of("bug", None, reason=reason)
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
            _end(child)
    return answer if child.returncode == 0 else b""


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a child with whatever it has started; it leads a group of its own."""
    child.kill()
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)


def _end_with(parent: int) -> None:
    """End this process, and what it has started, when its parent is gone."""
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    if os.name == "posix":
        os.killpg(0, signal.SIGKILL)
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
