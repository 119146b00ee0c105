"""Lint of files: issues and manuscripts, with the house dictionary of their project."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from functools import partial
from itertools import accumulate
from pathlib import Path

from bulletin_pdf import lint, source
from bulletin_pdf.decoding import decode
from bulletin_pdf.errors import (
    DependencyMissing,
    Diagnostic,
    Place,
    Severity,
    SourceError,
    UsageError,
    worst,
)
from bulletin_pdf.files import write_atomically
from bulletin_pdf.manuscript import is_plain_text, read_manuscript
from bulletin_pdf.pipeline.checking import project_of, read_bytes
from bulletin_pdf.yamltext import parse, validate
from bulletin_pdf.yamltext.document import SourceText

WORDS_FILE = "words.yaml"

_Look = Callable[[str], Sequence[lint.Finding]]

_ISSUES = frozenset((".yaml", ".yml"))
_OF_LINT = frozenset(
    ("character-control", "character-invalid", "character-line-end", "character-more")
)
"""What a rule says about a manuscript, and can mend."""

_BOMS = {
    "utf-8": (codecs.BOM_UTF8,),
    "utf-16-le": (codecs.BOM_UTF16_LE,),
    "utf-16-be": (codecs.BOM_UTF16_BE,),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line asks for.

    Attributes:
        select: codes of rules, or their beginnings; empty for those that are on by default.
        ignore: codes of rules, or their beginnings.
        fix: mend what can be mended unasked.
        unsafe: mend also what needs the editor's eye.
        dry: show what mending would change, but write nothing.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fix: bool = False
    unsafe: bool = False
    dry: bool = False


@dataclass(frozen=True, slots=True)
class Linted:
    """What lint says about a file.

    Attributes:
        diagnostics: what is left to say, notes of reading first.
        mended: how many places were mended.
        diff: lines of a unified diff between the file and its mended text.
    """

    diagnostics: tuple[Diagnostic, ...]
    mended: int = 0
    diff: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether anything left is an error."""
        return worst(self.diagnostics) is Severity.ERROR


def lint_file(path: Path, choice: Choice) -> Linted:
    """Look through an issue file or a manuscript, and mend it if that is asked for.

    A manuscript that is no plain text, such as a Word file, a folder or a zip, is looked through
    as ``import`` reads it, by the number of its paragraphs. It cannot be mended in place.

    Raises:
        InputMissing: the file is not there.
        SourceError: the file, or the house dictionary, cannot be read.
        UsageError: a rule does not exist, or a file is to be mended that is no plain text.
        DependencyMissing: Traditional characters are asked for without OpenCC, or the manuscript
            needs LibreOffice, which is not there.
        OutputError: the mended file cannot be written.
    """
    linter = _linter(path, choice)
    raw = b"" if path.is_dir() else read_bytes(path)
    if path.is_dir() or not is_plain_text(raw, path.name):
        return _lint_manuscript(path, linter, choice)
    issue = path.suffix.lower() in _ISSUES
    text, encoding, notes = _read_issue(raw, path) if issue else _read_manuscript(raw, path)
    look = partial(_issue_findings if issue else _manuscript_findings, str(path), linter)
    mended, count = text, 0
    if choice.fix or choice.unsafe or choice.dry:
        mended, count = _mended(raw, encoding, path, look, choice)
    shown = mended if not choice.dry else text
    place = SourceText(_unix(shown), str(path))
    found = (finding.diagnostic(place) for finding in look(_unix(shown)))
    diff = tuple(_diff(text, mended, str(path))) if count else ()
    return Linted((*notes, *found), count, diff)


