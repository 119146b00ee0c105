"""A deposit is enough to make the issue again: its bag, or the bare PDF with the toolchain."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from bulletin_pdf.archive.bagit import read_info
from bulletin_pdf.archive.fixity import inspect_bag
from bulletin_pdf.cli import run
from bulletin_pdf.errors import ArchiveError, FindingsError, InputMissing, Severity
from bulletin_pdf.files import Kind, locate
from bulletin_pdf.pipeline.accession import accession
from bulletin_pdf.pipeline.auditing import audit
from bulletin_pdf.pipeline.rebuilding import rebuild_bag, rebuild_pdf
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.pipeline.unpacking import filing_of

from .conftest import DATE, ISSUE, Archived

pytestmark = pytest.mark.slow


@pytest.fixture
def without_project(
    archived: Archived, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Move issues/, layouts/, fonts/ and profiles/ away, and hide those of the package."""
    locating = sys.modules["bulletin_pdf.files.locate"]  # the package has a function of that name
    for name in ("_CHECKOUT", "_PACKAGE"):
        monkeypatch.setattr(locating, name, tmp_path / "none")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    assert [locate(kind, project=Path.cwd()) for kind in Kind] == [None] * len(Kind)
    away = archived.project.with_name("moved away")
    archived.project.rename(away)
    yield
    away.rename(archived.project)


@pytest.mark.usefixtures("without_project")
def test_from_its_bag_every_byte_comes_out_the_same(archived: Archived) -> None:
    rebuilt = rebuild_bag(archived.bag)
    assert rebuilt.identical == {Target.ARCHIVE: True, Target.PRESS: True}
    assert rebuilt.pdf == archived.pdf
    assert rebuilt.tools == {}


@pytest.mark.usefixtures("without_project")
def test_from_the_bare_pdf_with_the_toolchain_every_byte_comes_out_the_same(
    archived: Archived, tmp_path: Path
) -> None:
    bare = tmp_path / "bare.pdf"
    bare.write_bytes(archived.pdf)
    toolchain = tmp_path / "toolchain"
    shutil.copytree(archived.toolchain, toolchain)
    rebuilt = rebuild_pdf(bare, toolchain)
    assert rebuilt.identical == {Target.ARCHIVE: True}
    assert rebuilt.pdf == archived.pdf


def test_the_same_issue_and_date_give_the_same_bags(archived: Archived, tmp_path: Path) -> None:
    bare = tmp_path / f"{ISSUE}.pdf"
    bare.write_bytes(archived.pdf)
    again = accession(bare, tmp_path / "archive", DATE).path
    first = {p.relative_to(archived.folder): p.read_bytes() for p in _files(archived.folder)}
    assert {
        p.relative_to(tmp_path / "archive"): p.read_bytes() for p in _files(again.parents[2])
    } == first


