"""``bulletin build --fit``, as an editor sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.fitting.issues import random_issue, write

from bulletin_pdf.cli import run
from bulletin_pdf.errors import ExitCode


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_fitted_issue_is_written_with_what_was_changed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write(random_issue(22), Path("issues/一.yaml"))
    assert run(["build", "issues/一.yaml", "--fit", "5"]) == ExitCode.OK
    out, err = capfd.readouterr()
    assert out == "out/一/一.press.pdf（5 页）\n"
    assert err.startswith("issues/一.yaml: 说明: 已排满 5 页（不调整是 5 页），改动如下\n")
    record = json.loads(Path("out/一/一.build.json").read_text(encoding="utf-8"))
    assert record["fit"]["pages"] == record["targets"]["press"]["pages"] == 5
    assert record["fit"]["changes"]
    assert record["fit"]["blank_lines"] <= 2.02
    assert record["fit"]["layouts"] <= 8
    first = Path("out/一/一.press.pdf").read_bytes()
    assert run(["build", "--quiet", "issues/一.yaml", "--fit", "5"]) == ExitCode.OK
    assert Path("out/一/一.press.pdf").read_bytes() == first, "same input, same bytes"


def test_what_does_not_fit_is_not_written(capfd: pytest.CaptureFixture[str]) -> None:
    write(random_issue(29) | {"fit": 2}, Path("issues/一.yaml"))
    assert run(["build", "issues/一.yaml", "--lang", "en"]) == ExitCode.FINDINGS
    out, err = capfd.readouterr()
    assert out == ""
    assert "error: it does not fit 2 pages within the limits of the layout (3 without" in err
    assert "note: article 1 “" in err
    assert not Path("out").exists()
    assert run(["build", "issues/一.yaml", "--fit", "0"]) == ExitCode.OK
    assert capfd.readouterr().out == "out/一/一.press.pdf（3 页）\n"


def test_the_wish_is_checked_like_everything_else(capfd: pytest.CaptureFixture[str]) -> None:
    for wrong in ("fit: 零", "fit: {pages: 0}", "fit: {页数: 三}"):
        Path("一.yaml").write_text(
            f"{wrong}\nsections:\n  - articles: [{{title: 题, body: 文}}]\n", encoding="utf-8"
        )
        assert run(["check", "一.yaml"]) == ExitCode.SOURCE
        assert "一.yaml:1:" in capfd.readouterr().err


def test_pages_that_blank_ones_would_follow_are_refused(capfd: pytest.CaptureFixture[str]) -> None:
    layout = {"name": "jianbao", "options": {"pad_to_4": True}}
    write(random_issue(22) | {"layout": layout}, Path("issues/一.yaml"))
    assert run(["build", "issues/一.yaml", "--fit", "5"]) == ExitCode.FINDINGS
    said = capfd.readouterr().err
    assert "issues/一.yaml: 错误: 要排满 5 页，选项 pad_to_4 却会补到 8 页" in said
    assert not Path("out").exists()