def _lint_manuscript(path: Path, linter: lint.Linter, choice: Choice) -> Linted:
    if (choice.fix or choice.unsafe) and not choice.dry:
        raise UsageError.of("lint-fix-kind", Place(str(path)))
    lines = read_manuscript(path, 1).lines
    text = "\n".join(line.text for line in lines)
    starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0))
    found = []
    for finding in lint.lint_manuscript(text, linter):
        at = bisect_right(starts, finding.place) - 1
        line, column = lines[at], finding.place - starts[at] + 1
        place = Place(line.file, line.number, column, line.text.partition("\n")[0])
        found.append(replace(finding.diagnostic(SourceText(text, line.file)), where=place))
    if not choice.dry:
        return Linted(tuple(found))
    look = partial(_manuscript_findings, str(path), linter)
    mended, count = lint.fixed(text, look, unsafe=choice.unsafe)
    return Linted(tuple(found), count, tuple(_diff(text, mended, str(path))))


def _mended(
    raw: bytes,
    encoding: str,
    path: Path,
    look: Callable[[str], Sequence[lint.Finding]],
    choice: Choice,
) -> tuple[str, int]:
    """Return the mended text, written to the file unless the run is dry."""
    bom = next((mark for mark in _BOMS.get(encoding, ()) if raw.startswith(mark)), b"")
    text = raw[len(bom) :].decode(encoding)
    mended, count = lint.fixed(text, look, unsafe=choice.unsafe)
    if count and not choice.dry:
        write_atomically(path, bom + mended.encode(encoding))
    return mended, count


def _linter(path: Path, choice: Choice) -> lint.Linter:
    if unknown := lint.unknown((*choice.select, *choice.ignore)):
        raise UsageError(*(_unknown(name) for name in unknown))
    rules = lint.chosen(choice.select, choice.ignore)
    simplify = None
    if any(rule.message == "lint-traditional" for rule in rules):
        simplify = lint.converter()
        if simplify is None:
            raise DependencyMissing.of("lint-opencc-missing")
    return lint.Linter(rules, house_words(project_of(path)), simplify)


def _unknown(name: str) -> Diagnostic:
    return Diagnostic("lint-rule-unknown", values={"name": name})


def house_words(project: Path) -> lint.HouseWords:
    """Return the house dictionary of a project; an empty one when there is none.

    Raises:
        SourceError: it has mistakes.
    """
    path = project / WORDS_FILE
    if not path.is_file():
        return lint.HouseWords()
    decoded = decode(read_bytes(path), str(path))
    found = list(decoded.diagnostics)
    words = None
    if worst(found) is not Severity.ERROR:
        keys = frozenset(("terms", "forbidden", "leaders"))
        words, mistakes = validate(
            parse(decoded.text, str(path), keys), lint.HouseWords, lint.NAMES
        )
        found += mistakes
    if words is None or worst(found) is Severity.ERROR:
        raise SourceError(*found)
    return words


def _read_issue(raw: bytes, path: Path) -> tuple[str, str, Sequence[Diagnostic]]:
    read = source.read(raw, str(path))
    if read.issue is None or read.encoding is None:
        raise SourceError(*read.diagnostics)
    notes = [d for d in read.diagnostics if d.code.startswith("encoding-")]
    return decode(raw, str(path)).text, read.encoding, notes


def _read_manuscript(raw: bytes, path: Path) -> tuple[str, str, Sequence[Diagnostic]]:
    decoded = decode(raw, str(path))
    notes = [d for d in decoded.diagnostics if d.code not in _OF_LINT]
    if decoded.encoding is None:
        raise SourceError(*notes)
    return decoded.text, decoded.encoding, notes


def _issue_findings(file: str, linter: lint.Linter, text: str) -> list[lint.Finding]:
    read = source.read(text.encode(), file)
    if read.issue is None or read.document is None:
        raise SourceError(*read.diagnostics)
    return lint.lint_issue(read.document, read.issue, linter)


def _manuscript_findings(_file: str, linter: lint.Linter, text: str) -> list[lint.Finding]:
    return lint.lint_manuscript(text, linter)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _diff(before: str, after: str, name: str) -> list[str]:
    old, new = (_unix(text).split("\n") for text in (before, after))
    return list(unified_diff(old, new, name, name, n=1, lineterm=""))
