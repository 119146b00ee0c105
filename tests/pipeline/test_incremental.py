"""An issue from which nothing has changed is not set again; whatever changes, it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bulletin_pdf.archive.filing import Filing, Level
from bulletin_pdf.errors import Diagnostic, InputMissing, Place, Severity
from bulletin_pdf.pipeline import fingerprint
from bulletin_pdf.pipeline.build import Built, build_as
from bulletin_pdf.pipeline.caching import default_cache
from bulletin_pdf.pipeline.jobs import Job, Rendered
from bulletin_pdf.pipeline.requests import PressWishes, Request
from bulletin_pdf.pipeline.targets import Target

ROOT = Path(__file__).resolve().parents[2]
ISSUE = """\
layout: {layout}
sections:
  - title: 栏
    articles:
      - {{title: 题, body: 文, images: [{{file: 图.png}}]}}
"""
NOTE = Diagnostic("line-ragged", Severity.WARNING, Place("t.press.pdf", page=1), {"text": "文"})


@dataclass
class Desk:
    """A project with a layout of its own, and what has been rendered in it."""

    folder: Path
    jobs: list[Job]
    request: Request

    @property
    def issue(self) -> Path:
        return self.folder / "issues" / "t.yaml"

    def build(self) -> Built:
        return build_as(self.issue, self.request)

    def renders(self) -> int:
        """Build and return how many PDFs that took."""
        before = len(self.jobs)
        self.build()
        return len(self.jobs) - before


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A stand-in renders: what is tested here is when it does."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    project = tmp_path / "project"
    shutil.copytree(ROOT / "layouts" / "jianbao", project / "layouts" / "own")
    shutil.copytree(ROOT / "profiles", project / "profiles")
    (project / "issues").mkdir()
    shutil.copy(ROOT / "issues" / "images" / "jianbao-books.png", project / "issues" / "图.png")
    (project / "issues" / "t.yaml").write_text(ISSUE.format(layout="own"), encoding="utf-8")
    jobs: list[Job] = []

    def rendered(job: Job) -> Rendered:
        jobs.append(job)
        return Rendered(f"%PDF {len(jobs)}".encode(), 2, {"a1": 1}, ("Bulletin-Song",), (NOTE,))

    monkeypatch.setattr("bulletin_pdf.pipeline.rendering.render", rendered)
    monkeypatch.setattr("bulletin_pdf.pipeline.isolation.render_apart", rendered)
    return Desk(project, jobs, Request(cache=default_cache()))


def _identities(folder: Path) -> dict[Path, tuple[int, int, bytes]]:
    found = {path: path.stat() for path in folder.rglob("*.*")}
    return {path: (s.st_ino, s.st_mtime_ns, path.read_bytes()) for path, s in found.items()}


def test_the_second_time_nothing_is_rendered_and_no_file_is_touched(desk: Desk) -> None:
    first = desk.build()
    before = _identities(desk.folder / "out")
    second = desk.build()
    assert len(desk.jobs) == 1
    assert (first.reused, second.reused) == (False, True)
    assert _identities(desk.folder / "out") == before
    assert len(before) == 2


def test_what_was_said_the_first_time_is_said_again(desk: Desk) -> None:
    first, second = desk.build(), desk.build()
    assert first.diagnostics == second.diagnostics
    assert [d.code for d in second.diagnostics] == ["image-without-alt", "line-ragged"]
    assert replace(second, reused=False) == first


def test_a_place_in_the_issue_is_named_where_the_issue_lies_now(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.request = replace(desk.request, pages=0)
    config = desk.folder / "layouts" / "own" / "layout.yaml"
    text = config.read_text(encoding="utf-8").replace("page:\n", "page:\n  pages: 4\n", 1)
    config.write_text(text, encoding="utf-8")
    assert str(desk.build().diagnostics[-1].where) == str(desk.issue)
    monkeypatch.chdir(desk.folder)
    built = build_as(Path("issues/t.yaml"), desk.request)
    assert (built.reused, built.diagnostics[-1].code) == (True, "pages-unexpected")
    assert str(built.diagnostics[-1].where) == "issues/t.yaml"


def test_outputs_that_are_gone_or_changed_come_back(desk: Desk) -> None:
    desk.build()
    outputs = sorted((desk.folder / "out" / "t").iterdir())
    before = [path.read_bytes() for path in outputs]
    outputs[0].unlink()
    outputs[1].write_bytes(b"changed by hand")
    assert desk.renders() == 0
    assert [path.read_bytes() for path in outputs] == before


def test_an_output_that_has_become_a_link_is_refused_as_ever(desk: Desk) -> None:
    output = desk.build().outputs[Target.PRESS]
    elsewhere = output.rename(output.with_name("elsewhere.pdf"))
    output.symlink_to(elsewhere)
    with pytest.raises(Exception, match="output-is-link"):
        desk.build()


def test_pdfs_that_were_too_many_to_keep_are_found_where_they_were_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BULLETIN_CACHE_MB", "0")
    desk.request = replace(desk.request, cache=default_cache())
    output = desk.build().outputs[Target.PRESS]
    assert desk.renders() == 0
    output.unlink()
    assert desk.renders() == 1


@pytest.mark.parametrize("part", ["receipts", "pdfs"])
def test_a_damaged_entry_costs_time_only(part: str, desk: Desk) -> None:
    output = desk.build().outputs[Target.PRESS]
    output.unlink()
    for entry in (desk.folder.parent / "cache" / "bulletin-pdf" / part).iterdir():
        entry.write_bytes(entry.read_bytes()[:-1])
    assert desk.renders() == 1
    assert output.read_bytes() == b"%PDF 2"


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"pages": "x"}', b"\xff"])
def test_a_receipt_that_is_none_costs_time_only(content: bytes, desk: Desk) -> None:
    desk.build()
    receipts = default_cache().receipts
    for _, _, path in receipts.entries():
        receipts.put(path.name, content)
    assert desk.renders() == 1


def test_without_a_cache_everything_is_made_and_nothing_kept(desk: Desk) -> None:
    desk.request = replace(desk.request, cache=None)
    assert (desk.renders(), desk.renders()) == (1, 1)
    assert not (desk.folder.parent / "cache").exists()


def test_an_issue_that_changed_while_it_was_set_is_not_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(job: Job) -> Rendered:
        desk.jobs.append(job)
        desk.issue.write_bytes(desk.issue.read_bytes() + b"\n")
        return Rendered(b"%PDF", 1, {}, (), ())

    monkeypatch.setattr("bulletin_pdf.pipeline.isolation.render_apart", changed)
    text = desk.issue.read_bytes()
    desk.build()
    desk.issue.write_bytes(text)
    assert desk.renders() == 1


def _append(name: str, content: bytes) -> Callable[[Desk], None]:
    def change(desk: Desk) -> None:
        path = desk.folder / name
        path.write_bytes(path.read_bytes() + content)

    return change


def _ask(**changes: object) -> Callable[[Desk], None]:
    def change(desk: Desk) -> None:
        desk.request = replace(desk.request, **changes)  # type: ignore[arg-type]

    return change


def _copy(source: str, target: str) -> Callable[[Desk], None]:
    def change(desk: Desk) -> None:
        path = desk.folder / target
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / source, path)

    return change


def _other_profile(desk: Desk) -> None:
    manifest = desk.folder / "profiles" / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("FOGRA39L_coated.icc", "FOGRA29L_uncoated.icc"), "utf-8")


def _rename(desk: Desk) -> None:
    (desk.folder / "layouts" / "own").rename(desk.folder / "layouts" / "other")
    desk.issue.write_text(ISSUE.format(layout="other"), encoding="utf-8")


SHOP = ROOT / "profiles" / "FOGRA29L_uncoated.icc"
CHANGES = {
    "a byte of the issue": _append("issues/t.yaml", b"#"),
    "the picture": _append("issues/图.png", b"\0"),
    "a style sheet": _append("layouts/own/jianbao.css", b"\n"),
    "a file that the layout does not use": _copy("LICENSE", "layouts/own/LICENSE"),
    "the layout's name": _rename,
    "the layout's profile": _other_profile,
    "a preflight profile": _copy(
        "profiles/preflight/sheetfed-coated.yaml", "profiles/preflight/own.yaml"
    ),
    "the target": _ask(targets=(Target.PROOF,)),
    "the pages": _ask(pages=0),
    "the marks": _ask(wishes=PressWishes(marks=True)),
    "the standard": _ask(wishes=PressWishes(standard="x-1a")),
    "the shop's profile": _ask(wishes=PressWishes(profile=SHOP)),
    "the filing": _ask(filing=Filing(Level.PDF_A_2U)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changes_it_is_rendered_anew(change: Callable[[Desk], None], desk: Desk) -> None:
    assert (desk.renders(), desk.renders()) == (1, 0)
    change(desk)
    assert (desk.renders(), desk.renders()) == (1, 0)


def test_the_day_of_an_issue_without_a_date_counts(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.build()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert desk.renders() == 1


def test_a_font_that_was_replaced_counts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "fonts", desk.folder / "fonts", copy_function=os.link)
    font = desk.folder / "fonts" / "BulletinMarks.otf"
    desk.build()
    raw = font.read_bytes()
    font.unlink()
    font.write_bytes(raw[::-1])
    assert desk.renders() == 1


def test_another_version_of_the_program_counts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.build()
    monkeypatch.setattr(fingerprint, "_tools", lambda: ["newer"])
    assert desk.renders() == 1


def test_the_tools_are_the_program_its_packages_and_the_libraries() -> None:
    python, libraries, packages, files = fingerprint._tools.__wrapped__()
    assert python == sys.version
    assert set(libraries) == {"pango", "harfbuzz"}
    assert any(name.startswith("weasyprint-") for name in packages)
    assert {"typeset/engine.py", "typeset/fonts.conf"} <= {name for name, _ in files}


def test_a_strangers_layout_never_stands_in_for_the_shipped_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Name and every byte alike: only where it lies differs, and with that who is trusted."""
    (desk.folder / "layouts" / "own").rename(desk.folder / "layouts" / "jianbao")
    desk.issue.write_text(ISSUE.format(layout="jianbao"), encoding="utf-8")
    assert desk.renders() == 1
    shutil.rmtree(desk.folder / "layouts")
    assert desk.renders() == 1
    assert [job.layout.shipped for job in desk.jobs] == [False, True]
    assert desk.jobs[0].layout.files == desk.jobs[1].layout.files


