"""Find a layout's folder and read it whole, within limits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bulletin_pdf import decoding, yamltext
from bulletin_pdf.errors import (
    Diagnostic,
    InputMissing,
    LayoutError,
    Place,
    Severity,
    Value,
    worst,
)
from bulletin_pdf.files import Kind, contained, is_shipped, listed, locate, regular_size
from bulletin_pdf.layouts.config import LayoutConfig
from bulletin_pdf.layouts.inks import check_inks
from bulletin_pdf.layouts.properties import property_names
from bulletin_pdf.layouts.soundness import is_sound
from bulletin_pdf.speedups import Speedup, remembered

CONFIG_NAME = "layout.yaml"
MAX_FILES = 500
MAX_BYTES = 64_000_000
"""Of all files together: a layout is templates, style sheets and a little art."""

MAX_TEXT_BYTES = 1_000_000
"""Of a file that is parsed in our own process: ``layout.yaml``, style sheets, templates, SVG."""

_KEPT = 4
"""Layouts that are remembered with what they say."""

_TEXTS = frozenset({".yaml", ".css", ".svg", ".html"})

NEEDED = {"type": ("body", "page_number"), "inks": ("black",)}
"""What the style sheets that every layout starts from name themselves."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout in memory.

    Attributes:
        name: name of its folder.
        config: what ``layout.yaml`` says.
        files: path below the folder, with ``/``, → content.
        shipped: it belongs to this package, so its templates are trusted.
        problems: what is wrong with its styles and names; it cannot be rendered then.
        sound: it is known to have no mistakes, in its templates neither.
    """

    name: str
    config: LayoutConfig
    files: Mapping[str, bytes]
    shipped: bool
    problems: tuple[Diagnostic, ...] = ()
    sound: bool = False

    def text(self, path: str) -> str:
        """Return a text file of the layout.

        Raises:
            LayoutError: it is not there or not UTF-8.
        """
        try:
            return self.files[path].decode("utf-8")
        except KeyError:
            raise LayoutError.of(
                "layout-file-missing", Place(self.place(path)), name=path, layout=self.name
            ) from None
        except UnicodeDecodeError:
            raise LayoutError.of("layout-not-utf8", Place(self.place(path))) from None

    def place(self, path: str) -> str:
        """Return how a file of the layout is named in messages."""
        return f"{self.name}/{path}"

    @property
    def digest(self) -> str:
        """SHA-256 of the layout's name and files: the same for layouts that set the same."""
        return _digest(self.name, self.files)

    @property
    def stylesheets(self) -> tuple[str, ...]:
        """Paths of the style sheets, in the order of their names."""
        return tuple(sorted(path for path in self.files if path.endswith(".css")))


def find_layout(
    name: str,
    font_families: frozenset[str],
    project: Path | None = None,
    font_roles: frozenset[str] | None = None,
) -> Layout:
    """Find and read a layout, with everything that is wrong with its styles.

    Args:
        name: its name, or the path of its folder.
        font_families: families that style sheets may name, besides the roles' variables.
        project: the user's project folder.
        font_roles: the roles that ``layout.yaml`` may name, or None not to check them.

    Raises:
        InputMissing: there is no such layout.
        LayoutError: a file cannot be read, or ``layout.yaml`` is wrong; with every mistake found.
    """
    folder = locate(Kind.LAYOUTS, name, project)
    if folder is None or not (folder / CONFIG_NAME).is_file():
        known = "、".join(place.name for place in listed(Kind.LAYOUTS, project))
        raise InputMissing.of("layout-unknown", None, name=name, known=known)
    files = _read_files(folder)
    name = folder.name
    sound = is_sound(_digest(name, files), font_families, font_roles)
    given = name, tuple(files.items()), font_families, font_roles
    config, problems = _understood(*given, sound=sound)
    return Layout(name, config, files, is_shipped(folder), problems, sound)


