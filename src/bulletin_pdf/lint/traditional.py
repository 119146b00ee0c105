"""Traditional characters in Simplified text, by OpenCC where it is installed."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from bulletin_pdf.errors import Severity
from bulletin_pdf.lint.rule import Hit, Rule

Simplify = Callable[[str], str]


def converter() -> Simplify | None:
    """Return OpenCC's conversion from Traditional to Simplified, or None without OpenCC."""
    try:
        opencc = importlib.import_module("opencc")
    except ImportError:
        return None
    convert: Simplify = opencc.OpenCC("t2s").convert
    return convert


def traditional(text: str, simplify: Simplify) -> Iterator[Hit]:
    """Find runs of characters that a conversion to Simplified changes."""
    start = 0
    for line in text.split("\n"):
        simple = simplify(line)
        if simple != line and len(simple) == len(line):
            for first, last in _runs([a != b for a, b in zip(line, simple, strict=True)]):
                yield Hit(start + first, start + last, simple[first:last])
        elif simple != line:
            yield Hit(start, start + len(line), simple)
        start += len(line) + 1


def _runs(differs: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield where runs of differences begin and end."""
    start = 0
    for value, run in groupby(differs):
        end = start + sum(1 for _ in run)
        if value:
            yield start, end
        start = end


TRADITIONAL = (
    Rule(
        "Z601", "lint-traditional", "《国家通用语言文字法》第十七条；《通用规范汉字表》", Severity.WARNING,
        None,
        (("常熟市總工會", "常熟市总工会"),), ("常熟市总工会", "乾隆年间"),
        default=False,
    ),
)  # fmt: skip
"""Z601."""
