"""Typed dictionaries that pydantic declares for type checkers alone.

`pydantic_core.core_schema` declares some seventy of them, and making each looks into every type
that its entries name. Nothing asks for that at run time, so while that module is imported they are
made as plain dictionaries.

Measured: whole processes of 10 pages take .99 of the CPU time without it.
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any

from bulletin_pdf.speedups import Speedup, is_on

if TYPE_CHECKING:
    from importlib.abc import Loader

_MODULE = "pydantic_core.core_schema"
_NAME = "TypedDict"


class _Kind(type):
    """Makes a class of dictionaries without looking at what it declares."""

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any], **_: object) -> Any:  # noqa: ANN401
        return super().__new__(cls, name, (dict,) if bases else (), space)

    def __init__(
        cls, name: str, bases: tuple[type, ...], space: dict[str, Any], **_: object
    ) -> None:
        super().__init__(name, bases, space)


class _Finder:
    """Finds that one module by asking all other finders."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to load the module; None for all others."""
        if name != _MODULE:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = _Loader(spec.loader)  # type: ignore[assignment]
                return spec
        return None


class _Loader:
    """Loads the module as ever, but for its typed dictionaries."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Leave it to the module's own loader."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Run the module; afterwards typed dictionaries are what they were."""
        module.__loader__ = module.__spec__.loader = self._loader  # type: ignore[union-attr]
        import typing_extensions

        places = [vars(typing), vars(typing_extensions)]
        before = [place[_NAME] for place in places]
        for place in places:
            place[_NAME] = _Kind(_NAME, (), {})
        try:
            self._loader.exec_module(module)
        finally:
            for place, plain in zip(places, before, strict=True):
                place[_NAME] = plain


def declare_plainly() -> None:
    """Have pydantic's typed dictionaries made as plain ones."""
    if is_on(Speedup.TYPED_DICTS):
        sys.meta_path.insert(0, _Finder())