def _digest(name: str, files: Mapping[str, bytes]) -> str:
    total = hashlib.sha256(name.encode())
    for path, content in sorted(files.items()):
        total.update(f"\0{path}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


@remembered(Speedup.LAYOUTS, _KEPT)
def _understood(
    name: str,
    files: tuple[tuple[str, bytes], ...],
    families: frozenset[str],
    roles: frozenset[str] | None,
    *,
    sound: bool,
) -> tuple[LayoutConfig, tuple[Diagnostic, ...]]:
    """Return what the files of a layout say, and what is wrong with them unless it is sound.

    The result depends on the arguments alone, so issues that share a layout share it: of the 50 ms
    that a check costs a process which has done one before, 40 are saved.

    Raises:
        LayoutError: as ``find_layout``.
    """
    contents = dict(files)
    place = f"{name}/{CONFIG_NAME}"
    config, problems = _read_config(contents[CONFIG_NAME], place, roles)
    if config is not None and sound:
        return config, ()
    from bulletin_pdf.layouts.files import check_files  # of layouts that were changed, or strange

    if config is None:
        styles = check_files(name, contents, families, None)
        raise LayoutError(*problems, *styles)
    problems += check_files(name, contents, families, property_names(config))
    return config, tuple(problems)


def available_layouts(project: Path | None = None) -> list[Path]:
    """Return the folders of all layouts that can be named."""
    return [place for place in listed(Kind.LAYOUTS, project) if (place / CONFIG_NAME).is_file()]


def _read_files(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    total = 0
    for path in sorted(folder.rglob("*")):
        relative = PurePosixPath(*path.relative_to(folder).parts)
        if any(part.startswith(".") for part in relative.parts):
            continue
        if not contained(path, folder):
            raise LayoutError.of("layout-link-out", Place(f"{folder.name}/{relative}"))
        if path.is_dir():
            continue
        try:
            size = regular_size(path)
            total += size
            if relative.suffix in _TEXTS and size > MAX_TEXT_BYTES:
                place = Place(f"{folder.name}/{relative}")
                raise LayoutError.of("layout-too-large", place, name=folder.name)
            if total > MAX_BYTES or len(files) >= MAX_FILES:
                raise LayoutError.of("layout-too-large", Place(folder.name), name=folder.name)
            files[str(relative)] = path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            place = Place(f"{folder.name}/{relative}")
            raise LayoutError.of(
                "file-unreadable", place, name=str(relative), reason=reason
            ) from error
    return files


def _read_config(
    raw: bytes, place: str, roles: frozenset[str] | None
) -> tuple[LayoutConfig | None, list[Diagnostic]]:
    decoded = decoding.decode(raw, place)
    if worst(decoded.diagnostics) is Severity.ERROR:
        raise LayoutError(*decoded.diagnostics)
    document = yamltext.parse(decoded.text, place)
    config, problems = yamltext.validate(document, LayoutConfig)
    if config is None:
        return None, list(problems)
    found = [*_missing_entries(config, document), *_unknown_roles(config, document, roles)]
    if wrong := check_inks(config, document.place):  # colours and plates cannot be told then
        return None, [*found, *wrong]
    return config, found


def _missing_entries(config: LayoutConfig, document: yamltext.Document) -> Iterator[Diagnostic]:
    """Find what our own style sheets need and a layout does not have."""
    for table, needed in NEEDED.items():
        for name in needed:
            if name not in getattr(config, table):
                values: dict[str, Value] = {"table": table, "name": name}
                where = document.place((table,))
                yield Diagnostic("layout-entry-missing", Severity.ERROR, where, values)


def _unknown_roles(
    config: LayoutConfig, document: yamltext.Document, roles: frozenset[str] | None
) -> Iterator[Diagnostic]:
    for part, style in config.type.items():
        if roles is not None and style.font not in roles:
            values: dict[str, Value] = {"name": style.font, "known": "、".join(sorted(roles))}
            where = document.place(("type", part, "font"))
            yield Diagnostic("layout-role-unknown", Severity.ERROR, where, values)
