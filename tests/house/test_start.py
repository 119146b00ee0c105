"""What a light command costs, and what it must not load."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .project import SEED, run

TRIES = 20
"""A busy machine makes a run dearer, never cheaper: the first one under the limit tells."""

HELP = ["--help"]
CHECK = ["check", os.fspath(SEED)]


@pytest.mark.parametrize("arguments", [HELP, CHECK, ["--version"]], ids=lambda words: words[0])
def test_a_light_command_never_loads_weasyprint(arguments: list[str]) -> None:
    code = (
        "import sys, atexit; from bulletin_pdf.__main__ import main;"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr)); main()"
    )
    done = run(sys.executable, "-P", "-c", code, *arguments)
    assert done.returncode == 0, done.stderr.decode()
    modules = set(done.stderr.decode().split())
    assert "bulletin_pdf.cli" in modules
    assert modules & {"weasyprint", "pikepdf", "pypdf", "PIL", "jinja2", "fontTools"} == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "limit"), [(HELP, 0.15), (CHECK, 0.35)], ids=["--help", "check"]
)
def test_a_light_command_starts_fast(arguments: list[str], limit: float) -> None:
    costs: list[float] = []
    while len(costs) < TRIES and min(costs, default=limit) >= limit:
        costs.append(cpu_seconds(arguments))
    assert min(costs) < limit, re.sub(r"(\.\d\d)\d+", r"\1", str(costs))


def cpu_seconds(arguments: list[str]) -> float:
    """Run the installed command and return what it took, user and system."""
    process = subprocess.Popen(
        [Path(sys.executable).with_name("bulletin"), *arguments],
        env={"PATH": os.environ["PATH"]},  # in the suite's own, coverage would be measured
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_utime + used.ru_stime
