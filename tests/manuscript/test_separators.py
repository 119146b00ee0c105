"""Separators of lines and paragraphs are breaks: in an issue, from a manuscript, after mending."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from bulletin_pdf.cli import run
from bulletin_pdf.lint import Linter, chosen, fixed, lint_manuscript
from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.source import read
from manuscript.wordfile import paragraph, word_file

TITLE = "职工食堂改造完工"
FIRST = "食堂改造工程于九月完工，职工满意。"
SECOND = "第二段讲经费，共花费一百万元。"
SEPARATORS = ["\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\x1c", "\x1e"]
IN_XML = ["\u2028", "\u2029"]


def _names(separator: str) -> str:
    return f"U+{ord(separator):04X}"


def _imported(name: str, raw: bytes, *options: str) -> tuple[str, str, bytes]:
    Path(name).write_bytes(raw)
    assert run(["import", name, "-o", "issues/a.yaml", *options]) == 0
    file = Path("issues/a.yaml").read_bytes()
    issue = read(file, "a.yaml").issue
    assert issue is not None
    (article,) = issue.articles
    return article.title, article.body, file


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("issues").mkdir()


@pytest.mark.parametrize("options", [(), ("--fix",)], ids=["import", "import --fix"])
@pytest.mark.parametrize("separator", SEPARATORS, ids=_names)
def test_a_text_becomes_a_title_and_two_paragraphs(
    separator: str, options: tuple[str, ...]
) -> None:
    text = f"{TITLE}{separator}{FIRST}{separator}{SECOND}\n"
    title, body, file = _imported("稿.txt", text.encode(), *options)
    assert (title, body) == (TITLE, f"{FIRST}\n\n{SECOND}\n")
    assert b"\\u20" not in file


@pytest.mark.parametrize("separator", IN_XML, ids=_names)
@pytest.mark.parametrize("kind", ["docx", "html"])
def test_a_file_of_xml_becomes_a_title_and_two_paragraphs(kind: str, separator: str) -> None:
    text = f"{FIRST}{separator}{SECOND}"
    raw = {
        "docx": word_file(paragraph(TITLE), paragraph(text)),
        "html": f"<html><body><h2>{TITLE}</h2><p>{text}</p></body></html>".encode(),
    }[kind]
    title, body, _ = _imported(f"稿.{kind}", raw)
    assert (title, body) == (TITLE, f"{FIRST}\n\n{SECOND}\n")


@pytest.mark.parametrize("separator", SEPARATORS, ids=_names)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CR LF"])
def test_mending_a_manuscript_leaves_two_lines(separator: str, end: str) -> None:
    text = f"{TITLE}{end}{FIRST}{separator}{SECOND}{end}"
    linter = Linter(chosen())
    mended, _ = fixed(text, lambda lf: lint_manuscript(lf, linter))
    between = end * 2 if separator in "\u2029\x0c" else end
    assert mended == f"{TITLE}{end}{FIRST}{between}{SECOND}{end}"


ISSUE = """\
sections:
  - title: 栏目
    editors_note: "{0}"
    briefs: ["{0}"]
    articles:
      - title: "{1}"
        lead: "{0}"
        editors_note: "{0}"
        body: "{0}"
"""


def _issue(between: str, in_title: str) -> object:
    text = ISSUE.format(f"{FIRST}{between}{SECOND}", f"甲{in_title}乙")
    return read(text.encode(), "a.yaml").issue


def test_in_an_issue_a_paragraph_separator_is_an_empty_line_and_in_a_title_a_line_end() -> None:
    assert _issue(r"\u2029", r"\u2029") == _issue(r"\n\n", r"\n")
    assert _issue(r"\n\n", r"\u2028") == _issue(r"\n\n", r"\n")


def _lines(body: str) -> list[str]:
    """Return the lines of a body text as they stand on the page."""
    text = f'sections:\n  - articles:\n      - title: 题\n        body: "{body}"\n'
    Path("issues/a.yaml").write_text(text, encoding="utf-8")
    document = pypdfium2.PdfDocument(build(Path("issues/a.yaml"), [Target.PROOF]).outputs["proof"])
    words = document[0].get_textpage().get_text_range()
    document.close()
    return [line.strip() for line in words.splitlines() if line.strip() and "校样" not in line]


@pytest.mark.parametrize("separator", [r"\u2028", r"\u2029"])
def test_what_follows_a_separator_stands_on_the_next_line(separator: str) -> None:
    lines = _lines(f"{FIRST}{separator}{SECOND}")
    assert [line for line in lines if line in (FIRST, SECOND)] == [FIRST, SECOND]


@pytest.mark.parametrize("separator", [r"\u2028", r"\u2029"])
def test_a_row_of_a_table_is_not_torn(separator: str) -> None:
    lines = _lines(rf"| 单位 | 数 |\n|---|---|\n| 常熟{separator}市 | 8 |\n| 昆山 | 9 |")
    joined = "".join(lines)
    assert all(word in joined for word in ("单位", "常熟", "市", "8", "昆山", "9"))
    assert "|" not in joined
    assert "\u2028" not in joined


@pytest.mark.parametrize("separator", SEPARATORS, ids=_names)
def test_raw_in_an_issue_file_it_is_refused_with_its_place(
    separator: str, capfd: pytest.CaptureFixture[str]
) -> None:
    text = f"sections:\n  - articles:\n      - title: 题\n        body: 甲{separator}乙\n"
    Path("issues/a.yaml").write_bytes(text.encode())
    assert run(["check", "issues/a.yaml"]) == 65
    said = capfd.readouterr().err
    assert "a.yaml:4:16" in said
    assert f"含有特殊的换行符 {_names(separator)}" in said
