"""Names of C types, parsed without all the others.

Whenever a type is first named (``ffi.new("PangoRectangle *")``), cffi writes a C source with every
type name that WeasyPrint has declared, some 150, and parses it with pycparser. Only the names in
the type itself matter for that (`Parser._parse` in cffi/cparser.py).

Measured: {GAIN}.
"""

from __future__ import annotations

import inspect
import re
from typing import Any

from weasyprint.text.ffi import ffi

from bulletin_pdf.speedups import Speedup, is_on

_TYPE = "void __dummy("
"""How `Parser.parse_type_and_quals` begins the source for one type."""
_NAME = re.compile(r"\w+")


def parse_types_alone() -> None:
    """Put the short way in place; where cffi has changed, it is left as it comes."""
    parser: Any = getattr(ffi, "_parser", None)
    plain = getattr(parser, "_parse", None)
    if plain is None or not is_on(Speedup.C_TYPE_NAMES):
        return
    if not isinstance(getattr(parser, "_declarations", None), dict):
        return
    if list(inspect.signature(plain).parameters) != ["csource"]:
        return

    def parse(source: str) -> Any:  # noqa: ANN401
        if not source.startswith(_TYPE):
            return plain(source)
        declared, names = parser._declarations, set(_NAME.findall(source))
        parser._declarations = {
            name: what for name, what in declared.items() if name.removeprefix("typedef ") in names
        }
        try:
            return plain(source)
        finally:
            parser._declarations = declared

    parser._parse = parse
