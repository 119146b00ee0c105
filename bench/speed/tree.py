"""Runs one command in a process of its own and prints what it and all its descendants cost.

    python bench/speed/tree.py SECONDS COMMAND…

A process between the bench and the command, because of two things that Linux counts oddly: a
child's peak memory is never told smaller than its parent's was, so the parent must be small; and
processes that their parent leaves behind, as Chromium does, count for nobody unless someone adopts
them. What the command prints goes to standard error; the exit code is the command's, or 124 when
time was out.
"""

import ctypes
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator

TIMED_OUT = 124
_SET_CHILD_SUBREAPER = 36  # prctl(2), Linux 3.4
_REAPING_SECONDS = 10.0


def main() -> int:
    """Run the command of the arguments; print its cost as JSON and return its exit code."""
    limit, command = float(sys.argv[1]), sys.argv[2:]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    start = time.perf_counter()
    child = os.posix_spawnp(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)], setpgroup=0
    )
    status, used = _ended(child, limit)
    wall = time.perf_counter() - start
    costs = [used, *_orphans()]
    cpu = sum(cost.ru_utime + cost.ru_stime for cost in costs)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = max(cost.ru_maxrss for cost in costs) * unit
    sys.stdout.write(json.dumps({"cpu": cpu, "wall": wall, "peak_mb": peak / 1e6}) + "\n")
    return TIMED_OUT if wall >= limit else abs(os.waitstatus_to_exitcode(status))


def _ended(child: int, limit: float) -> tuple[int, resource.struct_rusage]:
    """Wait for a child, which is killed with its group when time is out or on Ctrl-C."""
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        _, status, used = os.wait4(child, 0)
    except KeyboardInterrupt:
        os.killpg(child, signal.SIGKILL)
        raise
    signal.setitimer(signal.ITIMER_REAL, 0)
    return status, used


def _orphans() -> Iterator[resource.struct_rusage]:
    """Yield what descendants cost that outlived the command, once they end."""
    until = time.monotonic() + _REAPING_SECONDS
    while time.monotonic() < until:
        try:
            found, _, used = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if found:
            yield used
        else:
            time.sleep(0.005)


if __name__ == "__main__":
    sys.exit(main())
