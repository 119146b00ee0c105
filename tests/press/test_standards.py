"""PDF/X-4 and PDF/X-1a:2003: what each has and what it must not have."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from tests.press.jobs import MM, Job, picture

from bulletin_pdf.pdfobjects.content import marks_of
from bulletin_pdf.pipeline.build import PressWishes
from bulletin_pdf.press.boxes import room

INKS = "  red: {spot: PANTONE 485 C, cmyk: [0, 95, 100, 0]}\n  pale: {of: red, tint: 20}"
JOB = Job(INKS, pictures=(("a.jpg", picture("RGB", (300, 300), "JPEG")),))


@pytest.fixture(scope="module", params=["x-4", "x-1a"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    return JOB.make(folder, PressWishes(request.param, marks=True))


@pytest.fixture
def pdf(made: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(made) as opened:
        yield opened


def _is_x1a(pdf: pikepdf.Pdf) -> bool:
    return "/GTS_PDFXVersion" in pdf.docinfo


def test_qpdf_finds_nothing_wrong(made: Path) -> None:
    done = subprocess.run(["qpdf", "--check", made], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def test_versions(pdf: pikepdf.Pdf) -> None:
    assert pdf.pdf_version == ("1.4" if _is_x1a(pdf) else "1.6")
    assert pdf.Root.get("/Version") is None


def test_information_is_what_the_metadata_says(pdf: pikepdf.Pdf) -> None:
    info = {str(key): str(value) for key, value in pdf.docinfo.items()}
    xmp = pdf.open_metadata()
    same = {
        "/Title": "dc:title", "/Producer": "pdf:Producer", "/Creator": "xmp:CreatorTool",
    }  # fmt: skip
    assert {key: info[key] for key in same} == {key: xmp[name] for key, name in same.items()}
    assert info["/Trapped"] == "/False"
    assert xmp["pdf:Trapped"] == "False"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20120110000000+08'00'"
    assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2012-01-10T00:00:00+08:00"
    if _is_x1a(pdf):
        assert info["/GTS_PDFXVersion"] == xmp["pdfx:GTS_PDFXVersion"] == "PDF/X-1a:2003"
        assert "/GTS_PDFXConformance" not in info
        assert "pdfxid:GTS_PDFXVersion" not in xmp
    else:
        assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
    assert b"pdfxid:part" not in pdf.Root.Metadata.read_bytes()


def test_ids_are_of_the_content(pdf: pikepdf.Pdf) -> None:
    xmp = pdf.open_metadata()
    assert xmp["xmpMM:DocumentID"].startswith("uuid:")
    assert len(pdf.trailer.ID) == 2


def test_x1a_has_no_object_streams(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        if _is_x1a(pdf):
            raw = made.read_bytes()
            assert b"/ObjStm" not in raw
            assert b"/XRef" not in raw


def test_boxes_are_trim_bleed_and_room_for_marks(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        trim, bleed, media = (
            [float(v) for v in page.obj[f"/{name}Box"]] for name in ("Trim", "Bleed", "Media")
        )
        assert trim[2] - trim[0] == pytest.approx(100 * MM, abs=0.01)
        assert trim[3] - trim[1] == pytest.approx(140 * MM, abs=0.01)
        for box, by in ((bleed, 3), (media, 10)):
            grown = [trim[0] - by * MM, trim[1] - by * MM, trim[2] + by * MM, trim[3] + by * MM]
            assert box == pytest.approx(grown, abs=0.01)
        assert "/CropBox" not in page.obj
        assert "/ArtBox" not in page.obj


def test_a_wide_bleed_makes_more_room() -> None:
    assert room(0) == room(3 * MM) == pytest.approx(10 * MM)
    assert room(5 * MM) == pytest.approx(12 * MM)


def test_there_is_nothing_interactive(pdf: pikepdf.Pdf) -> None:
    assert {"/Names", "/AcroForm", "/OpenAction", "/AA", "/Dests"}.isdisjoint(pdf.Root.keys())
    for page in pdf.pages:
        assert {"/Annots", "/AA", "/Tabs"}.isdisjoint(page.obj.keys())


def test_colour_spaces_are_plates_and_nothing_else(pdf: pikepdf.Pdf) -> None:
    families, groups = set(), set()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            if "/Group" in item:
                groups.add(str(item.Group.get("/CS")))
            for space in item.get("/ColorSpace", {}).values() if "/Font" in item else ():
                families.add(str(space[0]))
    assert families <= {"/Separation"}
    assert groups <= (set() if _is_x1a(pdf) else {"/DeviceCMYK"})
    used = {
        mark.colour.space.family for page in pdf.pages for mark in marks_of(page) if mark.colour
    }
    assert used == {"DeviceCMYK", "Separation"}


def test_nothing_is_transparent(pdf: pikepdf.Pdf) -> None:
    assert not any(mark.transparent for page in pdf.pages for mark in marks_of(page))


def test_marks_are_outside_the_bleed(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        left, bottom, right, top = (float(v) for v in page.obj.BleedBox)
        marks = [m for m in marks_of(page) if m.colour and m.colour.space.plates == ("All",)]
        assert len(marks) > 20
        for mark in marks:
            box = mark.box
            assert box.right <= left or box.left >= right or box.top <= bottom or box.bottom >= top


def test_the_slug_line_and_the_colour_bar_need_no_font(pdf: pikepdf.Pdf) -> None:
    (page,) = pdf.pages
    media = [float(v) for v in page.obj.MediaBox]
    bleed = [float(v) for v in page.obj.BleedBox]
    above = [m for m in marks_of(page) if m.box.bottom > bleed[3]]
    assert above
    assert {m.kind for m in above} == {"fill", "stroke"}
    bar = [
        m.colour.inks
        for m in marks_of(page)
        if m.kind == "fill" and m.box.top < bleed[1] and m.box.bottom > media[1] and m.colour
    ]
    for plate in ("Cyan", "Magenta", "Yellow", "Black", "PANTONE 485 C"):
        assert bar.count({plate: 0.5}) == 1, plate
        assert bar.count({plate: 1.0}) >= 2, plate  # the solid patch and the name


def test_fonts_are_embedded_as_the_version_knows_them(pdf: pikepdf.Pdf) -> None:
    programs = [
        (str(item.FontFile3.Subtype), item.FontFile3.read_bytes()[:4])
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and "/FontFile3" in item
    ]
    assert programs
    for subtype, head in programs:
        if _is_x1a(pdf) or subtype != "/OpenType":  # the glyphs with built-in space are OpenType
            assert subtype == "/CIDFontType0C"
            assert head[:1] == b"\1"  # a bare CFF table
    assert not any(
        "/CIDSet" in item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)
    )


@pytest.mark.parametrize("standard", ["x-4", "x-1a"])
def test_the_same_input_gives_the_same_bytes(tmp_path: Path, standard: str) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        made.append(JOB.make(tmp_path / name, PressWishes(standard, marks=True)).read_bytes())
    assert made[0] == made[1]


def test_a_long_title_ends_before_the_registration_mark() -> None:
    from bulletin_pdf.press.lettering import Lettering
    from bulletin_pdf.press.strokes import SIZE, fitted

    face = (Path(__file__).parents[2] / "fonts" / "BulletinHei.otf").read_bytes()
    lettering = Lettering(face)
    line = fitted(lettering, "很长的标题" * 20, ("2012年1月10日", "第1页 共1页"), 150)
    assert line.endswith("…　2012年1月10日　第1页 共1页")
    assert lettering.width(line, SIZE) <= 150
    assert fitted(lettering, "短", ("", "第1页 共1页"), 150) == "短　第1页 共1页"


def test_a_file_without_colours_needs_no_plates() -> None:
    from bulletin_pdf.press.plates import plate_names

    stream = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].obj.Contents = pdf.make_stream(b"1 g\n0 0 0 0 k\n0 0 9 9 re f")
    pdf.save(stream)
    assert plate_names(stream.getvalue()) == ()
