"""The pictures that an issue names: found in its own folder, inspected, read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_pdf.errors import Diagnostic, Place, Severity
from bulletin_pdf.files import contained, regular_size
from bulletin_pdf.images.limits import MAX_BYTES, ImageRefused
from bulletin_pdf.model import Issue
from bulletin_pdf.yamltext import Document

if TYPE_CHECKING:
    from bulletin_pdf.compose.body import BodyImage

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def read_pictures(
    issue: Issue, folder: Path, document: Document
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the bytes of every picture, by its name in the issue, and what is wrong.

    Args:
        issue: the issue.
        folder: the issue file's folder; nothing outside it is read.
        document: where things stand in the issue file.
    """
    pictures: dict[str, bytes] = {}
    problems = []
    for name, place in _named(issue, document):
        if name in pictures:
            continue
        try:
            pictures[name] = _read(name, folder)
        except ImageRefused as refused:
            values = {"name": name, **refused.values}
            problems.append(Diagnostic(refused.code, Severity.ERROR, place, values))
    return pictures, problems


def _named(issue: Issue, document: Document) -> Iterator[tuple[str, Place]]:
    for s, section in enumerate(issue.sections):
        for a, article in enumerate(section.articles):
            at: tuple[str | int, ...] = ("sections", s, "articles", a)
            for field in ("editors_note", "body"):
                text = getattr(article, field) or ""
                for image in _images_in(text):
                    offset = sum(len(line) + 1 for line in text.split("\n")[: image.line])
                    offset = text.find("![", offset)
                    yield image.file, document.place_in((*at, field), max(offset, 0))
            for i, picture in enumerate(article.images):
                yield picture.file, document.place((*at, "images", i, "file"))


def _images_in(text: str) -> Sequence[BodyImage]:
    if "![" not in text:
        return ()
    from bulletin_pdf.compose.body import body_images  # only a text with images pays for it

    return body_images(text)


def _read(name: str, folder: Path) -> bytes:
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
