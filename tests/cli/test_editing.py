"""`bulletin lint`, `stat` and `diff` as an editor runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bulletin_pdf.cli import run
from bulletin_pdf.cli.rules import rule_page
from bulletin_pdf.cli.tables import as_csv, as_table
from bulletin_pdf.errors import Language
from bulletin_pdf.lint import RULES

Captured = pytest.CaptureFixture[str]
ISSUE = "sections:\n- articles:\n  - {title: 题, body: 文, attribution: 甲会}\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_findings_of_level_error_make_the_exit_code_1(capfd: Captured) -> None:
    assert run(["lint", _write("a.txt", "会议,召开\n")]) == 1
    out, err = capfd.readouterr()
    assert err == (
        "a.txt:1:3: 错误: Z001 中文里用了半角标点 “,”，应为 “，”\n"
        "    1 | 会议,召开\n"
        "      |     ^\n"
        "       提示: 中文的点号占一个字的位置；数字、西文内部的半角标点不动。\n"
    )
    assert out == "a.txt：1 处\n"


def test_warnings_and_notes_do_not(capfd: Captured) -> None:
    assert run(["lint", _write("a.txt", "一,加强领导。 \n"), "--lang", "en"]) == 0
    assert "warning: Z209" in capfd.readouterr().err


def test_bad_and_missing_files_go_before_findings(capfd: Captured) -> None:
    good, bad = _write("a.txt", "会议,召开\n"), _write("b.yaml", "sections: [\n")
    assert run(["lint", good, bad]) == 65
    assert run(["lint", good, "c.txt"]) == 66
    Path("d.txt").write_bytes(b"PK\x03\x04")
    assert run(["lint", "d.txt"]) == 65
    assert run(["lint"]) == 2
    assert run(["lint", good, "--select", "Z9"]) == 2
    assert run(["lint", "--explain", "Z999"]) == 2
    assert "Z999" in capfd.readouterr().err


def test_fix_writes_and_says_how_much(capfd: Captured) -> None:
    assert run(["lint", _write("a.txt", "会议,召开（１）\n"), "--fix"]) == 0
    assert Path("a.txt").read_text(encoding="utf-8") == "会议，召开（1）\n"
    assert capfd.readouterr().out == (
        "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n-会议,召开（１）\n+会议，召开（1）\n \n"
        "a.txt：0 处\na.txt：改正了 2 处\n"
    )
    assert run(["lint", "a.txt", "--fix"]) == 0
    assert capfd.readouterr().out == "a.txt：0 处\n"


def test_diff_shows_and_does_not_write(capfd: Captured) -> None:
    assert run(["lint", _write("a.txt", "会议,召开\u202e\n"), "--diff"]) == 1
    out = capfd.readouterr().out
    assert "-会议,召开<U+202E>\n+会议，召开\n" in out
    assert "可改 2 处" in out
    assert Path("a.txt").read_text(encoding="utf-8") == "会议,召开\u202e\n"


def test_json_holds_every_finding(capfd: Captured) -> None:
    assert run(["lint", _write("a.txt", "会议,召开\n\x07"), "--json", "--select", "Z001，Z1"]) == 1
    out, err = capfd.readouterr()
    found = json.loads(out)
    assert [(f["code"], f["line"], f["column"]) for f in found] == [
        ("lint-half-width-mark", 1, 3),
        ("lint-invisible", 2, 1),
    ]
    assert err == ""


@pytest.mark.parametrize("language", list(Language))
def test_every_rule_is_explained(capfd: Captured, language: Language) -> None:
    assert run(["lint", "--explain", "all", "--lang", language.value]) == 0
    out = capfd.readouterr().out
    assert [r.code for r in RULES if f"{r.code}  （" not in out or r.clause not in out] == []
    assert "\u200b" not in out
    assert all(f"### {rule.code}" in rule_page(language) for rule in RULES)


def test_one_rule_is_explained_with_example_and_clause(capfd: Captured) -> None:
    assert run(["lint", "--explain", "z010"]) == 0
    assert capfd.readouterr().out == (
        "Z010  （警告，--unsafe 改正）  GB/T 15834—2011 4.8.2、5.2.3\n"
        "    「」『』是竖排和繁体的引号。\n"
        "    误：践行「三个满意」  →  正：践行“三个满意”\n"
        "    不算：践行“三个满意”\n"
        "    不要这一处：在它上面一行写 # lint-ignore: Z010"
        "（文稿里写 <!-- lint-ignore: Z010 -->）\n"
    )


def test_stat_counts_by_organisation_and_by_article(capfd: Captured) -> None:
    issues = [_write("a.yaml", ISSUE), _write("b.yaml", ISSUE.replace("甲会", "乙会工会"))]
    assert run(["stat", *issues]) == 0
    assert capfd.readouterr().out == (
        "单位      篇数  字数  a  b\n"
        "乙会工会     1     2  0  1\n"
        "甲会         1     2  1  0\n"
        "合计         2     4  1  1\n"
    )
    assert run(["stat", "a.yaml", "--articles"]) == 0
    assert capfd.readouterr().out == (
        "期    栏目  标题  单位  篇数  字数\n"
        "a           题    甲会     1     2\n"
        "合计                       1     2\n"
    )
    assert run(["stat", "a.yaml", "c.yaml"]) == 66


def test_a_spreadsheet_takes_no_name_for_a_formula(capfd: Captured) -> None:
    _write("a.yaml", ISSUE.replace("甲会", "'=1+1'"))
    assert run(["stat", "a.yaml", "--csv", "out/a.csv"]) == 0
    raw = Path("out/a.csv").read_bytes()
    assert raw.decode("utf-8-sig") == "单位,篇数,字数,a\r\n'=1+1,1,2,1\r\n合计,1,2,1\r\n"
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = [("a", 1), (" +x", 2), ("@y", 3), ("－z", 4), ("\u202e=", 5), ("a,\x1bb", 6)]
    assert as_csv(rows).decode("utf-8-sig").split("\r\n") == [
        "a,1", "' +x,2", "'@y,3", "'－z,4", "<U+202E>=,5", '"a,<U+001B>b",6', "",
    ]  # fmt: skip
    assert list(as_table(rows))[4] == "<U+202E>=    5"


def test_diff_of_two_versions_on_the_terminal_and_as_a_page(capfd: Captured) -> None:
    old, new = _write("a.yaml", ISSUE), _write("b.yaml", ISSUE.replace("body: 文", "body: 文字"))
    assert run(["diff", old, new, "--html", "out/a.html"]) == 0
    assert capfd.readouterr().out == "修改：题\n  正文：文{+字+}\n已写出 out/a.html\n"
    page = Path("out/a.html").read_text(encoding="utf-8")
    assert "文<ins>字</ins>" in page
    assert run(["diff", old, new, "--html", "out/b.html"]) == 0
    assert Path("out/b.html").read_bytes() == page.encode()
    assert run(["diff", old, _write("c.yaml", "x: [")]) == 65
