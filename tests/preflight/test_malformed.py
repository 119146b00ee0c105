"""Files that are damaged or hostile: a finding within limits, never a traceback."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from bulletin_pdf.pipeline import preflight as stage
from bulletin_pdf.pipeline.preflight import find_settings, preflight_bytes, report_of

from .broken import changed, runs_a_script_when_opened
from .conftest import named
from .outside import measured


def found(raw: bytes, profile: str | None = None) -> set[str]:
    """Return the codes of what the whole stage finds, child process and all."""
    return named(preflight_bytes(raw, "a.pdf", find_settings(profile)).findings)


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **how)
    return stream.getvalue()


def blank(pages: int) -> bytes:
    """Return a PDF of empty pages, written without a library: 10,000 of them take no time."""
    kids = " ".join(f"{n} 0 R" for n in range(3, 3 + pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {pages}/Kids[{kids}]>>"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>"] * pages
    return written(objects)


def deep(levels: int) -> bytes:
    """Return a PDF whose page tree is a chain."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    objects += [f"<</Type/Pages/Count 1/Kids[{n + 3} 0 R]>>" for n in range(levels)]
    objects += [f"<</Type/Page/Parent {levels + 1} 0 R/MediaBox[0 0 595 842]/Resources<<>>>>"]
    return written(objects)


def written(objects: list[str]) -> bytes:
    parts, offsets = [b"%PDF-1.4\n"], []
    for number, text in enumerate(objects, 1):
        offsets.append(sum(map(len, parts)) if number < 3 else offsets[-1] + len(parts[-1]))
        parts.append(f"{number} 0 obj{text}endobj\n".encode())
    start = sum(map(len, parts))
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    table += "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    table += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    return b"".join(parts) + table.encode()


