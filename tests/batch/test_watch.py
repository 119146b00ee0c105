"""A proof that follows whatever is saved."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from pathlib import Path
from queue import Queue
from typing import IO

import pytest
from tests.hostile.project import Project, issue

from bulletin_pdf.cli import run
from bulletin_pdf.pipeline.watching import Inputs, inputs_of, saves, wait_for_change

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "issues" / "images" / "jianbao-books.png"


class Watching:
    """``bulletin watch`` in a process of its own, and what it says."""

    def __init__(self, project: Project, *arguments: str) -> None:
        # Results and errors come in the order in which they are said, not by two pipes.
        project.within = ("sh", "-c", 'exec "$@" 2>&1', "sh")
        self.process = project.start("watch", *arguments)
        self.lines: Queue[str] = Queue()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream: IO[bytes]) -> None:
        with stream:
            for line in stream:
                self.lines.put(line.decode().rstrip())

    def until_ready(self) -> list[str]:
        """Return what is said until the next change is waited for."""
        said = []
        while not (line := self.lines.get(timeout=60)).startswith("守着"):
            said.append(line)
        return said

    def interrupt(self) -> None:
        os.killpg(self.process.pid, signal.SIGINT)


@pytest.mark.slow
def test_every_save_makes_the_proof_anew(project: Project) -> None:
    path = project.write("issues/t.yaml", issue("甲。"))
    proof = project.folder / "out" / "t" / "t.proof.pdf"
    watching = Watching(project, "issues/t.yaml")
    try:
        assert watching.until_ready() == ["out/t/t.proof.pdf（1 页）"]
        first = proof.read_bytes()
        path.write_text(issue("乙。\n\n          ![图](图.png){左}"), encoding="utf-8")
        said = watching.until_ready()
        assert said[0].startswith("issues/t.yaml:8:11: 错误: 找不到图片")
        assert proof.read_bytes() == first
        shutil.copy(PICTURE, project.folder / "issues" / "图.png")  # what was missing comes
        assert watching.until_ready() == ["out/t/t.proof.pdf（1 页）"]
        second = proof.read_bytes()
        assert second != first
        shutil.copytree(ROOT / "layouts" / "jianbao", project.folder / "layouts" / "own")
        temporary = path.with_suffix(".tmp")  # as many editors save
        temporary.write_text(issue("乙。", head="layout: own\n"), encoding="utf-8")
        temporary.replace(path)
        assert watching.until_ready() == ["out/t/t.proof.pdf（1 页）"]
        style = project.folder / "layouts" / "own" / "jianbao.css"
        style.write_text(style.read_text(encoding="utf-8") + "p { colour: red }\n", "utf-8")
        assert any("colour" in line for line in watching.until_ready())
        path.write_text(issue("甲。"), encoding="utf-8")
        assert watching.until_ready() == ["out/t/t.proof.pdf（1 页）"]
        assert proof.read_bytes() == first
        watching.interrupt()
        assert watching.process.wait(timeout=30) == 0
        assert watching.lines.get(timeout=5) == "结束"
    finally:
        watching.process.kill()
        watching.process.wait()
    assert project.processes() == []
    assert list(project.temporary.iterdir()) == []


def test_an_issue_that_is_not_there_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["watch", "none.yaml"]) == 66


def _project(tmp_path: Path) -> Path:
    path = tmp_path / "issues" / "t.yaml"
    path.parent.mkdir()
    text = issue("正文。", head="layout: jianbao\ncover: {file: a/封面.jpg}\n")
    path.write_text(text, encoding="utf-8")
    return path


def test_what_an_issue_is_made_from(tmp_path: Path) -> None:
    path = _project(tmp_path)
    inputs = inputs_of(path)
    cover = path.parent / "a" / "封面.jpg"
    assert inputs == Inputs(path, (cover,), ROOT / "layouts" / "jianbao")
    assert inputs.folders == {path.parent, ROOT / "layouts" / "jianbao"}
    path.write_text("sections: 3", encoding="utf-8")  # it cannot be read for the moment
    assert inputs_of(path, inputs) == inputs
    path.unlink()
    assert inputs_of(path, inputs) == inputs
    assert inputs_of(path) == Inputs(path)


def test_what_is_saved_during_a_build_is_not_missed(tmp_path: Path) -> None:
    path = _project(tmp_path)
    saved = saves(path)
    next(saved)
    path.write_text(issue("改了。"), encoding="utf-8")  # the first build is still going on
    next(saved)


def test_several_steps_of_one_save_are_one_change(tmp_path: Path) -> None:
    path = _project(tmp_path)
    inputs = inputs_of(path)
    before = inputs.state()

    def save() -> None:
        for length in range(1, 9):
            path.write_text("#" * length, encoding="utf-8")
            time.sleep(0.02)

    thread = threading.Timer(0.2, save)
    thread.start()
    wait_for_change(inputs, before)
    thread.join()
    assert path.read_text(encoding="utf-8") == "########"
