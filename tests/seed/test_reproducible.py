"""Done when 4: the same issue gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import SEED

import bulletin_pdf
from bulletin_pdf.pipeline.build import Built

SOURCES = Path(bulletin_pdf.__file__).parents[1]


def _build(base: Path, day: str, **environment: str) -> dict[str, bytes]:
    """Build the seed in a project of its own, on another day, and return the outputs."""
    for name in ("home", "tmp", "issues"):
        (base / name).mkdir(parents=True)
    shutil.copy(SEED, base / "issues")
    command = [sys.executable, "-m", "bulletin_pdf", "build", f"issues/{SEED.name}"]
    done = subprocess.run(
        ["faketime", day, *command, "--for", "press", "--for", "proof"],
        cwd=base,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(base / "home"),
            "TMPDIR": str(base / "tmp"),
            "PYTHONPATH": str(SOURCES),
            **environment,
        },
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert list((base / "tmp").iterdir()) == []
    return {path.name: path.read_bytes() for path in (base / "out" / SEED.stem).iterdir()}


def test_another_folder_home_and_day_make_no_difference(tmp_path: Path) -> None:
    one = _build(tmp_path / "一", "2012-01-10 08:00", TZ="Asia/Shanghai", PYTHONHASHSEED="1")
    other = _build(
        tmp_path / "other" / "folder", "2031-12-31 23:59", TZ="UTC", LANG="C", PYTHONHASHSEED="2"
    )
    names = [f"{SEED.stem}.{kind}" for kind in ("build.json", "press.pdf", "proof.pdf")]
    assert sorted(one) == sorted(other) == names
    assert {name: one[name] == other[name] for name in names} == dict.fromkeys(names, True)


def test_a_build_in_this_process_is_the_same_too(seed: Built, tmp_path: Path) -> None:
    apart = _build(tmp_path, "2001-02-03 04:05")
    assert {path.name: path.read_bytes() == apart[path.name] for path in seed.outputs.values()} == {
        path.name: True for path in seed.outputs.values()
    }
