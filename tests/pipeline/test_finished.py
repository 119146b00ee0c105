"""Words that are still to come may stand in a proof, and in nothing that leaves the house."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bulletin_pdf.cli import run
from bulletin_pdf.errors import Severity, SourceError
from bulletin_pdf.pipeline.accession import accession
from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.checking import check
from bulletin_pdf.pipeline.delivering import deliver
from bulletin_pdf.pipeline.specimen import write_specimen
from bulletin_pdf.pipeline.targets import Target

ISSUE = """\
name: 工作简报
sections:
  - title: 要闻
    articles:
      - title: 会议召开
        attribution: 市总工会
        body: |
          会议在市里召开。
"""


def _issue(folder: Path, old: str = "", new: str = "") -> Path:
    path = folder / "issues" / "a.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(ISSUE.replace(old, new) if old else ISSUE, encoding="utf-8")
    return path


WAITING = [
    ("会议召开", "待补标题", "5:16"),
    ("会议在市里召开。", "待补正文", "8:11"),
    ("会议在市里召开。", "会议由（待补）主持。", "8:14"),
    ("会议在市里召开。", "共有120〔待核〕人参加。", "8:16"),
    ("会议在市里召开。", "会议由XXX主持。", "8:14"),
    ("市总工会", "×××", "6:22"),
    ("工作简报", "报头名", "1:7"),
    ("会议在市里召开。", "| 单位 | 数 |\n          |---|---|\n          | 待补 | 8 |", "10:13"),
]


@pytest.mark.parametrize(("old", "new", "place"), WAITING, ids=[new for _, new, _ in WAITING])
def test_a_placeholder_is_a_warning_and_stops_what_is_finished(
    tmp_path: Path, old: str, new: str, place: str
) -> None:
    path = _issue(tmp_path, old, new)
    (found,) = check(path).diagnostics
    assert (found.severity, str(found.where)) == (Severity.WARNING, f"{path}:{place}")
    assert build(path, [Target.PROOF]).pages == 1
    for finish in (
        lambda: build(path, [Target.PRESS]),
        lambda: build(path, [Target.PROOF, Target.ARCHIVE]),
        lambda: deliver(path),
        lambda: accession(path, tmp_path / "archive", datetime.date(2026, 1, 1)),
    ):
        with pytest.raises(SourceError) as caught:
            finish()
        errors = [d for d in caught.value.diagnostics if d.severity is Severity.ERROR]
        assert [(d.code, d.where) for d in errors] == [(found.code, found.where)]
    assert {file.name for file in tmp_path.rglob("*.pdf")} == {"a.proof.pdf"}
    assert not (tmp_path / "archive").exists()


PROSE = [
    "某某同志和李××到××市调研。",
    "有待补充完善，地点待定。",
    "身份证320×××××××1234，手机138XXXX5678。",
    "XXL号工作服（待核销）。",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_finished(tmp_path: Path, text: str) -> None:
    path = _issue(tmp_path, "会议在市里召开。", text)
    assert check(path).diagnostics == ()
    assert Target.PRESS in build(path, [Target.PRESS]).outputs


def test_what_is_meant_as_it_stands_is_let_through_by_a_comment(tmp_path: Path) -> None:
    path = _issue(tmp_path, "        body: |", "        # lint-ignore: Z109\n        body: |")
    path.write_text(path.read_text("utf-8").replace("会议在", "宣誓人×××在"), "utf-8")
    assert Target.PRESS in build(path, [Target.PRESS]).outputs


def test_a_new_issue_is_not_printed_before_it_is_written(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_specimen("2026-01", tmp_path)
    assert run(["build", "2026-01.yaml", "--for", "proof"]) == 0
    assert run(["build", "2026-01.yaml"]) == 65
    said = capfd.readouterr().err
    assert "2026-01.yaml:13:16: 错误: Z109 “文章标题” 像是等着补写的文字" in said
    assert "补上以后才能出印刷版、归档和交付" in said


def test_what_import_could_not_find_is_not_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "issues").mkdir()
    Path("稿.txt").write_text("县里开会，部署全年工作，要求各单位抓好落实。", "utf-8")
    assert run(["import", "稿.txt", "-o", "issues/a.yaml"]) == 0
    assert "待补" in Path("issues/a.yaml").read_text("utf-8")
    assert run(["build", "issues/a.yaml", "--for", "press"]) == 65
