"""Methods of dataclasses, compiled when they are called.

A dataclass writes up to seven methods as source and compiles each (`dataclasses._create_fn`). Of
some 140 dataclasses that a build imports, ours and other people's, most are never compared, hashed,
shown or told not to change. Where Python writes methods otherwise, as from 3.13 on, it is left as
it comes.

Measured: whole processes of 10 pages take .97 of the CPU time without it (.94 where
nothing is kept of what Python writes at run time).
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable
from typing import Any

from bulletin_pdf.speedups import Speedup, is_on

_PARAMETERS = "name args body globals locals return_type"
_LATE = frozenset(("__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__"))

_plain: Callable[..., Callable[..., Any]] | None = getattr(dataclasses, "_create_fn", None)


def compile_methods_late() -> None:
    """Have classes that are made from now on get methods that are compiled when called."""
    if _plain is None or not is_on(Speedup.LATE_CLASSES):
        return
    if " ".join(inspect.signature(_plain).parameters) == _PARAMETERS:
        dataclasses._create_fn = _created  # type: ignore[attr-defined]


def _created(name: str, *source: Any, **names: Any) -> Callable[..., Any]:  # noqa: ANN401
    """Stand in for `dataclasses._create_fn`: the method is made at its first call."""
    if _plain is None or name not in _LATE:
        return _plain(name, *source, **names)  # type: ignore[misc]
    made: list[Callable[..., Any]] = []

    def method(self: object, *given: object) -> object:
        if not made:
            made.append(_plain(name, *source, **names))
            made[0].__qualname__ = method.__qualname__
            for owner in type(self).__mro__:
                if owner.__dict__.get(name) is method:
                    setattr(owner, name, made[0])
        return made[0](self, *given)

    method.__name__ = name
    return method
