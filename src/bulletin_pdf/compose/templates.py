"""Find the mistakes of a layout's templates without rendering them, all at once.

What only shows when an issue is rendered (a division by zero, a name that comes out of a macro's
argument) is found then, one at a time.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Collection, Iterator, Mapping

import jinja2
from jinja2 import meta, nodes

from bulletin_pdf.compose.view import (
    ArticleView,
    CoverView,
    FigureView,
    GroupView,
    IssueView,
    SectionView,
    WebView,
)
from bulletin_pdf.errors import Diagnostic, Place, Severity
from bulletin_pdf.layouts import Layout

CONTEXT = ("issue", "options", "proof", "blank_pages")
"""What a template is given."""

_ITEMS: Mapping[str, type] = {
    "sections": SectionView,
    "articles": ArticleView,
    "figures": FigureView,
    "groups": GroupView,
}
"""Attribute that is looped over → what each item is."""

_SINGLE: Mapping[str, type] = {"cover": CoverView, "web": WebView}
"""Attribute of the issue → what it is."""

_LINKS = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


def fields_of(view: type) -> tuple[str, ...]:
    """Return what a template may ask a view for: its fields and its properties."""
    properties = (name for name, value in vars(view).items() if isinstance(value, property))
    return (*(field.name for field in dataclasses.fields(view)), *properties)


def template_problems(layout: Layout, environment: jinja2.Environment) -> list[Diagnostic]:
    """Return the mistakes of all templates of a layout, file by file.

    Args:
        layout: the layout.
        environment: how its templates are rendered; knows the filters.
    """
    problems: list[Diagnostic] = []
    trees: dict[str, nodes.Template] = {}
    for name in sorted(layout.files):
        if name.endswith(".html"):
            try:
                trees[name] = environment.parse(layout.text(name), name)
            except jinja2.TemplateSyntaxError as error:
                problems.append(_syntax(layout, name, error.lineno, str(error.message)))
            except RecursionError as error:
                problems.append(_syntax(layout, name, 1, str(error)))
    set_somewhere = {name for tree in trees.values() for name in _stored(tree)}
    for name, tree in trees.items():
        problems += _File(layout, name, tree, trees, set_somewhere).problems(environment)
    return problems


def _syntax(layout: Layout, name: str, line: int, reason: str) -> Diagnostic:
    values = {"reason": reason[:200]}
    return Diagnostic("layout-template", Severity.ERROR, place_of(layout, name, line), values)


def place_of(layout: Layout, name: str, line: int, word: str = "") -> Place:
    """Return a place in a template; Jinja knows no columns, so a word is looked for."""
    source = layout.text(name).splitlines() if name in layout.files else []
    excerpt = source[line - 1] if 0 < line <= len(source) else None
    column = None if excerpt is None else max(excerpt.find(word), 0) + 1
    return Place(layout.place(name), line, column, excerpt)


def _stored(tree: nodes.Template) -> Iterator[str]:
    for name in tree.find_all(nodes.Name):
        if name.ctx in {"store", "param"}:
            yield name.name
    for macro in tree.find_all(nodes.Macro):
        yield macro.name
    for imported in tree.find_all(nodes.Import):
        yield imported.target


class _File:
    """One template, looked through for names that do not exist."""

    def __init__(
        self,
        layout: Layout,
        name: str,
        tree: nodes.Template,
        trees: Mapping[str, nodes.Template],
        set_somewhere: Collection[str],
    ) -> None:
        self._layout, self._name, self._tree = layout, name, tree
        self._trees, self._set_somewhere = trees, set_somewhere
        self._missing: set[str] = set()

    def problems(self, environment: jinja2.Environment) -> Iterator[Diagnostic]:
        yield from self._links()
        for used in self._tree.find_all(nodes.Filter):
            if used.name not in environment.filters:
                names = list(environment.filters)
                yield self._unknown("layout-filter-unknown", used.name, used.lineno, names)
                self._missing.add(used.name)
        yield from self._names(environment)
        yield from self._attributes()

    def _links(self) -> Iterator[Diagnostic]:
        """Find templates that are asked for and are not there."""
        for link in self._tree.find_all(_LINKS):
            target = getattr(link, "template", None)
            if isinstance(target, nodes.Const) and target.value not in self._layout.files:
                values = {"name": str(target.value), "layout": self._layout.name}
                where = place_of(self._layout, self._name, link.lineno, str(target.value))
                yield Diagnostic("layout-file-missing", Severity.ERROR, where, values)

    def _names(self, environment: jinja2.Environment) -> Iterator[Diagnostic]:
        """Find names that nothing sets; an included template sees its includer's."""
        given = {*CONTEXT, *environment.globals, *self._set_somewhere}
        stand_ins = dict.fromkeys(self._missing, str)
        environment = environment.overlay()
        environment.filters = {**environment.filters, **stand_ins}
        self._tree.environment = environment
        try:
            unknown = meta.find_undeclared_variables(self._tree) - given
        except jinja2.TemplateAssertionError as error:  # an unknown test, say
            yield _syntax(self._layout, self._name, error.lineno, str(error.message))
            return
        for name in sorted(unknown):
            first = next(n for n in self._tree.find_all(nodes.Name) if n.name == name)
            yield self._unknown("layout-variable-unknown", name, first.lineno, CONTEXT)

    def _attributes(self) -> Iterator[Diagnostic]:
        """Find attributes that a view does not have, as far as names tell what they stand for."""
        known = self._known_attributes()
        found: list[nodes.Getattr | nodes.Getitem] = [*self._tree.find_all(nodes.Getattr)]
        found += self._tree.find_all(nodes.Getitem)
        for node in found:
            attribute = _attribute(node)
            owner = _path(node.node)
            if attribute is None or owner not in known or attribute in known[owner]:
                continue
            name = f"{owner}.{attribute}"
            near = [f"{owner}.{known_}" for known_ in known[owner]]
            yield self._unknown("layout-variable-unknown", name, node.lineno, near, attribute)

    def _known_attributes(self) -> dict[str, Collection[str]]:
        known: dict[str, Collection[str]] = {
            "issue": fields_of(IssueView),
            "options": tuple(self._layout.config.options),
            **{f"issue.{name}": fields_of(view) for name, view in _SINGLE.items()},
        }
        stored = [n.name for n in self._tree.find_all(nodes.Name) if n.ctx in {"store", "param"}]
        for name, views in self._loops().items():
            if len(set(views)) == 1 and stored.count(name) == len(views):
                known[name] = fields_of(views[0])
        for imported in self._tree.find_all(nodes.Import):
            target = imported.template
            tree = self._trees.get(target.value) if isinstance(target, nodes.Const) else None
            if tree is not None:
                known[imported.target] = frozenset(_stored(tree))
        return known

    def _loops(self) -> dict[str, list[type]]:
        """Return what the variables of loops stand for."""
        loops: dict[str, list[type]] = {}
        for loop in self._tree.find_all(nodes.For):
            if isinstance(loop.target, nodes.Name) and isinstance(loop.iter, nodes.Getattr):
                view = _ITEMS.get(loop.iter.attr)
                if view is not None:
                    loops.setdefault(loop.target.name, []).append(view)
        return loops

    def _unknown(
        self, code: str, name: str, line: int, known: Collection[str], word: str = ""
    ) -> Diagnostic:
        near = difflib.get_close_matches(name, list(known), 3, 0.5)
        values = {"name": name, "known": "、".join(near) or "—"}
        where = place_of(self._layout, self._name, line, word or name)
        return Diagnostic(code, Severity.ERROR, where, values)


def _attribute(node: nodes.Getattr | nodes.Getitem) -> str | None:
    if isinstance(node, nodes.Getattr):
        return node.attr
    argument = node.arg
    constant = isinstance(argument, nodes.Const) and isinstance(argument.value, str)
    return argument.value if constant else None  # type: ignore[attr-defined]


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    return f"{_path(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else ""
