"""``bulletin import``: manuscripts to an issue file, with a review; and learning organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bulletin_pdf import lint
from bulletin_pdf.errors import (
    Diagnostic,
    FindingsError,
    InputMissing,
    OutputError,
    Place,
    RenderError,
    Severity,
    SourceError,
    UsageError,
    Value,
    worst,
)
from bulletin_pdf.errors.messages import Language, message_of
from bulletin_pdf.files import write_atomically, write_together
from bulletin_pdf.manuscript import (
    Account,
    Fate,
    FieldMend,
    Imported,
    Manuscript,
    Organisations,
    Reason,
    import_manuscript,
    joined,
    read_manuscript,
    read_organisations,
)
from bulletin_pdf.model import issue_id_of
from bulletin_pdf.pipeline.checking import project_of
from bulletin_pdf.pipeline.linting import house_words
from bulletin_pdf.source import dump
from bulletin_pdf.source import read as read_issue
from bulletin_pdf.yamltext import parse

ORGANISATIONS = "organisations.yaml"
"""The project's known organisations, beside its folder of issues."""

_KINDS = {
    **dict.fromkeys(("body", "lead", "note", "brief"), lint.Kind.TEXT),
    **dict.fromkeys(
        ("title", "subtitle", "section", "name", "label", "notice", "classification"),
        lint.Kind.TITLE,
    ),
}
"""Field of the ledger → what its text is to lint; all others are names."""

_LISTED = 30
"""Line numbers that a message about spaces lists."""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """An issue file made of manuscripts.

    Attributes:
        path: where it is.
        imported: the issue, the review and the account.
        diagnostics: doubtful places and what became of the characters.
    """

    path: Path
    imported: Imported
    diagnostics: tuple[Diagnostic, ...]


def import_files(
    files: Sequence[Path], output: Path, language: Language, *, fix: bool, strict: bool
) -> ImportedFile:
    """Make one issue file of manuscripts, in the given order.

    Args:
        files: files, folders and zips.
        output: the issue file to write; one that is there is left alone.
        language: of the comments at doubtful places.
        fix: mend what lint mends unasked.
        strict: refuse a manuscript with doubtful places.

    Raises:
        UsageError: the output's name cannot be an issue's.
        InputMissing: a file is not there.
        DependencyMissing: a format needs LibreOffice, which is not there.
        SourceError: a file is damaged, unsafe, or holds no text; or the house dictionary is wrong.
        FindingsError: there are doubtful places, and none are allowed.
        OutputError: the issue file exists, or cannot be written.
    """
    stem = _free_id(output)
    manuscript = joined([read_manuscript(path, number) for number, path in enumerate(files, 1)])
    manuscript, pictures = _with_pictures(manuscript, stem)
    imported = import_manuscript(
        manuscript, known_organisations(output), safe_mends(output) if fix else None
    )
    if imported.issue is None:
        raise SourceError.of("import-empty", Place(str(files[0])))
    if not imported.lossless:
        raise RenderError.of("import-lost", Place(str(files[0])))
    order = {line.file: number for number, line in reversed([*enumerate(manuscript.lines)])}
    found = [diagnostic for _, diagnostic in imported.doubts]
    found.sort(key=lambda d: (order[d.where.file], d.where.line or 0) if d.where else (0, 0))
    if strict and found:
        raise FindingsError(*(replace(d, severity=Severity.ERROR) for d in found))
    text = _commented(dump(imported.issue), imported, language)
    contents = {output.parent / name: content for name, content in pictures.items()}
    write_together(contents | {output: text.encode()})
    found += [*_account_notes(imported.account), *_left_out(manuscript)]
    return ImportedFile(output, imported, tuple(found))


def safe_mends(issue: Path) -> FieldMend:
    """Return what finds the safe fixes of lint, with the house dictionary of an issue's project.

    Raises:
        SourceError: the dictionary is wrong.
    """
    linter = lint.Linter(lint.chosen(), house_words(project_of(issue)))

    def mend(field: str, text: str) -> list[tuple[int, int, str]]:
        found = lint.lint_field(text, _KINDS.get(field, lint.Kind.NAME), linter)
        return [(e.start, e.end, e.new) for e in lint.chosen_edits(found, text, unsafe=False)]

    return mend


def known_organisations(issue: Path) -> Organisations:
    """Return the organisations of an issue's project; none when it has no file of them.

    Raises:
        SourceError: the file is wrong.
    """
    path = organisations_file(issue)
    if not path.is_file():
        return Organisations()
    known, found = read_organisations(path.read_bytes(), str(path))
    if worst(found) is Severity.ERROR:
        raise SourceError(*found)
    return known


