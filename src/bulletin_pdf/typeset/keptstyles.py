"""Computed values that the next document of a layout need not compute again.

The documents of one layout have the same kinds of elements: the same rules of the same style sheets
apply to them, and to all that is around them. So what was computed for a style is kept with the
fonts of the layout, and is there when a document makes the style anew.

The style itself is not kept, for WeasyPrint changes styles while it builds boxes. Values that such
a change can reach are computed each time: those of some properties, and what a style is told to
inherit. Nothing is kept of a layout that measures anything by the size of the page.

Measured: from the third document on, one of 10 pages is built in .92 of the time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from weasyprint.css import AnonymousStyle, ComputedStyle, Style
from weasyprint.css.properties import INHERITED

from bulletin_pdf.speedups import Speedup, is_on
from bulletin_pdf.typeset.seams import Seam

ANONYMOUS = Seam.at(AnonymousStyle, "__missing__", "self key", Speedup.KEPT_STYLES)
COMPUTED = Seam.at(ComputedStyle, "__missing__", "self key", Speedup.KEPT_STYLES)
_computed: Any = COMPUTED.plain
"""What computes a value, quickly or as it comes."""

_KNOWN, _STYLE = "bulletin_kept_styles", "bulletin_kept_style"
_ANONYMOUS = "bulletin_kept_anonymous"
_FIRST = 3
"""Document whose values are the first to be kept: before it come the known paragraph, and one after
which most processes end."""
_MOST = 2_000
"""Styles that are kept of a layout: some hundred of each set of numbers that it is used with."""

_REACHED = frozenset(("anchor", "display", "float", "page", "position", "white_space"))
"""Properties that WeasyPrint changes, or computes from what it changes, and that others inherit."""


@dataclass(slots=True, eq=False)
class KeptStyle:
    """What is known of a style whenever it comes again.

    Attributes:
        above: that of the parent.
        cascaded: what the rules say. Both are held, as identities in keys must stay ones.
        values: property → computed value.
        anonymous: the same, of boxes that no element stands for.
    """

    above: KeptStyle | None
    cascaded: Any
    values: dict[str, Any] = field(default_factory=dict)
    anonymous: dict[str, Any] = field(default_factory=dict)


class _Styles(dict[Any, KeptStyle]):
    """The styles of a layout, by what they are computed from."""

    documents = 0
    """How many documents have been set."""
    is_open = True
    """Whether any may be kept."""
    is_used = False
    """Whether the document that is being set gets them."""


class _PageSizes(dict[str, Any]):
    """The size of the first page; who asks for it computes what is not to be kept."""

    def __init__(self, styles: _Styles, sizes: dict[str, Any]) -> None:
        super().__init__(sizes)
        self.styles = styles

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401
        self.styles.is_open = self.styles.is_used = False
        self.styles.clear()
        return super().__getitem__(name)


def _begin_to_keep() -> bool:
    """Put the keeping in place; tell whether WeasyPrint is what it is made for."""
    global _computed
    if not (ANONYMOUS.fits and COMPUTED.fits and is_on(Speedup.KEPT_STYLES)):
        return False
    if not isinstance(Style.__dict__.get("anonymous_style"), cached_property):
        return False
    if ComputedStyle.__missing__ is not _missing:  # quick answers are put in place each time
        _computed = ComputedStyle.__missing__
        COMPUTED.put(_missing)
    if AnonymousStyle.__missing__ is not _anonymous_missing:
        ANONYMOUS.put(_anonymous_missing)
        made = cached_property(_anonymous_style)
        made.__set_name__(Style, "anonymous_style")
        Style.anonymous_style = made
    return True


def find_values(style_for: Any, style: Any) -> None:  # noqa: ANN401
    """Give a style that was just made the values it had in earlier documents.

    Args:
        style_for: the styles of the document.
        style: a computed style.
    """
    styles = style_for.font_config.__dict__.setdefault(_KNOWN, _Styles())
    if style.is_root_element:
        styles.documents += 1
        styles.is_used = styles.documents >= _FIRST and styles.is_open and _begin_to_keep()
    if not styles.is_used:
        return
    if type(style.initial_page_sizes) is dict:
        style_for.initial_page_sizes = _PageSizes(styles, style_for.initial_page_sizes)
        style.initial_page_sizes = style_for.initial_page_sizes
    above = None if style.parent_style is None else getattr(style.parent_style, _STYLE, None)
    if above is None and style.parent_style is not None:
        return
    rules = frozenset(
        (name, value if _says_all(name, value) else id(value), origin, layer, *specificity)
        for name, (value, (origin, layer, specificity)) in style.cascaded.items()
        if name != "anchor"
    )
    key = id(above), style.pseudo_type, style.base_url, rules
    kept = styles.get(key)
    if kept is None:
        if len(styles) >= _MOST:
            styles.clear()
        kept = styles[key] = KeptStyle(above, style.cascaded)
    setattr(style, _STYLE, kept)
    style.update(kept.values)


def _says_all(name: str, value: Any) -> bool:  # noqa: ANN401
    """Whether equal values are the same: attributes of elements are read anew each time."""
    return name == "lang" or type(value) is str


def _missing(self: Any, key: str) -> Any:  # noqa: ANN401
    """Stand in for `ComputedStyle.__missing__`, and keep what is the same in every document."""
    value = _computed(self, key)
    kept = getattr(self, _STYLE, None)
    if kept is None or key in _REACHED or key not in self:
        return value
    told_to_inherit = self.cascaded.get(key, ("",))[0] == "inherit" and key not in INHERITED
    if not told_to_inherit and self.initial_page_sizes.styles.is_open:
        kept.values[key] = value
    return value


def _anonymous_style(self: Any) -> Any:  # noqa: ANN401
    """Stand in for `Style.anonymous_style`."""
    style = AnonymousStyle(self)
    kept = getattr(self, _STYLE, None)
    if kept is not None:
        setattr(style, _ANONYMOUS, kept.anonymous)
        style.update(kept.anonymous)
    return style


def _anonymous_missing(self: Any, key: str) -> Any:  # noqa: ANN401
    """Stand in for `AnonymousStyle.__missing__`."""
    value = ANONYMOUS.plain(self, key)
    kept = getattr(self, _ANONYMOUS, None)
    if kept is not None and key not in _REACHED:
        kept[key] = value
    return value