def blanks(size: int) -> bytes:
    """Return millions of blanks, squeezed: after a full flush a block may stand anywhere."""
    squeezer = zlib.compressobj(9)
    head = squeezer.compress(b"") + squeezer.flush(zlib.Z_FULL_FLUSH)
    block = squeezer.compress(b" " * 1_000_000) + squeezer.flush(zlib.Z_FULL_FLUSH)
    return head + block * (size // 1_000_000) + squeezer.flush()


def bomb(size: int, layers: int = 1) -> bytes:
    """Return a PDF with a content stream that decodes to so many blanks."""
    raw = blanks(size)
    for _ in range(layers - 1):
        raw = zlib.compress(raw, 9)
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    stream = pdf.make_stream(raw)
    stream.Filter = Array([Name.FlateDecode] * layers)
    page.obj.Contents = stream
    return saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


@pytest.mark.parametrize(
    "raw",
    [bomb(200_000_000), blank(2_001)],
    ids=["too much content", "too many pages"],
)
def test_what_cannot_be_read_is_neither_plated_nor_drawn(raw: bytes) -> None:
    """Ghostscript and PDFium would work at it for minutes."""
    result = preflight_bytes(raw, "a.pdf", find_settings(None), plates=True)
    assert "plates-skipped" in named(result.findings)
    assert result.pages == ()
    assert b"data:image/" not in report_of(raw, result)


BARE = {"not-pdfx", "intent-missing", "trapped", "title", "dates", "trim-missing", "page-count"}
"""What any plain PDF of one page lacks."""


@pytest.mark.parametrize("user", ["", "secret"])
def test_an_encrypted_file(good: dict[str, bytes], user: str) -> None:
    with pikepdf.open(io.BytesIO(good["x-4"])) as pdf:
        raw = saved(pdf, encryption=pikepdf.Encryption(owner="x", user=user))
    assert "encrypted" in found(raw)
    if user:
        assert found(raw) == {"encrypted"}


@pytest.mark.parametrize("standard", ["x-4", "x-1a"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_truncated_file(good: dict[str, bytes], standard: str, share: float) -> None:
    raw = good[standard]
    assert found(raw[: int(len(raw) * share)]) & {"unreadable", "damaged"}


def test_a_file_with_a_damaged_cross_reference(good: dict[str, bytes]) -> None:
    raw = good["x-1a"]
    at = raw.rindex(b"startxref") + 10
    assert found(raw[:at] + b"7" + raw[at:]) == {"damaged"}


@pytest.mark.parametrize("raw", [b"", b"\x00" * 10_000, b"<html></html>"])
def test_what_is_no_pdf(raw: bytes) -> None:
    assert found(raw) == {"not-pdf"}


def test_what_only_begins_like_one() -> None:
    assert found(b"%PDF-1.4\n%%EOF") == {"unreadable"}


def test_a_file_without_pages() -> None:
    assert found(saved(pikepdf.new())) == {"unreadable"}


def test_ten_thousand_pages() -> None:
    assert found(blank(10_000)) == (BARE - {"page-count"}) | {
        "too-many-pages", "no-id", "blank-page",
    }  # fmt: skip


def test_a_deep_page_tree() -> None:
    assert found(deep(40)) == BARE | {"no-id", "blank-page"}
    assert found(deep(100_000)) == {"unreadable"}


@pytest.mark.parametrize("layers", [1, 2])
def test_a_stream_that_grows_a_thousandfold(layers: int) -> None:
    assert found(bomb(2_000_000_000, layers)) == BARE | {"page-unreadable"}


def test_metadata_that_grows_a_thousandfold(good: dict[str, bytes]) -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(b" " * 50_000_000)

    assert found(changed(good["x-4"], edit)) == {"metadata-broken", "not-pdfx"}


def test_forms_that_multiply() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    inner = pdf.make_stream(b"0 0 m 1 1 l S " * 100)
    inner.Type, inner.Subtype, inner.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    for _ in range(8):
        outer = pdf.make_stream(b"/F Do " * 50)
        outer.Type, outer.Subtype, outer.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        outer.Resources = Dictionary(XObject=Dictionary(F=inner))
        inner = outer
    page.obj.Resources = Dictionary(XObject=Dictionary(F=inner))
    page.obj.Contents = pdf.make_stream(b"/F Do")
    assert found(saved(pdf)) & {"page-unreadable", "over-limits"}


def test_objects_of_the_wrong_kind() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj.MediaBox = Array([Name.A, 1])
    page.obj.Annots = Array([1, 2])
    pdf.Root.OutputIntents = Dictionary(a=1)
    pdf.Root.OCProperties = Array()
    assert found(saved(pdf)) & {"page-unreadable", "unreadable"}


def test_a_reason_is_the_same_every_time(good: dict[str, bytes]) -> None:
    raw = good["x-1a"][:-200]
    first, second = (preflight_bytes(raw, "a.pdf", find_settings(None)).findings for _ in range(2))
    assert first == second
    assert "0x" not in str(first)


def test_what_takes_too_long_is_a_finding(
    good: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "_SECONDS", 0)
    monkeypatch.setattr(stage, "_BYTES_A_SECOND", 1_000_000)
    assert found(good["x-4"]) == {"over-limits"}


def test_hundreds_of_findings_of_one_kind_are_counted(good: dict[str, bytes]) -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            boxes = [[x * 10, 100, x * 10 + 5, 120] for x in range(40)]
            links = [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box) for box in boxes]
            page.obj.Annots = Array([pdf.make_indirect(link) for link in links])

    result = preflight_bytes(changed(good["x-4"], edit), "a.pdf", find_settings(None))
    assert named(result.findings) == {"annotation", "more"}
    assert len(result.findings) == 201
    assert result.findings[-1].values["count"] == 8 * 40 - 200


@pytest.mark.parametrize("options", [(), ("--plates", "--html", "report.html")])
@pytest.mark.parametrize("name", ["bomb", "many", "script"])
def test_the_limits_hold_for_the_whole_command(
    name: str, options: tuple[str, ...], good: dict[str, bytes], tmp_path: Path
) -> None:
    """Ten seconds and 500 MB, measured from outside."""
    raw = {
        "bomb": lambda: bomb(2_000_000_000),
        "many": lambda: blank(10_000),
        "script": lambda: changed(good["x-4"], runs_a_script_when_opened),
    }[name]()
    (tmp_path / f"{name}.pdf").write_bytes(raw)
    done = measured(tmp_path, "preflight", f"{name}.pdf", *options)
    assert done.code == 1
    assert "Traceback" not in done.words
    assert done.megabytes < 500
    assert done.seconds < 10
