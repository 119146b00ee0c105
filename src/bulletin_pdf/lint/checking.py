"""Rules on texts: everything that is to be said about an issue or a manuscript."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bulletin_pdf.errors import Diagnostic, Value
from bulletin_pdf.lint import house, structure
from bulletin_pdf.lint.house import HouseWords
from bulletin_pdf.lint.rule import Hit, Kind, Rule
from bulletin_pdf.lint.stretch import PROTECTED, Stretch, issue_stretches, manuscript_stretch
from bulletin_pdf.lint.suppression import Suppression, in_issue, in_manuscript, taken_back
from bulletin_pdf.lint.traditional import Simplify, traditional
from bulletin_pdf.model import Issue
from bulletin_pdf.yamltext import Document
from bulletin_pdf.yamltext.document import SourceText, shown

NO_WORDS = HouseWords()


@dataclass(frozen=True, slots=True)
class Linter:
    """What a run looks for.

    Attributes:
        rules: the rules that are on.
        words: the house dictionary.
        simplify: a conversion from Traditional to Simplified, or None.
    """

    rules: tuple[Rule, ...]
    words: HouseWords = NO_WORDS
    simplify: Simplify | None = None

    def hits(self, stretch: Stretch) -> Iterator[tuple[Rule, Hit]]:
        """Yield what the rules find in a text, addresses and the like aside."""
        protected = [match.span() for match in PROTECTED.finditer(stretch.text)]
        starts = [start for start, _ in protected]
        for rule in self.rules:
            if stretch.kind in rule.kinds:
                for hit in self._found(rule, stretch.text):
                    before = bisect_right(starts, hit.end - 1) - 1
                    if before < 0 or protected[before][1] <= hit.start:
                        yield rule, hit

    def _found(self, rule: Rule, text: str) -> Iterable[Hit]:
        if rule.find is not None:
            return rule.find(text)
        if rule.code in house.FINDERS:
            return house.FINDERS[rule.code](text, self.words)
        if rule.message == "lint-traditional" and self.simplify is not None:
            return traditional(text, self.simplify)
        return ()


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One finding in a file.

    Attributes:
        rule: the rule.
        place: where it begins in the file's text.
        found: what stands there.
        meant: what should stand there, or None.
        safe: whether ``--fix`` may write that unasked.
        stretch: the text it is in, None for what concerns a whole article.
        hit: where in that text.
    """

    rule: Rule
    place: int
    found: str
    meant: str | None
    safe: bool
    stretch: Stretch | None = None
    hit: Hit | None = None

    def diagnostic(self, source: SourceText) -> Diagnostic:
        """Return it as the command line reports it."""
        values: dict[str, Value] = {"rule": self.rule.code, "found": shown(self.found)}
        values["meant"] = "" if self.meant is None else shown(self.meant)
        return Diagnostic(self.rule.message, self.rule.severity, source.place(self.place), values)


def lint_manuscript(text: str, linter: Linter) -> list[Finding]:
    """Return what the rules find in a manuscript, in order."""
    return _wanted(_in_stretch(manuscript_stretch(text), linter), in_manuscript(text))


def lint_field(text: str, kind: Kind, linter: Linter) -> list[Finding]:
    """Return what the rules find in one text of an issue that is not in a file yet, in order."""
    stretch = Stretch(text, kind, (), True, True, (0,), (0,))
    return _wanted(_in_stretch(stretch, linter), ())


def lint_issue(document: Document, issue: Issue, linter: Linter) -> list[Finding]:
    """Return what the rules find in an issue file without errors, in order."""
    found = [f for stretch in issue_stretches(document) for f in _in_stretch(stretch, linter)]
    for rule in linter.rules:
        if rule.code in structure.FINDERS:
            for path, here, other in structure.FINDERS[rule.code](issue):
                place = document.node(path).start
                found.append(Finding(rule, place, here, other, safe=False))
    return _wanted(found, in_issue(document))


def _in_stretch(stretch: Stretch, linter: Linter) -> Iterator[Finding]:
    for rule, hit in linter.hits(stretch):
        safe = rule.safe if hit.safe is None else hit.safe
        found = stretch.text[hit.start : hit.end]
        place = stretch.place(hit.start)
        yield Finding(rule, place, found, hit.meant, safe, stretch, hit)


def _wanted(findings: Iterable[Finding], suppressions: Sequence[Suppression]) -> list[Finding]:
    kept = [f for f in findings if not taken_back(suppressions, f.rule.code, f.place)]
    return sorted(kept, key=lambda f: (f.place, f.rule.code))
