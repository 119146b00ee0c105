"""A layout of a stranger is rendered apart: it gets no time, memory, file or network of ours."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from bulletin_pdf.cli import run
from bulletin_pdf.errors import LayoutError, message_of
from bulletin_pdf.pipeline import isolation
from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.isolation import Limits, render_apart

from .kinds import LONG
from .project import JIANBAO, OLDER, Project, issue

PAGE = "{% for s in issue.sections %}{% for a in s.articles %}{{ a.body }}{% endfor %}{% endfor %}"
LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
DOUBLED = (
    "{% set all = namespace(text='ab') %}{% for i in range(60) %}"
    "{% set all.text = all.text ~ all.text %}{% endfor %}{{ all.text }}"
)
SECRET = "file:///etc/hostname"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
ENTITY = f'<!DOCTYPE svg [<!ENTITY secret SYSTEM "{SECRET}">]>'
NOT_LOADED = "排版时图片没有装入：Failed to load image at '{}': ValueError: not served"
NO_STYLE = "样式没有生效：Failed to load stylesheet at {}: ValueError: not served"

REFUSED = [
    pytest.param(
        {"template": "{{ ''.__class__.__mro__ }}"},
        "own/bulletin.html:1:1",
        "模板有错：access to attribute '__class__' of 'str' object is unsafe.",
        id="Python's insides",
    ),
    pytest.param(
        {"template": "{% for i in range(10**9) %}{% endfor %}"},
        "own/bulletin.html:1:1",
        "模板有错：Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000).",
        id="long range",
    ),
    pytest.param(
        {"template": "{% macro f() %}{{ f() }}{% endmacro %}\n{{ f() }}"},
        "own/bulletin.html:1:1",
        "模板有错：maximum recursion depth exceeded",
        id="recursion",
    ),
    pytest.param(
        {"template": "<p>\n{% include '../../issues/t.yaml' %}"},
        "own/bulletin.html:2:13",
        "版式 own 缺少文件 “../../issues/t.yaml”",
        id="include above",
    ),
    pytest.param(
        {"template": "{% include '/etc/hostname' %}"},
        "own/bulletin.html:1:13",
        "版式 own 缺少文件 “/etc/hostname”",
        id="include of the system",
    ),
    pytest.param(
        {"css": f"@import url({SECRET});"},
        "own/own.css",
        NO_STYLE.format(f"{SECRET} "),
        id="import of a file",
    ),
    pytest.param(
        {"css": "@import url(http://127.0.0.1:9/a.css);"},
        "own/own.css",
        NO_STYLE.format("http://127.0.0.1:9/a.css "),
        id="import of a page",
    ),
    pytest.param(
        {"template": f'<link rel="stylesheet" href="{SECRET}"><p>一</p>'},
        "own",
        NO_STYLE.format(SECRET),
        id="linked style sheet",
    ),
    pytest.param(
        {"css": "body { background: url(../../issues/t.yaml) }"},
        "own",
        NOT_LOADED.format("https://bulletin.invalid/issues/t.yaml"),
        id="picture above",
    ),
    pytest.param(
        {"css": f"body {{ background: url({SECRET}) }}"},
        "own",
        NOT_LOADED.format(SECRET),
        id="picture of the system",
    ),
    pytest.param(
        {"template": '<img src="http://127.0.0.1:9/a.png" alt="">'},
        "own",
        NOT_LOADED.format("http://127.0.0.1:9/a.png"),
        id="picture of the net",
    ),
    pytest.param(
        {"template": f'<link rel="attachment" href="{SECRET}"><p>一</p>'},
        "own",
        "排版时图片没有装入：Failed to load attachment: ValueError: not served",
        id="attachment",
    ),
    pytest.param(
        {"template": '<img src="a.svg" alt="">', "a_svg": SVG.format(f'<image href="{SECRET}"/>')},
        "own",
        NOT_LOADED.format(SECRET),
        id="picture in an SVG",
    ),
    pytest.param(
        {"template": '<img src="a.svg" alt="">', "a_svg": ENTITY + SVG.format("&secret;")},
        "own/a.svg:1:61",
        "SVG 图读不懂：entities are not allowed",
        id="entity in an SVG",
    ),
    pytest.param(
        {"css": "a{" * 50_000},
        None,
        "",
        id="blocks without end",
    ),
    pytest.param(
        {"css": f"/*{'x' * 1_000_000}*/"},
        "own/own.css",
        "版式 own 的文件太多或太大",
        id="large style sheet",
    ),
]


@pytest.mark.parametrize(("files", "place", "message"), REFUSED)
def test_what_a_layout_may_not_do(
    files: dict[str, str], place: str | None, message: str, project: Project
) -> None:
    project.layout(**{"template": PAGE, **files})
    before = project.tree()
    done = project.run("build", "issues/t.yaml")
    assert done.output == ""
    assert "Traceback" not in "".join(done.said)
    if place is not None:
        assert done.code == 78
        assert done.said[0].startswith(f"{place}: 错误: {message}")
        assert len([line for line in done.said if ": 错误: " in line]) == 1
    else:
        assert done.code in {70, 78}
    assert project.tree() == before


def test_what_an_svg_refers_to_is_not_drawn(project: Project) -> None:
    link = f'<use href="{SECRET}#a"/><a href="{SECRET}"><text>甲</text></a>'
    used = SVG.format(f'<g fill="device-cmyk(0 0 0 1)">{link}</g>')
    project.layout(f'<img src="a.svg" alt="图"><h1>标题</h1>{PAGE}', a_svg=used)
    done = project.run("build", "issues/t.yaml", "--for", "proof")
    assert (done.code, done.said) == (0, [])
    pdf = (project.folder / "out/t/t.proof.pdf").read_bytes()
    assert b"hostname" not in pdf


@pytest.mark.parametrize("target", ["/etc/hostname", "/etc", "loop"])
def test_a_link_out_of_the_layout_is_refused(target: str, project: Project) -> None:
    project.layout(PAGE)
    (project.folder / "layouts/own/loop").symlink_to(target)
    done = project.run("build", "issues/t.yaml")
    assert done.code == 78
    assert done.said[0] == "own/loop: 错误: 版式里的链接指向版式文件夹之外"


def test_python_files_beside_an_issue_are_not_run(project: Project) -> None:
    project.layout(PAGE)
    for name in ("pickle", "resource", "tempfile", "json", "multiprocessing"):
        project.write(f"{name}.py", "import pathlib; pathlib.Path('pwned').touch()")
    project.environment["PYTHONSAFEPATH"] = "1"  # as the installed command has it
    assert project.run("build", "issues/t.yaml").code == 0
    assert not (project.folder / "pwned").exists()


LIMITS = [
    pytest.param(
        LOOP, Limits(cpu_seconds=3), "版式占用的时间或内存超出上限（3 秒、2000 MB）", id="time"
    ),
    pytest.param(
        DOUBLED,
        Limits(memory_bytes=1_000_000_000),
        "版式占用的时间或内存超出上限（120 秒、1000 MB）",
        id="memory",
    ),
    pytest.param(
        PAGE,
        Limits(file_bytes=1000),
        "超过了系统允许的文件大小",
        id="files",
    ),
]


@pytest.mark.parametrize(("template", "limits", "message"), LIMITS)
def test_a_layout_that_takes_too_much_is_stopped(
    template: str,
    limits: Limits,
    message: str,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    project.layout(template)
    _in(project, monkeypatch)
    monkeypatch.setattr(render_apart, "__defaults__", (limits,))
    monkeypatch.setenv("BULLETIN_WITHOUT", "font-files")  # or it would write no file at all
    before = project.tree()
    code = run(["build", "issues/t.yaml"])
    said = capfd.readouterr().err
    assert code == (73 if "文件大小" in message else 78)
    assert message in said.splitlines()[0]
    assert said.count("错误: ") == 1
    assert project.tree() == before
    assert (project.folder / "out/t/t.press.pdf").read_bytes() == OLDER


def test_a_layout_that_does_nothing_for_ever_is_stopped(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.layout(PAGE)
    _in(project, monkeypatch)
    monkeypatch.setattr(isolation, "_WORK", "import time; time.sleep(600)")
    monkeypatch.setattr(isolation, "_WALL_FACTOR", 0.01)
    with pytest.raises(LayoutError) as caught:
        build(Path("issues/t.yaml"))
    assert message_of(caught.value.diagnostics[0]).startswith("版式占用的时间或内存超出上限")


def test_a_fault_in_the_child_is_reported_and_not_shown(
    project: Project, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    project.layout(PAGE)
    _in(project, monkeypatch)
    fault = "import bulletin_pdf.pipeline.rendering as r; r.render = lambda job: 1 / 0; "
    monkeypatch.setattr(isolation, "_WORK", fault + isolation._WORK)
    assert run(["build", "issues/t.yaml"]) == 70
    said = capfd.readouterr().err.splitlines()
    assert said[0] == "错误: 程序内部错误：ZeroDivisionError: division by zero"


def test_longer_issues_have_more_time(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.layout(PAGE)
    project.write("issues/t.yaml", issue(LONG, head="layout: own\n"))
    _in(project, monkeypatch)
    monkeypatch.setattr(isolation, "_WORK", "raise SystemExit(1)")
    with pytest.raises(LayoutError) as caught:
        build(Path("issues/t.yaml"))
    assert caught.value.diagnostics[0].values["seconds"] == 120 + len(LONG) // 1000


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_child_outlives_its_parent(ending: signal.Signals, project: Project) -> None:
    project.layout(PAGE)
    for path in JIANBAO.iterdir():
        project.write(f"layouts/own/{path.name}", path.read_bytes())
    project.write("issues/t.yaml", issue(LONG, head="layout: own\n"))
    before = project.tree()

    def end(project: Project, parent: int) -> None:
        assert len(project.processes()) == 2
        os.kill(parent, ending)

    done = project.run("build", "issues/t.yaml", meanwhile=end)
    deadline = time.monotonic() + 10
    while project.processes() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert project.processes() == []
    if ending is signal.SIGINT:
        assert (done.code, done.said[0]) == (130, "错误: 已中断")
        assert project.tree() == before


def _in(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in the project in this process; temporary files go where they are looked for."""
    monkeypatch.chdir(project.folder)
    monkeypatch.setattr("tempfile.tempdir", str(project.temporary))
