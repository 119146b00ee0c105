"""Build many issues: whatever happens to one, the others are built.

The issues are checked and written here; what is costly goes to workers as a value (``tasks``) and
comes back as one, so that it does not matter where they are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin_pdf.errors import DependencyMissing, Place, RenderError
from bulletin_pdf.pipeline.build import Built, Draft, begin, finish, reuse
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.workers import Workers

if TYPE_CHECKING:  # issues that have not changed do not need what sets the others
    from bulletin_pdf.pipeline.making import Order
    from bulletin_pdf.pipeline.tasks import Product, Task

_GONE = (BrokenExecutor, CancelledError, ConnectionError)
"""What a task ends with when it was not the task that failed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the build of one issue ended.

    Attributes:
        path: the issue file.
        built: what was written, if it could be.
        error: why not.
    """

    path: Path
    built: Built | None = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """An issue whose pages are being set."""

    draft: Draft
    order: Order
    task: Task

    @property
    def path(self) -> Path:
        return self.draft.checked.path


def build_all(paths: Sequence[Path], request: Request, workers: Workers) -> Iterator[Outcome]:
    """Build issues and yield how each ended, as soon as it did.

    When a worker dies nobody knows which issue it died of.  Those that were being set then are set
    again one by one: the one that is alone with a second death is the culprit, and no other issue
    has to pay for it.

    Args:
        paths: the issue files.
        request: how they are to be built.
        workers: who sets them.

    Raises:
        DependencyMissing: the workers are gone for good; what has been yielded is built.
    """
    batch = _Batch(request, workers, deque(paths))
    while batch.waiting or batch.running or batch.suspects:
        yield from batch.start()
        if batch.running:
            done, _ = wait(batch.running, return_when=FIRST_COMPLETED)
            for future in done:
                yield from batch.end(future)


@dataclass(slots=True)
class _Batch:
    request: Request
    workers: Workers
    waiting: deque[Path]
    running: dict[Future[Any], _Case] = field(default_factory=dict)
    suspects: deque[_Case] = field(default_factory=deque)
    executor: Executor | None = None

    def start(self) -> Iterator[Outcome]:
        """Give the workers as much as they may have."""
        if self.suspects:
            if not self.running:
                self._submit(self.suspects[0])
            return
        while self.waiting and len(self.running) < self.workers.window and not self.suspects:
            path = self.waiting.popleft()
            try:
                begun = self._begin(path)
            except Exception as error:  # also a bug: the other issues do not suffer from it
                yield Outcome(path, error=error)
                continue
            if isinstance(begun, Built):
                yield Outcome(path, begun)
            else:
                self._submit(begun)

    def end(self, future: Future[Any]) -> Iterator[Outcome]:
        """Write what has been set, or see what is to be done about a failure."""
        case = self.running.pop(future)
        suspected = bool(self.suspects) and self.suspects[0] is case
        try:
            product = self.workers.read(future.result())
        except _GONE as error:
            if not suspected:
                self._suspect(case, error)
                return
            self.executor = None
            outcome = Outcome(case.path, error=_killed(case))
        except self.workers.killers:
            outcome = Outcome(case.path, error=_killed(case))
        except Exception as error:
            outcome = Outcome(case.path, error=error)
        else:
            outcome = _written(case, product)
        if suspected:
            self.suspects.popleft()
        yield outcome

    def _begin(self, path: Path) -> Built | _Case:
        draft = begin(path, self.request)
        if (built := reuse(draft)) is not None:
            return built
        self._open()  # workers get ready while we import what else is needed
        from bulletin_pdf.pipeline.making import order_of

        order = order_of(draft.checked, self.request)
        return _Case(draft, order, order.task)

    def _submit(self, case: _Case) -> None:
        try:
            self.running[self._open().submit(self.workers.work(case.task))] = case
        except _GONE as error:  # a worker died while nobody was looking
            self._suspect(case, error)

    def _open(self) -> Executor:
        if self.executor is None:
            self.executor = self.workers.open()
        return self.executor

    def _suspect(self, case: _Case, error: Exception) -> None:
        if not self.workers.replaceable:
            raise DependencyMissing.of("workers-lost", None, reason=str(error)[:200]) from error
        self.executor = None
        if case not in self.suspects:
            self.suspects.append(case)


def _written(case: _Case, product: Product) -> Outcome:
    from bulletin_pdf.pipeline.making import made_of

    try:
        return Outcome(case.path, finish(case.draft, made_of(case.order, product)))
    except Exception as error:
        return Outcome(case.path, error=error)


def _killed(case: _Case) -> RenderError:
    return RenderError.of("worker-killed", Place(str(case.path)), name=case.path.name)
