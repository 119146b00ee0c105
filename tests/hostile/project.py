"""A throw-away project, and the command line run in it as a real process."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import bulletin_pdf

SOURCES = Path(bulletin_pdf.__file__).parents[1]
JIANBAO = Path(__file__).parents[2] / "layouts" / "jianbao"
OLDER = b"the output of an earlier build"

HEAD = "layout: jianbao\n"
ARTICLE = """\
sections:
  - articles:
      - title: 标题
        body: |
          {body}
"""


def issue(body: str = "正文。", more: str = "", head: str = HEAD) -> str:
    """Return the text of an issue with one article; the body begins at 6:11."""
    return head + ARTICLE.format(body=body) + more


@dataclass(slots=True)
class Run:
    """How a process ended and what it said."""

    code: int
    output: str
    said: list[str]


@dataclass(slots=True)
class Project:
    """A folder with issues, older outputs, a home and a folder for temporary files."""

    base: Path
    environment: dict[str, str] = field(default_factory=dict)
    within: tuple[str, ...] = ()
    """A command that runs the command line, such as a shell in a namespace of its own."""

    def __post_init__(self) -> None:
        for name in ("project/issues", "home", "tmp", "patch"):
            (self.base / name).mkdir(parents=True)
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.base / "home"),
            "TMPDIR": str(self.base / "tmp"),
            "PYTHONPATH": os.pathsep.join([str(self.base / "patch"), str(SOURCES)]),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self.write("out/t/t.press.pdf", OLDER)
        self.write("out/t/t.build.json", OLDER)

    @property
    def folder(self) -> Path:
        """The project folder, in which the command line runs."""
        return self.base / "project"

    @property
    def temporary(self) -> Path:
        """What ``TMPDIR`` names."""
        return self.base / "tmp"

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the project."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def layout(self, template: str, css: str = "", **files: str) -> None:
        """Write a layout of the project's own, and an issue that asks for it."""
        config = (JIANBAO / "layout.yaml").read_bytes().replace(b"[cover,", b"[sections, cover,")
        self.write("layouts/own/layout.yaml", config)
        self.write("layouts/own/bulletin.html", template)
        self.write("layouts/own/own.css", css)
        for name, text in files.items():
            self.write(f"layouts/own/{name.replace('_', '.')}", text)
        self.write("issues/t.yaml", issue(head="layout: own\n"))

    def patch(self, code: str) -> None:
        """Have every Python process of the project run some code first."""
        (self.base / "patch" / "sitecustomize.py").write_text(code, encoding="utf-8")

    def start(
        self, *arguments: str, to: IO[bytes] | None = None, **environment: str
    ) -> subprocess.Popen[bytes]:
        """Start the command line, in a process group of its own as a terminal would."""
        return subprocess.Popen(
            [*self.within, sys.executable, "-m", "bulletin_pdf", *arguments],
            cwd=self.folder,
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=to or subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def run(self, *arguments: str, meanwhile: Callable[[Project, int], None] | None = None) -> Run:
        """Run the command line to its end.

        Args:
            arguments: of the command line.
            meanwhile: what happens as soon as pages are being set; gets the process group's id.
        """
        # Copied fonts are how it is seen from outside that pages are being set.
        visible = {} if meanwhile is None else {"BULLETIN_WITHOUT": "font-files"}
        with self.start(*arguments, **visible) as process:
            if meanwhile is not None:
                self._wait_for_pages(process)
                meanwhile(self, process.pid)
            try:
                output, said = process.communicate(timeout=600)
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
        return Run(process.returncode, output.decode(), said.decode().splitlines())

    def tree(self) -> dict[str, str]:
        """Return everything there is but the user's cache, with a digest of every file."""
        cache = self.base / "home" / ".cache"
        found = [
            path for path in sorted(self.base.rglob("*")) if cache not in (path, *path.parents)
        ]
        return {str(path.relative_to(self.base)): _digest(path) for path in found}

    def processes(self) -> list[int]:
        """Return the processes that work for this project."""
        needle = os.fsencode(f"TMPDIR={self.temporary}")
        found = []
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if entry.name.isdecimal() and needle in (entry / "environ").read_bytes():
                    found.append(int(entry.name))
        return found

    def _wait_for_pages(self, process: subprocess.Popen[bytes]) -> None:
        """Wait until the fonts have been unpacked: WeasyPrint lays out pages from then on."""
        while not any(self.temporary.rglob("weasyprint-*/*")):
            assert process.poll() is None, process.communicate()
            time.sleep(0.01)


def _digest(path: Path) -> str:
    if path.is_symlink():
        return f"→ {path.readlink()}"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "not a plain file"
