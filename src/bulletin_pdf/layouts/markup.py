"""Check the styles that stand in a layout's templates and SVG pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from bulletin_pdf.errors import Diagnostic, Place, Severity
from bulletin_pdf.layouts.stylesheets import (
    STAND_IN,
    Known,
    Source,
    check_declarations,
    check_stylesheet,
)

_STYLE = re.compile(r"""\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SHEET = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_PAINT_NAMES = "fill|stroke|stop-color|color|opacity|fill-opacity|stroke-opacity|filter|mask"
_PAINT = re.compile(rf"""\s({_PAINT_NAMES})\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_GRADIENT = re.compile(r"<((?:linear|radial)Gradient)\b", re.IGNORECASE)
_TEMPLATE_CODE = re.compile(r"{[{%#].*?[}%#]}", re.DOTALL)
_PROPERTY = re.compile(r"(--[\w-]+)\s*:")

_CURRENT = re.compile(r"""\s(?:fill|stroke)\s*=\s*["']\s*(currentcolor)""", re.IGNORECASE)
"""WeasyPrint does not hand the colour of the text on to a drawing; it becomes RGB black."""

_PAINTS = frozenset(_PAINT_NAMES.split("|"))
_SHAPES = frozenset(
    ("path", "rect", "circle", "ellipse", "polygon", "polyline", "text", "tspan", "textPath", "use")
)


def set_in_template(template: str) -> frozenset[str]:
    """Return the custom properties that ``style`` attributes of a template set."""
    values = (match[1] or match[2] or "" for match in _STYLE.finditer(template))
    return frozenset(name for value in values for name in _PROPERTY.findall(value))


def check_template_styles(template: str, file: str, known: Known) -> Iterator[Diagnostic]:
    """Yield what is wrong with the styles that stand in a template itself.

    Args:
        template: its text.
        file: its name in messages.
        known: what styles may name.
    """
    for match in _SHEET.finditer(template):
        css = _without_code(match[1])
        yield from _moved(check_stylesheet(css, file, known), template, match.start(1))
    for match in _STYLE.finditer(template):
        group = 1 if match[1] is not None else 2
        source = _source(template, file, match.start(group))
        yield from check_declarations(_without_code(match[group]), source, known)
    for match in _PAINT.finditer(template):
        group = 2 if match[2] is not None else 3
        css = f"{match[1]}:{_without_code(match[group])}"
        source = _source(template, file, match.start(group) - len(match[1]) - 1)
        yield from check_declarations(css, source, known)
    for code, pattern in (("layout-gradient", _GRADIENT), ("layout-colour-rgb", _CURRENT)):
        for match in pattern.finditer(template):
            where = _source(template, file, match.start(1)).place(1, 1)
            values = {"name": match[1], "known": "device-cmyk(…)"}
            yield Diagnostic(code, Severity.ERROR, where, values)


def check_svg(svg: str, file: str, known: Known) -> list[Diagnostic]:
    """Return what cannot be printed in an SVG picture of the layout.

    Custom properties do not reach into it, and what names no fill is filled with RGB black.
    """
    return _Svg(svg, file, known).problems


class _Svg:
    """Walks an SVG with expat, which knows where everything stands and loads nothing."""

    def __init__(self, svg: str, file: str, known: Known) -> None:
        self._known = Known(known.families, frozenset())
        self._source = Source(svg, file)
        self._filled = [False]
        self.problems: list[Diagnostic] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = lambda _: self._filled.pop()
        parser.EntityDeclHandler = self._entity
        self._parser = parser
        try:
            parser.Parse(svg, True)
        except expat.ExpatError as error:
            self.problems.append(
                Diagnostic(
                    "layout-svg-broken",
                    Severity.ERROR,
                    self._source.place(error.lineno, error.offset + 1),
                    {"reason": expat.ErrorString(error.code)},
                )
            )

    def _entity(self, *_: object) -> None:
        reason = "entities are not allowed"
        self._error("layout-svg-broken", reason=reason)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(":")[2]
        style = attributes.get("style", "")
        if element.lower().endswith("gradient"):
            self._error("layout-gradient", name=element)
        painted = [f"{key}:{value}" for key, value in attributes.items() if key in _PAINTS]
        for css in (*painted, style):
            here = self._here()
            for problem in check_declarations(css, self._source, self._known):
                self.problems.append(
                    Diagnostic(problem.code, problem.severity, here, problem.values)
                )
        if any(attributes.get(key, "").lower() == "currentcolor" for key in ("fill", "stroke")):
            self._error("layout-colour-rgb", name="currentColor", known="device-cmyk(…)")
        filled = self._filled[-1] or "fill" in attributes or "fill" in style
        self._filled.append(filled)
        if element in _SHAPES and not filled:
            self._error("layout-colour-rgb", name=f"<{element}>", known="device-cmyk(…)")

    def _here(self) -> Place:
        return self._source.place(
            self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        )

    def _error(self, code: str, **values: str) -> None:
        self.problems.append(Diagnostic(code, Severity.ERROR, self._here(), values))


def _without_code(css: str) -> str:
    """Put stand-ins for the template's own code, which is no style yet, and keep every place."""
    return _TEMPLATE_CODE.sub(lambda m: re.sub(r"[^\n]", STAND_IN, m[0]), css)


def _source(text: str, file: str, offset: int) -> Source:
    line = text.count("\n", 0, offset) + 1
    return Source(text, file, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _moved(found: list[Diagnostic], template: str, offset: int) -> Iterator[Diagnostic]:
    """Yield problems of a piece with their places in the whole file."""
    for problem in found:
        where = problem.where
        if where is not None and where.line is not None and where.column is not None:
            source = _source(template, where.file, offset)
            where = source.place(where.line, where.column)
        yield Diagnostic(problem.code, problem.severity, where, problem.values)
