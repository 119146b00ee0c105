"""Small pictures of a PDF's pages, drawn in a process of its own with limits."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION = 1
"""Raised when the pictures would look different, so that all are drawn anew."""

WIDTH = 480
"""Pixels across; enough to recognise a page on a dense screen."""

MOST = 200
"""Pages of one PDF that are drawn."""

_TALLEST = 3
"""A page taller than so many times its width is left out: no bulletin has one."""

_COLOURS = 48
_SECONDS = 120
_MEMORY = 2_000_000_000
_WORK = "from bulletin_pdf.archive.site.previews import work; work()"


def draw(pdf: Path) -> list[bytes]:
    """Return a PNG of each page; nothing when the PDF cannot be drawn within the limits."""
    with tempfile.TemporaryDirectory(prefix="bulletin-") as folder:
        try:
            ended = subprocess.run(
                [sys.executable, "-P", "-c", _WORK, str(pdf.resolve()), folder],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return []
        if ended.returncode:
            return []
        return [file.read_bytes() for file in sorted(Path(folder).glob("*.png"))]


def work() -> None:
    """Run in the child: draw the pages of a PDF into a folder."""
    _limit()
    import pypdfium2

    pdf, folder = sys.argv[1:]
    document = pypdfium2.PdfDocument(pdf)
    for index in range(min(len(document), MOST)):
        page = document[index]
        width, height = page.get_size()
        if not 0 < height <= _TALLEST * width:
            raise ValueError(f"{width} x {height}")
        picture = page.render(scale=WIDTH / width).to_pil().convert("RGB").quantize(_COLOURS)
        picture.save(Path(folder) / f"{index + 1:04}.png", optimize=True)


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return
    limits = ((resource.RLIMIT_CPU, _SECONDS), (resource.RLIMIT_AS, _MEMORY))
    for kind, amount in (*limits, (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (amount if hard < 0 else min(amount, hard), hard))
