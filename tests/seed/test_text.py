"""Done when 2: the text of both PDFs is the manuscript's, character for character."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from tests.conftest import SEED

from bulletin_pdf import source
from bulletin_pdf.compose.view import signature
from bulletin_pdf.errors import SourceError, message_of
from bulletin_pdf.pipeline.build import Built, build
from bulletin_pdf.pipeline.targets import Target

MANUSCRIPT = Path(__file__).parents[1] / "data" / "seed.txt"
NUMBER = re.compile(r"—\d+—")
MARK = "校样"


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _manuscript() -> str:
    """Return the manuscript without white space; its one half-width comma is a slip."""
    text = _squeezed(MANUSCRIPT.read_text(encoding="utf-8"))
    assert text.count(",") == 1
    return text.replace(",", "，")


def _with_pypdf(path: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


def _with_pdfium(path: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


def _with_pdftotext(path: Path) -> list[str]:
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")[:-1]


READERS = [_with_pypdf, _with_pdfium, _with_pdftotext]


def test_the_issue_says_what_the_manuscript_says() -> None:
    issue = source.read(SEED.read_bytes(), SEED.name).issue
    assert issue is not None
    words = []
    for section in issue.sections:
        words.append(f"【{section.title}】")
        for article in section.articles:
            words += [article.title, article.body]
            words += [f"（{signed}）"] if (signed := signature(article.attribution)) else []
    assert issue.distribution is not None
    for group in issue.distribution.groups:
        words.append(f"{group.label}：{'、'.join(group.recipients)}")
    assert _squeezed("".join(words)) == _manuscript()


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__.removeprefix("_with_"))
@pytest.mark.parametrize("target", [Target.PRESS, Target.PROOF])
def test_the_pdf_says_what_the_manuscript_says(
    target: Target, read: Callable[[Path], list[str]], seed: Built
) -> None:
    pages = [_squeezed(page) for page in read(seed.outputs[target])]
    assert len(pages) == seed.pages
    for number, page in enumerate(pages, 1):
        assert NUMBER.findall(page) == [f"—{number}—"]
        assert page.count(MARK) == (target is Target.PROOF)
    text = "".join(NUMBER.sub("", page).replace(MARK, "") for page in pages)
    assert text == _manuscript()


UNKNOWN = [("\U00010480", "U+10480"), ("\ue000", "U+E000"), ("\u0e01", "U+0E01")]


@pytest.mark.parametrize(("char", "code"), UNKNOWN)
def test_a_character_that_no_face_has(char: str, code: str, tmp_path: Path) -> None:
    before, after = "20个指标。", "这套指标"
    text = SEED.read_text(encoding="utf-8")
    assert text.count(before) == 1
    issue = tmp_path / SEED.name
    issue.write_text(text.replace(before, before + char), encoding="utf-8")
    older = tmp_path / "out" / SEED.stem / f"{SEED.stem}.press.pdf"
    older.parent.mkdir(parents=True)
    older.write_bytes(b"older")
    with pytest.raises(SourceError) as caught:
        build(issue)
    (found,) = caught.value.diagnostics
    assert caught.value.exit_code == 65
    title = "昆山市总发布工会决胜现代化量化指标"
    assert message_of(found) == f"没有字体收录 “{char}”（{code}），文章：{title}"
    assert found.where is not None
    assert found.where.line is not None
    assert found.where.column is not None
    line = text.splitlines()[found.where.line - 1]
    assert line[: found.where.column - 1].endswith(before)
    assert after not in line
    assert [path.name for path in older.parent.iterdir()] == [older.name]
    assert older.read_bytes() == b"older"
