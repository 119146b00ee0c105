"""Python that is written at run time and was compiled before.

`dataclasses` and `collections.namedtuple` write methods, `typing` compiles every annotation that is
text, cssselect2 writes a function for each selector: some 1,300 short pieces in a build. Their code
is kept, by their text.

Measured: whole processes of 10 pages take .93 of the CPU time without it.
"""

from __future__ import annotations

import builtins
import collections
import dataclasses
import typing
from types import CodeType, ModuleType
from typing import Any

from bulletin_pdf.speedups import Speedup, is_on
from bulletin_pdf.startup.bytecode import Shelf

_MOST, _LONGEST = 6_000, 5_000
"""Pieces kept, and characters of one, at most."""

_shelf = Shelf("generated", _MOST)


def run_from_kept() -> None:
    """Have what Python itself writes at run time taken from what is kept."""
    if not is_on(Speedup.GENERATED):
        return
    _shelf.open()
    for module, name, stand_in in (
        (dataclasses, "exec", _execute),
        (collections, "eval", _evaluate),
        (typing, "compile", _compile),
    ):
        setattr(module, name, stand_in)


def evaluate_from_kept(module: ModuleType) -> None:
    """Have a module whose functions call `eval` take code from what is kept."""
    if is_on(Speedup.GENERATED):
        vars(module)["eval"] = _evaluate


def keep_generated() -> None:
    """Keep the pieces that this process compiled and that are not kept yet."""
    _shelf.keep()


def _execute(source: Any, *spaces: Any) -> None:  # noqa: ANN401 - as `exec` has it
    builtins.exec(_code_of(source, "exec"), *spaces)


def _evaluate(source: Any, *spaces: Any) -> object:  # noqa: ANN401 - as `eval` has it
    text = source.lstrip(" \t") if isinstance(source, str) else source
    return builtins.eval(_code_of(text, "eval"), *spaces)


def _compile(source: Any, filename: str, mode: str, *more: Any, **named: Any) -> object:  # noqa: ANN401 - as `compile` has it
    if more or named or filename != "<string>":
        return builtins.compile(source, filename, mode, *more, **named)
    return _code_of(source, mode)


def _code_of(source: object, mode: str) -> Any:  # noqa: ANN401 - code, or what is none
    """Return the code of a text, as `exec` and `eval` compile it."""
    if type(source) is not str:
        return source
    key = (mode, source)
    known = _shelf.find(key)
    if isinstance(known, CodeType):
        return known
    code = builtins.compile(source, "<string>", mode, dont_inherit=True)
    if len(source) <= _LONGEST:
        _shelf.add(key, code)
    return code
