"""校样 stands on proofs alone; deposits that were made with it are named."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from tests.conftest import CHECKOUT

from bulletin_pdf.archive.bagit import read_info
from bulletin_pdf.archive.proofmark import marked_pages
from bulletin_pdf.cli import run
from bulletin_pdf.compose.page import Composition, compose
from bulletin_pdf.errors import Severity
from bulletin_pdf.pipeline.auditing import audit
from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.isolation import Limits
from bulletin_pdf.pipeline.targets import Target

from .shelf import article, deposit, issue

Capture = pytest.CaptureFixture[str]
MARK = re.compile(r"校\s*样")
ISSUES = sorted((CHECKOUT / "issues").glob("*.yaml"))
BODY = "本期校样已经印出，请各单位核对校样。"


def _text(pdf: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


def _apparatus(pdf: Path) -> tuple[list[str], list[str], Counter[str]]:
    """Return the titles of the bookmarks, where links lead, and how many tags of each kind."""
    with pikepdf.open(pdf) as opened, opened.open_outline() as outline:
        waiting, titles = list(outline.root), []
        while waiting:
            item = waiting.pop(0)
            titles.append(item.title)
            waiting = [*item.children, *waiting]
        links = [
            str(link.get("/Dest", link.get("/A", {}).get("/URI", "")))
            for page in opened.pages
            for link in page.obj.get("/Annots", [])
        ]
        kinds = Counter(
            str(item.S)
            for item in opened.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
        )
    return titles, links, kinds


@pytest.mark.parametrize("path", ISSUES, ids=lambda path: path.stem)
def test_the_archive_pdf_is_the_proof_without_its_mark(path: Path, tmp_path: Path) -> None:
    outputs = build(path, [Target.ARCHIVE, Target.PROOF, Target.PRESS], tmp_path).outputs
    counts = {target: len(MARK.findall(_text(pdf))) for target, pdf in outputs.items()}
    pages = len(pypdf.PdfReader(outputs[Target.PROOF]).pages)
    assert counts == {Target.ARCHIVE: 0, Target.PROOF: pages, Target.PRESS: 0}
    titles, links, kinds = _apparatus(outputs[Target.ARCHIVE])
    of_proof = _apparatus(outputs[Target.PROOF])
    assert (titles, links) == of_proof[:2]
    assert of_proof[2] - kinds == {"/Span": pages, "/NonStruct": pages}  # those of the mark
    assert titles
    assert {"/Document", "/P", "/H1"} <= set(kinds)
    paths = tuple(str(outputs[target]) for target in Target)
    assert marked_pages(paths) == (0, pages, 0)


def _about_proofs(folder: Path, layout: str = "jianbao") -> Path:
    """Write an issue whose section and articles are called 校样."""
    path = folder / "issues/2026-01.yaml"
    path.parent.mkdir()
    path.write_text(
        f"name: 工会信息\nlayout: {{name: {layout}}}\nsections:\n  - title: 校样\n    articles:\n"
        f"      - {{title: 校样, body: {BODY}}}\n      - {{title: 校 样, body: 校样}}\n"
        f"      - {{title: 长文, body: {BODY * 150}}}\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with that issue."""
    _about_proofs(tmp_path)
    return tmp_path


def _add(project: Path, what: Path) -> int:
    archive = ["--to", str(project / "archive"), "--date", "2026-11-30"]
    return run(["archive", "add", str(what), *archive])


def _as_it_was(*args: Any, **named: Any) -> Composition:
    """Compose as the program did until it was mended: everything but press files was marked."""
    press = named["colours"]["black"].startswith("device-cmyk")
    return compose(*args, **named | {"proof": not press})


