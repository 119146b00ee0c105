"""Bags that other programs accept, and versions that never overwrite each other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import bagit
import pytest

from bulletin_pdf.archive.bagit import bag, read_info
from bulletin_pdf.archive.bags import read_deposit
from bulletin_pdf.archive.depositing import deposit
from bulletin_pdf.archive.filing import is_another
from bulletin_pdf.archive.places import deposit_places
from bulletin_pdf.archive.register import pointer
from bulletin_pdf.cli import run
from bulletin_pdf.errors import ArchiveError, OutputError, message_of
from bulletin_pdf.files import locked
from bulletin_pdf.model import Issue

from .conftest import ISSUE, Archived
from .shelf import article, issue
from .small import PAYLOAD, TOOLCHAIN, payload, put

Capture = pytest.CaptureFixture[str]


def _validated(path: Path) -> tuple[int, str]:
    """Ask the Library of Congress's bagit.py."""
    done = subprocess.run(
        [sys.executable, bagit.__file__, "--validate", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.slow
def test_bagit_py_accepts_every_bag(archived: Archived) -> None:
    for path in (archived.bag, archived.toolchain):
        assert _validated(path)[0] == 0, _validated(path)[1]


def test_bagit_py_accepts_names_in_chinese_and_refuses_a_changed_file(tmp_path: Path) -> None:
    path = put(tmp_path, "一", {**payload("一"), "source/图片/会 场（1）.jpg": b"jpg"})
    assert _validated(path)[0] == 0
    (path / "data/source/图片/会 场（1）.jpg").write_bytes(b"JPG")
    assert _validated(path)[0] == 1


@pytest.mark.slow
def test_the_bag_info_has_the_archives_fields(archived: Archived) -> None:
    info = read_info(archived.bag)
    assert info == {
        "Source-Organization": "苏州市总工会办公室编",
        "External-Description": "苏州工会信息第3期（总第128期）",
        "External-Identifier": ISSUE,
        "Bagging-Date": "2026-11-23",
        "Bag-Software-Agent": "bulletin-pdf 0.1.0",
        "Toolchain": archived.toolchain.name,
        "Archival-Code": "WS·2012·Y-0001",
        "Retention-Period": "永久",
        "Responsible-Party": "苏州市总工会办公室编",
        "Title": "苏州工会信息第3期（总第128期）",
        "Issue-Date": "2012-02-15",
        "Issue-Number": "3",
        "Cumulative-Number": "128",
        "Security-Classification": "内部资料",
        "Issue-Version": "1",
        "Payload-Oxum": info["Payload-Oxum"],
    }


@pytest.mark.slow
def test_a_deposit_can_be_read(archived: Archived) -> None:
    found = read_deposit(archived.bag)
    assert (found.id, found.version, found.path) == (ISSUE, 1, archived.bag)
    assert found.issue.name == "苏州工会信息"
    assert found.pdf.read_bytes() == archived.pdf
    assert len(found.pages) == found.record["targets"]["archive"]["pages"] == 9
    assert found.toolchain == archived.toolchain.name


def test_a_corrected_issue_is_the_next_version_and_points_back(tmp_path: Path) -> None:
    first = put(tmp_path, "a")
    before = {p: p.read_bytes() for p in first.rglob("*") if p.is_file()}
    second = put(tmp_path, "a", payload("a", pdf=b"%PDF corrected"))
    assert (first.name, second.name) == ("v1", "v2")
    assert read_info(second)["Previous-Version"] == f"v1 sha256:{pointer(first)}"
    assert {p: p.read_bytes() for p in first.rglob("*") if p.is_file()} == before
    assert deposit_places(tmp_path) == ["a/v1", "a/v2"]


def test_the_same_again_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "a")
    with pytest.raises(ArchiveError) as caught:
        put(tmp_path, "a")
    assert message_of(caught.value.diagnostics[0]).startswith("这一期已经入库，内容相同")
    assert [p.name for p in (tmp_path / "deposits" / "a").iterdir()] == ["v1"]


@pytest.mark.parametrize(
    ("change", "another"),
    [
        ({}, False),
        ({"number": 4}, False),
        ({"date": "2026-02-01"}, False),
        ({"number": 4, "date": "2026-02-01"}, True),
        ({"name": "别的简报"}, True),
        ({"number": None, "date": "2026-02-01"}, False),
        ({"name": None}, False),
    ],
)
def test_what_can_be_no_correction(change: dict[str, object], another: bool) -> None:
    given = issue(article("题", "文"), name="简报", number=3, date="2026-01-01")
    assert is_another(Issue.model_validate(given | change), Issue.model_validate(given)) is another


def test_another_issue_under_the_same_id_is_refused(tmp_path: Path, capfd: Capture) -> None:
    put(tmp_path / "archive", "a", payload("a", name="甲报"))
    path = tmp_path / "a.yaml"
    path.write_text(payload("a", name="乙报")["source/a.yaml"].decode(), encoding="utf-8")
    assert run(["archive", "add", str(path), "--to", str(tmp_path / "archive")]) == 74
    assert "编号 “a” 已是另一期：甲报" in capfd.readouterr().err
    assert deposit_places(tmp_path / "archive") == ["a/v1"]


def test_ids_that_differ_by_case_alone_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "Abc")
    with pytest.raises(ArchiveError) as caught:
        put(tmp_path, "aBC")
    assert [d.code for d in caught.value.diagnostics] == ["deposit-alike"]


def test_who_waits_too_long_for_another_is_told_so(tmp_path: Path) -> None:
    put(tmp_path, "a")
    with locked(tmp_path / ".lock", 0), pytest.raises(OutputError) as caught:
        deposit(tmp_path, "b", payload("b"), [], TOOLCHAIN, timeout=0)
    message = message_of(caught.value.diagnostics[0])
    assert message == f"等了 0 秒，“{tmp_path / '.lock'}” 仍被另一个程序占用"
    assert not (tmp_path / "deposits" / "b").exists()


def test_a_reader_meanwhile_sees_whole_bags_only(tmp_path: Path) -> None:
    path = put(tmp_path, "a")
    (path.parent / ".v2.x.partial").mkdir()
    assert deposit_places(tmp_path) == ["a/v1"]


@pytest.mark.parametrize(
    "name", ["../a", "a/../b", "/a", "a//b", "~/a", "a\\b", "C:a", "100%.jpg", "a\nb", " a", "a "]
)
def test_a_name_that_programs_read_differently_is_refused(name: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        bag({**PAYLOAD, f"source/{name}": b""}, [])
    assert [d.code for d in caught.value.diagnostics] == ["archive-name"]


def test_the_version_of_a_bag_is_that_of_its_place(tmp_path: Path) -> None:
    path = put(tmp_path, "a")
    path.rename(path.with_name("v7"))
    with pytest.raises(ArchiveError) as caught:
        read_deposit(path.with_name("v7"))
    assert [d.code for d in caught.value.diagnostics] == ["deposit-misplaced"]
