"""HTML in which a text can only ever be a text."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

_EMPTY = frozenset(("img", "input", "link", "meta", "br"))
# Control characters cannot stand in HTML or XML; bidirectional ones could turn a line round.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff"
    "\ud800-\udfff]"
)


class Html(str):
    """A piece of markup; any other string is a text."""

    __slots__ = ()


Child = Html | str | None


def safe(text: str) -> str:
    """Return a text without characters that no page can hold, or that would turn it round."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def el(name: str, attributes: dict[str, str] | None = None, *children: Child) -> Html:
    """Return an element.

    Args:
        name: of the element.
        attributes: name → value; an empty value is an attribute without one.
        children: elements and texts; None is left out.
    """
    given = "".join(
        f' {key}="{escape(safe(value))}"' if value else f" {key}"
        for key, value in (attributes or {}).items()
    )
    if name in _EMPTY:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{joined(*children)}</{name}>")


def joined(*children: Child) -> Html:
    """Return elements and texts one after the other."""
    return Html(
        "".join(
            child if isinstance(child, Html) else escape(safe(child))
            for child in children
            if child is not None
        )
    )


def link(target: str, *children: Child, **attributes: str) -> Html:
    """Return a link to a file of the site."""
    return el("a", {"href": target, **attributes}, *children)


def address(path: str) -> str:
    """Return a path below the site as a relative address."""
    return quote(path, safe="/")
