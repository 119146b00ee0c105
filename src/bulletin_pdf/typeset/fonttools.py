"""Parts of fontTools that hardly any font needs, imported when they are used.

WeasyPrint imports the subsetter and the instancer with `weasyprint.pdf.fonts`, but calls them only
for fonts that HarfBuzz cannot subset and for variable fonts; and with `weasyprint.text.fonts` what
unpacks WOFF 2. We have none of these.

Measured: whole processes of 10 pages take .91 of the CPU time without it.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType

from bulletin_pdf.speedups import Speedup, is_on

_LATE = (
    "fontTools.subset",
    "fontTools.varLib",  # imports what the instancer does
    "fontTools.varLib.instancer",
    "fontTools.ttLib.woff2",
)


class _Late(ModuleType):
    """Stands for a module until something of it is called."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)  # the import system looks for these

        def call(*arguments: object, **options: object) -> object:
            return getattr(importlib.import_module(self.__name__), name)(*arguments, **options)

        return call


@contextlib.contextmanager
def imported_late() -> Iterator[None]:
    """Have those who import these parts meanwhile get something that imports them when called."""
    names = [name for name in _LATE if name not in sys.modules]
    if not is_on(Speedup.FONT_TOOLS):
        names = []
    late = {name: _Late(name) for name in names}
    sys.modules.update(late)
    try:
        yield
    finally:
        for name, module in late.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
