"""Chromium without a window: what a page on a disk becomes when its scripts have run."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_REPORT = re.compile(r'<output id="report">(.*?)</output>', re.DOTALL)
_OWN = re.compile(r"https?://[\w.-]+\.(google|googleapis|gvt1)\.com/")
"""What Chromium itself asks for: the time of day, updates of its parts."""
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--disable-extensions", "--metrics-recording-only",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr",
    "--virtual-time-budget=20000",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What is left of a page.

    Attributes:
        dom: its elements as HTML.
        complaints: what it wrote to the console.
        requests: addresses that it asked for, those on the disk aside.
    """

    dom: str
    complaints: list[str]
    requests: list[str]

    @property
    def report(self) -> object:
        """What a test's own script has to tell."""
        match = _REPORT.search(self.dom)
        assert match, self.dom[:2000]
        return json.loads(html.unescape(match[1]))


def opened(address: str, folder: Path) -> Page:
    """Open a page in a browser of its own, whose files go to a folder."""
    log = folder / "net.json"
    ended = subprocess.run(
        ["chromium", *_QUIET, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}",
         "--dump-dom", address],
        capture_output=True, encoding="utf-8", timeout=120, check=True,
        env={k: v for k, v in os.environ.items() if k != "FONTCONFIG_FILE"},  # typeset hides fonts
    )  # fmt: skip
    complaints = [line for line in ended.stderr.splitlines() if ":CONSOLE:" in line]
    asked = set(re.findall(r'"url":"((?!file:|data:|chrome)[^"]+)"', log.read_text("utf-8")))
    return Page(ended.stdout, complaints, sorted(url for url in asked if not _OWN.match(url)))


def with_script(site: Path, script: str) -> None:
    """Let a test's own script run on the first page, and report by ``report(value)``."""
    (site / "test.js").write_text(
        "const report = (value) => { const output = document.createElement('output');"
        " output.id = 'report'; output.textContent = JSON.stringify(value);"
        " document.body.append(output); };\n"
        "const until = async (done) => { while (!done())"
        " await new Promise((next) => setTimeout(next, 20)); };\n"
        "const key = (name) => document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));\n"
        f"addEventListener('load', async () => {{ {script} }});\n",
        "utf-8",
    )
    page = site / "index.html"
    text = page.read_text("utf-8").replace("</head>", '<script src="test.js"></script></head>')
    page.write_text(text, "utf-8")
