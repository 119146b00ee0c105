"""What a light command costs: CPU seconds of whole processes, the smallest and the median.

usage: python -m bench.start [RUNS]

A busy machine makes a run dearer, never cheaper, so the smallest figure is the one to hold against
the limit.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SEED = Path(__file__).resolve().parents[1] / "issues" / "2012-xinnian-silu.yaml"
COMMANDS = {("--help",): 0.15, ("check", str(SEED)): 0.35, ("build", str(SEED)): 0.35}
"""Arguments → limit in CPU seconds; the issue that is built has not changed since it was."""


def cpu_seconds(arguments: tuple[str, ...]) -> float:
    """Run the command line and return what it took, user and system."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bulletin_pdf", *arguments], stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print a row a command."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        COMMANDS["build", str(SEED), "-o", folder] = COMMANDS.pop(("build", str(SEED)))
        _measure(runs)


def _measure(runs: int) -> None:
    sys.stdout.write(f"{'command':<10}{'least':>8}{'median':>8}{'limit':>8}\n")
    for arguments, limit in COMMANDS.items():
        cpu_seconds(arguments)
        costs = [cpu_seconds(arguments) for _ in range(runs)]
        least, median = min(costs), statistics.median(costs)
        sys.stdout.write(f"{arguments[0]:<10}{least:>8.3f}{median:>8.3f}{limit:>8.2f}\n")


if __name__ == "__main__":
    main()
