"""The pictures that an issue names: found in its own folder, inspected, read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.errors import Diagnostic, Place, Severity, Value
from bulletin_pdf.files import contained, regular_size
from bulletin_pdf.images.limits import MAX_BYTES, ImageRefused
from bulletin_pdf.layouts.config import Use
from bulletin_pdf.model import Article, Issue
from bulletin_pdf.yamltext import Document

if TYPE_CHECKING:
    from bulletin_pdf.compose.body import BodyImage

_Path = tuple[str | int, ...]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_OF_A_COMPUTER = re.compile(r"[A-Za-z]:[\\/]|file:|~[\\/]|.*\\", re.IGNORECASE | re.DOTALL)
"""Where a file lies on somebody's computer: a drive, a server, a home, or Windows' separators."""


def read_pictures(
    pictures_named: Iterable[NamedPicture], folder: Path
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the bytes of every picture, by its name in the issue, and what is wrong.

    Args:
        pictures_named: as the issue names them.
        folder: the issue file's folder; nothing outside it is read.
    """
    pictures: dict[str, bytes] = {}
    problems = []
    for named in pictures_named:
        name = named.file
        values: dict[str, Value] = {"name": name}
        try:
            if name not in pictures:
                pictures[name] = _read(name, folder)
        except ImageRefused as refused:
            values |= refused.values
            problems.append(Diagnostic(refused.code, Severity.ERROR, named.place, values))
            continue
        if not named.described:
            problems.append(Diagnostic("image-without-alt", Severity.WARNING, named.place, values))
    return pictures, problems


def picture_names(issue: Issue, document: Document) -> list[str]:
    """Return the pictures that an issue names, in their order, each once."""
    return list(dict.fromkeys(named.file for named in named_pictures(issue, document)))


@dataclass(frozen=True, slots=True)
class NamedPicture:
    """A picture as an issue names it.

    Attributes:
        file: its name.
        place: where it is named.
        described: a screen reader has something to say.
        use: the cover, or its placement.
    """

    file: str
    place: Place
    described: bool
    use: Use


def named_pictures(issue: Issue, document: Document) -> Iterator[NamedPicture]:
    """Yield the pictures that an issue names, in their order, as often as it does."""
    if cover := issue.cover:
        described = bool(cover.alt or cover.caption)
        yield NamedPicture(cover.file, document.place(("cover", "file")), described, "cover")
    for s, section in enumerate(issue.sections):
        at: _Path = ("sections", s)
        yield from _in_text(section.editors_note, (*at, "editors_note"), document)
        for b, brief in enumerate(section.briefs):
            yield from _in_text(brief, (*at, "briefs", b), document)
        for a, article in enumerate(section.articles):
            yield from _in_article(article, (*at, "articles", a), document)


def _in_article(article: Article, at: _Path, document: Document) -> Iterator[NamedPicture]:
    for field in ("lead", "editors_note", "body"):
        yield from _in_text(getattr(article, field), (*at, field), document)
    for i, picture in enumerate(article.images):
        place = document.place((*at, "images", i, "file"))
        described = bool(picture.alt or picture.caption)
        yield NamedPicture(picture.file, place, described, picture.placement.value)


def _in_text(text: str | None, at: _Path, document: Document) -> Iterator[NamedPicture]:
    for image in _images_in(text or ""):
        place = document.place_in(at, image.offset)
        yield NamedPicture(image.file, place, image.described, image.placement.value)


def _images_in(text: str) -> Sequence[BodyImage]:
    if "![" not in text:
        return ()
    from bulletin_pdf.compose.body import body_images  # only a text with images pays for it

    return body_images(text)


def _read(name: str, folder: Path) -> bytes:
    if _OF_A_COMPUTER.match(name):
        raise ImageRefused("image-foreign-path")
    if _SCHEME.match(name) or name.startswith("//"):
        raise ImageRefused("image-remote")
    path = folder / name
    if not contained(path, folder):
        raise ImageRefused("image-outside")
    try:
        if (size := regular_size(path)) > MAX_BYTES:
            millions = size // 1_000_000
            raise ImageRefused("image-too-large", size=millions, limit=MAX_BYTES // 1_000_000)
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ImageRefused("image-missing") from error
    except OSError as error:
        raise ImageRefused("image-unreadable", reason=error.strerror or str(error)) from error
    from bulletin_pdf.images.inspection import inspect  # imports Pillow

    inspect(raw)
    return raw
