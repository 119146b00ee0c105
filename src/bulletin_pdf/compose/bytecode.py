"""Compiled templates of the layouts of this package, kept where Python keeps its own.

Jinja compiles a template to Python, and Python that to bytecode. For the layouts of this package
it is kept among Python's own (`startup.bytecode`); where that cannot be written, templates are
compiled every time, as modules are. Those of other layouts are never kept. Jinja sees to it that
what is kept was made from the same text by the same Jinja and Python.

Measured: whole processes of 10 pages take .95 of the CPU time without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
from collections.abc import Mapping
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from bulletin_pdf.startup.bytecode import keep_at, kept_at

_DAMAGED = (OSError, EOFError, pickle.UnpicklingError, ValueError, LookupError, AttributeError)
"""What reading a file that was cut short or written over may end in."""


class Bytecode(BytecodeCache):
    """What Jinja asks for the bytecode of the templates of one layout."""

    def __init__(self, layout: str, options: Mapping[str, object]) -> None:
        """Look nowhere yet.

        Args:
            layout: name of the layout.
            options: how its templates are compiled.
        """
        self._words = f"{layout}\0{sorted(options.items())}\0"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is kept of a template, if anything is."""
        with contextlib.suppress(*_DAMAGED), Path(kept_at(self._name(bucket))).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bytecode of a template, if that is possible."""
        keep_at(self._name(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        key = hashlib.sha256(f"{self._words}{bucket.key}".encode()).hexdigest()
        return f"template-{key[:16]}"
