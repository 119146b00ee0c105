"""What the whole suite shares: the seed issue, built once a worker."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bulletin_pdf.pipeline.build import Built, build
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.speedups import VARIABLE

CHECKOUT = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).parent / "golden"
SONG = (CHECKOUT / "fonts" / "BulletinSong.otf").as_uri()
"""A face for pages of tests that set HTML themselves; without one, drawing would crash."""
SEED = CHECKOUT / "issues" / "2012-xinnian-silu.yaml"


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The seed issue, built for the press and as a proof in a project of its own."""
    project = tmp_path_factory.mktemp("project")
    (project / "issues").mkdir()
    shutil.copy(SEED, project / "issues")
    return build(project / "issues" / SEED.name, [Target.PRESS, Target.PROOF])


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Leave the user's cache alone, and make everything anew: a test of a build is to see one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("BULLETIN_CACHE", "0")
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count no coverage of slow tests: it takes time, and the others cover the rooms."""
    for item in items:
        if item.get_closest_marker("slow") or item.get_closest_marker("long"):
            item.add_marker("no_cover")


@pytest.fixture(autouse=True)
def _programs_without_coverage(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor of the programs that slow tests start."""
    if request.node.get_closest_marker("slow"):
        monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


def pytest_configure() -> None:
    """Let Ctrl-C reach the programs that tests start; a shell's background job ignores it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count what tests tell without failing: warnings of generated issues, by code and layout."""
    reports = [r for kind in ("passed", "failed") for r in terminalreporter.getreports(kind)]
    told = Counter(
        value
        for report in reports
        if report.when == "call"
        for name, value in report.user_properties
        if name == "told"
    )
    for what, count in sorted(told.items()):
        terminalreporter.write_line(f"{count:6} {what}")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


def told(code: str, without: str = "") -> list[str]:
    """Return the words that a Python of its own prints, up to where it fails.

    Args:
        code: what it runs.
        without: the speed-ups it does without.
    """
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {VARIABLE: without},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Hold a file of tests/golden against what was made; with --update-golden, replace it."""

    def hold(name: str, made: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(made)
        assert path.read_bytes() == made, f"{name} differs; look, then use --update-golden"

    return hold
