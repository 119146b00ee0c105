"""Workers look for garbage now and then, whichever way a task comes to them."""

from __future__ import annotations

import errno
import itertools
import pickle
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_pdf.pipeline import tasks, workers


@pytest.mark.parametrize("work", [workers.by_itself, "in a file"])
@pytest.mark.parametrize("fails", [False, True])
def test_garbage_is_looked_for_after_every_twentieth_task(
    work: Callable[..., Callable[[], object]] | str,
    fails: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []
    done: list[object] = []

    def perform(task: object) -> object:
        done.append(task)
        if fails:
            raise KeyError(task)
        return task

    monkeypatch.setattr(tasks, "perform", perform)
    monkeypatch.setattr(workers, "_TASKS", itertools.count(1))
    monkeypatch.setattr(workers.gc, "collect", lambda: looked.append(len(done)))
    for number in range(45):
        folder = str(tmp_path)
        call = work(number) if callable(work) else workers.in_file(folder, number)  # type: ignore[arg-type]
        if fails:
            with pytest.raises(KeyError):
                workers.taken(folder, call())  # type: ignore[arg-type]
        else:
            assert workers.taken(folder, call()) == number  # type: ignore[arg-type, comparison-overlap]
    assert done == list(range(45))
    assert looked == [20, 40]
    assert list(tmp_path.iterdir()) == []


def _refuse(task: object) -> object:
    raise ValueError("长" * 50_000)


def _unlike_anything(task: object) -> object:
    raise Strange(lambda: task)


class Strange(Exception):  # noqa: N818
    """An error that holds what cannot be pickled."""


@pytest.mark.parametrize("perform", [lambda task: task, _refuse])
def test_what_a_worker_sends_is_written_at_once_or_not_at_all(
    perform: Callable[[object], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that is killed in the midst of more would leave the pool waiting for the rest."""
    monkeypatch.setattr(tasks, "perform", perform)
    task = b"page" * 100_000
    sent = workers.in_file(str(tmp_path), task)()  # type: ignore[arg-type]
    assert len(pickle.dumps(sent)) < select.PIPE_BUF // 4
    if perform is _refuse:
        with pytest.raises(ValueError, match="长长"):
            workers.taken(str(tmp_path), sent)
    else:
        assert workers.taken(str(tmp_path), sent) == task  # type: ignore[comparison-overlap]
    assert list(tmp_path.iterdir()) == []


def test_an_error_that_cannot_be_pickled_is_raised_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "perform", _unlike_anything)
    with pytest.raises(Strange):
        workers.in_file(str(tmp_path), 1)()  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_where_there_is_no_room_the_product_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(tasks, "perform", lambda task: task)
    call = workers.in_file(str(tmp_path), b"task")  # type: ignore[arg-type]
    monkeypatch.setattr(Path, "write_bytes", full)
    sent = call()
    assert workers.taken(str(tmp_path), sent) == b"task"  # type: ignore[comparison-overlap]


ENDED_IN_A_FINALISER = """
import os, signal, sys, time
from bulletin_pdf.pipeline import workers

class Last:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(1000):
            pass

workers._unwind_when_told()
try:
    last = Last()
    del last
    while True:
        pass
finally:
    print("unwound", flush=True)
"""


def test_a_worker_that_is_ended_in_a_finaliser_unwinds_and_says_nothing() -> None:
    command = [sys.executable, "-c", ENDED_IN_A_FINALISER]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (1, "unwound\n", "")


def test_what_else_cannot_be_raised_is_told() -> None:
    failing = ENDED_IN_A_FINALISER.replace("        os.kill", "        1 / 0; os.kill")
    failing = failing.replace("while True", "while False")
    command = [sys.executable, "-c", failing]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (0, "unwound\n")
    assert "ZeroDivisionError" in done.stderr
