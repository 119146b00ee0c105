"""What is wrong with pages stops finished files and is framed on the proof."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.pagecheck.boxtree import find, is_paragraph, remove
from tests.pagecheck.damage import JIANBAO
from tests.pagecheck.test_damage import job_of

from bulletin_pdf.cli.main import run
from bulletin_pdf.errors import FindingsError
from bulletin_pdf.pagecheck.checks import check_pages
from bulletin_pdf.pagecheck.subject import Subject
from bulletin_pdf.pipeline import finishing, rendering
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.typeset import engine
from bulletin_pdf.typeset.laidout import LaidDocument

BODY = "工会工作要服务大局、服务职工，按季度上报进展情况，做到件件有着落、事事有回音。" * 4
ISSUE = f"sections:\n  - title: 试\n    articles:\n      - title: 题\n        body: {BODY}\n"
LOST = "a.yaml:5:15: 错误: 第1页之后少了 {count} 字：“{text}…”"


@pytest.fixture
def issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An issue whose one paragraph gets lost between layout and page."""
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(ISSUE, encoding="utf-8")
    plain = engine.laid_out

    def laid_out(document: Any, root: Any) -> LaidDocument:
        remove(*find(document.pages[0]._page_box, is_paragraph))
        return plain(document, root)

    monkeypatch.setattr(engine, "laid_out", laid_out)
    return Path("a.yaml")


@pytest.mark.parametrize("target", ["press", "archive"])
def test_no_finished_file_is_written_of_pages_with_errors(
    issue: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(issue), "--for", target]) == 1
    said = capsys.readouterr()
    assert said.err.splitlines()[0] == LOST.format(count=len(BODY), text=BODY[:24])
    assert not Path("out").exists()


@pytest.mark.parametrize(
    "command", [["deliver", "a.yaml"], ["archive", "add", "a.yaml", "--to", "shelf"]]
)
def test_pages_with_errors_are_neither_delivered_nor_deposited(
    issue: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command) == 1
    assert "少了" in capsys.readouterr().err
    left = {path.name for path in issue.absolute().parent.rglob("*") if path.is_file()}
    assert left == {"a.yaml"}


def test_a_proof_is_written_with_the_place_framed_and_the_command_fails(
    issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(issue), "--for", "proof"]) == 1
    assert "少了" in capsys.readouterr().err
    with pikepdf.open("out/a/a.proof.pdf") as pdf:
        *_, frames = pdf.pages[0].Contents
        assert b" re" in frames.read_bytes().replace(b"\n", b" ")


def test_of_several_targets_only_the_proof_is_written(
    issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(issue), "--for", "press", "--for", "proof"]) == 1
    assert capsys.readouterr().out.splitlines() == ["out/a/a.proof.pdf（1 页）"]
    assert sorted(p.name for p in Path("out/a").iterdir()) == ["a.build.json", "a.proof.pdf"]


def test_a_batch_with_faulty_pages_returns_the_code_of_findings(
    issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("b.yaml").write_text(ISSUE, encoding="utf-8")
    assert run(["build", str(issue), "b.yaml", "--for", "proof", "--jobs", "1"]) == 1
    assert capsys.readouterr().err.count("少了") == 2


def test_a_press_file_that_lacks_characters_of_its_pages_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = finishing.finished

    def emptied(raw: bytes, job: Any) -> tuple[bytes, frozenset[str]]:
        pdf, names = plain(raw, job)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            opened.pages[2].Contents = opened.make_stream(b"q Q")
            stream = io.BytesIO()
            opened.save(stream)
        return stream.getvalue(), names

    monkeypatch.setattr(finishing, "finished", emptied)
    with pytest.raises(FindingsError) as caught:
        rendering.render(job_of("2012-xinnian-silu", Target.PRESS))
    (found,) = caught.value.diagnostics
    assert (found.code, found.values["page"]) == ("page-file-differs", 3)


def test_a_proofs_mark_on_a_finished_file_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[LaidDocument] = []
    plain = engine.laid_out

    def laid_out(document: Any, root: Any) -> LaidDocument:
        seen.append(plain(document, root))
        return seen[-1]

    monkeypatch.setattr(engine, "laid_out", laid_out)
    rendering.render(job_of(JIANBAO))
    found = check_pages(Subject(seen[0], is_finished=True))
    assert {f.code for f in found} == {"page-proof-mark"}
    assert [f.page for f in found] == list(range(1, 10))
    assert check_pages(Subject(seen[0])) == []
