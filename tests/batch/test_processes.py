"""Batches with real workers, and what can happen to them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hostile.kinds import LONG
from tests.hostile.project import Project, issue

# Root mounts the disk where it is; anybody else may in a user namespace of his own.
NAMESPACE = () if os.geteuid() == 0 else ("unshare", "--user", "--map-root-user", "--mount")
ALL = [f"issues/第{number}期.yaml" for number in range(1, 7)]
BUILT = [f"out/第{number}期/第{number}期.press.pdf（1 页）" for number in range(1, 7)]


def _until(condition: Callable[[], object], seconds: float = 30) -> None:
    """Wait for something; a busy machine takes its time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def _workers(project: Project) -> list[int]:
    """Return the processes that set pages for a project."""
    found = []
    for pid in project.processes():
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            continue
        if b"spawn_main" in command:
            found.append(pid)
    return found


def _files(project: Project, pattern: str = "*.press.pdf") -> list[str]:
    return sorted(path.name for path in (project.folder / "out").rglob(pattern))


@pytest.mark.slow
def test_workers_give_the_bytes_that_one_process_gives(project: Project) -> None:
    """With a wrong issue among them, which is told at the end, and a note of the first."""
    project.write("issues/错.yaml", "sections: 3\n")
    project.write(ALL[0], issue("镕"))
    done = project.run("build", *ALL[:3], "issues/错.yaml", *ALL[3:], "-j", "2")
    assert done.code == 65
    assert done.output.splitlines() == [*BUILT, "共 7 期：排成 6 期，出错 1 期"]
    heads = [line for line in done.said if line.startswith("issues/")]
    assert [head.split(":")[0] for head in heads] == [ALL[0], "issues/错.yaml"]
    batch = project.tree()
    for path in (project.folder / "out").rglob("*.*"):
        path.unlink()
    assert project.run("build", *ALL, "-j", "1", "--no-cache", "--quiet").code == 0
    outputs = {name: digest for name, digest in project.tree().items() if "/out/" in name}
    assert outputs == {name: digest for name, digest in batch.items() if "/out/" in name}
    assert len(outputs) == 18


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_nothing_but_time(project: Project) -> None:
    with project.start("build", *ALL, "-j", "2") as process:
        _until(lambda: _files(project) or process.poll() is not None)
        os.kill(_workers(project)[0], signal.SIGKILL)
        output, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (0, b"")
    assert output.decode().splitlines() == [*BUILT, "共 6 期：排成 6 期"]
    assert list(project.temporary.iterdir()) == []


DEADLY = """
import os, sys
if "spawn_main" in " ".join(sys.orig_argv):
    from bulletin_pdf.pipeline import tasks
    perform = tasks.perform
    def deadly(task, progress=None):
        if "第2期" in task.place.file:
            os.kill(os.getpid(), 9)
        return perform(task, progress)
    deadly.__qualname__ = "perform"
    tasks.perform = deadly
"""


@pytest.mark.slow
def test_an_issue_that_kills_its_worker_is_reported_alone(project: Project) -> None:
    project.patch(DEADLY)
    done = project.run("build", *ALL, "-j", "2", "--no-cache")
    assert done.code == 70
    assert done.output.splitlines() == [
        *(line for line in BUILT if "第2期" not in line),
        "共 6 期：排成 5 期，出错 1 期",
    ]
    assert done.said[0] == f"{ALL[1]}: 错误: 排 “第2期.yaml” 的进程两次被系统终止"
    assert _files(project, ".*") == []


