"""Whenever Ctrl-C comes, and whatever else stops a build, nothing is left half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bulletin_pdf.errors import OutputError
from bulletin_pdf.files import write_together

from .kinds import LONG
from .project import OLDER, Project, issue


@pytest.mark.parametrize("moment", [0.12, 0.3, 0.6, 1.0])
def test_ctrl_c_at_any_moment_leaves_all_or_nothing(moment: float, project: Project) -> None:
    project.write("issues/t.yaml", issue(LONG))
    before = project.tree()
    with project.start("build", "issues/t.yaml") as process:
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGINT)
        output, said = process.communicate(timeout=60)
    assert project.processes() == []
    if process.returncode == 0:  # a quick machine was done before the signal came
        written = project.tree()
        project.run("build", "issues/t.yaml", "--no-cache")
        assert project.tree() == written != before
        return
    # CPython ends itself by the signal when it came while a string was being executed.
    assert process.returncode in {130, -signal.SIGINT}
    assert (output, project.tree()) == (b"", before)
    if b"Traceback" in said:  # the interpreter was still starting: no line of ours had been run
        assert b"bulletin_pdf/cli" not in said


SWALLOWED = """
import os, signal, time
from bulletin_pdf.cli.interruption import insist

class Finaliser:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)

insist()
Finaliser()
print("lost")
try:
    time.sleep(30)
except KeyboardInterrupt:
    print("found")
"""


def test_ctrl_c_in_a_finaliser_is_not_lost(project: Project) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SWALLOWED], env=project.environment, capture_output=True, check=True
    )
    assert (done.stdout.split(), done.stderr) == ([b"lost", b"found"], b"")


def test_a_full_disk_leaves_all_older_outputs_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b" / "c" / "b.pdf"
    first.write_bytes(OLDER)
    fsync, calls = os.fsync, []

    def full_at_last(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(28, os.strerror(28))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", full_at_last)
    with pytest.raises(OutputError) as caught:
        write_together({first: b"new", second: b"new"})
    assert str(caught.value.diagnostics[0].where) == str(second)
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert first.read_bytes() == OLDER


def test_an_output_that_is_a_folder_is_left_alone(tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    first.write_bytes(OLDER)
    second.mkdir()
    with pytest.raises(OutputError):
        write_together({first: b"new", second: b"new"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]
    assert first.read_bytes() == OLDER


# Root mounts the disk where it is; anybody else may in a user namespace of his own.
ON_A_DISK = """
mount -t tmpfs -o size=8k tmpfs disk || exit 99
"$@"; code=$?
left=$(ls -A disk); umount disk
[ -z "$left" ] || exit 98
exit $code
"""
NAMESPACE = () if os.geteuid() == 0 else ("unshare", "--user", "--map-root-user", "--mount")


def test_a_real_full_disk(project: Project) -> None:
    project.write("issues/t.yaml", issue())
    (project.folder / "disk").mkdir()
    project.within = (*NAMESPACE, "sh", "-c", ON_A_DISK, "sh")
    done = project.run("build", "issues/t.yaml", "-o", "disk")
    assert (done.code, done.output) == (73, "")
    name = "disk/t/t.press.pdf"
    assert done.said[0] == f"{name}: 错误: 无法写入 “{name}”：磁盘已满"


@pytest.mark.parametrize("arguments", [["schema"], ["check", "issues/t.yaml", "--json"]])
def test_a_result_that_cannot_be_written_is_an_output_error(
    arguments: list[str], project: Project
) -> None:
    project.write("issues/t.yaml", issue())
    with Path("/dev/full").open("wb") as full, project.start(*arguments, to=full) as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode == 73
    assert said.decode().splitlines()[0] == "错误: 无法写入 “stdout”：磁盘已满"
