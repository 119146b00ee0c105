"""Files of strangers on sheets: what is damaged, hostile or unusual."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import ImageStat
from tests.preflight.outside import measured
from tests.preflight.test_malformed import blanks, deep
from tests.press.jobs import MM
from tests.press.test_imposition import BLEED, HEIGHT, WIDTH, Rendered, impose, job

from bulletin_pdf.errors import SourceError
from bulletin_pdf.pipeline.imposing import impose_bytes
from bulletin_pdf.pipeline.sheet_wishes import SheetWishes
from bulletin_pdf.press.imposition import Scheme


def _pdf(**root: object) -> bytes:
    pdf = pikepdf.open(io.BytesIO(job(4)))
    for key, value in root.items():
        pdf.Root[f"/{key}"] = value
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def test_scripts_and_names_do_not_come_along() -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    with pikepdf.open(io.BytesIO(impose(_pdf(OpenAction=script, Names=script)))) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}


def _mixed() -> bytes:
    with (
        pikepdf.open(io.BytesIO(job(4))) as pdf,
        pikepdf.open(io.BytesIO(job(1, size=(WIDTH + 5, HEIGHT)))) as other,
    ):
        pdf.pages.extend(other.pages)
        stream = io.BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def _encrypted(user: str) -> bytes:
    with pikepdf.open(io.BytesIO(job(4))) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(owner="o", user=user))
    return stream.getvalue()


def _many() -> bytes:
    pdf = pikepdf.new()
    for _ in range(10_000):
        pdf.add_blank_page()
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def _deep() -> bytes:
    pdf = pikepdf.open(io.BytesIO(job(4)))
    node = pdf.Root.Pages
    for _ in range(5_000):
        node = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=[node], Count=4))
    pdf.Root.Pages = node
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def _bomb() -> bytes:
    pdf = pikepdf.open(io.BytesIO(job(4)))
    packed = blanks(2_000_000_000)
    bomb = pdf.make_stream(b"")
    bomb.write(packed, filter=pikepdf.Name.FlateDecode)
    for page in pdf.pages:
        page.obj.Contents = pikepdf.Array([bomb, bomb])
    stream = io.BytesIO()
    pdf.save(stream, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"", "impose-not-pdf"),
        (lambda: b"%PDF-1.4 nothing", "impose-unreadable"),
        (lambda: job(4)[:300], "impose-unreadable"),
        (_mixed, "impose-mixed-sizes"),
        (lambda: _encrypted("u"), "impose-encrypted"),
        (lambda: _encrypted(""), "impose-encrypted"),
        (_many, "impose-too-many-pages"),
        (_deep, "impose-unreadable"),
    ],
    ids=["empty", "no pdf", "cut", "mixed", "password", "owner", "10000 pages", "deep"],
)
def test_what_cannot_be_imposed_is_said_clearly(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(SourceError) as caught:
        impose(make())
    assert [d.code for d in caught.value.diagnostics] == [code]


def _with_damaged_reference() -> bytes:
    raw = job(4)
    at = raw.rindex(b"startxref") + 10
    return raw[:at] + b"7" + raw[at:]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 1])
def test_what_a_reader_would_mend_is_refused_for_pages_may_be_lost(share: float) -> None:
    raw = _with_damaged_reference() if share == 1 else job(8)[: int(len(job(8)) * share)]
    with pytest.raises(SourceError) as caught:
        impose(raw)
    assert [d.code for d in caught.value.diagnostics] == ["impose-unreadable"]


def test_a_stream_that_swells_ends_in_a_clear_error() -> None:
    """Whether the memory runs out in the reader of PDF or in ours is chance."""
    with pytest.raises(SourceError) as caught:
        impose(_bomb())
    assert caught.value.diagnostics[0].code in {"impose-unreadable", "impose-over-limits"}


def test_what_is_printed_over_a_page_is_imposed_with_it() -> None:
    with pikepdf.open(io.BytesIO(job(4))) as pdf:
        stamp = pdf.make_stream(b"0 0 1 0 k 0 0 40 20 re f")
        stamp.Type, stamp.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        stamp.BBox = pikepdf.Array([0, 0, 40, 20])
        annotation = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, F=4,
            Rect=[60, 200, 100, 220], AP=pikepdf.Dictionary(N=stamp),
        )  # fmt: skip
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(annotation)])
        stream = io.BytesIO()
        pdf.save(stream)
    bleed = BLEED * MM
    place = (WIDTH * MM + 60 - bleed + 2, 200 - bleed + 2, 36, 16)  # page 1 is at the right
    found = Rendered(impose(stream.getvalue())).cut(0, *place)
    assert ImageStat.Stat(found).mean == pytest.approx([255, 242, 0], abs=3)


def test_boxes_may_name_any_two_corners() -> None:
    with pikepdf.open(io.BytesIO(job(4))) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = page.obj.TrimBox
            page.obj.TrimBox = pikepdf.Array([right, top, left, bottom])
        stream = io.BytesIO()
        pdf.save(stream)
    with pikepdf.open(io.BytesIO(impose(stream.getvalue()))) as pdf:
        trim, bleed = ([float(v) for v in pdf.pages[0].obj[b]] for b in ("/TrimBox", "/BleedBox"))
    assert trim == pytest.approx([0, 0, 2 * WIDTH * MM, HEIGHT * MM], abs=0.01)
    assert bleed[0] == pytest.approx(-BLEED * MM, abs=0.01)


@pytest.mark.parametrize(
    ("count", "wishes", "codes"),
    [
        (64, {}, []),
        (104, {}, ["impose-thick"]),
        (4, {"sheet": "A4"}, []),
        (4, {"sheet": "130x100"}, ["impose-sheet-larger"]),
        (4, {"sheet": "90x90"}, ["impose-sheet-too-small"]),
    ],
)
def test_what_an_editor_should_know_of_the_sheets(
    count: int, wishes: dict[str, str], codes: list[str]
) -> None:
    done = impose_bytes(job(count), "x.pdf", SheetWishes(Scheme.SADDLE, **wishes))
    assert [d.code for d in done.diagnostics] == codes


def test_what_no_wire_goes_through_is_refused() -> None:
    with pytest.raises(SourceError) as caught:
        impose(job(420))
    assert [d.code for d in caught.value.diagnostics] == ["impose-too-thick"]
    assert len(pypdfium2.PdfDocument(impose(job(420), Scheme.TWO_UP))) == 210


@pytest.mark.parametrize("name", ["bomb", "many", "deep"])
def test_the_limits_hold_for_the_whole_command(name: str, tmp_path: Path) -> None:
    """Ten seconds and 500 MB, measured from outside."""
    raw = {"bomb": _bomb, "many": _many, "deep": lambda: deep(100_000)}[name]()
    (tmp_path / "a.pdf").write_bytes(raw)
    done = measured(tmp_path, "impose", "a.pdf", "--saddle")
    assert done.code == 65
    assert "Traceback" not in done.words
    assert done.megabytes < 500
    assert done.seconds < 10
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
