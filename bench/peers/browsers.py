"""Chromium's print to PDF, and Vivliostyle on top of it."""

import os
import shutil
from pathlib import Path
from typing import Final

from bench.peers.job import RUN_SECONDS, Job, PeerFailed, Probe, run, version_of, web_page

CHROMIUM_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_CSS: Final = (
    "text-justify: inter-character; text-spacing-trim: normal; text-autospace: normal; "
    "line-break: strict; text-wrap: pretty;"
)
"""``pretty`` spares Chromium runts; ``normal`` trims adjacent marks by the font's own features."""
_WITH_FONTS: Final = ("--allow-file-access-from-files", "--virtual-time-budget=20000")
VIVLIOSTYLE_CSS: Final = (
    "text-justify: inter-character; text-spacing-trim: trim-both; text-autospace: normal; "
    "line-break: strict; text-wrap: pretty;"
)


def probe_chromium() -> Probe:
    """Look for a Chromium on the path."""
    name = _chromium()
    if name is None:
        return Probe(None, "apt install chromium")
    return version_of([name, "--version"], "apt install chromium")


def typeset_chromium(job: Job, pdf_path: Path) -> None:
    """Print the job with a headless Chromium."""
    page = pdf_path.with_suffix(".html")
    page.write_text(web_page(job, CHROMIUM_CSS), encoding="utf-8")
    run(print_command(page, pdf_path, *_WITH_FONTS), pdf_path.parent)
    if not pdf_path.exists():
        raise PeerFailed("chromium printed no PDF")


def print_command(page: Path, pdf_path: Path, *options: str) -> list[str]:
    """Return the command that prints a page; its profile is kept beside the PDF."""
    return [
        str(_chromium()),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        f"--user-data-dir={pdf_path.parent / 'chromium-profile'}",
        "--no-pdf-header-footer",
        *options,
        f"--print-to-pdf={pdf_path}",
        page.as_uri(),
    ]


def probe_vivliostyle() -> Probe:
    """Look for the Vivliostyle command and a Chromium that it can drive."""
    if _chromium() is None:
        return Probe(None, "npm install @vivliostyle/cli; apt install chromium")
    return version_of([_vivliostyle(), "--version"], "npm install @vivliostyle/cli")


def typeset_vivliostyle(job: Job, pdf_path: Path) -> None:
    """Build the job with Vivliostyle on the Chromium found."""
    folder = pdf_path.parent / "vivliostyle"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    # It serves only what lies below the folder of its input.
    font = folder / job.font.name
    shutil.copyfile(job.font, font)
    text = web_page(job, VIVLIOSTYLE_CSS).replace(job.font.as_uri(), font.name)
    (folder / "input.html").write_text(text, encoding="utf-8")
    run(build_command(folder / "input.html", pdf_path), folder)
    if not pdf_path.exists():
        raise PeerFailed("vivliostyle built no PDF")


def build_command(page: Path, pdf_path: Path) -> list[str]:
    """Return the command with which Vivliostyle builds a page of its folder."""
    browser = shutil.which(str(_chromium())) or ""
    command = [_vivliostyle(), "build", page.name, "--output", str(pdf_path)]
    return [*command, "--executable-browser", browser, "--timeout", str(RUN_SECONDS)]


def _chromium() -> str | None:
    return next((name for name in CHROMIUM_NAMES if shutil.which(name)), None)


def _vivliostyle() -> str:
    return os.environ.get("BENCH_VIVLIOSTYLE", "vivliostyle")
