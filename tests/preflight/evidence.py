"""What other programs say of a PDF: for each finding of preflight, a witness that is not ours."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops
from tests.press.jobs import plates

_PAINT = re.compile(
    r'<(fill_text|stroke_path)\b.*?colorspace="(\w+)" color="([^"]*)".*?transform="([^"]+)"'
)
_SIZE = re.compile(r'<span .*?trm="([^"]+)"')


@cache
def said(*command: str) -> str:
    """Return what a program prints."""
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def _properties(path: Path) -> str:
    """Document information and XMP, as MuPDF and Poppler print them."""
    return said("mutool", "show", str(path), "trailer/Info") + said("pdfinfo", "-meta", str(path))


def _scale(matrix: str) -> float:
    a, b, c, d, *_ = map(float, matrix.split())
    return float(abs(a * d - b * c) ** 0.5)


def _texts(path: Path) -> Iterator[tuple[float, list[float]]]:
    """Yield size in pt and colour values of every text that MuPDF paints."""
    place, colour = 1.0, list[float]()
    for line in said("mutool", "trace", str(path)).splitlines():
        if (paint := _PAINT.search(line)) and paint[1] == "fill_text":
            place, colour = _scale(paint[4]), [float(v) for v in paint[3].split()]
        elif span := _SIZE.search(line):
            yield place * _scale(f"{span[1]} 0 0"), colour


def _thinnest(path: Path) -> float:
    """Return the width in pt of the thinnest line that MuPDF strokes."""
    widths = [9.0]
    for line in said("mutool", "trace", str(path)).splitlines():
        if (paint := _PAINT.search(line)) and paint[1] == "stroke_path":
            (width,) = re.findall(r'linewidth="([^"]+)"', line)
            widths.append(float(width) * _scale(paint[4]))
    return min(widths)


def _coverage(path: Path) -> list[list[float]]:
    """Return the shares of C, M, Y and K on each page, from Ghostscript."""
    rows = said("gs", "-q", "-dSAFER", "-o", "-", "-sDEVICE=inkcov", str(path)).splitlines()
    return [[float(share) for share in row.split()[:4]] for row in rows]


def _sums(path: Path, folder: Path) -> Image.Image:
    """Return a fifth of the sum of Ghostscript's plates of the first page."""
    page = plates(path, folder, dpi=36)[0]
    total = Image.new("L", page["Black"].size)
    for plate in page.values():
        total = ImageChops.add(total, plate.point(lambda value: value // 5))
    return total


def _reaches_the_edge(path: Path, folder: Path) -> bool:
    page = _sums(path, folder)
    return any(page.getpixel((0, y)) for y in range(2, page.height - 2))


WITNESSES: dict[str, Callable[[Path, Path], bool]] = {
    "not-pdfx": lambda path, _: "GTS_PDFX" not in _properties(path),
    "intent-missing": lambda path, _: (
        "OutputIntents" not in said("mutool", "show", str(path), "trailer/Root")
    ),
    "trapped": lambda path, _: "Trapped" not in _properties(path),
    "title": lambda path, _: not re.search(r"/Title|dc:title", _properties(path)),
    "dates": lambda path, _: not re.search(r"/ModDate|xmp:ModifyDate", _properties(path)),
    "no-id": lambda path, _: "/ID" not in said("qpdf", "--show-object=trailer", str(path)),
    "trim-missing": lambda path, _: "TrimBox" not in said("mutool", "pages", str(path)),
    "page-count": lambda path, _: len(_coverage(path)) % 4 > 0,
    "blank-page": lambda path, _: [0.0] * 4 in _coverage(path),
    "colour-not-ink": lambda path, _: (
        'colorspace="DeviceRGB"' in said("mutool", "trace", str(path))
    ),
    # Text of a screen's black gets as much cyan as black.
    "body-not-black": lambda path, _: _coverage(path)[-1][0] >= _coverage(path)[-1][3],
    "font-not-embedded": lambda path, _: any(
        row.split()[-5] == "no" for row in said("pdffonts", str(path)).splitlines()[2:]
    ),
    "image-coarse": lambda path, _: any(
        int(row.split()[-4]) < 150 for row in said("pdfimages", "-list", str(path)).splitlines()[2:]
    ),
    "annotation": lambda path, _: "/Annot" in said("mutool", "show", str(path), "grep"),
    "hairline": lambda path, _: _thinnest(path) < 0.25,
    "text-small": lambda path, _: min(size for size, _ in _texts(path)) < 4.95,
    "text-many-inks": lambda path, _: any(
        size < 9 and len(colour) == 4 and sum(map(bool, colour)) > 1
        for size, colour in _texts(path)
    ),
    "ink-heavy": lambda path, folder: _sums(path, folder).getextrema()[1] > 300 * 2.55 / 5,
    "bleed-short": lambda path, folder: (
        "BleedBox" not in said("mutool", "pages", str(path)) and _reaches_the_edge(path, folder)
    ),
}
"""Finding → whether another program's output shows it; given the file and a folder for plates."""