def test_where_the_tools_have_moved_on_pages_are_compared_and_the_tools_named(
    archived: Archived, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from bulletin_pdf.pipeline import record

    now = record.versions() | {"weasyprint": "71.0"}
    monkeypatch.setattr("bulletin_pdf.pipeline.filing.versions", lambda: now)
    monkeypatch.setattr("bulletin_pdf.pipeline.rebuilding.versions", lambda: now)
    # In this process: a stranger's layout goes to a child, which knows nothing of the patch.
    monkeypatch.setattr("bulletin_pdf.layouts.reading.is_shipped", lambda _: True)
    assert run(["archive", "rebuild", ISSUE, "--from", str(archived.folder)]) == 1
    then = record.versions()["weasyprint"]
    assert capfd.readouterr().out.splitlines() == [
        "archive：与存档不同",
        "press：与存档逐字节相同",
        "每一页的文字、画面都相同",
        f"weasyprint：当时 {then}，现在 71.0",
    ]


def test_a_damaged_bag_is_not_rebuilt(archived: Archived, tmp_path: Path) -> None:
    shutil.copytree(archived.folder, tmp_path / "a")
    bag = tmp_path / "a" / archived.bag.relative_to(archived.folder)
    (bag / "data/layout/mine/jianbao.css").write_text("p {}", encoding="utf-8")
    with pytest.raises(ArchiveError) as caught:
        rebuild_bag(bag)
    assert [d.code for d in caught.value.diagnostics] == ["fixity-changed"]


def test_without_its_toolchain_nothing_is_rebuilt(archived: Archived, tmp_path: Path) -> None:
    bare = tmp_path / "bare.pdf"
    bare.write_bytes(archived.pdf)
    with pytest.raises(InputMissing) as caught:
        rebuild_pdf(bare, tmp_path / "none")
    assert [d.code for d in caught.value.diagnostics] == ["toolchain-missing"]


def test_a_pdf_that_does_not_come_out_of_its_sources_is_not_deposited(
    archived: Archived, tmp_path: Path
) -> None:
    changed = tmp_path / "changed.pdf"
    with pikepdf.open(archived.bag / f"data/pdf/{ISSUE}.archive.pdf") as pdf:
        del pdf.pages[-1]
        pdf.save(changed)
    with pytest.raises(ArchiveError) as caught:
        accession(changed, tmp_path / "archive", DATE)
    assert [d.code for d in caught.value.diagnostics] == ["pdf-differs"]
    assert not (tmp_path / "archive").exists()


def test_the_bag_has_everything_and_names_no_path_of_this_machine(archived: Archived) -> None:
    assert inspect_bag(archived.bag).found == ()
    names = [p.relative_to(archived.bag).as_posix() for p in _files(archived.bag)]
    assert names == [
        "bag-info.txt",
        "bagit.txt",
        "data/build.json",
        "data/layout/mine/bulletin.html",
        "data/layout/mine/jianbao.css",
        "data/layout/mine/layout.yaml",
        "data/layout/mine/parts.html",
        f"data/pdf/{ISSUE}.archive.pdf",
        f"data/pdf/{ISSUE}.press.pdf",
        "data/preflight.json",
        "data/source/images/jianbao-books.png",
        "data/source/images/jianbao-chart.png",
        "data/source/images/jianbao-hall.png",
        f"data/source/{ISSUE}.yaml",
        "data/text/pages.json",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
    ]
    for path in _files(archived.bag):
        assert os.fsencode(archived.project) not in path.read_bytes()
    pages = json.loads((archived.bag / "data/text/pages.json").read_text(encoding="utf-8"))
    assert len(pages) == 9
    assert "苏州" in pages[0]


def test_a_correction_keeps_the_code_and_the_retention_of_the_version_before(
    archived: Archived, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "archive"
    shutil.copytree(archived.folder, folder)
    shutil.copytree(archived.project, tmp_path / "project")
    issue = tmp_path / "project" / "issues" / f"{ISSUE}.yaml"
    text = issue.read_text(encoding="utf-8")
    issue.write_text(text.replace("张家港", "张家港（更正）", 1), encoding="utf-8")
    arguments = ["--to", str(folder), "--date", "2026-12-01", "--retention", "30年"]
    assert run(["archive", "add", str(issue), *arguments]) == 0
    path = folder / "deposits" / ISSUE / "v2"
    assert capfd.readouterr().out == f"已入库 {path}\n"
    info = read_info(path)
    assert (info["Archival-Code"], info["Retention-Period"]) == ("WS·2012·Y-0001", "30年")
    assert filing_of((path / f"data/pdf/{ISSUE}.archive.pdf").read_bytes()).retention == "30年"
    # It is in the catalogue already, which a copy on a read-only disk could not bring up to date.
    rows = sqlite3.connect(folder / "catalogue.sqlite").execute(
        "SELECT version, newest FROM deposit"
    )
    assert sorted(rows) == [(1, 0), (2, 1)]
    assert audit(folder).found == ()


def test_the_bag_has_what_preflight_says_of_its_press_file(archived: Archived) -> None:
    data = archived.bag / "data"
    found = json.loads((data / "preflight.json").read_text(encoding="utf-8"))
    press = (data / f"pdf/{ISSUE}.press.pdf").read_bytes()
    assert found["sha256"] == hashlib.sha256(press).hexdigest()
    assert (found["file"], found["passes"]) == (f"{ISSUE}.press.pdf", True)
    assert found["profile"] == "sheetfed-coated"


def test_what_would_not_be_pdf_a_is_not_deposited(
    archived: Archived, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin_pdf.archive.conformance.own_findings", lambda _: ("x",))
    with pytest.raises(FindingsError) as caught:
        accession(archived.project / "issues" / f"{ISSUE}.yaml", tmp_path / "archive", DATE)
    assert [d.code for d in caught.value.diagnostics if d.severity is Severity.ERROR] == [
        "pdfa-wrong"
    ]
    assert not (tmp_path / "archive").exists()


def test_the_program_of_a_toolchain_makes_the_same_bytes(
    archived: Archived, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As its README says: the wheel installed, fonts and profiles in the user's folder."""
    program = archived.toolchain / "data" / "program"
    [wheel] = program.glob("*.whl")
    site, home = tmp_path / "site", tmp_path / "home"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target"]
    subprocess.run([*pip, str(site), str(wheel)], check=True)
    for part in ("fonts", "profiles"):
        shutil.copytree(archived.toolchain / "data" / part, home / "bulletin-pdf" / part)
    for part in ("source", "layout"):
        kind = {"source": "issues", "layout": "layouts"}[part]
        shutil.copytree(archived.bag / "data" / part, tmp_path / "project" / kind)
    environment = os.environ | {"PYTHONPATH": str(site), "XDG_DATA_HOME": str(home)}
    command = [
        sys.executable,
        "-m",
        "bulletin_pdf",
        "build",
        f"issues/{ISSUE}.yaml",
        "--for",
        "press",
    ]
    subprocess.run(command, cwd=tmp_path / "project", env=environment, check=True)
    out = tmp_path / "project" / "out" / ISSUE / f"{ISSUE}.press.pdf"
    assert out.read_bytes() == (archived.bag / f"data/pdf/{ISSUE}.press.pdf").read_bytes()


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.name[0] != ".")
