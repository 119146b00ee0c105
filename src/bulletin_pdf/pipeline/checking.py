"""Everything that can be wrong with an issue, found without rendering it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bulletin_pdf import source
from bulletin_pdf.errors import (
    BulletinError,
    DependencyMissing,
    Diagnostic,
    InputMissing,
    LayoutError,
    Place,
    Severity,
    SourceError,
)
from bulletin_pdf.files import Kind, locate, regular_size
from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.layouts import Layout, find_layout, resolve_options
from bulletin_pdf.layouts.config import OptionValue
from bulletin_pdf.model import Issue
from bulletin_pdf.pipeline.coverage import check_coverage
from bulletin_pdf.pipeline.pictures import NamedPicture, named_pictures, read_pictures
from bulletin_pdf.pipeline.texts import check_texts
from bulletin_pdf.yamltext import Document

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """An issue that can be built, with everything its pages need.

    Attributes:
        path: the issue file.
        project: folder that holds the issues' folder, layouts and output.
        issue_id: id of the issue.
        issue: the issue.
        raw: the issue file's bytes.
        sha256: of them.
        layout: its layout.
        options: the layout's options, typed.
        pictures: image file as named in the issue → its bytes.
        named: where and how the issue names them.
        library: the fonts.
        fonts_folder: where they lie.
        substitutions: what fallback faces serve, for the build record.
        diagnostics: warnings and notes.
    """

    path: Path
    project: Path
    issue_id: str
    issue: Issue
    raw: bytes
    sha256: str
    layout: Layout
    options: Mapping[str, OptionValue]
    pictures: Mapping[str, bytes]
    named: tuple[NamedPicture, ...]
    library: FontLibrary
    fonts_folder: Path
    substitutions: tuple[Mapping[str, str], ...]
    diagnostics: tuple[Diagnostic, ...]


def project_of(path: Path) -> Path:
    """Return the project folder of an issue file: beside its ``issues`` folder, else its own."""
    folder = path.absolute().parent
    return folder.parent if folder.name == "issues" else folder


def check(path: Path) -> Checked:
    """Read an issue and find everything that would keep it from being built.

    Pictures are held against the largest size that the layout prints them in, for their own is only
    known when the pages are set.

    Raises:
        BulletinError: as ``examine``.
        LayoutError: the layout is wrong; with every mistake that shows without its templates.
    """
    checked = examine(path)
    if checked.layout.problems:
        raise LayoutError(*checked.layout.problems)
    if not checked.named:
        return checked
    from bulletin_pdf.pipeline.fineness import estimates  # imports Pillow

    found = _in_order([*checked.diagnostics, *estimates(checked)])
    return replace(checked, diagnostics=tuple(found))


def examine(path: Path, layout_folder: Path | None = None) -> Checked:
    """Do what ``check`` does, but leave it to rendering to name the mistakes of styles.

    There they are named together with those of templates and with what WeasyPrint ignores.

    Args:
        path: the issue file.
        layout_folder: the layout, when it is not to be looked for by its name in the issue.

    Raises:
        InputMissing: the file or its layout is not there.
        SourceError: the issue is wrong; with every mistake found.
        LayoutError: the layout's numbers are wrong.
        DependencyMissing: the fonts are not there.
    """
    raw = read_bytes(path)
    read = source.read(raw, str(path))
    errors = [d for d in read.diagnostics if d.severity is Severity.ERROR]
    if errors or read.issue is None or read.issue_id is None or read.document is None:
        raise SourceError(*read.diagnostics)
    issue, document = read.issue, read.document
    project = project_of(path)
    fonts_folder = _fonts_folder(project)
    library = FontLibrary.load(fonts_folder)
    name = str(layout_folder) if layout_folder else issue.layout.name
    layout = _layout(name, library, project, document.place)
    options, problems = resolve_options(
        layout.config,
        issue.layout.options,
        lambda name: document.place(("layout", "options", name)),
    )
    named = tuple(named_pictures(issue, document))
    pictures, picture_problems = read_pictures(named, path.absolute().parent)
    coverage_problems, substitutions = _coverage(issue, layout, library, document)
    problems += picture_problems + coverage_problems
    problems += check_texts(issue, document) + _inks(issue, layout, document.place)
    found = (*read.diagnostics, *_in_order(problems))
    if any(d.severity is Severity.ERROR for d in found):
        raise _missing_or_wrong(found)
    return Checked(
        path=path,
        project=project,
        issue_id=read.issue_id,
        issue=issue,
        raw=raw,
        sha256=read.sha256,
        layout=layout,
        options=options,
        pictures=pictures,
        named=named,
        library=library,
        fonts_folder=fonts_folder,
        substitutions=substitutions,
        diagnostics=found,
    )


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file that is not too large.

    Raises:
        InputMissing: it is not there, or cannot be read.
        SourceError: it is empty or too large.
    """
    place = Place(str(path))
    try:
        if (refused := source.refuse_size(regular_size(path), str(path))) is not None:
            raise SourceError(refused)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputMissing.of("file-missing", place, name=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputMissing.of("file-unreadable", place, name=str(path), reason=reason) from error


def _fonts_folder(project: Path) -> Path:
    folder = locate(Kind.FONTS, project=project)
    if folder is None:
        raise DependencyMissing.of("fonts-missing", None)
    return folder


def _layout(
    name: str, library: FontLibrary, project: Path, place: Callable[[Path_], Place]
) -> Layout:
    try:
        families = frozenset(face.family for face in library.faces)
        return find_layout(name, families, project, frozenset(library.roles))
    except InputMissing as error:
        where = place(("layout",))
        raise SourceError(
            *(Diagnostic(d.code, d.severity, where, d.values) for d in error.diagnostics)
        ) from error


def _coverage(
    issue: Issue, layout: Layout, library: FontLibrary, document: Document
) -> tuple[list[Diagnostic], tuple[Mapping[str, str], ...]]:
    """Look characters up, unless the layout is wrong and may name roles that do not exist."""
    if layout.problems:
        return [], ()
    return check_coverage(issue, layout.config, library, document)


def _inks(issue: Issue, layout: Layout, place: Callable[[Path_], Place]) -> list[Diagnostic]:
    """Find section colours that the layout does not have."""
    inks = layout.config.inks
    return [
        Diagnostic(
            "issue-ink-unknown",
            Severity.ERROR,
            place(("sections", number, "ink")),
            {"name": section.ink, "known": "、".join(inks)},
        )
        for number, section in enumerate(issue.sections)
        if section.ink and section.ink not in inks
    ]


def _in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    def key(diagnostic: Diagnostic) -> tuple[int, int]:
        where = diagnostic.where
        return (0, 0) if where is None else (where.line or 0, where.column or 0)

    return sorted(diagnostics, key=key)


def _missing_or_wrong(found: tuple[Diagnostic, ...]) -> BulletinError:
    """A picture that is not there is a missing input only when nothing else is wrong."""
    errors = [d for d in found if d.severity is Severity.ERROR]
    if all(d.code == "image-missing" for d in errors):
        return InputMissing(*found)
    return SourceError(*found)
