"""The commands of the archive say what they found, and end with the code for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bulletin_pdf.cli import run
from bulletin_pdf.pipeline.isolation import Limits

from .conftest import ISSUE, Archived
from .small import put

Capture = pytest.CaptureFixture[str]


def test_an_audit_counts_and_reports(tmp_path: Path, capfd: Capture) -> None:
    archive, report = tmp_path / "archive", tmp_path / "report.json"
    bag = put(archive, "a")
    assert run(["archive", "audit", "--from", str(archive)]) == 0
    assert capfd.readouterr().out == "2 个包、14 个文件、0.0 MB，发现 0 处问题\n"
    (bag / "data/build.json").write_bytes(b"[]\n")
    assert run(["archive", "audit", "--from", str(archive), "--report", str(report)]) == 74
    assert "“data/build.json” 的内容变了" in capfd.readouterr().err
    written = json.loads(report.read_text(encoding="utf-8"))
    assert (written["bags"], written["files"], written["sample"]) == (2, 14, 100.0)
    assert written["findings"][0] == {
        "code": "fixity-changed",
        "severity": "error",
        "bag": "deposits/a/v1",
        "file": "data/build.json",
        "message": "“data/build.json” 的内容变了",
    }


def test_a_sample_hashes_fewer_files(tmp_path: Path, capfd: Capture) -> None:
    for number in range(20):
        put(tmp_path, f"a{number}")
    assert run(["archive", "audit", "--from", str(tmp_path), "--sample", "10"]) == 0
    files = int(capfd.readouterr().out.split("、")[1].split()[0])
    assert 21 * 3 <= files < 21 * 3 + 60


def test_a_report_is_not_written_into_the_archive(tmp_path: Path, capfd: Capture) -> None:
    put(tmp_path, "a")
    report = tmp_path / "deposits" / "report.json"
    assert run(["archive", "audit", "--from", str(tmp_path), "--report", str(report)]) == 2
    assert not report.exists()


def test_what_is_not_there_is_said(tmp_path: Path, capfd: Capture) -> None:
    put(tmp_path, "a")
    nothing = str(tmp_path / "none")
    assert run(["archive", "audit", "--from", nothing]) == 74
    assert run(["archive", "verify", nothing]) == 74
    assert run(["archive", "rebuild", "b", "--from", str(tmp_path)]) == 66
    assert run(["archive", "rebuild", "a", "--version", "2", "--from", str(tmp_path)]) == 66
    assert run(["archive", "rebuild", "a/b", "--from", str(tmp_path)]) == 2
    assert run(["archive", "rebuild", "a.pdf"]) == 2
    assert "不是档案库" in capfd.readouterr().err


def test_a_bag_is_named_by_its_issue_or_its_place(tmp_path: Path, capfd: Capture) -> None:
    bag = put(tmp_path, "a")
    given = ["archive", "verify", "--from", str(tmp_path)]
    assert run([*given, "a"]) == run([*given, str(bag)]) == 1  # its PDF is none
    assert run([*given, "a", "--version", "2"]) == run([*given, "b"]) == 66
    assert "“b”" in capfd.readouterr().err
    [toolchain] = (tmp_path / "toolchains").iterdir()
    assert run([*given, str(toolchain), "--lang", "en"]) == 0
    assert capfd.readouterr().out == f"{toolchain}: whole and unchanged\n"


def test_a_pdf_that_is_too_much_to_read_is_a_finding(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    bag = put(tmp_path, "a")
    monkeypatch.setattr("bulletin_pdf.pipeline.auditing.LIMITS", Limits(cpu_seconds=0))
    assert run(["archive", "verify", str(bag)]) == 1
    assert capfd.readouterr().err.count("too much to read") == 3


def test_one_code_is_not_given_to_several_issues(tmp_path: Path, capfd: Capture) -> None:
    given = ["archive", "add", "a.yaml", "b.yaml", "--to", str(tmp_path / "x"), "--code", "WS-1"]
    assert run(given) == 2
    assert "一个档号（--code）不能给几期" in capfd.readouterr().err
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert run(["archive", "add", str(tmp_path / "a.pdf"), "--code", "WS-1"]) == 2
    assert "自带档号" in capfd.readouterr().err


def test_a_damaged_bag_is_not_verified(tmp_path: Path, capfd: Capture) -> None:
    bag = put(tmp_path, "a")
    (bag / "bag-info.txt").write_bytes(b"")
    assert run(["archive", "verify", str(bag)]) == 74
    assert "“bag-info.txt” 的内容变了" in capfd.readouterr().err


def test_a_whole_bag_with_something_that_is_no_pdf_a_is_a_finding(
    tmp_path: Path, capfd: Capture
) -> None:
    bag = put(tmp_path, "a")
    assert run(["archive", "verify", str(bag)]) == 1
    assert "认为不符合 PDF/A" in capfd.readouterr().err


@pytest.mark.slow
def test_a_good_bag_is_verified_by_all_checkers(archived: Archived, capfd: Capture) -> None:
    assert run(["archive", "verify", str(archived.bag), "--lang", "en"]) == 0
    assert capfd.readouterr().out == (
        f"{archived.bag}: whole and unchanged; "
        "PDF/A according to bulletin-pdf, page-validation, PDFBox\n"
    )


@pytest.mark.slow
def test_a_rebuilt_pdf_can_be_kept(archived: Archived, tmp_path: Path, capfd: Capture) -> None:
    kept = tmp_path / "again.pdf"
    arguments = ["archive", "rebuild", ISSUE, "--from", str(archived.folder), "-o", str(kept)]
    assert run(arguments) == 0
    assert kept.read_bytes() == archived.pdf
    assert capfd.readouterr().out.splitlines()[1:] == [
        "archive：与存档逐字节相同",
        "press：与存档逐字节相同",
    ]
