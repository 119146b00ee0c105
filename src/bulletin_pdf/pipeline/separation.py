"""Plates by Ghostscript, a few pages at a time, in a child process with limits."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from PIL import Image, ImageChops

from bulletin_pdf.errors import Diagnostic, Place
from bulletin_pdf.pipeline.isolation import Call, Limits, call_apart
from bulletin_pdf.preflight import Inspection, PlatePage, View
from bulletin_pdf.preflight.checks.document import PROCESS
from bulletin_pdf.preflight.codes import SEVERITIES
from bulletin_pdf.preflight.plates import judge

_PROGRAM = "gs"
_DPI = 150
_MOST_PIXELS = 25_000_000
"""Of one plate: a page larger than A2 gets fewer dots in an inch."""

_PAGES_AT_ONCE = 8
"""Plates of so many pages lie on the disk at the same time."""

_SECONDS, _SECONDS_A_PAGE = 6, 4
_MEMORY, _BYTES_A_PIXEL = 350_000_000, 60
"""What the child takes, and what the plates of its largest page take more while they are judged."""
_PLATE = re.compile(r"p(\d+)\((.+)\)\.tif")


@dataclass(frozen=True, slots=True)
class Separated:
    """The pages whose plates could be made, and why it went no further, if so."""

    pages: tuple[PlatePage, ...]
    problems: tuple[Diagnostic, ...] = ()


def ghostscript() -> str | None:
    """Return where Ghostscript is; None when it is not installed."""
    return shutil.which(_PROGRAM)


def separate(raw: bytes, inspection: Inspection) -> Separated:
    """Make the plates of a file and judge them.

    Args:
        raw: the file.
        inspection: what is known of it without plates.
    """
    seconds = _SECONDS + _SECONDS_A_PAGE * len(inspection.views)
    dots = max(math.prod(_inches(view)) * _resolution((view,)) ** 2 for view in inspection.views)
    memory = _MEMORY + int(_BYTES_A_PIXEL * dots)
    limits = Limits(seconds, memory, 500_000_000)
    call = Call("bulletin_pdf.pipeline.separation", "separated", (raw, inspection))
    found: Separated | None = call_apart(call, limits)
    if found is None:
        return Separated((), (_failure(inspection, f"> {seconds} s, {memory // 10**6} MB"),))
    return found


def separated(raw: bytes, inspection: Inspection) -> Separated:
    """Do the work of ``separate`` in the child."""
    pages: list[PlatePage] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "source.pdf"
        source.write_bytes(raw)
        views = inspection.views
        for start in range(0, len(views), _PAGES_AT_ONCE):
            some = views[start : start + _PAGES_AT_ONCE]
            dpi = _resolution(some)
            reason = _ghostscript(source, folder, some, dpi)
            for number, view in enumerate(some, 1):
                plates = dict(_plates(folder, number))
                if plates:
                    pages.append(judge(inspection.name, view, plates, dpi, inspection.settings))
                elif not reason:
                    reason = f"no plates of page {view.number}"
            if reason:
                return Separated(tuple(pages), (_failure(inspection, reason),))
    return Separated(tuple(pages))


def _inches(view: View) -> tuple[float, float]:
    left, bottom, right, top = view.finished
    return (right - left) / 72, (top - bottom) / 72


def _resolution(views: tuple[View, ...]) -> int:
    inches = max(math.prod(_inches(view)) for view in views)
    return max(1, min(_DPI, int(math.sqrt(_MOST_PIXELS / max(inches, 1e-6)))))


def _ghostscript(source: Path, folder: Path, views: tuple[View, ...], dpi: int) -> str:
    """Write the plates of some pages; return why it failed, or nothing."""
    for old in folder.glob("p*.tif"):
        old.unlink()
    first, last = views[0].number, views[-1].number
    done = subprocess.run(
        [
            _PROGRAM, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", "-sDEVICE=tiffsep",
            f"-r{dpi}", f"-dFirstPage={first}", f"-dLastPage={last}",
            "-sCompression=none", f"-sOutputFile={folder / 'p%d.tif'}", "-f", str(source),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )  # fmt: skip
    if done.returncode == 0:
        return ""
    words = [line for line in done.stdout.decode("utf-8", "replace").splitlines() if line.strip()]
    return " ".join(words[:1])[:160] or f"exit {done.returncode}"


def _plates(folder: Path, number: int) -> Iterator[tuple[str, Image.Image]]:
    """Yield the plates of a page by name, process inks first, 255 where ink is solid."""
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        match = _PLATE.fullmatch(path.name)
        if match is not None and int(match[1]) == number:
            found[unquote(match[2])] = path  # a file name of bytes that are safe anywhere
    spots = [name for name in found if name not in PROCESS]
    for name in [*(ink for ink in PROCESS if ink in found), *spots]:
        with Image.open(found[name], formats=["TIFF"]) as image:
            yield name, ImageChops.invert(image.convert("L"))


def _failure(inspection: Inspection, reason: str) -> Diagnostic:
    code = "preflight-plates-failed"
    return Diagnostic(code, SEVERITIES[code], Place(inspection.name), {"reason": reason})
