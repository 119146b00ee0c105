"""Lint of manuscripts that are no plain text, and ``import --fix``, which makes its safe fixes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bulletin_pdf.cli import run
from bulletin_pdf.lint import Linter, chosen, lint_issue
from bulletin_pdf.source import read
from manuscript.wordfile import paragraph, word_file, zip_file

MISTAKES = ("市科协举办讲座", "讲座精彩,听众满意。", "２０１２年至今，共举办30场。（市科协）")
WORD = word_file(*map(paragraph, MISTAKES))
WEB = f"<html><body>{''.join(f'<p>{line}</p>' for line in MISTAKES)}</body></html>".encode()
KINDS = {"稿.docx": WORD, "稿.html": WEB, "稿.zip": zip_file({"a.docx": WORD})}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("issues").mkdir()
    for name, content in KINDS.items():
        Path(name).write_bytes(content)
    Path("来稿").mkdir()
    Path("来稿/稿.docx").write_bytes(WORD)


@pytest.mark.parametrize("name", [*KINDS, "来稿"])
def test_what_is_wrong_is_told_by_the_paragraph(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["lint", name, "--json"]) == 1
    found = json.loads(capfd.readouterr().out)
    assert [(d["code"], d["line"], d["column"]) for d in found] == [
        ("lint-half-width-mark", 2, 5),
        ("lint-full-width", 3, 1),
    ]
    assert all(d["file"].startswith(name) for d in found)


@pytest.mark.parametrize("name", [*KINDS, "来稿"])
@pytest.mark.parametrize("how", ["--fix", "--unsafe"])
def test_it_is_not_mended_in_place_but_told_what_to_do(
    name: str, how: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["lint", name, how]) == 2
    assert "bulletin import … --fix" in capfd.readouterr().err
    for file, content in KINDS.items():
        assert Path(file).read_bytes() == content


def test_diff_shows_what_import_would_mend(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["lint", "稿.docx", "--diff"]) == 1
    shown = capfd.readouterr().out.splitlines()
    assert [line for line in shown if line.startswith(("+", "-"))][2:] == [
        "-讲座精彩,听众满意。",
        "-２０１２年至今，共举办30场。（市科协）",
        "+讲座精彩，听众满意。",
        "+2012年至今，共举办30场。（市科协）",
    ]


def test_what_is_no_manuscript_at_all_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    Path("表.xlsx").write_bytes(zip_file({"[Content_Types].xml": "", "xl/workbook.xml": ""}))
    Path("空").mkdir()
    assert run(["lint", "表.xlsx"]) == 65
    assert run(["lint", "空"]) == 65
    assert run(["lint", "没有.docx"]) == 66
    assert "Traceback" not in capfd.readouterr().err


def test_import_with_fix_lists_each_safe_fix(capfd: pytest.CaptureFixture[str]) -> None:
    Path("words.yaml").write_text(
        "terms:\n  - {write: 科普讲座, instead_of: 讲座, safe: true}\n", encoding="utf-8"
    )
    assert run(["import", "稿.docx", "-o", "issues/1.yaml", "--fix", "--json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert [d["message"] for d in found if d["code"] == "import-replaced"] == [
        "“讲座”改为“科普讲座”",
        "“讲座”改为“科普讲座”",
        "“,”改为“，”",
        "“２０１２”改为“2012”",
    ]
    text = Path("issues/1.yaml").read_text(encoding="utf-8")
    assert "科普讲座精彩，听众满意。" in text
    assert run(["import", "稿.docx", "-o", "issues/2.yaml"]) == 0
    assert "讲座精彩,听众满意。" in Path("issues/2.yaml").read_text(encoding="utf-8")


def test_after_import_with_fix_lint_has_nothing_safe_to_mend() -> None:
    lines = '市科协举办"科普"讲座', "  讲座精彩,听众,满意...  "
    last = "２０１２-２０１５年，⼯会(市总)--参加.（市科协）"
    Path("乱.txt").write_text("\n".join((*lines, last)), encoding="utf-8")
    assert run(["import", "乱.txt", "-o", "issues/1.yaml", "--fix"]) == 0
    made = read(Path("issues/1.yaml").read_bytes(), "issues/1.yaml")
    assert made.issue is not None
    assert made.document is not None
    found = lint_issue(made.document, made.issue, Linter(chosen()))
    assert [f.rule.code for f in found if f.safe] == []
    article = made.issue.articles[0]
    assert article.title == "市科协举办“科普”讲座"
    assert article.body == "讲座精彩，听众，满意……\n\n2012—2015年，工会（市总）——参加。\n"
