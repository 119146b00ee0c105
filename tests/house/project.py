"""Where the checkout lies, what is in it, and how a test runs a program."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
SEED = ROOT / "issues/2012-xinnian-silu.yaml"


def text_files(*folders: str) -> list[Path]:
    """Return what people wrote under those folders: no caches, no fonts, no pictures."""
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and is_text(path)
    ]


def is_text(path: Path) -> bool:
    """Tell by the first bytes, as git does; a small PDF may have no zero among them."""
    with path.open("rb") as stream:
        first = stream.read(8192)
    return b"\0" not in first and not first.startswith(b"%PDF-")


def run(
    *command: str | Path,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    input: bytes = b"",
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end, whatever its exit code."""
    return subprocess.run(command, cwd=cwd, env=env, input=input, capture_output=True, check=False)


def succeed(command: Sequence[str | Path], cwd: Path = ROOT) -> None:
    """Run a program that has to exit with 0; its output explains why it did not."""
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")
