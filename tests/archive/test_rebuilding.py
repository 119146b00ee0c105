"""A deposit is enough to make the issue again: its bag, or the bare PDF with the toolchain."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from bulletin_pdf.archive.fixity import inspect_bag
from bulletin_pdf.cli import run
from bulletin_pdf.errors import ArchiveError, InputMissing
from bulletin_pdf.files import Kind, locate
from bulletin_pdf.pipeline.accession import accession
from bulletin_pdf.pipeline.rebuilding import rebuild_bag, rebuild_pdf
from bulletin_pdf.pipeline.targets import Target

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


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.name != ".lock")
