"""What a light command must not load; what it costs is measured by bench/start.py."""

from __future__ import annotations

import os
import sys

import pytest

from .project import SEED, run

HELP = ["--help"]
CHECK = ["check", os.fspath(SEED)]


@pytest.mark.parametrize("arguments", [HELP, CHECK, ["--version"]], ids=lambda words: words[0])
def test_a_light_command_never_loads_weasyprint(arguments: list[str]) -> None:
    code = (  # the process must end in the long way, which is the one that calls us
        "import os; os.environ['BULLETIN_WITHOUT'] = 'exit';"
        "import sys, atexit; from bulletin_pdf.__main__ import main;"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr)); main()"
    )
    done = run(sys.executable, "-P", "-c", code, *arguments)
    assert done.returncode == 0, done.stderr.decode()
    modules = set(done.stderr.decode().split())
    assert "bulletin_pdf.cli" in modules
    assert modules & {"weasyprint", "pikepdf", "pypdf", "PIL", "jinja2", "fontTools"} == set()
