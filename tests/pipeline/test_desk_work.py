"""The specimen, the doctor, and a specimen issue that builds with every part."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bulletin_pdf.cli import run
from bulletin_pdf.errors import Diagnostic, OutputError, UsageError, message_of
from bulletin_pdf.pipeline import doctor
from bulletin_pdf.pipeline.checking import check
from bulletin_pdf.pipeline.doctor import diagnose
from bulletin_pdf.pipeline.printed import printed_texts
from bulletin_pdf.pipeline.specimen import write_specimen


def test_the_specimen_is_a_good_issue(tmp_path: Path) -> None:
    path = write_specimen("2026-01.yaml", tmp_path)
    assert path == tmp_path / "2026-01.yaml"
    found = check(path).diagnostics
    assert {d.code for d in found} == {"lint-placeholder"}
    texts = {line for p in printed_texts(check(path).issue) for line in p.text.split("\n") if line}
    assert {d.values["found"] for d in found} == texts - {"本期印发"}


def test_the_specimen_overwrites_nothing(tmp_path: Path) -> None:
    write_specimen("a", tmp_path)
    with pytest.raises(OutputError) as caught:
        write_specimen("a", tmp_path)
    assert message_of(caught.value.diagnostics[0]).endswith("已经存在，没有改动")


@pytest.mark.parametrize("name", ["a/b", "con", "", "a b", "字" * 65])
def test_a_name_that_cannot_be_an_id_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        write_specimen(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_finds_everything_well_here(tmp_path: Path) -> None:
    findings = {finding.name: finding for finding in diagnose(tmp_path)}
    assert [finding.problem for finding in findings.values()] == [None] * len(findings)
    assert findings["weasyprint"].value == "70.0"
    assert {"Python", "pango", "harfbuzz", "fonts", "layouts", "profiles"} <= set(findings)


def test_the_doctor_names_the_package_of_a_missing_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "missing_libraries", lambda: ["libharfbuzz-subset0"])
    problems = [f.problem for f in diagnose(tmp_path) if f.problem]
    assert [message_of(p) for p in problems] == ["缺少系统库：libharfbuzz-subset0"]


@pytest.mark.parametrize(
    ("name", "commands", "message", "hint"),
    [
        (
            "LibreOffice",
            ("soffice", "libreoffice"),
            "没有装 LibreOffice：import 读不了 doc、wps、rtf、odt 来稿",
            "libreoffice-writer-nogui",
        ),
        (
            "Ghostscript",
            ("gs",),
            "没有装 Ghostscript：preflight --plates 做不了分色检查，deliver 不能交付",
            "ghostscript",
        ),
    ],
)
def test_the_doctor_warns_of_a_program_that_some_commands_need(
    name: str,
    commands: tuple[str, ...],
    message: str,
    hint: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    which = shutil.which
    here = {finding.name: finding.value for finding in diagnose()}
    assert here[name] == next(filter(None, map(which, commands)))
    monkeypatch.setattr(shutil, "which", lambda c: None if c in commands else which(c))
    assert run(["doctor"]) == 0
    out, err = capfd.readouterr()
    assert [line for line in out.splitlines() if line.startswith("! ")] == [f"! {name:<16}—"]
    assert "一切正常" not in out
    assert out.endswith("其余功能都可以用；标 ! 的，见警告\n")
    assert err.startswith(f"警告: {message}\n")
    assert f"apt-get install {hint}" in err
    assert run(["doctor", "--lang", "en"]) == 0
    assert f"warning: {name} is not installed" in capfd.readouterr().err


def test_the_doctor_says_when_the_fonts_are_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "locate", lambda *_, **__: None)
    codes = {f.problem.code for f in diagnose(tmp_path) if isinstance(f.problem, Diagnostic)}
    assert codes == {"fonts-missing", "share-missing"}
