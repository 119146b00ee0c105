"""Lists of fonts and layouts as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bulletin_pdf.cli.console import Console
from bulletin_pdf.errors import DependencyMissing, Diagnostic
from bulletin_pdf.files import Kind, locate
from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.layouts import available_layouts, find_layout


def font_lines(console: Console) -> tuple[list[str], list[Diagnostic]]:
    """Return a line a face (family, roles, licence, coverage, hash) and what is wrong."""
    library = _library()
    problems = library.verify()
    changed = {d.values["name"] for d in problems}
    lines = []
    for face in library.faces:
        roles = ",".join(r for r in library.roles if face in library.chain(r))
        state = console.word("font-changed" if face.file in changed else "font-ok")
        count = console.word("font-covers", count=len(face.coverage))
        lines.append("  ".join((face.family, roles, face.licence, count, state)))
    return lines, problems


def layout_lines(console: Console) -> Iterator[str]:
    """Yield a line a layout, and one for each of its options."""
    families = frozenset(face.family for face in _library().faces)
    for folder in available_layouts(Path.cwd()):
        config = find_layout(str(folder), families).config
        yield f"{folder.name}  {config.title}  {config.description}"
        for name, option in config.options.items():
            default = console.word("option-default", default=option.default)
            yield f"    {name}  {option.description}（{default}）"


def _library() -> FontLibrary:
    folder = locate(Kind.FONTS, project=Path.cwd())
    if folder is None:
        raise DependencyMissing.of("fonts-missing")
    return FontLibrary.load(folder)
