"""A delivery: one archive with everything the shop needs, the same every time, or nothing."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.press.jobs import Job, picture

from bulletin_pdf.cli import run
from bulletin_pdf.errors import DependencyMissing, ExitCode, FindingsError, Severity
from bulletin_pdf.pipeline.build import PressWishes
from bulletin_pdf.pipeline.delivering import Delivered, deliver, packed
from bulletin_pdf.pipeline.sheet_wishes import SheetWishes
from bulletin_pdf.press.imposition import Scheme

ISSUE = """\
name: 苏州工会信息
number: 3
cumulative_number: 128
date: 2012-02-15
publisher: 苏州市总工会办公室编
sections:
  - title: 新年思路
    articles:
      - title: 题
        body: |
          文
distribution:
  groups:
    - {label: 报, recipients: [市委, 市人大]}
    - {label: 发, recipients: [各基层工会]}
  copies: 500
imprint: {editor: 赵六, phone: 0512-12345678, printer: 苏州某印刷厂}
printing: {paper: 80克胶版纸, run: 520, notes: 请先出蓝样}
"""
SADDLE = SheetWishes(Scheme.SADDLE, "A3", "auto", "80gsm")


def _issue(folder: Path, text: str = ISSUE) -> Path:
    path = folder / "issues" / "2012-03.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> Delivered:
    path = _issue(tmp_path_factory.mktemp("project"))
    return deliver(path, PressWishes(marks=True), sheets=SADDLE)


@pytest.fixture
def archive(delivered: Delivered) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(delivered.archive.read_bytes()))


def test_the_archive_holds_ticket_files_and_report_in_order(archive: zipfile.ZipFile) -> None:
    assert archive.namelist() == [
        "2012-03.job.pdf",
        "2012-03.job.json",
        "2012-03.press.pdf",
        "2012-03.saddle.pdf",
        "2012-03.preflight.html",
        "2012-03.preflight.json",
    ]
    for entry in archive.infolist():
        assert entry.date_time == (2012, 2, 15, 0, 0, 0)
        assert (entry.create_system, entry.external_attr >> 16) == (3, 0o100644)


def test_what_is_packed_lies_beside_the_archive(
    delivered: Delivered, archive: zipfile.ZipFile
) -> None:
    folder = delivered.archive.parent
    for name in archive.namelist():
        assert (folder / name).read_bytes() == archive.read(name)
    names = {path.name for path in folder.iterdir()}
    assert names == {*archive.namelist(), "2012-03.zip", "2012-03.build.json"}


def test_the_ticket_says_what_the_shop_must_know(archive: zipfile.ZipFile) -> None:
    ticket = json.loads(archive.read("2012-03.job.json"))
    files = ticket.pop("files")
    assert ticket == {
        "id": "2012-03",
        "title": "苏州工会信息第3期（总第128期）",
        "date": "2012-02-15",
        "finished_size_mm": [210, 297],
        "bleed_mm": 0,
        "pages": ticket["pages"],
        "marks": True,
        "standard": "PDF/X-4",
        "condition": {"name": "FOGRA39", "info": "Coated FOGRA39 (ISO 12647-2:2004)"},
        "plates": [
            {"name": "M", "spot": False, "cmyk": [0, 100, 0, 0]},
            {"name": "Y", "spot": False, "cmyk": [0, 0, 100, 0]},
            {"name": "K", "spot": False, "cmyk": [0, 0, 0, 100]},
        ],
        "paper": "80克胶版纸",
        "binding": "骑马订",
        "run": 520,
        "copies": 500,
        "recipients": 3,
        "contact": "赵六　0512-12345678",
        "printer": "苏州某印刷厂",
        "notes": "请先出蓝样",
        "imposition": {
            "scheme": "saddle",
            "sheets": 1,
            "blanks": -ticket["pages"] % 4,
            "creep_mm": 0,
            "paper": "80gsm",
        },
    }
    assert set(files) == set(archive.namelist()) - {"2012-03.job.pdf", "2012-03.job.json"}
    for name, facts in files.items():
        raw = archive.read(name)
        assert facts == {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}


def test_the_ticket_for_people_is_one_page_and_says_the_same(archive: zipfile.ZipFile) -> None:
    pdf = pypdfium2.PdfDocument(archive.read("2012-03.job.pdf"))
    assert len(pdf) == 1
    assert pdf[0].get_size() == pytest.approx((595.28, 841.89), abs=0.01)
    text = "".join(pdf[0].get_textpage().get_text_range().split())
    digest = hashlib.sha256(archive.read("2012-03.press.pdf")).hexdigest()
    for words in (
        "付印单", "2012年2月15日", "210×297mm", "520份", "3个单位，共印500份", "80克胶版纸",
        "骑马订", "PDF/X-4", "CoatedFOGRA39", "无出血，带印刷标记", "赵六", "请先出蓝样",
        "印版（3块）", "品红M", digest,
    ):  # fmt: skip
        assert words in text, words


def test_the_report_is_of_this_file_and_of_its_plates(archive: zipfile.ZipFile) -> None:
    report = json.loads(archive.read("2012-03.preflight.json"))
    assert report["sha256"] == hashlib.sha256(archive.read("2012-03.press.pdf")).hexdigest()
    assert (report["passes"], report["plates"]) == (True, True)
    assert all(finding["severity"] != "error" for finding in report["findings"])
    assert archive.read("2012-03.preflight.html").lower().startswith(b"<!doctype html>")


def test_the_sheets_are_of_the_same_standard(archive: zipfile.ZipFile) -> None:
    with (
        pikepdf.open(io.BytesIO(archive.read("2012-03.press.pdf"))) as press,
        pikepdf.open(io.BytesIO(archive.read("2012-03.saddle.pdf"))) as sheets,
    ):
        assert sheets.pdf_version == press.pdf_version
        assert str(sheets.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39"
        one, other = press.open_metadata(), sheets.open_metadata()
        for key in ("pdfxid:GTS_PDFXVersion", "dc:title", "xmp:CreateDate", "pdf:Trapped"):
            assert other[key] == one[key]
        assert other["xmpMM:DocumentID"] != one["xmpMM:DocumentID"]
        assert {k: str(v) for k, v in sheets.docinfo.items()} == {
            k: str(v) for k, v in press.docinfo.items()
        }


@pytest.mark.parametrize(
    ("paper", "length", "sheets", "creep", "named"),
    [("157克铜版纸", 1200, 2, 0.126, "157克铜版纸"), ("进口纸", 1, 1, 0, "80gsm")],
)
def test_sheets_are_made_for_the_paper_of_the_job(
    tmp_path: Path, paper: str, length: int, sheets: int, creep: float, named: str
) -> None:
    text = ISSUE.replace("80克胶版纸", paper).replace("文\n", "文字。" * length + "\n")
    done = deliver(_issue(tmp_path, text), sheets=replace(SADDLE, paper=""))
    with zipfile.ZipFile(done.archive) as archive:
        found = json.loads(archive.read("2012-03.job.json"))["imposition"]
    assert (found["sheets"], found["creep_mm"], found["paper"]) == (sheets, creep, named)


def test_a_two_ink_job_is_delivered_with_two_plates(tmp_path: Path) -> None:
    inks = "  red: {spot: 专红, cmyk: [0, 95, 100, 0]}\n  pale: {of: red, tint: 20}"
    pictures = (("line.png", picture("1", (700, 700))),)
    Job(inks, "pictures: black", pictures=pictures).make(tmp_path)
    done = deliver(tmp_path / "issues" / "试.yaml", PressWishes("x-1a"))
    with zipfile.ZipFile(done.archive) as archive:
        ticket = json.loads(archive.read("试.job.json"))
        text = pypdfium2.PdfDocument(archive.read("试.job.pdf"))[0].get_textpage()
        words = "".join(text.get_text_range().split())
    assert [plate["name"] for plate in ticket["plates"]] == ["K", "专红"]
    assert ticket["standard"] == "PDF/X-1a:2003"
    assert ticket["bleed_mm"] == 3
    assert ticket["imposition"] is None
    assert "专色，近似CMYK095100" in words
    assert "（请填写）" in words  # nobody has named a paper


def test_errors_on_the_plates_leave_nothing_behind(tmp_path: Path) -> None:
    # Each colour alone is within the limit: only where black overprints the patch is it too much.
    inks = "  red: {cmyk: [97, 97, 97, 0]}\n  pale: {of: red, tint: 20}"
    Job(inks).make(tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    with pytest.raises(FindingsError) as caught:
        deliver(tmp_path / "issues" / "试.yaml")
    assert caught.value.exit_code is ExitCode.FINDINGS
    errors = {d.code for d in caught.value.diagnostics if d.severity is Severity.ERROR}
    assert errors == {"preflight-ink-heavy"}
    after = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert after == before


def test_without_ghostscript_nothing_is_delivered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _issue(tmp_path)
    monkeypatch.setattr("bulletin_pdf.pipeline.delivering.ghostscript", lambda: None)
    with pytest.raises(DependencyMissing) as caught:
        deliver(path)
    assert caught.value.exit_code == 69
    assert not (tmp_path / "out").exists()


def test_the_command_takes_all_wishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _issue(tmp_path)
    monkeypatch.chdir(tmp_path)
    options = ["--standard", "x-1a", "--impose", "2up", "--sheet", "SRA3", "--checks", "digital"]
    assert run(["deliver", "issues/2012-03.yaml", *options, "-o", "shop"]) == 0
    assert "已写出 shop/2012-03/2012-03.zip" in capsys.readouterr().out
    with zipfile.ZipFile("shop/2012-03/2012-03.zip") as archive:
        assert "2012-03.2up.pdf" in archive.namelist()
    assert run(["deliver", "issues/2012-03.yaml", "--impose", "saddle", "--sheet", "A33"]) == 2
    assert not Path("out").exists()


@pytest.mark.parametrize(("year", "dated"), [(2012, 2012), (1979, 1980)])
def test_an_archive_is_dated_as_far_back_as_it_can(year: int, dated: int) -> None:
    import datetime

    with zipfile.ZipFile(io.BytesIO(packed({"a": b"b"}, datetime.date(year, 5, 6)))) as archive:
        assert archive.infolist()[0].date_time[0] == dated
    with zipfile.ZipFile(io.BytesIO(packed({"a": b"b"}, None))) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
