"""Where a function of ours stands in for one of a library."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bulletin_pdf.speedups import Speedup, is_on


@dataclass(frozen=True, slots=True)
class Seam:
    """A function of a library that may be replaced.

    Attributes:
        owner: the module or class that it belongs to.
        name: its name there.
        parameters: names of the parameters that ours is written for.
        speedup: what it is replaced for; None when the pages differ.
        plain: the function as it comes; None where the library has none of that name.
    """

    owner: Any
    name: str
    parameters: str
    speedup: Speedup | None
    plain: Any

    @classmethod
    def at(cls, owner: object, name: str, parameters: str, speedup: Speedup | None) -> Seam:
        """Return a seam; nothing is replaced yet."""
        return cls(owner, name, parameters, speedup, getattr(owner, name, None))

    def put(self, ours: Callable[..., object]) -> None:
        """Put ours in place; where the library has changed, it is left as it comes."""
        if self.fits and (self.speedup is None or is_on(self.speedup)):
            setattr(self.owner, self.name, ours)

    def put_everywhere(self, ours: Callable[..., object], modules: str) -> None:
        """Put ours in place in every module that has imported the library's by its name.

        Args:
            ours: the function.
            modules: what the names of the modules begin with.
        """
        if not self.fits or (self.speedup is not None and not is_on(self.speedup)):
            return
        for name, module in list(sys.modules.items()):
            if name.startswith(modules) and getattr(module, self.name, None) is self.plain:
                setattr(module, self.name, ours)

    @property
    def fits(self) -> bool:
        """Whether the library's function is the one that ours is written for."""
        if self.plain is None:
            return False
        return " ".join(inspect.signature(self.plain).parameters) == self.parameters
