"""A document against a pydantic model: every mistake at its line, in an editor's words."""

from __future__ import annotations

import difflib
import types
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bulletin_pdf.errors import Diagnostic, Severity, Value, worst
from bulletin_pdf.yamltext.document import SHOWN, Document, Path, child_of, shown
from bulletin_pdf.yamltext.parsing import in_source_order
from bulletin_pdf.yamltext.reading import MAX_REPORTED, more
from bulletin_pdf.yamltext.slips import WIDE_SPACES, key_before_wide_colon, slips_in

M = TypeVar("M", bound=BaseModel)
_Path = tuple[str | int, ...]

_LIKENESS = 0.6
"""difflib's ratio from which a known key is what was probably meant."""

_CODES = {
    "string_type": "yaml-not-text",
    "int_type": "yaml-not-whole-number",
    "int_parsing": "yaml-not-whole-number",
    "int_parsing_size": "yaml-not-whole-number",
    "int_from_float": "yaml-not-whole-number",
    "float_type": "yaml-not-number",
    "float_parsing": "yaml-not-number",
    "finite_number": "yaml-not-number",
    "bool_type": "yaml-not-bool",
    "bool_parsing": "yaml-not-bool",
    "date_type": "yaml-not-date",
    "date_parsing": "yaml-not-date",
    "date_from_datetime_parsing": "yaml-not-date",
    "date_from_datetime_inexact": "yaml-not-date",
    "tuple_type": "yaml-not-list",
    "list_type": "yaml-not-list",
    "model_type": "yaml-not-mapping",
    "model_attributes_type": "yaml-not-mapping",
    "dict_type": "yaml-not-mapping",
}
"""pydantic's error types whose message needs but the key and the value."""

_LIMITS = {
    "greater_than": ("yaml-out-of-range", ">", "gt"),
    "greater_than_equal": ("yaml-out-of-range", "≥", "ge"),
    "less_than": ("yaml-out-of-range", "<", "lt"),
    "less_than_equal": ("yaml-out-of-range", "≤", "le"),
    "too_short": ("yaml-wrong-count", "≥", "min_length"),
    "too_long": ("yaml-wrong-count", "≤", "max_length"),
}
"""pydantic's error types with a limit: code, sign, and name of the limit in the error's context."""


def validate(
    document: Document, model: type[M], names: Mapping[str, str] | None = None
) -> tuple[M | None, list[Diagnostic]]:
    """Make the model's value of a document.

    Args:
        document: what ``parse`` returned.
        model: the pydantic model of the whole document.
        names: other names of keys (Chinese ones, say) → the key, for “did you mean”.

    Returns:
        The value, or None when there is any error; and all diagnostics in source order, those of
        the document among them.
    """
    if document.root is None:
        return None, list(document.diagnostics)
    value, found = None, list(document.diagnostics)
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        found += _Findings(document, model, names or {}).of(error)
    if worst(found) is Severity.ERROR:
        value = None
    return value, list(in_source_order(found))


class _Findings:
    """Turns the errors of one validation into diagnostics."""

    def __init__(
        self, document: Document, model: type[BaseModel], names: Mapping[str, str]
    ) -> None:
        self._document = document
        self._model = model
        self._names = names

    def of(self, error: ValidationError) -> list[Diagnostic]:
        """Return one diagnostic for each mistake; a mistake may cause several of the errors."""
        errors = [(self._path(e), e) for e in error.errors(include_url=False)]
        unknown = [path for path, e in errors if e["type"] == "extra_forbidden"]
        found: list[Diagnostic] = []
        meant: set[_Path] = set()
        for path in unknown[:MAX_REPORTED]:
            diagnostic, key = self._unknown(path)
            found.append(diagnostic)
            meant.add((*path[:-1], key))
        others = _distinct(errors, {*meant, *unknown})
        for path, details in others[: MAX_REPORTED - len(found)]:
            found += self._mistake(details, path)
        if (left := len(unknown) + len(others) - MAX_REPORTED) > 0:
            found += more(Counter({Severity.ERROR: left}), self._document.source.file)
        return found

    def _path(self, details: ErrorDetails) -> _Path:
        """Return an error's location without what is not in the document: the tags of unions."""
        node, path = self._document.root, []
        for part in details["loc"]:
            child = child_of(node, part) if node is not None else None
            if child is not None:
                path.append(part)
                node = child
        return (*path, details["loc"][-1]) if details["type"] == "missing" else tuple(path)

    def _unknown(self, path: _Path) -> tuple[Diagnostic, str]:
        """Report an unknown key; return also the key that was meant, as far as one can tell."""
        key, where = str(path[-1]), self._document.key_place(path)
        known = list(_field_types(self._model, path[:-1]))
        if (meant := key_before_wide_colon(key)) is not None:
            return Diagnostic("yaml-wide-colon", where=where, values={"key": meant}), meant
        if (meant := key.strip(WIDE_SPACES)) != key and meant in known:
            return Diagnostic("yaml-wide-space", where=where), meant
        near = self._near(key, known)
        if near is not None:
            values = {"key": shown(key), "meant": near}
            return Diagnostic("yaml-unknown-key-near", where=where, values=values), near
        values = {"key": shown(key), "known": ", ".join(known)}
        return Diagnostic("yaml-unknown-key", where=where, values=values), ""

    def _near(self, key: str, known: Sequence[str]) -> str | None:
        plain = key.strip().lower().replace("-", "_").replace(" ", "_")
        if self._names.get(plain) in known:
            return self._names[plain]
        return next(iter(difflib.get_close_matches(plain[:SHOWN], known, 1, _LIKENESS)), None)

    def _mistake(self, details: ErrorDetails, path: _Path) -> Iterator[Diagnostic]:
        node = self._document.node(path)
        if node.broken:
            return
        code, values = _wording(details, path)
        if code == "yaml-not-mapping" and isinstance(node.value, str):
            known = _field_types(self._model, path)
            found = slips_in(self._document.source, node, known)
            yield from (slip.diagnostic(self._document.source) for slip in found)
            if found:
                return
        yield Diagnostic(code, where=self._document.source.place(node.start), values=values)