def organisations_file(issue: Path) -> Path:
    """Return where the organisations of an issue's project are kept."""
    return issue.absolute().parent.parent / ORGANISATIONS


def learn_organisations(issues: Sequence[Path]) -> tuple[Path, int, int]:
    """Add the organisations that signed articles to the project's file.

    Returns:
        The file, how many organisations it holds, and how many of them are new.

    Raises:
        InputMissing: an issue is not there.
        SourceError: an issue or the file of organisations is wrong.
        OutputError: the file cannot be written.
    """
    read = []
    for path in issues:
        try:
            source = read_issue(path.read_bytes(), str(path))
        except OSError as error:
            raise InputMissing.of("file-missing", Place(str(path)), name=path.name) from error
        if source.issue is None:
            raise SourceError(*source.diagnostics)
        read.append(source.issue)
    before = known_organisations(issues[0])
    after = before.learned(read)
    target = organisations_file(issues[0])
    write_atomically(target, after.dump().encode())
    return target, len(after.known), len(after.known) - len(before.known)


def _free_id(output: Path) -> str:
    try:
        stem = issue_id_of(output.stem)
    except ValueError as error:
        raise UsageError.of("id-wrong", None, name=output.stem) from error
    if output.exists():
        raise OutputError.of("output-exists", Place(str(output)), name=str(output))
    return stem


def _with_pictures(manuscript: Manuscript, stem: str) -> tuple[Manuscript, dict[str, bytes]]:
    """Give the pictures their names beside the issue."""
    names = {
        picture.mark: f"images/{stem}-{number}{picture.extension}"
        for number, picture in enumerate(manuscript.pictures, 1)
    }
    lines = []
    for line in manuscript.lines:
        text = line.text
        for mark in (m for m in names if m in text):
            text = text.replace(f"({mark})", f"({names[mark]})")
        lines.append(replace(line, text=text))
    contents = {names[picture.mark]: picture.content for picture in manuscript.pictures}
    return replace(manuscript, lines=tuple(lines)), contents


def _commented(text: str, imported: Imported, language: Language) -> str:
    """Write each doubt as a comment above the place it concerns."""
    document = parse(text, "issue")
    lines = text.split("\n")
    comments: dict[int, list[str]] = {}
    for path, diagnostic in imported.doubts:
        at = (document.key_place(path).line or 1) - 1
        where = diagnostic.where
        words = f"{message_of(diagnostic, language)} ({where.file}:{where.line})" if where else ""
        indent = " " * (len(lines[at]) - len(lines[at].lstrip()))
        comments.setdefault(at, []).append(f"{indent}# ？ {_on_one_line(words)}")
    return "\n".join(
        part for number, line in enumerate(lines) for part in (*comments.get(number, ()), line)
    )


def _on_one_line(words: str) -> str:
    return "".join(c if c.isprintable() else " " for c in words)


def _account_notes(account: Account) -> Iterator[Diagnostic]:
    """Say what was dropped and replaced: every mark by its place, spaces by the file."""
    spaces: dict[str, list[tuple[int, int]]] = {}
    for entry in account.entries:
        line = account.lines[entry.line]
        place = Place(line.file, line.number, entry.start + 1)
        if entry.fate is Fate.REPLACED:
            change: dict[str, Value] = {"old": entry.old, "new": entry.new}
            yield Diagnostic("import-replaced", Severity.NOTE, place, change)
        elif entry.fate is Fate.DROPPED and entry.why == Reason.SPACE:
            spaces.setdefault(line.file, []).append((line.number, len(entry.old)))
        elif entry.fate is Fate.DROPPED:
            yield Diagnostic("import-dropped", Severity.NOTE, place, {"text": entry.old})
    for file, found in spaces.items():
        numbers = sorted({number for number, _ in found})
        lines = "、".join(str(n) for n in numbers[:_LISTED]) + ("…" if numbers[_LISTED:] else "")
        values: dict[str, Value] = {"count": sum(count for _, count in found), "lines": lines}
        yield Diagnostic("import-spaces", Severity.NOTE, Place(file), values)


def _left_out(manuscript: Manuscript) -> Iterator[Diagnostic]:
    for left in manuscript.left_out:
        values = {"text": left.text}
        yield Diagnostic("import-left-out", Severity.NOTE, Place(left.file), values)
