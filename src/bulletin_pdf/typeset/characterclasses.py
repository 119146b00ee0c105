"""The classes of characters that the HTML parser looks for, compiled once.

tinyhtml5 reads text up to the next sign that means something, with a pattern for each set of signs.
It means to keep these, but keeps each under itself and not under its signs, so that it makes one
for every piece of text (`HTMLUnicodeInputStream.chars_until` in tinyhtml5/inputstream.py).

Measured: whole processes of 100 pages take .99 of the instructions without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tinyhtml5 import inputstream

from bulletin_pdf.speedups import Speedup
from bulletin_pdf.typeset.seams import Seam

SEAM = Seam.at(
    inputstream.HTMLUnicodeInputStream,
    "chars_until",
    "self characters opposite",
    Speedup.CHARACTER_CLASSES,
)


def compile_classes_once() -> None:
    """Put the keeping in place; where tinyhtml5 has changed, it is left as it comes."""
    if isinstance(getattr(inputstream, "characters_until_regex", None), dict):
        SEAM.put(_read_until)


def _read_until(self: Any, characters: Iterable[str], opposite: bool = False) -> Any:  # noqa: ANN401
    """Stand in for `HTMLUnicodeInputStream.chars_until`."""
    key = characters, opposite
    if key not in inputstream.characters_until_regex:
        signs = "".join(map(re.escape, sorted(characters)))
        pattern = re.compile(f"[{'' if opposite else '^'}{signs}]+")
        inputstream.characters_until_regex[key] = pattern
    return SEAM.plain(self, characters, opposite)
