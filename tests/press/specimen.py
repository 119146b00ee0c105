"""A whole issue for the press: pictures of all kinds, tables, art in the bleed, a spot red."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

from PIL import Image, ImageDraw
from tests.conftest import CHECKOUT

ISSUE = "specimen-neikan.yaml"
RED = "PANTONE 485 C"
"""Name of the spot ink."""

_PICTURES = CHECKOUT / "issues" / "images"


def specimen(folder: Path, *, pictures: str = "process", profile: str = "FOGRA39L_coated") -> Path:
    """Write a project and return its issue: the layout neikan, with red as a plate of its own.

    Args:
        folder: an empty folder.
        pictures: what the layout prints pictures with.
        profile: its printing condition.
    """
    layout = folder / "layouts" / "neikan"
    shutil.copytree(CHECKOUT / "layouts" / "neikan", layout)
    _change(
        layout / "layout.yaml",
        ("red: {cmyk: [0, 100, 100, 0]}", f"red: {{spot: {RED}, cmyk: [0, 95, 100, 0]}}"),
        ("profile: FOGRA39L_coated", f"profile: {profile}\npress: {{pictures: {pictures}}}"),
    )
    images = folder / "issues" / "images"
    shutil.copytree(_PICTURES, images)
    for name, raw in _converted().items():
        (images / name).write_bytes(raw)
    issue = folder / "issues" / ISSUE
    shutil.copy(CHECKOUT / "issues" / ISSUE, issue)
    _change(
        issue,
        ("neikan-works.tif", "works.jpg"),
        ("neikan-meeting.tif", "meeting.png"),
        ("neikan-badge.tif", "badge.png"),
        ("neikan-books.tif", "books.png"),
    )
    return issue


def _change(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def _converted() -> dict[str, bytes]:
    """Return a photograph in RGB with deep black, one with alpha, a gray one, and line art."""
    works = _picture("works").convert("RGB")
    ImageDraw.Draw(works).rectangle((0, 0, works.width, works.height // 3), (0, 0, 0))
    meeting = _picture("meeting").convert("RGB")
    meeting.putalpha(Image.linear_gradient("L").resize(meeting.size))
    badge = _picture("badge").convert("L")
    books = _picture("books").convert("L")
    books = books.resize((books.width * 3, books.height * 3)).point(lambda v: 255 * (v > 127))
    return {
        "works.jpg": _saved(works, "JPEG"),
        "meeting.png": _saved(meeting, "PNG"),
        "badge.png": _saved(badge, "PNG"),
        "books.png": _saved(books.convert("1"), "PNG"),
    }


def _picture(name: str) -> Image.Image:
    return Image.open(_PICTURES / f"neikan-{name}.tif")


def _saved(image: Image.Image, kind: str) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()
