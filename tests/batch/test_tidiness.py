"""Workers look for garbage now and then, whichever way a task comes to them."""

from __future__ import annotations

import itertools
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
        call = work(number) if callable(work) else workers.in_file(str(tmp_path), number)  # type: ignore[arg-type]
        if fails:
            with pytest.raises(KeyError):
                call()
        else:
            assert call() == number
    assert done == list(range(45))
    assert looked == [20, 40]
    assert list(tmp_path.iterdir()) == []
