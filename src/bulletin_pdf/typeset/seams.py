"""Where a function of ours stands in for one of a library, only to be faster."""

from __future__ import annotations

import inspect
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
        speedup: what it is replaced for.
        plain: the function as it comes; None where the library has none of that name.
    """

    owner: Any
    name: str
    parameters: str
    speedup: Speedup
    plain: Any

    @classmethod
    def at(cls, owner: object, name: str, parameters: str, speedup: Speedup) -> Seam:
        """Return a seam; nothing is replaced yet."""
        return cls(owner, name, parameters, speedup, getattr(owner, name, None))

    def put(self, ours: Callable[..., object]) -> None:
        """Put ours in place; where the library has changed, it is left as it comes."""
        if self.plain is None or not is_on(self.speedup):
            return
        if " ".join(inspect.signature(self.plain).parameters) == self.parameters:
            setattr(self.owner, self.name, ours)
