"""What every peer is asked to set, and what it answers when probed."""

import html
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MARGIN_EM: Final = 2
PAGE_HEIGHT_PT: Final = 800
LINE_HEIGHT: Final = 1.6
COLUMN_GAP_EM: Final = 2
INDENT_EM: Final = 2
RUN_SECONDS: Final = 600
FAMILY: Final = "Bench Song"
"""The name under which the font file is known to every peer that takes CSS."""


class PeerFailed(RuntimeError):  # noqa: N818 - reads as what happened
    """A peer that is installed did not produce a PDF."""


@dataclass(frozen=True, slots=True)
class Probe:
    """Whether a peer is there: its version, or what is missing."""

    version: str | None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One text at one size and measure.

    Attributes:
        paragraphs: Plain paragraphs.
        measure: Characters a line, in em.
        columns: Columns on a page, each of that measure.
        size: Type size, pt.
        font: The one font file for Han, marks and Latin alike.
        family: Family name inside the font file.
    """

    paragraphs: Sequence[str]
    measure: int
    columns: int
    size: float
    font: Path
    family: str

    @property
    def text_width(self) -> float:
        """Width of the type area, pt: columns and the gaps between them."""
        ems = self.measure * self.columns + COLUMN_GAP_EM * (self.columns - 1)
        return ems * self.size

    @property
    def page_width(self) -> float:
        """Width of the page, pt."""
        return self.text_width + 2 * self.margin

    @property
    def margin(self) -> float:
        """Margin on every side, pt."""
        return MARGIN_EM * self.size


def web_page(job: Job, paragraph_css: str) -> str:
    """Return the job as HTML; what differs between peers is only the CSS of a paragraph."""
    body = "\n".join(f"<p>{html.escape(text)}</p>" for text in job.paragraphs)
    columns = (
        f"columns: {job.columns}; column-gap: {COLUMN_GAP_EM}em; column-fill: auto;"
        if job.columns > 1
        else ""
    )
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>bench</title><style>
@font-face {{ font-family: "{FAMILY}"; src: url("{job.font.as_uri()}") }}
@page {{ size: {job.page_width}pt {PAGE_HEIGHT_PT}pt; margin: {job.margin}pt }}
html, body {{ margin: 0; padding: 0 }}
body {{ font: {job.size}pt/{LINE_HEIGHT} "{FAMILY}"; {columns} }}
p {{ margin: 0; text-indent: {INDENT_EM}em; text-align: justify; {paragraph_css} }}
</style></head><body>
{body}
</body></html>
"""


def version_of(command: Sequence[str], missing: str) -> Probe:
    """Probe a command by the first line that it prints for its version."""
    if shutil.which(command[0]) is None:
        return Probe(None, missing)
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=60, check=False, encoding="utf-8"
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Probe(None, f"{command[0]}: {error}")
    lines = (done.stdout or done.stderr).strip().splitlines()
    return Probe(lines[0] if lines else command[0])


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> None:
    """Run a peer in a folder.

    Raises:
        PeerFailed: With the end of what it printed.
    """
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=RUN_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PeerFailed(f"{command[0]} ran longer than {RUN_SECONDS} s") from error
    if done.returncode:
        tail = (done.stdout + done.stderr).strip()[-600:]
        raise PeerFailed(f"{command[0]} ended with {done.returncode}: {tail}")
