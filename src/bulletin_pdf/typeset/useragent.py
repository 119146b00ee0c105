"""The browser's own style sheet, read as far as a document needs it.

Whenever WeasyPrint is imported it parses three style sheets, with rules for every element of HTML
and 48 counter styles, and compiles their 280 selectors; then each element of a document is tested
against those that name no element. A document of ours has some twenty kinds of elements and counts
in one style. So the sheet is put together from the rules whose selectors name an element and the
attributes that the document has, in their order, and counter styles are parsed when something is
counted in them. Rules that cannot match change nothing.

Measured: whole processes of 10 pages take .94 of the CPU time without it.
"""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

from bulletin_pdf.speedups import Speedup, is_on
from bulletin_pdf.typeset.seams import Seam

_SHEETS = ("UA", "UA_FORM", "PH")
"""Texts in weasyprint/html.py; ``…_STYLESHEET`` are the parsed ones."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"\s*([^{}]+){((?:[^{}\"]|\"[^\"]*\"|{[^{}]*})*)}\s*")
_COUNTER = re.compile(r"@counter-style\s+([\w-]+)")
_NAME = re.compile(r"[a-zA-Z][\w-]*")
_ATTRIBUTE = re.compile(r"\[([\w-]+)")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_PARENTHESES = re.compile(r"\([^()]*\)")
_PIECE = re.compile(r"\"[^\"]*\"|[(),]|[^(),\"]+")
_CHOICE = re.compile(r":is\((.*)\)$")
_LAST = re.compile(r"((?:[^\s>+~()]|\((?:[^()]|\([^()]*\))*\))+)$")
"""The last compound of a selector, with parentheses two deep."""

_unread: set[str] = set()
"""Names of the sheets that WeasyPrint holds empty."""


@contextlib.contextmanager
def read_as_needed() -> Iterator[None]:
    """Have WeasyPrint, when it is imported meanwhile, read its sheets as far as they are needed.

    Where it has changed, it gets its sheets as they come.
    """
    if "weasyprint" in sys.modules or not is_on(Speedup.USER_AGENT):
        yield
        return
    plain, passed = tinycss2.parse_stylesheet, []

    def pass_over(css: str, *rest: object, **options: object) -> list[object]:
        passed.append(css)
        return []

    tinycss2.parse_stylesheet = pass_over
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = plain
    from weasyprint import html

    _unread.update(name for name in _SHEETS if getattr(html, name, None) in passed)
    _put_in_place()


def _put_in_place() -> None:
    from weasyprint import HTML, html

    seams = {
        Seam.at(HTML, "_ua_stylesheets", "self forms", Speedup.USER_AGENT): _styles,
        Seam.at(HTML, "_ua_counter_style", "self", Speedup.USER_AGENT): _counters,
        Seam.at(HTML, "_ph_stylesheets", "self", Speedup.USER_AGENT): _hints,
    }
    rules = rules_of(html.UA)
    if len(_unread) < len(_SHEETS) or not rules or not all(seam.fits for seam in seams):
        read_whole()
        return
    _rules[:] = rules
    for seam, ours in seams.items():
        seam.put(ours)


def read_whole() -> None:
    """Parse the sheets that were left unparsed."""
    from weasyprint import html

    for name in sorted(_unread):
        sheet = getattr(html, f"{name}_STYLESHEET")
        sheet.__init__(string=getattr(html, name), counter_style=html.UA_COUNTER_STYLE)
    _unread.clear()


@dataclass(frozen=True, slots=True)
class Selector:
    """One selector of a rule.

    Attributes:
        text: as it is written.
        names: elements that it can match, in lower case; None for any.
        attributes: that must occur in a document for it to match anything.
    """

    text: str
    names: frozenset[str] | None
    attributes: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Selector:
        """Read a selector; what cannot be told of it is taken to match."""
        if text.isalnum():
            return cls(text, frozenset((text.lower(),)), frozenset())
        flat = text
        while (flatter := _PARENTHESES.sub("", flat)) != flat:
            flat = flatter
        return cls(text, _subjects(text), frozenset(_ATTRIBUTE.findall(flat)))

    def may_match(self, names: frozenset[str], attributes: frozenset[str]) -> bool:
        """Tell whether it may match in a document that has such elements and attributes."""
        return self.attributes <= attributes and (self.names is None or bool(self.names & names))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a style sheet.

    Attributes:
        selectors: none for an at-rule.
        text: the whole rule.
        body: what stands in its braces.
    """

    selectors: tuple[Selector, ...]
    text: str
    body: str

    def needed(self, names: frozenset[str], attributes: frozenset[str]) -> str:
        """Return what is needed of it for a document that has such elements and attributes."""
        if not self.selectors:
            return self.text
        chosen = [s.text for s in self.selectors if s.may_match(names, attributes)]
        return f"{', '.join(chosen)} {{{self.body}}}" if chosen else ""


