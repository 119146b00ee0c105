"""A command, measured from outside: what it takes, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# A child begins with the peak of the process that forked it, so a small one stands between.
_MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime + used.ru_stime)
sys.exit(code)
"""


@dataclass(frozen=True)
class Measured:
    """Exit code, what was said on the error stream, peak memory, and CPU time of all processes."""

    code: int
    words: str
    megabytes: float
    seconds: float


def measured(folder: Path, *words: str) -> Measured:
    """Run ``bulletin`` with some words in a folder."""
    between = [sys.executable, "-S", "-c", _MEASURED]
    done = subprocess.run(
        [*between, sys.executable, "-m", "bulletin_pdf", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    kilobytes, seconds = map(float, done.stdout.split())
    return Measured(done.returncode, done.stderr, kilobytes / 1000, seconds)
