"""The seed's text, however it arrives, becomes the issue of the repository."""

from __future__ import annotations

import html
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bulletin_pdf.errors import Language
from bulletin_pdf.manuscript import Fate, Manuscript, Organisations, import_manuscript
from bulletin_pdf.manuscript.plaintext import read_lines
from bulletin_pdf.pipeline.importing import ImportedFile, import_files
from bulletin_pdf.source import read
from manuscript.wordfile import paragraph, word_file

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "tests" / "data" / "seed.txt"
ISSUE = ROOT / "issues" / "2012-xinnian-silu.yaml"
TEXT = SEED.read_text(encoding="utf-8")


def _imported(manuscript: Path, folder: Path, *, fix: bool = True) -> ImportedFile:
    output = folder / "issues" / "seed.yaml"
    return import_files([manuscript], output, Language.ZH, fix=fix, strict=True)


def _is_the_issue(done: ImportedFile) -> bool:
    made = read(done.path.read_bytes(), str(done.path))
    return made.diagnostics == () and made.issue == read(ISSUE.read_bytes(), str(ISSUE)).issue


def _webpage() -> bytes:
    lines = (html.escape(line).replace("  ", "&nbsp; ") for line in TEXT.split("\n"))
    return f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()


WAYS = {
    "seed.txt": TEXT.encode(),
    "gb18030.txt": TEXT.encode("gb18030"),
    "utf-16.txt": b"\xff\xfe" + TEXT.replace("\n", "\r\n").encode("utf-16-le"),
    "seed.md": TEXT.encode(),
    "seed.html": _webpage(),
    "seed.docx": word_file(*(paragraph(line) for line in TEXT.split("\n"))),
    "a Word file by another name.txt": word_file(*(paragraph(line) for line in TEXT.split("\n"))),
}


@pytest.mark.parametrize("name", WAYS)
def test_the_seed_becomes_the_issue_without_a_doubt(name: str, tmp_path: Path) -> None:
    manuscript = tmp_path / name
    manuscript.write_bytes(WAYS[name])
    assert _is_the_issue(_imported(manuscript, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["doc:MS Word 97", "rtf:Rich Text Format", "odt:writer8"])
def test_so_it_does_from_what_old_word_processors_write(kind: str, tmp_path: Path) -> None:
    (tmp_path / "seed.docx").write_bytes(WAYS["seed.docx"])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
    # Setting pages in this process hides the system's fonts, without which LibreOffice ends.
    fonts = {k: v for k, v in os.environ.items() if k != "FONTCONFIG_FILE"}
    command.append(str(tmp_path / "seed.docx"))
    subprocess.run(command, check=True, capture_output=True, env=fonts)
    manuscript = tmp_path / f"seed.{kind.partition(':')[0]}"
    assert _is_the_issue(_imported(manuscript, tmp_path))
    wps = shutil.copy(manuscript, tmp_path / "seed.wps")
    assert _is_the_issue(_imported(Path(wps), tmp_path / "again"))


def test_the_account_of_the_seed(tmp_path: Path) -> None:
    done = _imported(SEED, tmp_path)
    account = done.imported.account
    assert account.total == len(TEXT.replace("\n", "")) == 4670
    assert [account.count(fate) for fate in (Fate.KEPT, Fate.DROPPED, Fate.REPLACED)] == [
        4413,
        256,
        1,
    ]
    spaces = [e.old for e in account.entries if e.why == "space"]
    assert sum(map(len, spaces)) == 230
    marks = [e.old for e in account.entries if e.fate is Fate.DROPPED and e.why != "space"]
    assert sorted(marks) == sorted([*"【】", *"（）" * 9, "：", *"、" * 5])
    assert [(e.old, e.new) for e in account.entries if e.fate is Fate.REPLACED] == [(",", "，")]


def test_without_fix_the_comma_stays_and_the_spaces_go(tmp_path: Path) -> None:
    text = _imported(SEED, tmp_path, fix=False).path.read_text(encoding="utf-8")
    assert "进一步夯实组织基础,深入开展" in text
    assert "title: 张家港市总“三服务、三满意、五坚持”部署全年工作" in text


@pytest.mark.slow
def test_five_megabytes_are_a_long_issue() -> None:
    times = 5_000_000 // len(TEXT.encode()) + 1
    lines = read_lines(TEXT * times, "稿", markdown=False)
    done = import_manuscript(Manuscript(lines), Organisations())
    assert done.lossless
    assert done.issue is not None
    assert len(done.issue.articles) == 9 * times
    assert all(article.attribution for article in done.issue.articles)
