"""Plain data to YAML, as an editor would write it by hand; reading gives the same data back.

PyYAML's own emitters leave literal blocks for quoted ones at the first trailing space; in a file
that people edit, blocks are worth a writer of our own.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from yaml import ScalarNode
from yaml.resolver import Resolver

_MAX_SIMPLE_KEY = 1000
"""Longer keys need the ``?`` form: a simple key ends within 1,024 characters (YAML 1.2.2, 7.4)."""

# Raw in a file these are refused (control characters, noncharacters, odd line ends) or lost (BOM).
# Patterns that take milliseconds to compile; hardly any command writes YAML.
_ESCAPED = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]|["
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
# Letters, digits and Chinese first, and nothing after it that YAML, or a hurried eye, could take
# for a sign. What begins like a number in ASCII is quoted, for YAML 1.2 has more numbers than 1.1.
_PLAIN = r"(?:[^\W\d_]|\d(?=.*[^\x00-\x7f])|[（《“”‘’【「『])[^\t\n:#\"'\[\]{},&*!|>%@`]*"
_QUOTES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}

_RESOLVER = Resolver()
_TEXT_TAG = "tag:yaml.org,2002:str"
# Words that other readers of YAML take for a truth value, besides those of PyYAML.
_WORDS = frozenset(("y", "n"))


def write_yaml(data: Mapping[str, object], blocks: Collection[str] = ()) -> str:
    """Write a mapping of mappings, lists, strings, whole numbers, truth values, dates and None.

    Lines are never folded. Text with several lines becomes a literal block where YAML has one for
    it; text that looks like a number, a date, a truth value or null is quoted.

    Args:
        data: the mapping, in the order to write it.
        blocks: keys whose text is a literal block even if it is a single line.

    Raises:
        TypeError: a value of another type.
    """
    if not data:
        return "{}\n"
    return "\n".join(_mapping(data, 0, frozenset(blocks))) + "\n"


def _mapping(data: Mapping[str, object], indent: int, blocks: frozenset[str]) -> Iterator[str]:
    for key, value in data.items():
        name = _inline(key)
        if len(name) > _MAX_SIMPLE_KEY:
            yield f"{' ' * indent}? {name}"
            name = ""
        first, *rest = _value(value, indent, blocks, as_block=key in blocks)
        yield f"{' ' * indent}{name}:{first}"
        yield from rest


def _sequence(items: Sequence[object], indent: int, blocks: frozenset[str]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Mapping) and item:
            lines = _mapping(item, indent + 2, blocks)
            yield f"{' ' * indent}- {next(lines).lstrip(' ')}"
            yield from lines
        else:
            first, *rest = _value(item, indent, blocks, as_block=False)
            yield f"{' ' * indent}-{first}"
            yield from rest


def _value(value: object, indent: int, blocks: frozenset[str], *, as_block: bool) -> Iterator[str]:
    """Yield what follows a colon or a dash on its line, then the lines below it."""
    if isinstance(value, Mapping) and value:
        yield ""
        yield from _mapping(value, indent + 2, blocks)
    elif isinstance(value, list | tuple) and value:
        yield ""
        yield from _sequence(value, indent + 2, blocks)
    elif isinstance(value, str) and (as_block or "\n" in value) and _can_be_block(value):
        yield from _block(value, indent + 2)
    else:
        yield f" {_inline(value)}"


def _can_be_block(text: str) -> bool:
    return bool(text.strip()) and re.search(_ESCAPED, text) is None


def _block(text: str, indent: int) -> Iterator[str]:
    """Yield a literal block; its header says what the first line's indent does not show."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    leads = body.lstrip("\n")[0] in " \t"
    yield f" |{2 if leads else ''}{'-' if ends == 0 else '' if ends == 1 else '+'}"
    for line in body.split("\n"):
        yield f"{' ' * indent}{line}" if line else ""
    yield from [""] * (ends - 1)


def _inline(value: object) -> str:
    """Return a value on one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    if isinstance(value, Mapping | list | tuple) and not value:
        return "{}" if isinstance(value, Mapping) else "[]"
    msg = f"no YAML for {type(value).__name__}"
    raise TypeError(msg)


def _is_plain(text: str) -> bool:
    return (
        re.fullmatch(_PLAIN, text) is not None
        and text == text.strip()
        and text.lower() not in _WORDS
        and re.search(_ESCAPED, text) is None
        and _tag(text) == _TEXT_TAG
    )


def _tag(text: str) -> object:
    """Return the tag that PyYAML resolves a plain scalar to."""
    return _RESOLVER.resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]


def _quoted(text: str) -> str:
    escaped = "".join(_QUOTES.get(c, c) for c in text)
    return f'"{re.sub(_ESCAPED, _escape, escaped)}"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