def _distinct(
    errors: Sequence[tuple[_Path, ErrorDetails]], known: Collection[_Path]
) -> list[tuple[_Path, ErrorDetails]]:
    """Return the errors of values: one for each value, and none for what another one explains.

    Args:
        errors: all errors with their paths.
        known: paths that need no (further) error: unknown keys, and the keys they were meant for.
    """
    # A list is called too short when pydantic did not count its wrong items; each member of a
    # union complains for itself about the one value, or about what is in it.
    explained = {path[:end] for path, _ in errors for end in range(len(path))}
    found: dict[_Path, ErrorDetails] = {}
    for path, details in errors:
        if path not in explained and path not in known:
            found.setdefault(path, details)
    return list(found.items())


def _wording(details: ErrorDetails, path: Path) -> tuple[str, dict[str, Value]]:
    kind, value, context = details["type"], details["input"], details.get("ctx", {})
    values: dict[str, Value] = {"key": _name(path)}
    if kind == "missing":
        return "yaml-missing", values
    if value is None or (isinstance(value, str) and not value.strip()):
        return ("yaml-empty", values) if path else ("yaml-not-keys", {})
    if kind in _LIMITS:
        code, sign, limit = _LIMITS[kind]
        count = shown(value) if code == "yaml-out-of-range" else context["actual_length"]
        return code, values | {"value": count, "limit": f"{sign} {context[limit]}"}
    code = kind if "-" in kind else _CODES.get(kind, "yaml-invalid")
    if code == "yaml-not-mapping" and not path:
        return "yaml-not-keys", {}
    if code in ("yaml-not-text", "yaml-not-list", "yaml-not-mapping"):
        return code, values
    if code == "yaml-invalid" and not isinstance(value, str):
        return "yaml-invalid-part", {"reason": str(context.get("error", details["msg"]))}
    values["value"] = shown(value) if isinstance(value, str) else "…"
    if kind in ("literal_error", "enum"):
        return "yaml-not-a-choice", values | {"choices": context["expected"].replace(" or ", ", ")}
    if code == "yaml-invalid":
        values["reason"] = str(context.get("error", details["msg"]))
    return code, values


def _name(path: Path) -> str:
    """Return the last key of a path, with the 1-based number of a list item: ``persons[2]``."""
    name = ""
    for part in path:
        name = part if isinstance(part, str) else f"{name}[{part + 1}]"
    return name


def _field_types(model: object, path: Path) -> dict[str, Any]:
    """Return the fields (key → type) of the model at a path; none where there is no model."""
    types_here = list(_members(model))
    for part in path:
        types_here = [m for t in types_here for inner in _step(t, part) for m in _members(inner)]
    return {key: kind for t in types_here for key, kind in _fields(t).items()}


def _members(kind: object) -> Iterator[object]:
    """Yield a type, or the members of a union, without their annotations."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _members(get_args(kind)[0])
    elif origin in (Union, types.UnionType):
        for member in get_args(kind):
            yield from _members(member)
    else:
        yield kind


def _step(kind: object, part: str | int) -> list[object]:
    """Return the type of a field, a list's item or a mapping's value."""
    if isinstance(part, str) and part in (fields := _fields(kind)):
        return [fields[part]]
    arguments = get_args(kind)
    if get_origin(kind) in (tuple, list) and isinstance(part, int):
        return [arguments[0]]
    return [arguments[1]] if get_origin(kind) is dict else []


def _fields(kind: object) -> dict[str, Any]:
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return {}
    return {f.alias or name: f.annotation for name, f in kind.model_fields.items()}
