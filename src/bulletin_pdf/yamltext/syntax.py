"""What PyYAML has to say about a text it cannot read, put so that an editor understands it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from bulletin_pdf.errors import Diagnostic
from bulletin_pdf.yamltext.document import SourceText

# Part of the context or problem as libyaml or PyYAML words it → code, and whether the beginning of
# the construct (the context) says more than the place where reading stopped.
_WORDINGS = (
    ("scanning an alias", "yaml-alias", True),
    ("scanning an anchor", "yaml-anchor", True),
    ("scanning a tag", "yaml-tag", True),
    ("parsing a tag", "yaml-tag", True),
    ("undefined tag handle", "yaml-tag", False),
    ("a directive", "yaml-syntax-directive", True),
    ("incompatible YAML document", "yaml-syntax-directive", False),
    ("mapping values are not allowed", "yaml-syntax-colon", False),
    ("find expected ':'", "yaml-syntax-no-key", True),
    ("entries are not allowed", "yaml-syntax-dash", False),
    ("escape", "yaml-syntax-escape", False),
    ("hexdecimal", "yaml-syntax-escape", False),
    ("unexpected end of stream", "yaml-syntax-quote", True),
    ("quoted scalar", "yaml-syntax-quote", True),
    ("found a tab", "yaml-tab", False),
    ("a block scalar", "yaml-syntax-block", False),
    ("a flow", "yaml-syntax-bracket", True),
    ("cannot start any token", "yaml-syntax-character", False),
    ("block mapping", "yaml-syntax-indent", False),
    ("block collection", "yaml-syntax-indent", False),
    ("<document start>", "yaml-syntax-indent", False),
)

# A quote or bracket that ends right before the place where reading stopped.
_CLOSED = re.compile(r"[]}\"'][ \t]*\Z")
_TOKEN = re.compile(r"\S{1,20}")


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """Where and why the parser gave up.

    Attributes:
        code: of the diagnostic.
        index: where to point.
        stopped: where reading stopped, which may be much later.
        values: what fills the message.
    """

    code: str
    index: int
    stopped: int
    values: dict[str, str | int | float]

    def diagnostic(self, source: SourceText) -> Diagnostic:
        """Report it at its place."""
        return Diagnostic(self.code, where=source.place(self.index), values=self.values)


def problem_of(error: Exception, source: SourceText) -> SyntaxProblem:
    """Translate an exception of PyYAML (either of its parsers)."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return SyntaxProblem("yaml-syntax", 0, 0, {"problem": str(error)})
    problem = error.problem or ""
    said = f"{error.context}: {problem}"
    code, early = next(((c, e) for part, c, e in _WORDINGS if part in said), ("yaml-syntax", False))
    mark = error.context_mark if early and error.context_mark else error.problem_mark
    index = mark.index if mark else 0
    stopped = error.problem_mark.index if error.problem_mark else index
    text = source.text
    if code == "yaml-syntax-character" and text[index : index + 1] == "\t":
        code = "yaml-tab"
    if code == "yaml-syntax-indent" and _CLOSED.search(text, text.rfind("\n", 0, index) + 1, index):
        code = "yaml-syntax-after-end"
    return SyntaxProblem(code, index, stopped, _values(code, text, index, problem))


def _values(code: str, text: str, index: int, problem: str) -> dict[str, str | int | float]:
    if code in ("yaml-alias", "yaml-anchor", "yaml-tag"):
        token = _TOKEN.match(text, index)
        return {"token": token[0] if token else ""}
    if code == "yaml-syntax-character":
        return {"character": text[index : index + 1]}
    if code == "yaml-syntax":
        return {"problem": problem}
    return {}