@pytest.fixture
def marked(project: Path) -> Path:
    """An archive with the mark on the first version of its issue."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bulletin_pdf.pipeline.rendering.compose", _as_it_was)
        assert _add(project, project / "issues/2026-01.yaml") == 0
    return project / "archive"


def test_an_audit_names_what_carries_the_mark(marked: Path, tmp_path: Path, capfd: Capture) -> None:
    bag = marked / "deposits/2026-01/v1"
    capfd.readouterr()
    report = tmp_path / "audit.json"
    assert run(["archive", "audit", "--from", str(marked), "--report", str(report)]) == 0
    said = capfd.readouterr()
    assert said.err == (
        f"{bag}: 警告: “data/pdf/2026-01.archive.pdf” 有 6 页印着“校样”\n"
        f"       提示: 入库的包从不改动：请存一个干净的新版，archive add {bag} --to {marked}。\n"
    )
    assert "发现 1 处问题" in said.out
    (found,) = json.loads(report.read_text(encoding="utf-8"))["findings"]
    assert (found["code"], found["bag"]) == ("deposit-marked", "deposits/2026-01/v1")
    assert (found["severity"], found["file"]) == ("warning", "data/pdf/2026-01.archive.pdf")
    assert run(["archive", "audit", "--from", str(marked), "--lang", "en"]) == 0
    assert "has the mark of a proof (校样) on its pages, 6 of them" in capfd.readouterr().err


def test_a_bag_deposited_again_is_clean_and_the_mark_of_the_first_a_note(
    marked: Path, capfd: Capture
) -> None:
    bag = marked / "deposits/2026-01/v1"
    shutil.rmtree(marked.parent / "issues")  # the bag alone is enough
    assert _add(marked.parent, bag) == 0
    second = marked / "deposits/2026-01/v2"
    assert marked_pages([str(second / "data/pdf/2026-01.archive.pdf")]) == (0,)
    assert read_info(second)["Previous-Version"].startswith("v1 sha256:")
    source = "data/source/2026-01.yaml"
    assert (second / source).read_bytes() == (bag / source).read_bytes()
    (found,) = audit(marked).found
    assert (found.code, found.severity) == ("deposit-marked-before", Severity.NOTE)
    assert found.where is not None
    assert found.where.file == str(bag)
    capfd.readouterr()
    assert _add(marked.parent, bag) == 74
    assert "“v1” 已有更新的一版：v2" in capfd.readouterr().err
    assert _add(marked.parent, second) == 74
    assert "这一期已经入库，内容相同" in capfd.readouterr().err


def test_verify_and_rebuild_say_why_the_pages_differ(marked: Path, capfd: Capture) -> None:
    capfd.readouterr()
    assert run(["archive", "verify", "2026-01", "--from", str(marked)]) == 0
    assert "有 6 页印着“校样”" in capfd.readouterr().err
    assert run(["archive", "rebuild", "2026-01", "--from", str(marked)]) == 1
    said = capfd.readouterr()
    assert "有 6 页印着“校样”" in said.err
    assert "press：与存档逐字节相同" in said.out


def test_a_correction_made_from_the_issue_file_has_no_mark(marked: Path) -> None:
    assert _add(marked.parent, marked.parent / "issues/2026-01.yaml") == 0
    assert [d.code for d in audit(marked).found] == ["deposit-marked-before"]
    assert audit(marked, sample=1).found == audit(marked).found


@pytest.mark.parametrize("layout", ["jianbao", "kuaixun", "neikan"])
def test_what_an_issue_says_itself_of_proofs_is_no_mark(layout: str, tmp_path: Path) -> None:
    outputs = build(_about_proofs(tmp_path, layout), [Target.ARCHIVE, Target.PROOF]).outputs
    paths = [str(outputs[target]) for target in (Target.ARCHIVE, Target.PROOF)]
    clean, marked = (len(MARK.findall(_text(Path(path)))) for path in paths)
    pages = len(pypdf.PdfReader(paths[0]).pages)
    assert pages > 1
    assert marked_pages(paths) == (0, pages)
    assert clean == marked - pages > 300


def test_a_pdf_that_takes_too_much_hides_no_other(
    marked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "shelf"
    pdf = (marked / "deposits/2026-01/v1/data/pdf/2026-01.archive.pdf").read_bytes()
    for name, raw in (("a", pdf), ("b", b"%PDF"), ("c", pdf)):
        deposit(shelf, name, issue(article("题", "文")), pdf=raw)
    calls: list[int] = []

    def too_much(call: object, limits: Limits) -> tuple[int, ...] | None:
        (paths,) = call.arguments
        calls.append(len(paths))
        return None if any("/b/" in path for path in paths) else marked_pages(paths)

    monkeypatch.setattr("bulletin_pdf.pipeline.proofmarks.call_apart", too_much)
    found = [d.where.file for d in audit(shelf).found if d.code == "deposit-marked"]
    assert found == [str(shelf / f"deposits/{name}/v1") for name in "ac"]
    assert calls == [3, 1, 2, 1, 1]
