"""The command line, as an editor sees it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin_pdf.cli import run
from bulletin_pdf.errors import ExitCode

ISSUE = "sections:\n  - title: 栏\n    articles:\n      - {title: 题, body: 文}\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_good_issue_is_found_good(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.yaml").write_text(ISSUE, encoding="utf-8")
    assert run(["check", "a.yaml"]) == ExitCode.OK
    assert capfd.readouterr() == ("a.yaml：没有发现错误\n", "")


def test_a_bad_issue_does_not_stop_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    Path("bad.yaml").write_text("sections: []\n", encoding="utf-8")
    Path("good.yaml").write_text(ISSUE, encoding="utf-8")
    assert run(["check", "none.yaml", "bad.yaml", "good.yaml"]) == ExitCode.INPUT_MISSING
    out, err = capfd.readouterr()
    assert out == "good.yaml：没有发现错误\n"
    assert "none.yaml: 错误: 找不到文件 “none.yaml”" in err
    assert "bad.yaml:1:11: 错误:" in err


def test_diagnostics_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--json", "--lang", "en", "none.yaml"]) == ExitCode.INPUT_MISSING
    out, err = capfd.readouterr()
    (found,) = json.loads(out)
    assert err == ""
    assert (found["code"], found["severity"], found["file"]) == (
        "file-missing", "error", "none.yaml",
    )  # fmt: skip
    assert found["message"] == "no such file: “none.yaml”"


def test_quiet_prints_errors_only(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.yaml").write_text(ISSUE, encoding="utf-8")
    assert run(["check", "--quiet", "a.yaml"]) == ExitCode.OK
    assert capfd.readouterr() == ("", "")


def test_two_issues_with_one_id_are_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "A.yaml", "x/a.yaml"]) == ExitCode.USAGE
    assert "与 A.yaml 同名" in capfd.readouterr().err


def test_an_unknown_command_is_a_usage_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["bild"]) == ExitCode.USAGE
    assert "bild" in capfd.readouterr().err


def test_the_schema_is_json(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == ExitCode.OK
    schema = json.loads(capfd.readouterr().out)
    assert schema["required"] == ["sections"]
    assert schema["properties"]["date"]["description"] == (
        "日期，写作 2012-01-10、2012年1月10日、二〇一二年一月十日等"
    )


def test_the_committed_schema_is_the_models() -> None:
    from bulletin_pdf.model import issue_schema

    committed = Path(__file__).parents[2] / "docs" / "issue.schema.json"
    assert json.loads(committed.read_text(encoding="utf-8")) == issue_schema()


def test_fonts_are_listed_and_sound(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["fonts"]) == ExitCode.OK
    lines = capfd.readouterr().out.splitlines()
    assert len(lines) == 9
    assert all(line.endswith("正常") for line in lines)
    assert any(line.startswith("Bulletin Fang  fang  GPL-3.0") for line in lines)


def test_layouts_are_listed_with_their_options(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["layouts", "--lang", "en"]) == ExitCode.OK
    out = capfd.readouterr().out
    assert "jianbao  红头简报" in out
    assert "date_style" in out
    assert "default arabic" in out


def test_a_layout_is_copied_and_sets_the_same_pages(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("issues").mkdir()
    assert run(["layouts", "new", "本会简报", "--from", "jianbao"]) == ExitCode.OK
    assert capfd.readouterr() == ("已写出 layouts/本会简报\n", "")
    pages = []
    for layout in ("jianbao", "本会简报"):
        Path("issues/1.yaml").write_text(f"layout: {layout}\n{ISSUE}", encoding="utf-8")
        assert run(["build", "--quiet", "issues/1.yaml", "--for", "press"]) == ExitCode.OK
        pages.append(Path("out/1/1.press.pdf").read_bytes())
    assert pages[0] == pages[1]


COPIES = [
    (["jianbao2"], ExitCode.OUTPUT, "“{here}/layouts/jianbao2” 已经存在，没有改动"),
    (["../x"], ExitCode.USAGE, "“../x” 不能作文件名"),
    (["nul"], ExitCode.USAGE, "“nul” 不能作文件名"),
    (["新", "--from", "jianbo"], ExitCode.INPUT_MISSING, "没有名为 “jianbo” 的版式"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), COPIES)
def test_a_copy_overwrites_nothing(
    arguments: list[str], code: int, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("layouts/jianbao2").mkdir(parents=True)
    assert run(["layouts", "new", *arguments]) == code
    assert words.format(here=Path.cwd()) in capfd.readouterr().err
    assert [p.name for p in Path("layouts").rglob("*")] == ["jianbao2"]


def test_new_writes_a_specimen_into_the_issues_folder(capfd: pytest.CaptureFixture[str]) -> None:
    Path("issues").mkdir()
    assert run(["new", "第1期"]) == ExitCode.OK
    assert capfd.readouterr().out == "已写出 issues/第1期.yaml\n"
    assert run(["check", "issues/第1期.yaml"]) == ExitCode.OK


def test_the_doctor_is_content(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == ExitCode.OK
    out = capfd.readouterr().out
    assert out.endswith("一切正常\n")
    assert "✗" not in out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == ExitCode.OK
    assert "_BULLETIN_COMPLETE" in capfd.readouterr().out


def test_a_bug_is_one_sentence_and_a_traceback_only_for_developers(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr("bulletin_pdf.pipeline.doctor.diagnose", broken)
    assert run(["doctor"]) == ExitCode.RENDER
    err = capfd.readouterr().err
    assert "程序内部错误：ZeroDivisionError: boom" in err
    assert "Traceback" not in err
    assert run(["doctor", "--debug"]) == ExitCode.RENDER
    assert "Traceback" in capfd.readouterr().err


FAULTS = [(KeyboardInterrupt, ExitCode.INTERRUPTED, "已中断"), (MemoryError, 70, "内存不足")]


@pytest.mark.parametrize(("fault", "code", "words"), FAULTS)
def test_faults_have_words(
    fault: type[BaseException],
    code: int,
    words: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: object) -> None:
        raise fault

    monkeypatch.setattr("bulletin_pdf.pipeline.doctor.diagnose", broken)
    assert run(["doctor"]) == code
    assert words in capfd.readouterr().err


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK"])
def test_output_is_utf_8_under_any_locale(locale: str) -> None:
    Path("甲.yaml").write_text(ISSUE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bulletin_pdf", "check", "甲.yaml"],
        env={**os.environ, "LC_ALL": locale, "PYTHONIOENCODING": "gbk"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("utf-8") == "甲.yaml：没有发现错误\n"
