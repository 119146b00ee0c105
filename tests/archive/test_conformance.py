"""Three checkers hold a file against PDF/A, and each catches what it is said to catch."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from bulletin_pdf.archive import conformance
from bulletin_pdf.archive.attachments import extract
from bulletin_pdf.archive.conformance import (
    judge,
    own_findings,
    page_findings,
    pdfbox_findings,
)
from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.filing import sources_of
from bulletin_pdf.pipeline.targets import Target

from .conftest import ROOT, Archived

pytestmark = pytest.mark.slow

OWN, PAGE, PDFBOX = "own", "page", "pdfbox"
CHECKERS = {OWN: own_findings, PAGE: page_findings, PDFBOX: pdfbox_findings}


def _broken(raw: bytes, break_it: Callable[[pikepdf.Pdf], None], **saving: object) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        break_it(pdf)
        pdf.save(stream, **saving)
    return stream.getvalue()


def _of_type(pdf: pikepdf.Pdf, key: str, value: str) -> pikepdf.Object:
    return next(
        item
        for item in pdf.objects
        if isinstance(item, Dictionary | Stream) and item.get(key) == Name(value)
    )


def _without_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _without_a_font_file(pdf: pikepdf.Pdf) -> None:
    del _of_type(pdf, "/Type", "/FontDescriptor")["/FontFile3"]


def _without_unicode(pdf: pikepdf.Pdf) -> None:
    del _of_type(pdf, "/Subtype", "/Type0")["/ToUnicode"]


def _without_pdfa_id(pdf: pikepdf.Pdf) -> None:
    _edit_metadata(pdf, b"pdfaid:part>3<", b"pdfaid:part><")


def _with_another_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = String("另一期")


def _with_an_undeclared_property(pdf: pikepdf.Pdf) -> None:
    _edit_metadata(
        pdf, b"<archive:fileFormat>", b"<archive:unknown>x</archive:unknown><archive:fileFormat>"
    )


def _with_javascript(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("1")))


def _with_cmyk(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(pdf.make_stream(b"q 0 1 1 0 k 100 100 200 60 re f Q"))


def _with_interpolation(pdf: pikepdf.Pdf) -> None:
    _of_type(pdf, "/Subtype", "/Image").Interpolate = True


def _without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo
    del pdf.Root.StructTreeRoot


def _with_a_lost_relationship(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0]["/AFRelationship"]


def _with_attachments_listed_twice(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF = Array([*pdf.Root.AF, pdf.Root.AF[0]])


def _with_a_hidden_link(pdf: pikepdf.Pdf) -> None:
    _of_type(pdf, "/Subtype", "/Link").F = 2


def _edit_metadata(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata = pdf.make_stream(
        packet.replace(old, new), Type=Name.Metadata, Subtype=Name.XML
    )


BROKEN = {
    _without_intent: {OWN, PAGE, PDFBOX},
    _without_a_font_file: {OWN, PAGE, PDFBOX},
    _without_unicode: {OWN, PAGE},
    _without_pdfa_id: {OWN, PAGE, PDFBOX},
    _with_another_title: {OWN, PDFBOX},
    _with_an_undeclared_property: {PAGE, PDFBOX},
    _with_javascript: {OWN, PAGE, PDFBOX},
    _with_cmyk: {PAGE, PDFBOX},
    _with_interpolation: {OWN, PAGE, PDFBOX},
    _without_tags: {OWN, PAGE},
    _with_a_lost_relationship: {OWN, PAGE},
    _with_attachments_listed_twice: {OWN},
    _with_a_hidden_link: {PAGE, PDFBOX},
}
"""Defect → who catches it."""


WORDS = {
    "没有输出意图": _without_intent,
    "字体没有嵌入": _without_a_font_file,
    "字体没有对应的文字": _without_unicode,
    "没有 PDF/A 标识": _without_pdfa_id,
    "标题与元数据不符": _with_another_title,
    "元数据有未说明的项": _with_an_undeclared_property,
    "有脚本": _with_javascript,
    "用了 CMYK": _with_cmyk,
    "图片要求平滑": _with_interpolation,
    "没有结构标记": _without_tags,
    "附件没有写明关系": _with_a_lost_relationship,
    "附件列了两遍": _with_attachments_listed_twice,
    "链接是隐藏的": _with_a_hidden_link,
}
"""What ``docs/archive.md`` calls them."""


def test_the_manual_says_who_catches_what() -> None:
    text = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split("|") for line in text.splitlines() if "✓" in line]
    told = {}
    for words, *marks in rows:
        who = {name for name, mark in zip((OWN, PAGE, PDFBOX), marks, strict=False) if "✓" in mark}
        told |= {WORDS[word]: who for word in words.strip().split("、") if word in WORDS}
    assert told == BROKEN


@pytest.mark.parametrize("break_it", BROKEN, ids=lambda f: f.__name__.strip("_"))
def test_a_broken_file_is_caught(
    archived: Archived, break_it: Callable[[pikepdf.Pdf], None]
) -> None:
    raw = _broken(archived.pdf, break_it)
    caught = {name for name, check in CHECKERS.items() if list(check(raw))}
    assert caught == BROKEN[break_it]


def test_an_encrypted_file_is_caught(archived: Archived) -> None:
    lock = pikepdf.Encryption(owner="x", user="")
    raw = _broken(archived.pdf, lambda _: None, encryption=lock)
    assert {name for name, check in CHECKERS.items() if list(check(raw))} == {OWN, PAGE}


def test_half_a_file_is_caught_by_all(archived: Archived) -> None:
    raw = archived.pdf[: len(archived.pdf) // 2]
    assert [name for name, check in CHECKERS.items() if not list(check(raw))] == []


def test_all_three_accept_what_is_deposited(archived: Archived) -> None:
    judged = judge(archived.pdf)
    assert judged.found == ()
    assert judged.checkers == ("bulletin-pdf", "page-validation", "PDFBox")


def test_a_checker_that_is_not_installed_is_named(
    archived: Archived, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(conformance, "_JARS", tmp_path)
    assert judge(archived.pdf).absent == ("PDFBox",)


@pytest.mark.parametrize("layout", ["jianbao", "kuaixun", "neikan"])
def test_every_layouts_specimen_is_accepted_by_all(layout: str, tmp_path: object) -> None:
    issue = ROOT / "issues" / f"specimen-{layout}.yaml"
    pdf = build(issue, [Target.ARCHIVE], tmp_path).outputs[Target.ARCHIVE]
    assert judge(pdf.read_bytes()).found == ()


def test_without_attachments_it_is_pdf_a_2u(tmp_path: object) -> None:
    from bulletin_pdf.archive.filing import Filing, Level

    issue = ROOT / "issues" / "2012-xinnian-silu.yaml"
    filing = Filing(Level.PDF_A_2U)
    pdf = build(issue, [Target.ARCHIVE], tmp_path, filing=filing).outputs[Target.ARCHIVE]
    raw = pdf.read_bytes()
    assert judge(raw).found == ()
    assert conformance.level_of(raw) == "2u"
    assert extract(raw) == {}


def test_the_sources_come_out_as_they_went_in(archived: Archived) -> None:
    data = archived.bag / "data"
    files = [p for part in ("source", "layout") for p in (data / part).rglob("*") if p.is_file()]
    assert extract(archived.pdf) == {p.relative_to(data).as_posix(): p.read_bytes() for p in files}
    assert sources_of("a", b"y", {"./p.png": b"p"}, "l", {"x": b"x"}) == {
        "source/a.yaml": b"y",
        "source/p.png": b"p",
        "layout/l/x": b"x",
    }


def test_the_metadata_says_what_the_archive_asks(archived: Archived) -> None:
    with pikepdf.open(io.BytesIO(archived.pdf)) as pdf:
        xmp = pdf.open_metadata()
        space = "{http://bulletin-pdf.invalid/ns/archive/1.0/}"
        assert {name: xmp[f"{space}{name}"] for name in (
            "archivalCode", "retentionPeriod", "responsibleParty", "documentDate",
            "securityClassification", "issueNumber", "cumulativeNumber", "fileFormat",
        )} == {
            "archivalCode": "WS·2012·Y-0001",
            "retentionPeriod": "永久",
            "responsibleParty": "苏州市总工会办公室编",
            "documentDate": "2012-02-15",
            "securityClassification": "内部资料",
            "issueNumber": "3",
            "cumulativeNumber": "128",
            "fileFormat": "PDF/A-3u",
        }  # fmt: skip
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "U")
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"])
        assert xmp["dc:identifier"] == "specimen-jianbao"
        with pdf.open_outline() as outline:
            assert len(outline.root) >= 1
        assert [str(spec.AFRelationship) for spec in pdf.Root.AF] == ["/Source"] * 8
