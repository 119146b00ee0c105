"""When Python looks for garbage.

By default it does so every 700 new objects, and each import and each page makes tens of thousands
that stay. A command is over before it has made much garbage in cycles, so it is looked for a
hundred times more seldom; what has been imported is never looked through again. The first time
comes later still: a document of 1,000 pages is done before, and two in a hundred of its objects
would have been garbage.

Measured: whole processes take .92 of the CPU time without it, at 10 and at 100 pages.
"""

from __future__ import annotations

import gc
from functools import cache

from bulletin_pdf.speedups import Speedup, is_on

_AT_FIRST = 1_000_000
"""More than all imports make; commands that import little look for garbage a little."""
_NEW_OBJECTS = 100_000
"""About what 100 pages make: memory grows by a few MB before garbage is found."""
_YOUNG, _OLD = 20, 100


def collect_seldom() -> None:
    """Look for no garbage while a command starts; call it before anything is imported."""
    if is_on(Speedup.COLLECTION):
        gc.set_threshold(_AT_FIRST, _YOUNG, _OLD)


@cache
def keep_what_is_imported() -> None:
    """Look for garbage seldom from now on, and never again through what is there already.

    Only the first call does so: what is garbage at a later one would stay for good.
    """
    if is_on(Speedup.COLLECTION):
        gc.freeze()
        gc.set_threshold(_AT_FIRST, _YOUNG, _OLD)
        gc.callbacks.append(_go_on)


def _go_on(phase: str, _: object) -> None:
    """Look for garbage more often from the first time on."""
    if phase == "stop":
        gc.callbacks.remove(_go_on)
        gc.set_threshold(_NEW_OBJECTS, _YOUNG, _OLD)