def test_a_picture_that_is_gone_is_missed_as_ever(desk: Desk) -> None:
    desk.build()
    (desk.folder / "issues" / "图.png").unlink()
    with pytest.raises(InputMissing):
        desk.build()


LOADED = (
    "import sys, atexit; from bulletin_pdf.__main__ import main;"
    "atexit.register(lambda: print(*sys.modules, file=sys.stderr)); main()"
)


@pytest.mark.slow
def test_an_unchanged_issue_costs_its_check_and_gives_the_same_bytes(tmp_path: Path) -> None:
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    (tmp_path / "issues").mkdir()
    text = "sections:\n  - articles:\n      - {title: 题, body: 镕文}\n"
    (tmp_path / "issues" / "t.yaml").write_text(text, encoding="utf-8")

    def run(*more: str) -> tuple[set[str], str]:
        command = [sys.executable, "-P", "-c", LOADED, "build", "issues/t.yaml", *more]
        done = subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, check=True, text=True
        )
        said, _, modules = done.stderr.rstrip().rpartition("\n")
        return set(modules.split()), said + done.stdout

    loaded, first = run()
    assert "weasyprint" in loaded
    before = _identities(tmp_path / "out")
    loaded, second = run()
    heavy = {"weasyprint", "pikepdf", "pypdf", "PIL", "jinja2", "fontTools", "markdown_it", "segno"}
    assert loaded & heavy == set()
    assert (second, _identities(tmp_path / "out")) == (first, before)
    assert "改用" in first
    shutil.rmtree(tmp_path / "out")
    assert run()[1] == first
    kept = {path: raw for path, (_, _, raw) in _identities(tmp_path / "out").items()}
    assert kept == {path: raw for path, (_, _, raw) in before.items()}
    shutil.rmtree(tmp_path / "out")
    assert "weasyprint" in run("--no-cache")[0]
    assert {p: raw for p, (_, _, raw) in _identities(tmp_path / "out").items()} == kept
    environment["BULLETIN_CACHE"] = "0"
    assert "weasyprint" in run()[0]
