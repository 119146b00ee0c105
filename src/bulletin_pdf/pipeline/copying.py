"""``bulletin layouts new``: a copy of a layout to start from."""

from __future__ import annotations

from pathlib import Path

from bulletin_pdf.errors import UsageError
from bulletin_pdf.files import Kind, write_new_folder
from bulletin_pdf.layouts import find_layout
from bulletin_pdf.model import issue_id_of


def copy_layout(name: str, source: str, project: Path) -> Path:
    """Copy a layout into the project's layouts and return where it is.

    Args:
        name: what the copy is called; what holds for the id of an issue holds for it.
        source: the layout to copy, as an issue would name it.
        project: the project's folder.

    Raises:
        UsageError: the name cannot be used.
        InputMissing: there is no such layout to copy.
        LayoutError: it cannot be read.
        OutputError: the project has a layout of that name, or it cannot be written.
    """
    try:
        folder = issue_id_of(name)
    except ValueError as error:
        raise UsageError.of("id-wrong", None, name=name) from error
    layout = find_layout(source, frozenset(), project)
    target = project / Kind.LAYOUTS / folder
    write_new_folder(target, layout.files)
    return target
