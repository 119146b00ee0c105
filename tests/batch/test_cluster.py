"""Workers on other machines: here a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest
from tests.hostile.project import Project

from bulletin_pdf.cli import run
from bulletin_pdf.errors import DependencyMissing, Place
from bulletin_pdf.files import Kind, locate
from bulletin_pdf.pipeline.cluster import conditions_of, perform_there
from bulletin_pdf.pipeline.tasks import Task

from .certificates import authority, certificate

ALL = [f"issues/第{number}期.yaml" for number in range(1, 7)]
ROOT = Path(__file__).resolve().parents[2]
Process = subprocess.Popen[bytes]


@dataclass
class Cluster:
    """A scheduler, its workers and the certificates, all made as the document says."""

    folder: Path
    address: str
    scheduler: subprocess.Popen[bytes]

    def options(self, ca: str = "ca", name: str = "machine") -> list[str]:
        """Return the options of the command line, of the document or of somebody else."""
        (words,) = recipe("scripts/bulletin")
        given = {"ca.pem": f"{ca}.pem", "machine.pem": f"{name}.pem", "machine.key": f"{name}.key"}
        options = words[words.index("--cluster") :]
        options[1] = self.address
        return [str(self.folder / given[word]) if word in given else word for word in options]


def recipe(program: str) -> list[list[str]]:
    """Return the commands of the document that call a program."""
    text = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```bash\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    commands = [shlex.split(line) for line in "".join(blocks).splitlines()]
    assert {words[0] for words in commands} == {"openssl", "chmod", "dask", "scripts/bulletin"}
    return [words for words in commands if words[0] == program]


def _start(words: list[str], home: Path, project: Project, log: IO[bytes]) -> Process:
    """Start a command of the document on the only machine there is."""
    here = [word.replace("192.0.2.1", "127.0.0.1") for word in words]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", *here], cwd=home, stderr=log, start_new_session=True,
        env=project.environment | {"HOME": str(home), "TMPDIR": str(home)},
    )  # fmt: skip


@pytest.fixture
def cluster(project: Project, tmp_path: Path) -> Iterator[Cluster]:
    home = tmp_path / "elsewhere"  # the workers share no folder with the project
    home.mkdir()
    for words in (*recipe("openssl"), *recipe("chmod")):
        subprocess.run(words, cwd=home, check=True, capture_output=True)
    authority(home, "stranger")
    certificate(home, "intruder", "stranger")
    scheduler, worker = recipe("dask")
    with (home / "log").open("wb") as log:
        free = [word if word != "8786" else "0" for word in scheduler]
        started = [_start(free, home, project, log)]
        address = _address(home / "log")
        machine = [word.replace("tls://192.0.2.1:8786", address) for word in worker]
        started.append(_start(machine, home, project, log))
        yield Cluster(home, address, started[0])
        for process in started:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _address(log: Path) -> str:
    end = time.monotonic() + 60
    while not (found := re.search(rb"Scheduler at: *(tls://\S+)", log.read_bytes())):
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.05)
    return found[1].decode()


@pytest.mark.slow
def test_a_cluster_gives_the_bytes_that_this_machine_gives(
    project: Project, cluster: Cluster
) -> None:
    project.write("issues/错.yaml", "sections: 3\n")
    done = project.run("build", *ALL[:3], "issues/错.yaml", *cluster.options())
    assert (done.code, done.output.splitlines()[-1]) == (65, "共 4 期：排成 3 期，出错 1 期")
    distant = {name: digest for name, digest in project.tree().items() if "/out/" in name}
    for path in (project.folder / "out").rglob("*.*"):
        path.unlink()
    assert project.run("build", *ALL[:3], "--no-cache", "--quiet").code == 0
    assert distant == {n: digest for n, digest in project.tree().items() if "/out/" in n}
    assert len(distant) == 9
    # Somebody whose certificate another authority has signed gets nowhere.
    for ca, name in (("ca", "intruder"), ("stranger", "machine")):
        done = project.run("build", ALL[3], *cluster.options(ca, name))
        assert done.code == 69
        assert done.said[0].startswith(f"错误: 连不上集群 {cluster.address}：")
        assert done.output == "共 1 期：没有排 1 期\n"
        assert len(done.said) == 2


@pytest.mark.slow
def test_a_scheduler_that_is_killed_leaves_what_was_finished(
    project: Project, cluster: Cluster
) -> None:
    with project.start("build", *ALL, *cluster.options()) as process:
        out = project.folder / "out"
        end = time.monotonic() + 60
        while not any(out.rglob("*.build.json")):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < end
            time.sleep(0.01)
        cluster.scheduler.kill()
        output, said = process.communicate(timeout=120)
    assert process.returncode == 69
    assert said.decode().splitlines() == [
        "错误: 与工作进程的连接断了，其余各期没有排",
        "       提示: 已经写出的各期是完整的。恢复后照原样再运行一次，会从断处接着做。",
    ]
    built = len(list(out.rglob("*.press.pdf")))
    assert 1 <= built < 6
    summary = f"共 6 期：排成 {built} 期，没有排 {6 - built} 期"
    assert output.decode().splitlines()[-1] == summary
    assert list(out.rglob(".*")) == []
    done = project.run("build", *ALL, "-j", "1")
    summary = f"共 6 期：排成 {6 - built} 期，没有变化 {built} 期"
    assert (done.code, done.output.splitlines()[-1]) == (0, summary)


REFUSED = [
    (["tcp://localhost:8786"], 2, "集群地址应以 tls:// 开头，不是 “tcp://localhost:8786”"),
    (["localhost:8786"], 2, "集群地址应以 tls:// 开头，不是 “localhost:8786”"),
    (["tls://localhost:8786", "--cluster-key", "k"], 66, "找不到文件 “a.pem”"),
]


@pytest.mark.parametrize(("options", "code", "message"), REFUSED)
def test_only_tls_with_all_certificates_is_taken(
    options: list[str],
    code: int,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BULLETIN_CLUSTER_KEY", "key.pem")
    certificates = ["--cluster-ca", "a.pem", "--cluster-cert", "c.pem"]
    assert run(["build", "t.yaml", *certificates, "--cluster", *options]) == code
    assert message in capfd.readouterr().err


def test_missing_certificates_are_named(capfd: pytest.CaptureFixture[str]) -> None:
    command = ["build", "t.yaml", "--cluster", "tls://localhost:1", "--cluster-cert", "c"]
    assert run(command) == 2
    assert "错误: 用集群要给出 --cluster-ca --cluster-key" in capfd.readouterr().err


def test_without_dask_a_cluster_is_refused_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    options = []
    for name in ("ca", "cert", "key"):
        (tmp_path / name).write_bytes(b"")
        options += [f"--cluster-{name}", str(tmp_path / name)]
    assert run(["build", "t.yaml", "--cluster", "tls://localhost:1", *options]) == 69
    assert "pip install 'bulletin-pdf[cluster]'" in capfd.readouterr().err


def test_a_worker_of_another_version_is_refused() -> None:
    fonts = locate(Kind.FONTS)
    assert fonts is not None
    conditions = conditions_of(fonts)
    assert {"bulletin-pdf", "weasyprint", "pango", "harfbuzz", "fonts"} <= set(conditions)
    with pytest.raises(DependencyMissing) as caught:
        perform_there(Task((), 0, Place("t.yaml")), conditions | {"pango": "0.1"})
    (found,) = caught.value.diagnostics
    assert (found.code, found.values["name"], found.values["here"]) == (
        "cluster-differs", "pango", "0.1",
    )  # fmt: skip
