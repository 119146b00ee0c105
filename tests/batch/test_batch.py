"""Whatever happens to one issue of a batch, or to who sets it, the others are built."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ThreadPoolExecutor,
)
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.project import issue

from bulletin_pdf.errors import DependencyMissing, OutputError, RenderError, SourceError
from bulletin_pdf.pipeline import batch
from bulletin_pdf.pipeline.batch import Outcome, build_all
from bulletin_pdf.pipeline.caching import default_cache
from bulletin_pdf.pipeline.jobs import Job, Rendered
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.workers import Workers, here, usual_count


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Eight issues; the third is wrong.  A stand-in renders."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("bulletin_pdf.pipeline.rendering.render", _rendered)
    (tmp_path / "issues").mkdir()
    found = [tmp_path / "issues" / f"n{number}.yaml" for number in range(8)]
    for path in found:
        path.write_text(issue(path.stem), encoding="utf-8")
    found[2].write_text("sections: 3\n", encoding="utf-8")
    return found


def _rendered(job: Job) -> Rendered:
    return Rendered(b"%PDF " + job.issue_id.encode(), 1, {}, (), ())


def _build(paths: list[Path], workers: Workers, **asked: Any) -> dict[str, Outcome]:
    return {one.path.stem: one for one in build_all(paths, Request(**asked), workers)}


def _failed(outcomes: dict[str, Outcome]) -> dict[str, type[BaseException]]:
    return {name: type(one.error) for name, one in outcomes.items() if one.error}


def _written(paths: list[Path]) -> set[str]:
    out = paths[0].parent.parent / "out"
    names = {path.name for path in out.rglob("*") if path.is_file()}
    assert not any(name.endswith(".partial") for name in names)
    return {name.removesuffix(".press.pdf") for name in names if name.endswith(".press.pdf")}


def test_any_executor_will_do(paths: list[Path]) -> None:
    with ThreadPoolExecutor(3) as threads:
        outcomes = _build(paths, Workers(lambda: threads, 4))
    assert len(outcomes) == 8
    assert _failed(outcomes) == {"n2": SourceError}
    assert _written(paths) == {p.stem for p in paths} - {"n2"}
    assert (paths[0].parent.parent / "out/n5/n5.press.pdf").read_bytes() == b"%PDF n5"


def test_one_after_the_other_in_this_process(paths: list[Path]) -> None:
    outcomes = _build(paths, here())
    assert list(outcomes) == [p.stem for p in paths]
    assert _failed(outcomes) == {"n2": SourceError}


def test_a_second_time_only_what_is_missing_is_set(paths: list[Path]) -> None:
    cache = default_cache()
    _build(paths[:5], here(), cache=cache)
    outcomes = _build(paths, here(), cache=cache)
    assert {name for name, one in outcomes.items() if one.built and one.built.reused} == {
        "n0", "n1", "n3", "n4",
    }  # fmt: skip


class Mortal(Executor):
    """Workers that die of some issues, and take with them what else is being set."""

    def __init__(self, deadly: set[str], error: type[Exception], once: bool) -> None:
        self.deadly, self.error, self.once = deadly, error, once
        self.opened = 0
        self.pending: list[tuple[Future[Any], Callable[[], Any]]] = []
        self.broken = False

    def open(self) -> Executor:
        self.opened += 1
        self.broken = False
        return self

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self.broken:
            raise BrokenProcessPool("too late")
        future: Future[Any] = Future()
        (task,) = fn.args
        self.pending.append((future, fn))
        if task.jobs[0].issue_id in self.deadly:
            self.broken = True
            if self.once:
                self.deadly.discard(task.jobs[0].issue_id)
            for lost, _ in self.pending:
                lost.set_exception(self.error())
            self.pending.clear()
        elif len(self.pending) == 3 or task.jobs[0].issue_id in {"n7", "n6"}:
            self.finish()
        return future

    def finish(self) -> None:
        for future, fn in self.pending:
            future.set_result(fn())
        self.pending.clear()


@pytest.mark.parametrize("once", [True, False], ids=["once", "every-time"])
def test_a_worker_that_dies_is_replaced_and_only_its_issue_pays(
    once: bool, paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    workers = Mortal({"n4"}, BrokenProcessPool, once)
    # Alone, an issue is done at once: nothing else is submitted that would fill the three places.
    submit = workers.submit

    def eager(fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = submit(fn, *args, **kwargs)
        if workers.opened > 1 and not workers.broken:
            workers.finish()
        return future

    monkeypatch.setattr(workers, "submit", eager)
    outcomes = _build(paths, Workers(workers.open, 3, replaceable=True))
    assert len(outcomes) == 8
    expected: dict[str, type[BaseException]] = {"n2": SourceError}
    if not once:
        expected["n4"] = RenderError
        error = outcomes["n4"].error
        assert isinstance(error, RenderError)
        assert [d.code for d in error.diagnostics] == ["worker-killed"]
    assert _failed(outcomes) == expected
    assert workers.opened == (2 if once else 3)
    assert _written(paths) == {p.stem for p in paths} - set(expected)


@pytest.mark.parametrize("error", [BrokenExecutor, CancelledError, ConnectionResetError])
def test_workers_that_are_gone_for_good_end_the_batch_with_what_was_built(
    error: type[Exception], paths: list[Path]
) -> None:
    workers = Mortal({"n6"}, error, once=False)
    built = []
    with pytest.raises(DependencyMissing) as caught:
        built.extend(build_all(paths, Request(), Workers(workers.open, 3)))
    assert [d.code for d in caught.value.diagnostics] == ["workers-lost"]
    assert {one.path.stem for one in built if one.built} == _written(paths) == {"n0", "n1", "n3"}


def test_an_issue_that_killed_all_workers_of_a_cluster_is_named(paths: list[Path]) -> None:
    class KilledWorker(Exception):  # noqa: N818 - dask's name
        pass

    class Deadly(ThreadPoolExecutor):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            if fn.args[0].jobs[0].issue_id != "n3":
                return super().submit(fn)
            future: Future[Any] = Future()
            future.set_exception(KilledWorker())
            return future

    with Deadly(2) as threads:
        outcomes = _build(paths, Workers(lambda: threads, 4, killers=(KilledWorker,)))
    assert _failed(outcomes) == {"n2": SourceError, "n3": RenderError}


def test_a_bug_in_one_issue_is_its_own(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    begin = batch.begin

    def faulty(path: Path, request: Request) -> Any:
        if path.stem == "n1":
            raise ZeroDivisionError
        return begin(path, request)

    monkeypatch.setattr(batch, "begin", faulty)
    assert _failed(_build(paths, here())) == {"n1": ZeroDivisionError, "n2": SourceError}


def test_a_disk_that_fills_up_leaves_no_half_file_and_the_rest_is_done_later(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, fsync, calls = default_cache(), os.fsync, []

    def filling(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 9:  # an issue takes three: the PDF, its record, the folder
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fsync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", filling)
        outcomes = _build(paths, here(), cache=cache)
    failed = _failed(outcomes)
    assert failed.pop("n2") is SourceError
    assert set(failed.values()) == {OutputError}
    assert set(failed) == {"n4", "n5", "n6", "n7"}
    assert _written(paths) == {"n0", "n1", "n3"}
    outcomes = _build(paths, here(), cache=cache)
    assert _failed(outcomes) == {"n2": SourceError}
    # What had been set when the disk was full is not set again.
    assert all(one.built.reused for one in outcomes.values() if one.built)
    assert len(_written(paths)) == 7


@pytest.mark.parametrize(
    ("issues", "cores", "workers"),
    [(1, 8, 1), (4, 8, 1), (5, 8, 2), (100, 2, 2), (100, 64, 25), (0, 4, 1)],
)
def test_as_many_workers_as_are_worth_their_start(
    issues: int, cores: int, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    assert usual_count(issues) == workers
