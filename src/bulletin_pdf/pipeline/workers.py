"""Where issues are set when there are many: processes on this machine, or any other executor."""

from __future__ import annotations

import contextlib
import gc
import itertools
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin_pdf.startup import prepare
from bulletin_pdf.typeset.collection import collect_seldom

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.tasks import Product, Task

_A_WORKER = 2
"""Issues that wait or are being set for each worker, so that none ever waits for the next one."""

_ISSUES_A_WORKER = 4
"""A worker takes as long to start as it needs for three or four issues."""

_TASKS_A_COLLECTION = 20

_UNWIND_SECONDS = 0.5
_AGAIN_SECONDS = 0.01
_END_SECONDS = 5.0


_TASKS = itertools.count(1)


def tidily(task: Task) -> Product:
    """Do what ``perform`` does, and look for garbage now and then, so that memory stays flat.

    Elsewhere it is looked for so seldom (``typeset.collection``) that it would grow for hundreds of
    issues; here it costs a fiftieth of the time.
    """
    from bulletin_pdf.pipeline.tasks import perform

    try:
        return perform(task)
    finally:
        if next(_TASKS) % _TASKS_A_COLLECTION == 0:
            gc.collect()


def tidily_from(path: Path) -> Product | str:
    """Do a task that lies in a file, which is removed, and leave what comes of it in another.

    Returns:
        The name of that file, for ``taken``; or the product, where there is no room for a file.
    """
    task = pickle.loads(path.read_bytes())
    path.unlink()
    came: Product | Exception
    try:
        came = tidily(task)
    except Exception as error:
        came = error
    left = path.with_suffix(".done")
    try:
        left.write_bytes(pickle.dumps(came))
    except Exception:  # there is no room, or it is an error that cannot be pickled
        left.unlink(missing_ok=True)
        if isinstance(came, Exception):
            raise came from None
        return came
    return left.name


def taken(folder: str, came: Product | str) -> Product:
    """Return what came of a task; a file that it lies in is removed.

    Args:
        folder: where files lie.
        came: what the worker returned.

    Raises:
        Exception: what the task raised.
    """
    if not isinstance(came, str):
        return came
    path = Path(folder, came)
    product: Product | Exception = pickle.loads(path.read_bytes())
    path.unlink()
    if isinstance(product, Exception):
        raise product
    return product


def by_itself(task: Task) -> Callable[[], Product]:
    """Return what does a task wherever the same files are at hand as here."""
    return partial(tidily, task)


def in_file(folder: str, task: Task) -> Callable[[], Product | str]:
    """Return what does a task that lies in a file, for a worker on this machine.

    A pipe to a worker holds 64 KB and a task more, as is what comes of it. When a worker is killed
    while something is being written there, the thread of the pool that writes or reads, and with it
    the end of the pool, waits for ever: the one on the Pythons of Debian 12 and Ubuntu 22.04
    (https://github.com/python/cpython/issues/94777), the other on any. What is short is written at
    once or not at all.

    Args:
        folder: where the file goes; where there is no room, the task goes through the pipe.
        task: the task.
    """
    try:
        handle, name = tempfile.mkstemp(prefix="task-", dir=folder)
        with os.fdopen(handle, "wb") as stream:
            pickle.dump(task, stream)
    except OSError:
        return by_itself(task)
    return partial(tidily_from, Path(name))


def _unchanged(product: Product) -> Product:
    return product


@dataclass(frozen=True, slots=True)
class Workers:
    """Who sets the issues of a batch.

    Attributes:
        open: returns the executor; once more when the former one broke, if ``replaceable``.
        window: most tasks that it is given at once.
        replaceable: whether a new executor can be had for a broken one.
        work: returns what is called, perhaps in another process, to do a task.
        read: makes the product of what that returned.
        killers: what is raised for a task that has killed the workers that tried it.
    """

    open: Callable[[], Executor]
    window: int
    replaceable: bool = False
    work: Callable[[Task], Callable[[], Any]] = by_itself
    read: Callable[[Any], Product] = _unchanged
    killers: tuple[type[Exception], ...] = ()


class Here(Executor):
    """Does everything at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        """Call a function and return a future that is done; only Ctrl-C is raised."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def here() -> Workers:
    """Return this process as the only worker."""
    return Workers(Here, 1)


def usual_count(issues: int) -> int:
    """Return how many workers are worth starting for so many issues."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(min(cores or 1, -(-issues // _ISSUES_A_WORKER)), 1)


@contextlib.contextmanager
def processes(count: int) -> Iterator[Workers]:
    """Give a pool of processes that are ended, with all that they have begun, at the exit.

    They are spawned: a process that has imported WeasyPrint must not be forked, for Pango and
    fontconfig have threads and locks of their own.

    Args:
        count: how many.
    """
    before = multiprocessing.active_children()
    with tempfile.TemporaryDirectory(prefix="bulletin-", ignore_cleanup_errors=True) as folder:
        opened: list[ProcessPoolExecutor] = []

        def pool() -> Executor:
            context = multiprocessing.get_context("spawn")
            executor = ProcessPoolExecutor(count, context, _start, (folder,))
            opened.append(executor)
            for _ in range(count):  # each starts a worker, so that all of them get ready at once
                executor.submit(os.getpid)
            return executor

        try:
            with _safe_path():
                yield Workers(
                    pool,
                    _A_WORKER * count,
                    replaceable=True,
                    work=partial(in_file, folder),
                    read=partial(taken, folder),
                )
        except BaseException:
            _end([child for child in multiprocessing.active_children() if child not in before])
            raise
        finally:
            for executor in opened:
                executor.shutdown(wait=True, cancel_futures=True)


@contextlib.contextmanager
def _safe_path() -> Iterator[None]:
    """Keep new processes from importing what lies in the current folder, a stranger's perhaps."""
    name = "PYTHONSAFEPATH"
    before = os.environ.get(name)
    os.environ[name] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _end(children: list[multiprocessing.process.BaseProcess]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        child.join(_END_SECONDS)
        if child.is_alive():
            child.kill()


def _start(folder: str) -> None:
    """Run in a new worker: get ready, and arrange for its end.

    Its temporary files lie in a folder of the parent's, so that nothing is left of a worker that
    is killed.  Ctrl-C is for the parent, which ends its workers by SIGTERM.
    """
    collect_seldom()
    prepare()
    tempfile.tempdir = folder
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import bulletin_pdf.pipeline.rendering  # noqa: F401 - takes half a second

    _unwind_when_told()  # before, there was nothing to unwind


def _unwind_when_told() -> None:
    """Have SIGTERM end what this process has started, then the process."""
    signal.signal(signal.SIGTERM, _unwind)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, _unwind)
        sys.unraisablehook = _unraisable


def _unwind(number: int, frame: object) -> None:
    """End what this worker has started, then the worker itself, whatever it is doing."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, _UNWIND_SECONDS)  # nobody catches SIGALRM
    raise SystemExit(1)


def _unraisable(found: sys.UnraisableHookArgs) -> None:
    """Unwind once more where it was begun in a finaliser, in which nobody can catch anything."""
    if issubclass(found.exc_type, SystemExit):
        signal.setitimer(signal.ITIMER_PROF, _AGAIN_SECONDS)
    else:
        sys.__unraisablehook__(found)


def _end_with_parent() -> None:
    """End this process when its parent is gone; it would wait for work forever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