@pytest.mark.slow
def test_ctrl_c_ends_a_batch_and_a_second_run_goes_on(project: Project) -> None:
    for name in ALL[2:]:  # so that some are still to be set when the first is seen
        project.write(name, issue(LONG))
    with project.start("build", *ALL, "-j", "2") as process:
        _until(lambda: _files(project) or process.poll() is not None)
        os.killpg(process.pid, signal.SIGINT)
        output, said = process.communicate(timeout=60)
    built = _files(project)
    assert process.returncode == 130
    assert 1 <= len(built) < 6
    assert said.decode().splitlines()[0] == "错误: 已中断"
    summaries = [f"共 6 期：排成 {len(built)} 期，没有排 {6 - len(built)} 期"]
    if len(built) == 1:  # it had just been written when the interruption came
        summaries.append("共 6 期：没有排 6 期")
    assert output.decode().splitlines()[-1] in summaries
    assert _files(project, ".*") == []
    assert list(project.temporary.iterdir()) == []
    _until(lambda: project.processes() == [], 3)
    done = project.run("build", *ALL, "-j", "2")
    # One more may have been kept when the interruption came, and only not been written.
    summaries = [
        f"共 6 期：排成 {6 - known} 期，没有变化 {known} 期"
        for known in (len(built), len(built) + 1)
    ]
    assert done.code == 0
    assert done.output.splitlines()[-1] in summaries


@pytest.mark.slow
def test_when_the_program_is_killed_its_workers_end(project: Project) -> None:
    with project.start("build", *ALL, "-j", "2") as process:
        _until(lambda: len(_workers(project)) == 2)
        process.kill()
    _until(lambda: project.processes() == [])
    assert _files(project, ".*") == []


# A disk that holds some of the issues, then all of them.
DISK = """
mount -t tmpfs -o size=300k tmpfs disk || exit 99
"$@"; code=$?
count() { find disk -name "$1" | wc -l; }
echo "on the disk: $(count '*.press.pdf'), in halves: $(count '.*')"
mount -o remount,size=10m disk
"$@"; echo "first $code, then $?"
umount disk
"""


@pytest.mark.slow
def test_a_real_disk_that_fills_up(project: Project) -> None:
    (project.folder / "disk").mkdir()
    project.within = (*NAMESPACE, "sh", "-c", DISK, "sh")
    done = project.run("build", *ALL, "-o", "disk", "-j", "2")
    lines = [line for line in done.output.splitlines() if "pdf" not in line]
    first, disk, second, codes = lines
    built = first.removeprefix("共 6 期：排成 ").split(" ")[0]
    assert first == f"共 6 期：排成 {built} 期，出错 {6 - int(built)} 期"
    assert 1 <= int(built) < 6
    assert disk == f"on the disk: {built}, in halves: 0"
    assert (second, codes) == ("共 6 期：没有变化 6 期", "first 73, then 0")
    assert all("磁盘已满" in line for line in done.said if "错误" in line)


STRANGER = "raise SystemExit('a module of the current folder was imported')\n"


@pytest.mark.slow
def test_workers_import_nothing_from_the_current_folder(project: Project, tmp_path: Path) -> None:
    for name in ("multiprocessing", "signal", "pickle", "bulletin_pdf"):
        project.write(f"{name}.py", STRANGER)
    script = tmp_path / "bulletin.py"
    script.write_text(
        "import sys\nfrom bulletin_pdf.__main__ import main\n\n"
        "if __name__ == '__main__':\n    main()\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script), "build", *ALL[:2], "-j", "2"],
        cwd=project.folder, env=project.environment, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "共 2 期：排成 2 期"


@pytest.mark.slow
def test_a_strangers_layout_is_set_apart_from_its_worker(project: Project) -> None:
    """It runs in a child of the worker, which is the one that has limits."""
    project.layout("<html><head><title>t</title></head><body><p>t</p></body></html>")
    project.patch(
        "import sys, os\n"
        "if 'isolation' in ' '.join(sys.orig_argv):\n"
        "    open(os.environ['HOME'] + '/apart', 'a').write('x')\n"
    )
    done = project.run("build", "issues/t.yaml", *ALL[:2], "-j", "2")
    assert (done.code, done.output.splitlines()[-1]) == (0, "共 3 期：排成 3 期")
    assert (project.base / "home" / "apart").read_text() == "x"