def rules_of(css: str) -> list[Rule]:
    """Return the rules of a style sheet; none when it holds anything that is not understood."""
    css = _COMMENT.sub("", css)
    found, end = [], 0
    for match in _RULE.finditer(css):
        if match.start() != end:
            return []
        prelude, end = match[1].strip(), match.end()
        parts = [] if prelude.startswith("@") else _parted(prelude)
        found.append(Rule(tuple(map(Selector.of, parts)), match[0].strip(), match[2]))
    return found if end == len(css) else []


def _parted(selectors: str) -> list[str]:
    """Part a list of selectors at its commas, but not within parentheses or strings."""
    if "(" not in selectors and '"' not in selectors:
        return [part.strip() for part in selectors.split(",")]
    parts, depth = [""], 0
    for piece in _PIECE.findall(selectors):
        depth += (piece == "(") - (piece == ")")
        if piece == "," and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return [part.strip() for part in parts]


def _subjects(selector: str) -> frozenset[str] | None:
    """Return the names of the elements that a selector can match; None for any."""
    plain = _BRACKETS.sub("", selector)
    match = _LAST.search(plain)
    last = match[1] if match else ""
    if name := _NAME.match(last):
        return frozenset((name[0].lower(),))
    choice = _CHOICE.match(last)
    if choice is None:
        return None
    names = [_subjects(part) for part in _parted(choice[1])]
    return None if None in names else frozenset().union(*(n for n in names if n is not None))


_PLAIN_NAMES = frozenset(("html", "head", "style", "title", "body", "p"))
_PLAIN_ATTRIBUTES = frozenset(("lang",))
"""Those of the known paragraph: a document's sheet will do for it, too."""

_rules: list[Rule] = []
"""Those of WeasyPrint's sheet for HTML."""
_last: list[tuple[frozenset[str], frozenset[str], Any]] = []
"""Elements and attributes of the last document, and the sheet for it."""


def prepare_for(document: Any) -> None:  # noqa: ANN401
    """Read the styles that a document needs before a smaller one reads its own.

    Args:
        document: a `weasyprint.HTML`.
    """
    document._ua_stylesheets()


def _styles(self: Any, forms: bool = False) -> list[Any]:  # noqa: ANN401
    """Stand in for `HTML._ua_stylesheets`."""
    from weasyprint import CSS, html

    if forms:
        read_whole()
        return [html.UA_STYLESHEET, html.UA_FORM_STYLESHEET]
    names, attributes = _found_in(self.etree_element)
    if not (_last and names <= _last[0][0] and attributes <= _last[0][1]):
        css = "\n".join(r.needed(names, attributes) for r in _rules if not _COUNTER.match(r.text))
        _last[:] = [(names, attributes, CSS(string=css))]
    return [_last[0][2]]


def _found_in(root: Any) -> tuple[frozenset[str], frozenset[str]]:  # noqa: ANN401
    """Return the names of a document's elements, and those of their attributes, in lower case."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    names = {element.tag.rpartition("}")[2].lower() for element in elements}
    attributes = {name.lower() for element in elements for name in element.attrib}
    return frozenset(names | _PLAIN_NAMES), frozenset(attributes | _PLAIN_ATTRIBUTES)


def _counters(self: object) -> list[dict[str, Counter]]:
    """Stand in for `HTML._ua_counter_style`."""
    matches = ((_COUNTER.match(rule.text), rule.text) for rule in _rules)
    return [{match[1]: Counter(match[1], text) for match, text in matches if match}]


def _hints(self: object) -> list[Any]:
    """Stand in for `HTML._ph_stylesheets`."""
    from weasyprint import html

    read_whole()
    return [html.PH_STYLESHEET]


class Counter(dict[str, Any]):
    """A counter style, parsed when it is asked for anything."""

    def __init__(self, name: str, rule: str) -> None:
        """Leave it unparsed.

        Args:
            name: its name.
            rule: the whole ``@counter-style`` rule.
        """
        self._name, self._rule = name, rule

    def copy(self) -> dict[str, Any]:
        """Return what the rule says."""
        return dict(self.items())

    def items(self) -> Any:  # noqa: ANN401
        """Return what the rule says, descriptor by descriptor."""
        if not self:
            from weasyprint import CSS
            from weasyprint.css.counters import CounterStyle

            found = CounterStyle()
            CSS(string=self._rule, counter_style=found)
            self.update(found[self._name])
        return super().items()

    def __getitem__(self, descriptor: str) -> Any:  # noqa: ANN401
        self.items()
        return super().__getitem__(descriptor)
